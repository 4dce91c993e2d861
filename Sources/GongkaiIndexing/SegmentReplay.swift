// Reads a segment back into the form in which segments are built.

import GongkaiBytes
import GongkaiFormat

/// Replays a segment: its clauses, terms and documents, deleted ones left out.
///
/// Scattering the place lists back to "term at place" restores the folded clause stream; no text
/// is read and nothing is analyzed again.
struct SegmentReplay {
  private let segment: SegmentReader
  private let schema: FieldSchema
  private let isLive: (Int) -> Bool
  private let compression: CompressionDictionary
  /// Documents that are kept, in order.
  private let liveDocs: [Int]

  init(
    _ segment: SegmentReader, schema: FieldSchema, deletions: Deletions?,
    compression: CompressionDictionary
  ) {
    self.segment = segment
    self.schema = schema
    self.compression = compression
    let isLive = { (doc: Int) in !(deletions?.contains(doc) ?? false) }
    self.isLive = isLive
    liveDocs = (0..<segment.documentCount).filter(isLive)
  }

  /// The whole segment as one batch.
  func batch() throws(IndexError) -> AnalyzedBatch {
    guard segment.information.fieldNames == schema.names else {
      throw try segment.view(.information).corrupt(at: 0, .disagreement)
    }
    var batch = AnalyzedBatch()
    batch.documentCount = liveDocs.count
    batch.textBytes = 0
    try replayClauses(into: &batch)
    batch.characters = try replayBag(.character)
    batch.words = try replayBag(.word)
    batch.lengths = lengths(of: batch)
    let segmentColumns = try segment.columns
    for doc in liveDocs {
      batch.identifiers.append(try segment.identifiers.identifier(of: doc))
      batch.sourceHashes += try segment.sourceHash(of: doc)
      var columns: [(name: String, value: ColumnValue)] = []
      for column in segmentColumns {
        if let value = try column.value(of: doc) { columns.append((column.name, value)) }
      }
      batch.columns.append(columns)
    }
    try replayText(into: &batch)
    return batch
  }

  // MARK: Clauses

  private func replayClauses(into batch: inout AnalyzedBatch) throws(IndexError) {
    var termAt = [UInt32](
      repeating: ClauseInterner.separator, count: segment.information.streamLength)
    var places: [UInt32] = []
    var terms = try segment.dictionary.cursor()
    var last: [UInt8] = []
    while let (key, info) = try terms.next() {
      try checkOrder(last, key)
      last = key
      guard let kind = TermKind(rawValue: key[0]), kind.isPositional else { break }
      guard kind != .clauseEnd else { continue }
      let number = UInt32(batch.termKeys.count)
      batch.termKeys.append(try packedKey(key, kind, &batch.otherWords))
      places.removeAll(keepingCapacity: true)
      var cursor = try PlaceCursor(
        info, in: segment.postings, streamLength: segment.information.streamLength)
      try cursor.appendAll(to: &places)
      for place in places { termAt[Int(place)] = number }
    }
    for region in segment.information.regions.indices {
      batch.clauses.append(try replayRegion(region, termAt))
    }
    batch.dropUnusedTerms()
  }

  /// Terms ascend, so that each is there once.
  private func checkOrder(_ last: [UInt8], _ key: [UInt8]) throws(IndexError) {
    guard last.isEmpty || last.lexicographicallyPrecedes(key) else {
      throw try segment.view(.dictionary).corrupt(at: 0, .disagreement)
    }
  }

  private func packedKey(
    _ key: [UInt8], _ kind: TermKind, _ strings: inout ByteStrings
  ) throws(IndexError) -> UInt64 {
    let text = key.dropFirst()
    let decoded = String(decoding: text, as: UTF8.self)
    let scalars = decoded.unicodeScalars.map(\.value)
    let longest = kind == .gram ? 2 : kind == .character ? 1 : Int.max
    guard (1...longest).contains(scalars.count), !scalars.contains(0),
      decoded.utf8.elementsEqual(text)
    else { throw try segment.view(.dictionary).corrupt(at: 0, .outOfRange) }
    if kind != .otherWord && scalars.count <= 3 {
      return PackedKey.shortWord(
        scalars[0], scalars.count > 1 ? scalars[1] : 0, scalars.count > 2 ? scalars[2] : 0)
    }
    strings.append(text)
    return PackedKey.lexiconEntry(strings.count - 1)
  }

