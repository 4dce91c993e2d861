// How do documents become segments and a commit? This is what goes in.

public import GongkaiFormat

/// A document to be indexed.
public struct Document: Sendable {
  /// The user's identifier; a later document with the same one replaces this one.
  public var identifier: String
  /// What is kept and searched: the title and the text, in the original wording.
  public var content: StoredDocument
  /// Values for filters and sorting.
  public var columns: [(name: String, value: ColumnValue)]
  /// SHA-256 of the bytes that the document was read from, 32 bytes.
  public var sourceHash: [UInt8]

  public init(
    identifier: String, content: StoredDocument,
    columns: [(name: String, value: ColumnValue)] = [], sourceHash: [UInt8]
  ) {
    precondition(sourceHash.count == 32, "a source hash has 32 bytes")
    self.identifier = identifier
    self.content = content
    self.columns = columns
    self.sourceHash = sourceHash
  }
}

/// How a document's text is divided into fields, and how much each counts.
public struct FieldRules: Sendable {
  public struct Field: Equatable, Sendable {
    public let name: String
    /// How many times an occurrence counts in frequencies and lengths.
    public let weight: Int

    public init(name: String, weight: Int) {
      self.name = name
      self.weight = weight
    }
  }

  /// Regions of the clause stream, in this order.
  public static let fields = [Field(name: "title", weight: 1), Field(name: "body", weight: 1)]
  static let title = 0
  static let body = 1

  /// The parts of a document's text, in the order of the fields.
  static func parts(of content: StoredDocument) -> [(field: Int, text: ArraySlice<UInt8>)] {
    let range = content.titleRange
    guard !range.isEmpty else {
      return [(title, Array(content.title.utf8)[...]), (body, content.text[...])]
    }
    return [
      (title, content.text[range]), (body, content.text[..<range.lowerBound]),
      (body, content.text[range.upperBound...]),
    ]
  }
}
