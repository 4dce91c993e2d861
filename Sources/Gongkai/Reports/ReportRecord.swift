// What is known of a report of an index, read anew from its stored text?

public import GongkaiFormat
public import GongkaiReports
public import GongkaiSearch
import GongkaiText

/// A stored report with all that the rules read out of it.
///
/// The index keeps values, not evidence: rules are read again where the evidence is wanted, and
/// always say the same of the same text.
public struct ReportRecord: Sendable {
  public let identifier: String
  public let document: StoredDocument
  public let reading: ReportReading
}

/// Reads the reports of an index anew. Not `Sendable`.
public final class ReportRecords {
  private let index: Index
  private let documents: ReportDocuments

  /// - Throws: `TextError` when the fold table of the index is damaged.
  public init(_ index: Index) throws {
    self.index = index
    documents = ReportDocuments(fold: try FoldTable(bytes: index.commit.foldTable.array()))
  }

  /// The record of one report, or nil when the index has none of this identifier.
  public func record(_ identifier: String) throws -> ReportRecord? {
    try index.document(identifier).map { record(identifier, $0) }
  }

  /// Calls `body` with the reports that a search finds, or with all in the order of the index.
  public func visit(
    _ request: SearchRequest? = nil, _ body: (ReportRecord) throws -> Void
  ) throws {
    if var request {
      request.snippets = false
      try index.visitHits(request) { hit in
        if let record = try record(hit.identifier) { try body(record) }
      }
      return
    }
    for segment in index.commit.segments {
      for doc in 0..<segment.reader.documentCount where segment.isLive(doc) {
        let identifier = try segment.reader.identifiers.identifier(of: doc)
        try body(record(identifier, try segment.reader.storedText.document(doc)))
      }
    }
  }

  private func record(_ identifier: String, _ document: StoredDocument) -> ReportRecord {
    let report = Report(
      id: identifier, title: document.title, text: document.text,
      titleRange: document.titleRange,
      fields: document.fields.map { .init(name: $0.name, value: $0.value) })
    return ReportRecord(
      identifier: identifier, document: document, reading: documents.read(report))
  }
}