  private func replayRegion(
    _ region: Int, _ termAt: [UInt32]
  ) throws(IndexError) -> ClauseBatch {
    let description = segment.information.regions[region]
    var batch = ClauseBatch()
    var mentions = Mentions(documentCount: segment.documentCount)
    var table = try segment.clauseTable()
    var cursor = ClauseTable.Cursor()
    var rows = try segment.clauseRowReader()
    var owner = 0
    var start = description.places.lowerBound
    for place in description.places where termAt[Int(place)] == ClauseInterner.separator {
      for i in start..<place { batch.terms.append(termAt[Int(i)]) }
      batch.endClause()
      let clause = UInt32(batch.count - 1)
      if place < description.firstOnce {
        guard let repeated = try table.find(start, &cursor), repeated.start == start,
          repeated.end == place
        else { throw try segment.view(.clauses).corrupt(at: 0, .disagreement) }
        try rows.read(repeated.row)
        mentions.add(clause, doc: repeated.row.owner, count: rows.firstCount)
        for (doc, count) in zip(rows.docs, rows.counts) {
          mentions.add(clause, doc: doc, count: count)
        }
        guard rows.firstCount > 0, !rows.counts.contains(0) else {
          throw try segment.view(.clauseRows).corrupt(at: repeated.row.offset, .outOfRange)
        }
      } else {
        owner = try segment.documentStarts.owner(of: start, region: region, from: owner)
        mentions.add(clause, doc: UInt32(owner), count: 1)
      }
      start = place + 1
    }
    batch.documents = mentions.lists(of: liveDocs)
    return batch
  }

  // MARK: Bags

  private func replayBag(_ kind: TermKind) throws(IndexError) -> BagBatch {
    var bag = BagBatch()
    var mentions = Mentions(documentCount: segment.documentCount)
    var terms = try segment.dictionary.cursor(atOrAfter: TermKey(kind, []))
    var last: [UInt8] = []
    while let (key, info) = try terms.next(), key[0] == kind.rawValue {
      try checkOrder(last, key)
      last = key
      let number = UInt32(bag.keys.count)
      bag.keys.append(try packedKey(key, kind, &bag.strings))
      var docs: [UInt32] = []
      var freqs: [UInt32] = []
      var cursor = try segment.wordCursor(TermKey(raw: key), info)
      try cursor.appendAll(docs: &docs, freqs: &freqs)
      // Each block starts where the skip entries say, which may be before the last one's end.
      var least: UInt32 = 0
      for (doc, freq) in zip(docs, freqs) {
        guard freq > 0 else { throw segment.postings.corrupt(at: 0, .outOfRange) }
        guard doc >= least else { throw segment.postings.corrupt(at: 0, .outOfOrder) }
        least = doc + 1
        mentions.add(number, doc: doc, count: freq)
      }
    }
    bag.documents = mentions.lists(of: liveDocs)
    bag.dropUnusedTerms()
    return bag
  }

  /// Exact lengths, which the norms only approximate.
  private func lengths(of batch: AnalyzedBatch) -> [Int] {
    func sum(_ lists: NumberLists, _ doc: Int) -> Int {
      lists.range(of: doc).reduce(0) { $0 + Int(lists.counts[$1]) }
    }
    var lengths: [Int] = []
    for doc in 0..<batch.documentCount {
      var positions = 0
      for (rule, clauses) in zip(schema.rules, batch.clauses) where rule.isStandard {
        for i in clauses.documents.range(of: doc) {
          positions +=
            clauses.range(of: Int(clauses.documents.values[i])).count
            * Int(clauses.documents.counts[i]) * rule.weight
        }
      }
      lengths += [positions, sum(batch.characters.documents, doc), sum(batch.words.documents, doc)]
    }
    return lengths
  }

  // MARK: Text

  private func replayText(into batch: inout AnalyzedBatch) throws(IndexError) {
    if liveDocs.count == segment.documentCount {
      for block in 0..<segment.storedText.blockCount {
        batch.storedBlocks.append(try segment.storedText.block(block))
      }
      batch.textBytes = segment.information.textBytes
      return
    }
    var builder = StoredBlockBuilder(dictionary: compression)
    var textBytes = 0
    try segment.storedText.visitAll { (doc, document) in
      guard isLive(doc) else { return }
      builder.append(document)
      textBytes += document.text.count
    }
    batch.storedBlocks = builder.finish()
    batch.textBytes = textBytes
  }
}

/// Gathers (number, document, count) in the order of numbers, and turns them round by document.
private struct Mentions {
  private var numbers: [UInt32] = []
  private var docs: [UInt32] = []
  private var counts: [UInt32] = []
  private var documentCount: Int

  init(documentCount: Int) {
    self.documentCount = documentCount
  }

  mutating func add(_ number: UInt32, doc: UInt32, count: UInt32) {
    numbers.append(number)
    docs.append(doc)
    counts.append(count)
  }

  /// The lists of the documents in `liveDocs`.
  func lists(of liveDocs: [Int]) -> NumberLists {
    var starts = [Int](repeating: 0, count: documentCount + 1)
    for doc in docs { starts[Int(doc) + 1] += 1 }
    for doc in 0..<documentCount { starts[doc + 1] += starts[doc] }
    var order = [UInt32](repeating: 0, count: docs.count)
    var cursors = starts
    for (i, doc) in docs.enumerated() {
      order[cursors[Int(doc)]] = UInt32(i)
      cursors[Int(doc)] += 1
    }
    var lists = NumberLists()
    for doc in liveDocs {
      for slot in starts[doc]..<starts[doc + 1] {
        lists.values.append(numbers[Int(order[slot])])
        lists.counts.append(counts[Int(order[slot])])
      }
      lists.endList()
    }
    return lists
  }
}
