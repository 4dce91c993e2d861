// Opens a segment file and hands out its parts.

public import GongkaiBytes

/// An immutable segment: documents, their terms and their text.
///
/// Opening checks the frame and the information section. Other sections are read where a search
/// needs them: every read is checked against the section's bounds, and each chunk of the file
/// against its checksum before the first read of it.
public final class SegmentReader: Sendable {
  public let path: String
  public let fileSize: Int
  public let entries: [SectionEntry]
  public let information: SegmentInformation
  public let dictionary: TermDictionary
  public let documentStarts: DocumentStarts
  public let identifiers: Identifiers
  public let storedText: StoredText
  public let postings: SectionView
  /// The checksums of the file's chunks; nil in a file that has none.
  public let checks: ChunkChecks?
  private let file: ByteView
  private let lazyColumns: LazyColumns

  /// Opens the file at `path`, whose text was compressed with `dictionary`.
  /// - Throws: `IndexError`: old, new, cut short and damaged files are different cases.
  public init(
    path: String, compression: CompressionDictionary
  ) throws(IndexError) {
    let file: ByteView
    do { file = try mapFile(path, access: .parts) } catch { throw .file(error) }
    let entries = try Self.readFrame(file, path: path)
    let checks = try Self.chunkChecks(file, entries, path)
    func view(_ section: SegmentSection) throws(IndexError) -> SectionView {
      try Self.view(of: section, in: file, entries, path, checks)
    }
    let informationView = try view(.information)
    try Self.check(informationView, against: entries)
    let information = try SegmentInformation(informationView)
    let documentCount = information.documentCount
    guard information.dictionaryChecksum == compression.checksum else {
      throw .checksumMismatch(
        path: path, section: "compression dictionary", expected: information.dictionaryChecksum,
        found: compression.checksum)
    }
    self.path = path
    self.file = file
    self.checks = checks
    fileSize = file.count
    self.entries = entries
    self.information = information
    postings = try view(.postings)
    dictionary = try TermDictionary(
      blocks: view(.dictionary), index: view(.dictionaryIndex), count: information.termCount)
    // Each place belongs to one term. A block of 128 takes two bytes at least, as does an entry of
    // the dictionary for fewer, so this bounds what a merge allocates.
    let bytes = try postings.bytes.count + view(.dictionary).bytes.count
    guard information.streamLength - 1 <= bytes * PlaceList.blockLength else {
      throw informationView.corrupt(at: 8, .disagreement)
    }
    documentStarts = try DocumentStarts(
      view(.documentStarts), documentCount: documentCount, regions: information.regions)
    identifiers = try Identifiers(
      identifiers: view(.identifiers), order: view(.identifierOrder), documentCount: documentCount)
    storedText = StoredText(
      frames: try view(.storedText), index: try view(.storedIndex), documentCount: documentCount,
      dictionary: compression)
    lazyColumns = LazyColumns(try view(.columns), documentCount: documentCount)
  }

  public var documentCount: Int { information.documentCount }

  /// Lets go of what is in memory of the file; later reads map it again.
  public func releasePages() { file.releasePages() }

  /// The typed values of the documents; read at the first call.
  public var columns: [Column] {
    get throws(IndexError) { try lazyColumns.all() }
  }

  /// The column called `name`, or nil.
  public func column(_ name: String) throws(IndexError) -> Column? {
    try lazyColumns.column(name)
  }

  /// Which columns there are, by ascending name.
  public var columnHeads: [ColumnHead] {
    get throws(IndexError) { try lazyColumns.heads() }
  }

  /// A section by name.
  public func view(_ section: SegmentSection) throws(IndexError) -> SectionView {
    try Self.view(of: section, in: file, entries, path, checks)
  }

  /// The norms of one kind, one byte a document.
  public func norms(_ kind: NormKind) throws(IndexError) -> ByteView {
    let norms = try view(.norms)
    try norms.check(kind.rawValue * documentCount, documentCount)
    return try norms.reading { (bytes) throws(ByteError) in
      try bytes.slice(kind.rawValue * documentCount, documentCount)
    }
  }

  /// SHA-256 of the bytes that document `doc` was read from.
  public func sourceHash(of doc: Int) throws(IndexError) -> [UInt8] {
    let hashes = try view(.sourceHashes)
    try hashes.check(doc * 32, 32)
    return try hashes.reading { (bytes) throws(ByteError) in
      try bytes.slice(doc * 32, 32).array()
    }
  }

  /// The hashes of all documents, 32 bytes each.
  public func sourceHashes() throws(IndexError) -> [UInt8] {
    let hashes = try view(.sourceHashes)
    let length = documentCount * 32
    guard hashes.bytes.count == length else { throw hashes.corrupt(at: 0, .disagreement) }
    try hashes.check(0, length)
    return hashes.bytes.array()
  }

