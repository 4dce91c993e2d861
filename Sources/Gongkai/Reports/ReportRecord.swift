// What is known of a report: its text, what the rules read out of it, what was given with it?

import GongkaiFormat
public import GongkaiReports

/// A report with all that is known of it.
///
/// An index keeps values, not evidence: rules read a stored text again where the evidence is
/// wanted, and always say the same of the same text.
public struct ReportRecord: Sendable {
  public let identifier: String
  public let title: String
  /// UTF-8, in the original wording.
  public let text: [UInt8]
  /// The format of its file, such as `html`; nil where that was not kept.
  public let format: String?
  /// How its file was encoded, such as `GB18030`; nil where that was not kept.
  public let encoding: String?
  /// Places where bytes of the file were no text in that encoding; nil where that was not kept.
  public let damagedPlaces: Int?
  public let reading: ReportReading
  /// What was given with the report, by column: it stands above what the text says.
  let given: [String: ColumnValue]
}

extension ReportDocuments {
  /// All that is known of a report that is in no index.
  public func record(_ report: Report) -> ReportRecord {
    let reading = read(report)
    var given: [String: ColumnValue] = [:]
    for (name, value) in report.integers { given[name] = .integer(value) }
    for (name, value) in report.keywords { given[name] = .keyword(value) }
    // The first line of a report that has no title is none either.
    let isTitle = !reading.isReport || report.titleRange.isEmpty
    return ReportRecord(
      identifier: report.id,
      title: reading.title(in: report.text) ?? (isTitle ? report.title : ""),
      text: report.text, format: report.format, encoding: report.encoding,
      damagedPlaces: report.damagedPlaces, reading: reading, given: given)
  }
}
