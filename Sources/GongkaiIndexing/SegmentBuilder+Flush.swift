// Writes what a builder accumulated as a segment file.

import GongkaiBytes
import GongkaiFormat

/// How segments are written.
struct FlushOptions: Sendable {
  var threads = 1
  /// As `SegmentInformation.rankingThreshold`.
  var rankingThreshold = SegmentInformation.defaultRankingThreshold
  /// Postings that a thread holds at once.
  var postingsPerRange = 4 << 20
  /// Places, or postings, that are worth handing to another thread.
  var leastRun = 1 << 18
  var dictionaryChecksum: UInt32 = 0
}

extension SegmentBuilder {
  /// Writes the segment to `path`; returns the file's length.
  ///
  /// Terms are encoded in runs on several threads and written in their order, so the bytes do not
  /// depend on the number of threads.
  consuming func flush(to path: String, _ options: FlushOptions) throws(FileError) -> Int {
    let file = try SegmentFileWriter(path: path)
    var information = SegmentInformation()
    information.documentCount = documentCount
    information.textBytes = textBytes
    information.rankingThreshold = options.rankingThreshold
    information.dictionaryChecksum = options.dictionaryChecksum
    information.lengthSums = lengths.map { $0.reduce(0, +) }
    let norms = lengths.map { $0.map(SmallFloat.encode) }

    let order = TermOrder(terms.keys.array(), otherWords, packed: .gram, inLexicon: .otherWord)
    var table = ClauseTableWriter()
    var starts = ByteWriter()
    var gathered: [GatheredStream] = []
    // Places start at 1: the first delta of a list is then never 0.
    var base = 1
    for (field, rule) in schema.rules.enumerated() {
      regions[field].freeTable()
      information.clauseCount += regions[field].interner.count
      let rows = ClauseRows(regions[field])
      let order = ClauseOrder(regions[field].interner, rows)
      let length = regions[field].interner.stream.count
      order.write(rows, base: UInt32(base), to: &table)
      if order.repeatedLength < length {
        regions[field].writeStarts(order, base: base, to: &starts)
      }
      information.regions.append(
        Region(
          rule, places: UInt32(base)..<UInt32(base + length),
          firstOnce: UInt32(base + order.repeatedLength)))
      gathered.append(
        GatheredStream(
          stream: regions[field].takeStream(),
          clauses: RegionClauses(
            order: order, rows: rows, weight: rule.isStandard ? UInt32(rule.weight) : 0),
          base: UInt32(base)))
      base += length
    }
    table.finish()
    information.streamLength = base
    information.repeatedClauseCount = table.count

    let streams = OrderedStream.make(
      consume gathered, as: order.ordinals, threads: options.threads, leastRun: options.leastRun)
    let characterOrder = TermOrder(
      characters.table.keys.array(), characters.lexicon, packed: .character, inLexicon: .character)
    let characterInverter = characters.inverter(
      characterOrder, norms: norms[NormKind.character.rawValue])
    let wordOrder = TermOrder(
      words.table.keys.array(), words.lexicon, packed: .word, inLexicon: .word)
    var wordInverter = words.inverter(wordOrder, norms: norms[NormKind.word.rawValue])
    let wordsOfGrams = order.words(ofLength: 2, in: wordOrder)
    let places = PlaceInverter(
      regions: streams.regions, clauseCount: information.clauseCount,
      streamLength: information.streamLength, documentCount: information.documentCount,
      rankingThreshold: options.rankingThreshold, norms: norms[NormKind.positional.rawValue],
      counts: streams.counts, words: wordsOfGrams, wordDocFreqs: wordInverter.counts)

    let longGrams = LongGrams(
      places, terms: order, threshold: information.longGramThreshold, threads: options.threads)

    var writer = try PostingsWriter(file)
    try writer.appendClauseEnds(places)
    var bases = WordBases(documentCount: information.documentCount)
    let workers = PerWorker(options.threads) { PlaceInversionWorker(places) }
    try writer.append(
      [
        TermLists(
          key: { order.key(at: $0) }, counts: places.counts, words: wordsOfGrams,
          encode: { workers[$0].invert($1) }),
        TermLists(
          key: { characterOrder.key(at: $0) }, counts: characterInverter.counts,
          words: characterOrder.words(ofLength: 1, in: wordOrder),
          encode: { characterInverter.invert($1) }),
      ], options, visitBase: { bases.keep($0, $1, forWord: $2) })
    wordInverter.bases = bases
    try writer.append(
      [
        TermLists(
          key: { wordOrder.key(at: $0) }, counts: wordInverter.counts,
          encode: { [wordInverter] in wordInverter.invert($1) }),
        TermLists(
          key: { longGrams.keys[$0] }, counts: longGrams.counts,
          encode: { longGrams.invert($1) }),
      ], options)
    information.termCount = writer.dictionary.count

    try file.write(.dictionary, writer.dictionary.blocks.bytes)
    try file.write(.dictionaryIndex, writer.dictionary.index.bytes)
    try file.write(.clauses, table.blocks.bytes)
    try file.write(.clauseDirectory, table.directory.bytes)
    try file.write(.clauseRows, table.rows.bytes)
    try file.write(.documentStarts, starts.bytes)
    try file.write(.norms, Array(norms.joined()))
    let encoded = Identifiers.encode(identifiers)
    try file.write(.identifiers, encoded.identifiers)
    try file.write(.identifierOrder, encoded.order)
    try file.write(
      .columns,
      Column.encode(Array(columns.values), documentCount: information.documentCount))
    var text = try StoredTextWriter(file)
    for block in storedBlocks { try text.append(block) }
    try text.finish()
    try file.write(.sourceHashes, sourceHashes)
    try file.write(.information, information.encode())
    try file.writeChunkChecks()
    return try file.finish()
  }
}

extension RegionBuilder {
  /// Writes for each document where its clauses said once begin, or, where it added none, those of
  /// the next that did; the region starts at place `base`.
  fileprivate borrowing func writeStarts(
    _ order: ClauseOrder, base: Int, to writer: inout ByteWriter
  ) {
    var doc = 0
    var place = base + order.repeatedLength
    for clause in order.once {
      while doc < documentCount, firstClauses[doc] <= clause {
        writer.appendU32(UInt32(place))
        doc += 1
      }
      place += order.length(of: clause) + 1
    }
    for _ in doc..<documentCount { writer.appendU32(UInt32(place)) }
  }
}
