// The frame of a segment file: magic numbers, version, section table (FORMAT.md, "Segment file").

/// The parts of a segment file, in the order in which they are written.
public enum SegmentSection: UInt32, CaseIterable, Sendable {
  case postings = 1
  case dictionary = 2
  case dictionaryIndex = 3
  case clauses = 4
  case clauseDirectory = 5
  case clauseRows = 6
  case documentStarts = 7
  case norms = 8
  case identifiers = 9
  case identifierOrder = 10
  case columns = 11
  case storedText = 12
  case storedIndex = 13
  case sourceHashes = 14
  case information = 15
  case chunkChecks = 16

  /// The name in messages and in `inspect`.
  public var name: String {
    switch self {
    case .postings: "postings"
    case .dictionary: "term dictionary"
    case .dictionaryIndex: "term dictionary index"
    case .clauses: "clause table"
    case .clauseDirectory: "clause directory"
    case .clauseRows: "clause rows"
    case .documentStarts: "document starts"
    case .norms: "norms"
    case .identifiers: "identifiers"
    case .identifierOrder: "identifier order"
    case .columns: "columns"
    case .storedText: "stored text"
    case .storedIndex: "stored text index"
    case .sourceHashes: "source hashes"
    case .information: "information"
    case .chunkChecks: "chunk checksums"
    }
  }
}

/// Constants of the segment file's frame.
public enum SegmentLayout {
  /// The first eight bytes: "GKSEGMT" and a line end, which a text-mode copy would spoil.
  public static let magic: [UInt8] = Array("GKSEGMT\n".utf8)
  /// The last eight bytes.
  public static let endMagic: [UInt8] = Array("\nGKSEGME".utf8)
  public static let version: UInt32 = 5
  public static let oldestReadableVersion: UInt32 = 5
  /// Magic, version, zero.
  public static let headerLength = 16
  /// Section id, checksum, offset, length.
  public static let sectionEntryLength = 24
  /// Table offset, section count, table checksum, version, zero, end magic.
  public static let footerLength = 32
  /// Sections start at multiples of this.
  public static let alignment = 8
}

/// Where a section lies in its file, and what its checksum must be.
public struct SectionEntry: Equatable, Sendable {
  public let section: SegmentSection
  public let checksum: UInt32
  public let offset: Int
  public let length: Int
}
