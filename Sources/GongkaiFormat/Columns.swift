// Typed values of documents, for filters, sorting and export (FORMAT.md, "Columns").

import GongkaiBytes

/// A value of a document in a column.
public enum ColumnValue: Equatable, Hashable, Sendable {
  case integer(Int)
  case keyword(String)
}

/// What the values of a column are.
public enum ColumnType: UInt8, Sendable {
  case integer = 1
  case keyword = 2
}

/// The values of one column while a segment is being built.
public struct ColumnBuilder: Sendable {
  public let name: String
  public let type: ColumnType
  /// Documents that have a value, ascending, and their values.
  public private(set) var docs: [UInt32] = []
  public private(set) var values: [ColumnValue] = []

  public init(name: String, type: ColumnType) {
    self.name = name
    self.type = type
  }

  public mutating func append(_ value: ColumnValue, doc: Int) {
    docs.append(UInt32(doc))
    values.append(value)
  }
}

/// A column of a segment. Every document has a value or none.
public struct Column: Sendable {
  public let name: String
  public let type: ColumnType
  private let section: SectionView
  private let documentCount: Int
  /// Bytes of one document's code, 1, 2, 4 or 8; code 0 stands for no value.
  private let width: Int
  private let codesOffset: Int
  /// Integers: what is added to code − 1.
  private let base: Int
  /// Keywords, sorted; a code is a place in here plus one.
  private let keywords: [String]

  /// The value of document `doc`, or nil.
  public func value(of doc: Int) throws(IndexError) -> ColumnValue? {
    let code = try code(of: doc)
    guard code != 0 else { return nil }
    switch type {
    case .integer: return .integer(base &+ Int(truncatingIfNeeded: code &- 1))
    case .keyword:
      guard code - 1 < UInt64(keywords.count) else {
        throw section.corrupt(at: codesOffset + doc * width, .outOfRange)
      }
      return .keyword(keywords[Int(code - 1)])
    }
  }

  private func code(of doc: Int) throws(IndexError) -> UInt64 {
    try section.reading { (bytes) throws(ByteError) in
      let offset = codesOffset + doc * width
      return switch width {
      case 1: UInt64(try bytes.u8(offset))
      case 2: UInt64(try bytes.u16(offset))
      case 4: UInt64(try bytes.u32(offset))
      default: try bytes.u64(offset)
      }
    }
  }

  /// The bytes of the columns section.
  public static func encode(_ columns: [ColumnBuilder], documentCount: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.varint(columns.count)
    for column in columns.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      writer.varint(column.name.utf8.count)
      writer.append(Array(column.name.utf8))
      writer.appendU8(column.type.rawValue)
      var codes = [UInt64](repeating: 0, count: documentCount)
      switch column.type {
      case .integer:
        let integers = column.values.map { if case .integer(let value) = $0 { value } else { 0 } }
        let base = integers.min() ?? 0
        writer.appendU64(UInt64(bitPattern: Int64(base)))
        for (doc, value) in zip(column.docs, integers) {
          codes[Int(doc)] = UInt64(bitPattern: Int64(value &- base)) &+ 1
        }
      case .keyword:
        // Compared as bytes: strings count as equal when they only look alike.
        let words = column.values.map { value -> [UInt8] in
          if case .keyword(let word) = value { Array(word.utf8) } else { [] }
        }
        let sorted = Set(words).sorted { $0.lexicographicallyPrecedes($1) }
        writer.varint(sorted.count)
        for word in sorted {
          writer.varint(word.count)
          writer.append(word)
        }
        let codeOf = Dictionary(uniqueKeysWithValues: zip(sorted, UInt64(1)...))
        for (doc, word) in zip(column.docs, words) { codes[Int(doc)] = codeOf[word] ?? 0 }
      }
      write(codes, to: &writer)
    }
    return writer.bytes
  }

  private static func write(_ codes: [UInt64], to writer: inout ByteWriter) {
    let highest = codes.max() ?? 0
    let width = highest < 1 << 8 ? 1 : highest < 1 << 16 ? 2 : highest < 1 << 32 ? 4 : 8
    writer.appendU8(UInt8(width))
    for code in codes {
      switch width {
      case 1: writer.appendU8(UInt8(code))
      case 2: writer.appendU16(UInt16(code))
      case 4: writer.appendU32(UInt32(code))
      default: writer.appendU64(code)
      }
    }
  }

  /// The columns in a section.
  public static func decode(
    _ section: SectionView, documentCount: Int
  ) throws(IndexError) -> [Column] {
    var reader = ByteReader(section.bytes)
    do {
      var columns: [Column] = []
      for _ in 0..<(try reader.varint()) {
        columns.append(try Column(&reader, section, documentCount))
      }
      return columns
    } catch {
      throw section.failure(error)
    }
  }

  private init(
    _ reader: inout ByteReader, _ section: SectionView, _ documentCount: Int
  ) throws(ByteError) {
    self.section = section
    self.documentCount = documentCount
    name = try reader.string(try reader.varint())
    guard let type = ColumnType(rawValue: try reader.u8()) else {
      throw .malformedBlock(offset: reader.offset)
    }
    self.type = type
    var words: [String] = []
    switch type {
    case .integer: base = Int(truncatingIfNeeded: try reader.u64())
    case .keyword:
      base = 0
      for _ in 0..<(try reader.varint()) {
        words.append(try reader.string(try reader.varint()))
      }
    }
    keywords = words
    width = Int(try reader.u8())
    guard [1, 2, 4, 8].contains(width) else { throw .malformedBlock(offset: reader.offset) }
    codesOffset = reader.offset
    _ = try reader.bytes(documentCount * width)
  }
}
