// Typed values of documents, for filters, facets, sorting and export (FORMAT.md, "Columns").

import GongkaiBytes

/// A column of a segment. Every document has a value or none.
///
/// Values are numbered by codes: 0 stands for no value, and codes of the same segment ascend as
/// their values do. Whoever looks at many documents counts codes, and turns each into its value
/// once.
public struct Column: Sendable {
  public let name: String
  public let type: ColumnType
  /// The distinct keywords, in the order of their bytes; none for integers.
  public let keywords: KeywordTable
  /// Sets of keywords, by their places in `keywords`.
  private let sets: [[Int]]
  private let section: SectionView
  private let documentCount: Int
  /// Bytes of one document's code: 1, 2, 4 or 8.
  private let width: Int
  private let codesOffset: Int
  /// Integers: what is added to code − 1.
  private let base: Int

  /// The value of document `doc`, or nil.
  public func value(of doc: Int) throws(IndexError) -> ColumnValue? {
    value(code: try code(of: doc))
  }

  /// One more than the highest code, where codes are few enough to be counted in an array.
  public var codeLimit: Int? {
    switch type {
    case .integer: width <= 2 ? 1 << (8 * width) : nil
    case .keyword: keywords.count + 1
    case .keywords: sets.count + 1
    }
  }

  /// The code of document `doc`; below `codeLimit` where there is one.
  public func code(of doc: Int) throws(IndexError) -> UInt64 {
    let offset = codesOffset + doc * width
    try section.check(offset, width)
    let code = try section.reading { (bytes) throws(ByteError) in
      return switch width {
      case 1: UInt64(try bytes.u8(offset))
      case 2: UInt64(try bytes.u16(offset))
      case 4: UInt64(try bytes.u32(offset))
      default: try bytes.u64(offset)
      }
    }
    guard code < UInt64(codeLimit ?? Int.max) || type == .integer else {
      throw section.corrupt(at: codesOffset + doc * width, .outOfRange)
    }
    return code
  }

  /// The value that `code` stands for, which must come from this column; nil for 0.
  public func value(code: UInt64) -> ColumnValue? {
    guard code != 0 else { return nil }
    switch type {
    case .integer: return .integer(base &+ Int(truncatingIfNeeded: code &- 1))
    case .keyword: return .keyword(keywords[Int(code - 1)])
    case .keywords: return .keywords(Set(members(code: code).map { keywords[$0] }))
    }
  }

  /// Which of `keywords` the value with `code` holds; none for 0 and for integers.
  public func members(code: UInt64) -> [Int] {
    switch type {
    case .integer: []
    case .keyword: code == 0 ? [] : [Int(code - 1)]
    case .keywords: code == 0 ? [] : sets[Int(code - 1)]
    }
  }

  /// The columns in a section.
  public static func decode(
    _ section: SectionView, documentCount: Int
  ) throws(IndexError) -> [Column] {
    var columns: [Column] = []
    for head in try ColumnDirectory(section).heads {
      columns.append(try Column(head, section, documentCount: documentCount))
    }
    return columns
  }

  /// Reads the column of `head` in the section.
  init(
    _ head: ColumnHead, _ section: SectionView, documentCount: Int
  ) throws(IndexError) {
    var reader = SectionReader(section, at: head.body.lowerBound)
    self.section = section
    self.documentCount = documentCount
    name = head.name
    type = head.type
    base = type == .integer ? Int(truncatingIfNeeded: try reader.u64()) : 0
    keywords = try KeywordTable(
      &reader, in: section.bytes, count: type == .integer ? 0 : try reader.varint())
    var sets: [[Int]] = []
    if type == .keywords {
      for _ in 0..<(try reader.varint()) {
        sets.append(try Self.set(&reader, wordCount: keywords.count))
      }
    }
    self.sets = sets
    width = Int(try reader.u8())
    guard [1, 2, 4, 8].contains(width) else { throw reader.malformed() }
    codesOffset = reader.offset
    try reader.skip(documentCount * width)
    guard reader.offset == head.body.upperBound else { throw reader.malformed() }
  }

  private static func set(
    _ reader: inout SectionReader, wordCount: Int
  ) throws(IndexError) -> [Int] {
    var set: [Int] = []
    for _ in 0..<(try reader.varint()) {
      let ordinal = try reader.varint()
      guard ordinal < wordCount, ordinal > set.last ?? -1 else { throw reader.malformed() }
      set.append(ordinal)
    }
    return set
  }
}
