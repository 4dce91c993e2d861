// What report is in a file or a line of one?

/// What intake found in a file or a line.
public struct Report: Sendable {
  /// A key of a JSON line, a column of a CSV file or a property of a page that has no meaning of
  /// its own, and its value as text.
  public struct StoredField: Equatable, Sendable {
    /// The key, the name of the column or of the property, as it stands in the file.
    public var name: String
    /// The string itself, or the JSON text of any other value as it was written.
    public var value: String

    /// A field with its value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The name by which the report is replaced, removed and shown; never empty.
  public var id: String
  /// The title, given or taken from the text.
  public var title: String
  /// The title that a page or office document states outside of its text, whether or not `title`
  /// is the same.
  public var statedTitle: String?
  /// The original wording: valid UTF-8, not blank.
  public var text: [UInt8]
  /// Where in `text` the title stands; empty when it stands outside of it or is only the
  /// beginning of a long first line. When not empty, these bytes are `title`, and nothing but
  /// blanks and the marks of a Markdown heading stands before them.
  public var titleRange: Range<Int>
  /// The other keys of a JSON line, the other cells of a row, or what a page or office document
  /// says of itself, such as `PubDate`; in their order.
  public var fields: [StoredField]
  /// Those of `fields` that hold JSON integers, or cells that read as integers.
  public var integers: [(name: String, value: Int)]
  /// Those of `fields` that are other strings of at most `ReportLimits.maximumKeywordBytes` bytes;
  /// those of pages and office documents are not among them.
  public var keywords: [(name: String, value: String)]

  /// The format of the file: `text`, `html`, `docx`, `pdf`, `doc`, `csv` or `jsonl`. What the
  /// content is decides, not the file's name.
  public var format = "text"
  /// How the text was encoded in the file, such as `GB18030`.
  public var encoding = "UTF-8"
  /// Places where bytes were no text in that encoding; each became U+FFFD.
  public var damagedPlaces = 0

  /// A report with all its parts.
  ///
  /// - Precondition: `titleRange` lies within `text`.
  public init(
    id: String, title: String, text: [UInt8], titleRange: Range<Int>,
    fields: [StoredField] = [], integers: [(name: String, value: Int)] = [],
    keywords: [(name: String, value: String)] = []
  ) {
    precondition(titleRange.upperBound <= text.count, "a title in the text lies within it")
    self.id = id
    self.title = title
    self.text = text
    self.titleRange = titleRange
    self.fields = fields
    self.integers = integers
    self.keywords = keywords
  }
}

/// How much one report may hold.
public enum ReportLimits {
  /// The most bytes of a text file or of a JSON line.
  public static let maximumBytes = 64 << 20
  /// The most bytes of an identifier.
  public static let maximumIDBytes = 4096
  /// The most bytes of a string that becomes a keyword column.
  public static let maximumKeywordBytes = 64
}
