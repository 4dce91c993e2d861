// How do several segments become one, without holding more than a few lists in memory?

import GongkaiBytes
import GongkaiFormat

/// Writes segments, of which no document is deleted, one behind the other as one segment.
///
/// Lists are read, moved and written again, so that takes a tenth of the time in which the documents
/// were indexed. A clause that several of the segments hold stays in the stream once for each.
struct SegmentJoin {
  private let segments: [SegmentReader]
  private let layout: JoinLayout
  /// By `NormKind`.
  private let norms: [[UInt8]]

  /// - Precondition: `fits(segments)`.
  /// - Throws: `IndexError` when a segment has other fields than those of `schema`, or places that
  ///   belong to none.
  init(_ segments: [SegmentReader], schema: FieldSchema) throws(IndexError) {
    for segment in segments {
      let information = segment.information
      var end: UInt32 = 1
      var isWhole = information.fieldNames == schema.names
      for region in information.regions {
        isWhole = isWhole && region.places.lowerBound == end
        end = region.places.upperBound
      }
      guard isWhole, Int(end) == information.streamLength else {
        throw try segment.view(.information).corrupt(at: 0, .disagreement)
      }
    }
    self.segments = segments
    layout = JoinLayout(segments.map(\.information), schema)
    var norms: [[UInt8]] = []
    for kind in NormKind.allCases {
      norms.append([])
      for segment in segments { norms[kind.rawValue] += try segment.norms(kind).array() }
    }
    self.norms = norms
  }

  /// The most places of a joined segment: what replays, verifies or mends a segment holds its whole
  /// stream, in two to four gigabytes for as many places.
  static let mostPlaces = 1 << 27

  /// Whether one segment may hold all of these. Offsets in some sections have 32 bits.
  static func fits(_ segments: [SegmentReader]) -> Bool {
    let offsetSections: [SegmentSection] = [.dictionary, .clauses, .identifiers]
    return segments.reduce(0) { $0 + $1.information.streamLength } <= mostPlaces
      && offsetSections.allSatisfy { length(of: $0, in: segments) < 1 << 32 - 1 }
  }

  /// Memory that a join takes, in bytes: twice the sections that are made as a whole, a column of
  /// values, and some lists. Measured on joins of eight segments and of a hundred.
  static func byteCount(_ segments: [SegmentReader]) -> Int {
    let sections: [SegmentSection] = [
      .dictionary, .clauses, .clauseRows, .documentStarts, .identifiers, .columns, .storedIndex,
    ]
    return sections.reduce(0) { $0 + length(of: $1, in: segments) } * 2
      + segments.reduce(0) { $0 + $1.documentCount } * 128 + leastBytes
  }

  /// What every join may take, however little memory there is.
  static let leastBytes = 32 << 20

  private static func length(of section: SegmentSection, in segments: [SegmentReader]) -> Int {
    segments.flatMap(\.entries).reduce(0) { $0 + ($1.section == section ? $1.length : 0) }
  }

  /// Writes the segment to `path`; returns the file's length.
  func write(to path: String, _ options: FlushOptions) throws -> Int {
    let file = try SegmentFileWriter(path: path)
    var information = SegmentInformation()
    information.documentCount = layout.documentCount
    information.streamLength = layout.streamLength
    information.regions = layout.regions
    information.dictionaryChecksum = options.dictionaryChecksum
    for segment in segments {
      let part = segment.information
      information.clauseCount += part.clauseCount
      information.repeatedClauseCount += part.repeatedClauseCount
      information.textBytes += part.textBytes
      information.rankingThreshold += part.rankingThreshold
      for kind in 0..<3 { information.lengthSums[kind] += part.lengthSums[kind] }
    }
    // Sums of numbers that are in range need not be.
    information.rankingThreshold = min(information.rankingThreshold, 1 << 48 - 1)

    let dictionary = try writePostings(to: file, options)
    information.termCount = dictionary.count
    try file.write(.dictionary, dictionary.blocks.bytes)
    try file.write(.dictionaryIndex, dictionary.index.bytes)
    try writeClauses(to: file)
    try file.write(.norms, Array(norms.joined()))
    try writeDocuments(to: file)
    try writeText(to: file)
    try file.begin(.sourceHashes)
    for segment in segments {
      try file.append(try segment.sourceHashes())
      segment.releasePages()
    }
    try file.write(.information, information.encode())
    try file.writeChunkChecks()
    return try file.finish()
  }

