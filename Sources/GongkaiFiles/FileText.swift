// Which text is in these bytes, whatever their encoding and format?

/// The formats of files that are read.
public enum FileFormat: String, Sendable, CaseIterable {
  case text
  case html
  case docx
  case pdf
  case doc
  case csv
  case jsonLines = "jsonl"
  case zip
}

/// The text of one document, taken out of its file.
public struct FileText: Equatable, Sendable {
  /// Valid UTF-8: the wording as the file has it. Cells of a table row stand on one line, parted
  /// by ` | `; paragraphs and rows end with a line feed.
  public var text: [UInt8]
  /// What the bytes were.
  public var format: FileFormat
  /// How the bytes were encoded.
  public var encoding: TextEncoding
  /// Places where bytes were no text in that encoding; each became U+FFFD.
  public var damagedPlaces: Int
  /// A title that the file states outside of its text, such as that of an HTML page.
  public var title: String?
  /// What else the file says of itself, such as the `meta` elements of an HTML page, in order.
  public var properties: [Property]

  /// A name and what the file says under it.
  public struct Property: Equatable, Sendable {
    /// Such as `PubDate` or `ContentSource`.
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(
    text: [UInt8], format: FileFormat, encoding: TextEncoding, damagedPlaces: Int = 0,
    title: String? = nil, properties: [Property] = []
  ) {
    self.text = text
    self.format = format
    self.encoding = encoding
    self.damagedPlaces = damagedPlaces
    self.title = title
    self.properties = properties
  }
}
