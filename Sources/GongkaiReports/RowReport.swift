// What report is in a row of a table?

/// Makes reports of the cells of a row.
public enum RowReport {
  /// The report in a row.
  ///
  /// The cells are kept as fields. One that is written as an integer is one, any other short one a
  /// keyword; of several with one name, the first.
  ///
  /// - Parameters:
  ///   - title: what the column of titles says.
  ///   - text: valid UTF-8.
  ///   - cells: the other cells, with the names of their columns.
  /// - Throws: `ReportProblem`: `empty` or `tooLongID`.
  public static func read(
    id: String, title: String?, text: [UInt8], cells: [Report.StoredField]
  ) throws(ReportProblem) -> Report {
    var report = try TextReport.read(id: id, text: text, givenTitle: title)
    report.format = "csv"
    report.fields = cells
    var names: Set<String> = []
    for cell in cells where names.insert(cell.name).inserted {
      if let integer = integer(cell.value) {
        report.integers.append((cell.name, integer))
      } else if cell.value.utf8.count <= ReportLimits.maximumKeywordBytes {
        report.keywords.append((cell.name, cell.value))
      }
    }
    return report
  }

  /// The integer that a cell is written as; nil for one with a sign or zeros in front that say
  /// nothing, which is a number such as that of a telephone.
  private static func integer(_ value: String) -> Int? {
    guard let integer = Int(value), String(integer) == value else { return nil }
    return integer
  }
}
