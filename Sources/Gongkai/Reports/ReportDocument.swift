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
    let title = reading.title(in: report.text)
    var content: StoredDocument
    if let title {
      content = StoredDocument(
        title: title, text: report.text,
        parts: ReportFields.parts(reading, textLength: report.text.count), fields: fields)
    } else if reading.isReport {
      // The first line of such a report is no title; one from outside of the text is.
      content = StoredDocument(
        title: report.titleRange.isEmpty ? report.title : "", text: report.text,
        parts: ReportFields.parts(reading, textLength: report.text.count), fields: fields)
    } else {
      content = Self.plain(report, fields)
    }
    return Document(
      identifier: report.id, content: content, columns: ReportColumns.values(report, reading),
      sourceHash: sourceHash.bytes)
  }

  /// A text that is no report: its first line is its title, all other text its body.
  private static func plain(_ report: Report, _ fields: [StoredDocument.Field]) -> StoredDocument {
    let body = ReportFields.schema.number(of: "body") ?? FieldSchema.title
    let title = report.titleRange
    let ranges =
      title.isEmpty
      ? [(body, 0..<report.text.count)]
      : [
        (body, 0..<title.lowerBound), (FieldSchema.title, title),
        (body, title.upperBound..<report.text.count),
      ]
    return StoredDocument(
      title: report.title, text: report.text,
      parts: ranges.filter { !$0.1.isEmpty }.map { .init(field: $0.0, range: $0.1) },
      fields: fields)
  }
}
