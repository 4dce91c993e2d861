// What report is in a text?

/// Makes reports of decoded text.
public enum TextReport {
  /// The report that `text` is, which is not copied.
  ///
  /// Its title is `givenTitle` unless that is blank; otherwise the first line that is not blank,
  /// when it has at most 120 Unicode scalars; otherwise `statedTitle`. A byte order mark stays in
  /// the text.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8. Nothing else is checked here, and other bytes give a title with U+FFFD.
  ///   - givenTitle: what a key or a column of titles says, which stands above the text.
  ///   - statedTitle: what a page says of itself, which serves where the text begins with none.
  /// - Throws: `ReportProblem`: `empty` or `tooLongID`.
  public static func read(
    id: String, text: [UInt8], givenTitle: String? = nil, statedTitle: String? = nil
  ) throws(ReportProblem) -> Report {
    guard id.utf8.count <= ReportLimits.maximumIDBytes else {
      throw .tooLongID(bytes: id.utf8.count, limit: ReportLimits.maximumIDBytes)
    }
    guard let line = TitleLine(of: text) else { throw .empty }
    var report = Report(id: id, title: line.title, text: text, titleRange: line.range)
    report.statedTitle = statedTitle
    if let givenTitle, !TitleLine.isBlank(givenTitle) {
      report.title = givenTitle
      report.titleRange = 0..<0
    } else if line.title.isEmpty, let statedTitle, !TitleLine.isBlank(statedTitle) {
      report.title = statedTitle
    }
    return report
  }
}
