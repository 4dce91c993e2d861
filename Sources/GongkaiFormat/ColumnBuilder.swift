// How are typed values of documents written (FORMAT.md, "Columns")?

public import GongkaiBytes

/// A value of a document in a column.
public enum ColumnValue: Equatable, Hashable, Sendable {
  case integer(Int)
  case keyword(String)
  /// Several keywords, each once, in any order.
  case keywords(Set<String>)

  /// What a column of such values is.
  public var type: ColumnType {
    switch self {
    case .integer: .integer
    case .keyword: .keyword
    case .keywords: .keywords
    }
  }
}

/// What the values of a column are.
public enum ColumnType: UInt8, Sendable {
  case integer = 1
  case keyword = 2
  case keywords = 3
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

extension Column {
  /// The bytes of the columns section.
  public static func encode(_ columns: [ColumnBuilder], documentCount: Int) -> [UInt8] {
    var writer = ColumnsWriter(documentCount: documentCount)
    for column in columns.sorted(by: { ColumnsWriter.precedes($0.name, $1.name) }) {
      writer.append(column)
    }
    return writer.head + writer.bodies.bytes
  }
}

/// Writes the columns section, column by column.
public struct ColumnsWriter {
  private let documentCount: Int
  private var heads = ByteWriter()
  /// What follows `head` in the section.
  public private(set) var bodies = ByteWriter()
  private var count = 0

  /// - Parameter documentCount: of the segment.
  public init(documentCount: Int) { self.documentCount = documentCount }

  /// The order in which columns come, by their names.
  public static func precedes(_ name: String, _ other: String) -> Bool {
    name.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Appends a column.
  public mutating func append(_ column: ColumnBuilder) {
    heads.varint(column.name.utf8.count)
    heads.append(Array(column.name.utf8))
    heads.appendU8(column.type.rawValue)
    let start = bodies.count
    let values =
      switch column.type {
      case .integer: Self.writeIntegers(column, to: &bodies)
      case .keyword: Self.writeKeywords(column, to: &bodies)
      case .keywords: Self.writeSets(column, to: &bodies)
      }
    var codes = [UInt64](repeating: 0, count: documentCount)
    for (doc, code) in zip(column.docs, values) { codes[Int(doc)] = code }
    Self.write(codes, to: &bodies)
    heads.varint(bodies.count - start)
    count += 1
  }

  /// What the section begins with.
  public var head: [UInt8] {
    var writer = ByteWriter()
    writer.varint(count)
    writer.append(heads.bytes)
    return writer.bytes
  }

  /// Writes what the codes of integers count from; returns the codes.
  private static func writeIntegers(
    _ column: ColumnBuilder, to writer: inout ByteWriter
  ) -> [UInt64] {
    let integers = column.values.map { if case .integer(let value) = $0 { value } else { 0 } }
    let base = integers.min() ?? 0
    writer.appendU64(UInt64(bitPattern: Int64(base)))
    return integers.map { UInt64(bitPattern: Int64($0 &- base)) &+ 1 }
  }

  private static func writeKeywords(
    _ column: ColumnBuilder, to writer: inout ByteWriter
  ) -> [UInt64] {
    let words = column.values.map { if case .keyword(let word) = $0 { word } else { "" } }
    var distinct: Set<[UInt8]> = []
    for word in words { distinct.insert(Array(word.utf8)) }
    let ordinals = write(words: distinct, to: &writer)
    return words.map { UInt64(ordinals[Array($0.utf8)] ?? 0) + 1 }
  }

  /// Writes the distinct keywords, then the distinct sets of them.
  private static func writeSets(
    _ column: ColumnBuilder, to writer: inout ByteWriter
  ) -> [UInt64] {
    let sets = column.values.map { value -> [[UInt8]] in
      if case .keywords(let words) = value { words.map { Array($0.utf8) } } else { [] }
    }
    let ordinals = write(words: Set(sets.joined()), to: &writer)
    let coded = sets.map { $0.compactMap { ordinals[$0] }.sorted() }
    let sorted = Set(coded).sorted { $0.lexicographicallyPrecedes($1) }
    writer.varint(sorted.count)
    for set in sorted {
      writer.varint(set.count)
      for ordinal in set { writer.varint(ordinal) }
    }
    let codes = Dictionary(uniqueKeysWithValues: zip(sorted, UInt64(1)...))
    return coded.map { codes[$0] ?? 0 }
  }

  /// Writes words in the order of their bytes, and returns the place of each. As bytes, because
  /// strings count as equal when they only look alike.
  private static func write(
    words: Set<[UInt8]>, to writer: inout ByteWriter
  ) -> [[UInt8]: Int] {
    let sorted = words.sorted { $0.lexicographicallyPrecedes($1) }
    writer.varint(sorted.count)
    for word in sorted {
      writer.varint(word.count)
      writer.append(word)
    }
    return Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
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
}
