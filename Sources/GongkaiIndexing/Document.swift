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
