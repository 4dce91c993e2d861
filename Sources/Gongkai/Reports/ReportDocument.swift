// How does a report become a document of an index?

import GongkaiBytes
import GongkaiFormat
import GongkaiIndexing
import GongkaiReports
import GongkaiText

/// Makes documents of reports. Not `Sendable`: one for each thread.
public final class ReportDocuments {
  private let reader: ReportReader

  /// - Parameter fold: that of the index.
  public init(fold: FoldTable) {
    reader = ReportReader(fold: fold)
  }

  /// What the rules read out of a report.
  public func read(_ report: Report) -> ReportReading {
    var stated = StatedFacts(
      properties: report.fields.map { ($0.name, $0.value) }, fileName: report.id)
    if let title = report.statedTitle {
      stated.title = title
    } else if report.titleRange.isEmpty && !report.title.isEmpty {
      stated.title = report.title
    }
    return reader.read(report.text, stated: stated)
  }

  /// The document of a report that came from bytes with this hash.
  public func document(_ report: Report, sourceHash: SHA256.Digest) -> Document {
    let reading = read(report)
    let fields = report.fields.map { StoredDocument.Field(name: $0.name, value: $0.value) }
    let content: StoredDocument
    if reading.isReport {
      // Where the rules find no title, the first line is none; one from outside of the text is.
      let outside = report.titleRange.isEmpty ? report.title : ""
      content = StoredDocument(
        title: reading.title(in: report.text) ?? outside, text: report.text,
        parts: ReportFields.parts(reading, textLength: report.text.count), fields: fields)
    } else {
      content = StoredDocument(
        title: report.title, text: report.text, titleRange: report.titleRange,
        body: ReportFields.body, fields: fields)
    }
    return Document(
      identifier: report.id, content: content, columns: ReportColumns.values(report, reading),
      sourceHash: sourceHash.bytes)
  }
}