  /// What was read would count as memory of this process.
  private func releasePages() {
    for segment in segments { segment.releasePages() }
  }

  /// Postings written between two times that what was read is let go of.
  private static let bytesBetweenReleases = 16 << 20

  private func writePostings(
    to file: SegmentFileWriter, _ options: FlushOptions
  ) throws -> TermDictionaryWriter {
    typealias Run = Result<[JoinedTerm], IndexError>
    let terms = Guarded(try JoinedTerms(segments))
    let mappers = segments.map(SharedMapper.init)
    let workers = PerWorker(options.threads) {
      ListJoiner(segments, layout, norms: norms, mappers)
    }
    var writer = try PostingsWriter(file)
    var written = 0
    let postings = options.leastRun
    try OrderedPipeline.run(
      threads: options.threads, inFlight: options.threads,
      next: { () -> Run? in
        terms.withLock { terms in
          let run = Run { () throws(IndexError) in try terms.next(postings: postings) }
          return if case .success(let terms) = run, terms.isEmpty { nil } else { run }
        }
      },
      work: { worker, run in
        run.flatMap { terms in
          Result { () throws(IndexError) in try workers[worker].join(terms) }
        }
      },
      consume: { joined in
        let (keys, chunk) = try joined.get()
        try writer.append(chunk) { keys[$0] }
        written += chunk.bytes.count
        if written >= Self.bytesBetweenReleases {
          releasePages()
          written = 0
        }
      })
    releasePages()
    return writer.dictionary
  }

  private func writeClauses(to file: SegmentFileWriter) throws {
    let clauses = JoinedClauses(segments: segments, layout: layout)
    let table = try clauses.table()
    try file.write(.clauses, table.blocks.bytes)
    try file.write(.clauseDirectory, table.directory.bytes)
    try file.write(.clauseRows, table.rows.bytes)
    try file.write(.documentStarts, try clauses.starts())
  }

  private func writeDocuments(to file: SegmentFileWriter) throws {
    var identifiers = IdentifiersWriter()
    for segment in segments {
      try segment.identifiers.append(to: &identifiers)
      segment.releasePages()
    }
    let encoded = identifiers.finish()
    try file.write(.identifiers, encoded.identifiers)
    try file.write(.identifierOrder, encoded.order)
    let columns = try columns()
    try file.begin(.columns)
    try file.append(columns.head)
    try file.append(columns.bodies.bytes)
  }

  /// All columns, written one after the other.
  private func columns() throws -> ColumnsWriter {
    var types: [String: ColumnType] = [:]
    for segment in segments {
      // A column has the type of its first value.
      for head in try segment.columnHeads where types[head.name] == nil {
        types[head.name] = head.type
      }
    }
    var writer = ColumnsWriter(documentCount: layout.documentCount)
    for (name, type) in types.sorted(by: { ColumnsWriter.precedes($0.key, $1.key) }) {
      var builder = ColumnBuilder(name: name, type: type)
      for (segment, base) in zip(segments, layout.documentBases) {
        guard let column = try segment.column(name), column.type == type else { continue }
        // A value that many documents have is made once.
        var values: [UInt64: ColumnValue] = [:]
        for doc in 0..<segment.documentCount {
          let code = try column.code(of: doc)
          guard code != 0, let value = values[code] ?? column.value(code: code) else { continue }
          if type != .integer { values[code] = value }
          builder.append(value, doc: base + doc)
        }
        segment.releasePages()
      }
      writer.append(builder)
    }
    return writer
  }

  private func writeText(to file: SegmentFileWriter) throws {
    var text = try StoredTextWriter(file)
    for segment in segments {
      for number in 0..<segment.storedText.blockCount {
        try text.append(try segment.storedText.block(number))
      }
      segment.releasePages()
    }
    try text.finish()
  }
}