  /// The clauses that occur more than once.
  public func clauseTable() throws(IndexError) -> ClauseTable {
    try ClauseTable(
      directory: view(.clauseDirectory), blocks: view(.clauses),
      count: information.repeatedClauseCount, documentCount: documentCount,
      streamLength: information.streamLength)
  }

  public func clauseRowReader() throws(IndexError) -> ClauseRowReader {
    ClauseRowReader(rows: try view(.clauseRows), documentCount: documentCount)
  }

  /// Compares every section with its checksum.
  /// - Throws: `IndexError.checksumMismatch` for the first that differs.
  public func verifyChecksums() throws(IndexError) {
    for entry in entries { try Self.check(try view(entry.section), against: entries) }
  }

  private static func check(
    _ view: SectionView, against entries: [SectionEntry]
  ) throws(IndexError) {
    let found = CRC32C.checksum(view.bytes)
    for entry in entries where entry.section == view.section && entry.checksum != found {
      throw .checksumMismatch(
        path: view.path, section: view.section.name, expected: entry.checksum, found: found)
    }
  }

  /// The chunk checksums, which must cover all other sections; nil where the file has none.
  private static func chunkChecks(
    _ file: ByteView, _ entries: [SectionEntry], _ path: String
  ) throws(IndexError) -> ChunkChecks? {
    guard entries.contains(where: { $0.section == .chunkChecks }) else { return nil }
    guard let checks = ChunkChecks(file, entries) else {
      throw .corrupt(
        path: path, section: SegmentSection.chunkChecks.name, byteOffset: 0,
        reason: .disagreement)
    }
    return checks
  }

  private static func view(
    of section: SegmentSection, in file: ByteView, _ entries: [SectionEntry], _ path: String,
    _ checks: ChunkChecks?
  ) throws(IndexError) -> SectionView {
    guard let entry = entries.first(where: { $0.section == section }) else {
      throw .truncated(path: path, section: section.name, needed: 1, available: 0)
    }
    do {
      return SectionView(
        bytes: try file.slice(entry.offset, entry.length), section: section, path: path,
        checks: section == .chunkChecks ? nil : checks, offset: entry.offset)
    } catch {
      throw .truncated(
        path: path, section: section.name, needed: entry.offset &+ entry.length,
        available: file.count)
    }
  }

  /// Checks magic numbers and version, and reads the section table.
  static func readFrame(
    _ file: ByteView, path: String
  ) throws(IndexError) -> [SectionEntry] {
    func at<R>(_ body: () throws(ByteError) -> R) throws(IndexError) -> R {
      do { return try body() } catch {
        throw .truncated(
          path: path, section: "segment file",
          needed: SegmentLayout.headerLength + SegmentLayout.footerLength, available: file.count)
      }
    }
    let header = try at { () throws(ByteError) in try file.slice(0, SegmentLayout.headerLength) }
    guard Array(header.array().prefix(8)) == SegmentLayout.magic else {
      throw .wrongMagic(path: path)
    }
    let version = try at { () throws(ByteError) in try header.u32(8) }
    guard version >= SegmentLayout.oldestReadableVersion else {
      throw .tooOld(
        path: path, found: version, oldestReadable: SegmentLayout.oldestReadableVersion)
    }
    guard version <= SegmentLayout.version else {
      throw .tooNew(path: path, found: version, newestReadable: SegmentLayout.version)
    }
    let footerOffset = file.count - SegmentLayout.footerLength
    let footer = try at { () throws(ByteError) in
      try file.slice(footerOffset, SegmentLayout.footerLength)
    }
    let tableOffset = Int(truncatingIfNeeded: try at { () throws(ByteError) in try footer.u64(0) })
    let count = Int(try at { () throws(ByteError) in try footer.u32(8) })
    let checksum = try at { () throws(ByteError) in try footer.u32(12) }
    guard footer.array().suffix(8) == SegmentLayout.endMagic[...],
      tableOffset >= SegmentLayout.headerLength,
      tableOffset == footerOffset - count * SegmentLayout.sectionEntryLength
    else {
      throw .truncated(
        path: path, section: "segment file", needed: file.count + 1, available: file.count)
    }
    let table = try at { () throws(ByteError) in
      try file.slice(tableOffset, footerOffset - tableOffset)
    }
    let found = CRC32C.checksum(table)
    guard found == checksum else {
      throw .checksumMismatch(
        path: path, section: "section table", expected: checksum, found: found)
    }
    return try at { () throws(ByteError) in
      var entries: [SectionEntry] = []
      var reader = ByteReader(table)
      for _ in 0..<count {
        let section = SegmentSection(rawValue: try reader.u32())
        let checksum = try reader.u32()
        let offset = Int(truncatingIfNeeded: try reader.u64())
        let length = Int(truncatingIfNeeded: try reader.u64())
        guard let section else { continue }
        entries.append(
          SectionEntry(section: section, checksum: checksum, offset: offset, length: length))
      }
      return entries
    }
  }
}
