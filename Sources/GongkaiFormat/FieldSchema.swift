// Which fields do the documents of an index have?

import GongkaiBytes

/// A field: a kind of part that documents have, and that can be searched by its name.
public struct FieldRule: Equatable, Sendable {
  /// Such as `title` or `body`.
  public let name: String
  /// How many times an occurrence counts in frequencies and lengths; at least 1.
  public let weight: Int
  /// Whether it is searched, counted and ranked where no field is named.
  public let isStandard: Bool

  public init(_ name: String, weight: Int = 1, isStandard: Bool = true) {
    precondition((1..<1 << 16).contains(weight), "a weight is small and positive")
    self.name = name
    self.weight = weight
    self.isStandard = isStandard
  }

  /// Appends the name, and the weight with the standard mark below it (FORMAT.md, "Information").
  func write(to writer: inout ByteWriter) {
    writer.varint(name.utf8.count)
    writer.append(Array(name.utf8))
    writer.varint(weight << 1 | (isStandard ? 1 : 0))
  }

  /// Reads what `write(to:)` wrote.
  init(reading reader: inout ByteReader) throws(ByteError) {
    let name = try reader.string(try reader.varint())
    let value = try reader.varint()
    guard (1..<1 << 16).contains(value >> 1) else {
      throw .malformedBlock(offset: reader.offset)
    }
    self.init(name, weight: value >> 1, isStandard: value & 1 == 1)
  }
}

/// The fields of an index in their order, fixed when it is created.
///
/// The title comes first. Standard fields stand before the others, so that what is searched by
/// default is one run of places.
public struct FieldSchema: Equatable, Sendable {
  public let rules: [FieldRule]

  /// The number of the field that titles belong to.
  public static let title = 0
  /// The most fields that an index can have.
  public static let maximumCount = 255

  /// - Precondition: there is a field, names differ, standard fields come first.
  public init(_ rules: [FieldRule]) {
    precondition(Self.isValid(rules), "fields differ in name, the standard ones come first")
    self.rules = rules
  }

  /// A title and a body.
  public static let plain = FieldSchema([FieldRule("title"), FieldRule("body")])

  /// Whether these rules can be a schema.
  static func isValid(_ rules: [FieldRule]) -> Bool {
    let standard = rules.prefix { $0.isStandard }.count
    return (1...maximumCount).contains(rules.count) && standard > 0
      && rules[standard...].allSatisfy { !$0.isStandard }
      && Set(rules.map(\.name)).count == rules.count
  }

  public var names: [String] { rules.map(\.name) }

  /// The number of the field called `name`, or nil.
  public func number(of name: String) -> Int? { rules.firstIndex { $0.name == name } }
}
