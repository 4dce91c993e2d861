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

  public var title: String
  public var text: [UInt8]
  /// The bytes of `text` that are the title line; empty where the title stands outside.
  public var titleRange: Range<Int>
  public var fields: [Field]

  public init(title: String, text: [UInt8], titleRange: Range<Int>, fields: [Field]) {
    self.title = title
    self.text = text
    self.titleRange = titleRange
    self.fields = fields
  }

  /// The names of the fields that are searched, in the order of their regions.
  public static let fieldNames = ["title", "body"]

  /// The parts that are searched: the number of the field, and its text. A title that stands
  /// outside of the text comes first; the text around a title line is two parts of the body.
  public var searchedParts: [(field: Int, text: ArraySlice<UInt8>)] {
    guard !titleRange.isEmpty else { return [(0, Array(title.utf8)[...]), (1, text[...])] }
    return [
      (0, text[titleRange]), (1, text[..<titleRange.lowerBound]),
      (1, text[titleRange.upperBound...]),
    ]
  }

  /// Appends the record's length and the record.
  public func write(to writer: inout ByteWriter) {
    var record = ByteWriter()
    record.varint(title.utf8.count)
    record.append(Array(title.utf8))
    record.varint(titleRange.lowerBound)
    record.varint(titleRange.count)
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
    let start = try reader.varint()
    let length = try reader.varint()
    fields = []
    for _ in 0..<(try reader.varint()) {
      let name = try reader.string(try reader.varint())
      fields.append(Field(name: name, value: try reader.string(try reader.varint())))
    }
    let textOffset = reader.offset
    text = try reader.bytes(reader.remaining).array()
    guard start <= text.count, length <= text.count - start else {
      throw .malformedBlock(offset: textOffset)
    }
    titleRange = start..<start + length
  }
}
