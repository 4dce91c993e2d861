// What is kept of a document beside its postings: all of it.

public import GongkaiBytes

/// The original wording of a document, and the fields that came with it.
public struct StoredDocument: Equatable, Sendable {
  /// A field that is kept but not searched.
  public struct Field: Equatable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A run of the text that belongs to one of the index's fields.
  public struct Part: Equatable, Sendable {
    /// The field, by its number in the schema.
    public let field: Int
    /// Bytes of the text.
    public let range: Range<Int>

    public init(field: Int, range: Range<Int>) {
      self.field = field
      self.range = range
    }
  }

  public var title: String
  public var text: [UInt8]
  /// What is searched of the text, in its order, without overlaps. No phrase crosses from one
  /// part to the next.
  public var parts: [Part]
  public var fields: [Field]

  /// - Precondition: the parts ascend, do not overlap, and lie within the text.
  public init(title: String, text: [UInt8], parts: [Part], fields: [Field]) {
    precondition(Self.isValid(parts, textLength: text.count), "parts ascend within the text")
    self.title = title
    self.text = text
    self.parts = parts
    self.fields = fields
  }

  /// A document of a title line, and of all that stands around it as the body.
  ///
  /// - Parameters:
  ///   - titleRange: the bytes of `text` that are the title; empty where the title stands outside
  ///     of the text.
  ///   - body: the number of the body's field; that of `FieldSchema.plain` by default.
  public init(
    title: String, text: [UInt8], titleRange: Range<Int>, body: Int = 1, fields: [Field]
  ) {
    let ranges =
      titleRange.isEmpty
      ? [(body, 0..<text.count)]
      : [
        (body, 0..<titleRange.lowerBound), (FieldSchema.title, titleRange),
        (body, titleRange.upperBound..<text.count),
      ]
    self.init(
      title: title, text: text,
      parts: ranges.filter { !$0.1.isEmpty }.map { Part(field: $0.0, range: $0.1) },
      fields: fields)
  }

  /// The first bytes of `text` that are a title; empty where the title stands outside.
  public var titleRange: Range<Int> {
    parts.first { $0.field == FieldSchema.title }?.range ?? 0..<0
  }

  /// The parts that are searched, with their text. A title that stands outside of the text comes
  /// first.
  public var searchedParts: [(field: Int, text: ArraySlice<UInt8>)] {
    var searched = parts.map { (field: $0.field, text: text[$0.range]) }
    if !title.isEmpty && titleRange.isEmpty {
      searched.insert((FieldSchema.title, Array(title.utf8)[...]), at: 0)
    }
    return searched
  }

  private static func isValid(_ parts: [Part], textLength: Int) -> Bool {
    var end = 0
    for part in parts {
      guard part.range.lowerBound >= end, part.field >= 0 else { return false }
      end = part.range.upperBound
    }
    return end <= textLength
  }

  /// Appends the record's length and the record.
  public func write(to writer: inout ByteWriter) {
    var record = ByteWriter()
    record.varint(title.utf8.count)
    record.append(Array(title.utf8))
    record.varint(parts.count)
    var end = 0
    for part in parts {
      record.varint(part.field)
      record.varint(part.range.lowerBound - end)
      record.varint(part.range.count)
      end = part.range.upperBound
    }
    record.varint(fields.count)
    for field in fields {
      for string in [field.name, field.value] {
        record.varint(string.utf8.count)
        record.append(Array(string.utf8))
      }
    }
    writer.varint(record.count + text.count)
    writer.append(record.bytes)
    writer.append(text)
  }

  /// Reads the record that fills `bytes`.
  init(reading bytes: ByteView) throws(ByteError) {
    var reader = ByteReader(bytes)
    title = try reader.string(try reader.varint())
    parts = []
    var end = 0
    for _ in 0..<(try reader.varint()) {
      let field = try reader.varint()
      let gap = try reader.varint()
      let length = try reader.varint()
      guard field < FieldSchema.maximumCount, gap <= bytes.count - end,
        length <= bytes.count - end - gap
      else { throw .malformedBlock(offset: reader.offset) }
      parts.append(Part(field: field, range: end + gap..<end + gap + length))
      end += gap + length
    }
    fields = []
    for _ in 0..<(try reader.varint()) {
      let name = try reader.string(try reader.varint())
      fields.append(Field(name: name, value: try reader.string(try reader.varint())))
    }
    let textOffset = reader.offset
    text = try reader.bytes(reader.remaining).array()
    guard end <= text.count else { throw .malformedBlock(offset: textOffset) }
  }
}
