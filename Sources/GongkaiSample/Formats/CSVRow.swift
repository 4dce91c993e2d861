// How is a report written as a row of a CSV file?

/// Rows by RFC 4180: every field in quotes, quotes doubled.
enum CSVRow {
  static let header = Array("id,title,text,url,date\r\n".utf8)

  static func bytes(_ report: FinishedReport, _ id: String) -> [UInt8] {
    var row: [UInt8] = []
    let fields = [
      id, report.title.string, report.text.string, report.plan.url, report.plan.published.iso,
    ]
    for (number, field) in fields.enumerated() {
      if number > 0 { row.append(44) }
      row.append(34)
      for byte in field.utf8 {
        if byte == 34 { row.append(34) }
        row.append(byte)
      }
      row.append(34)
    }
    row.append(contentsOf: [13, 10])
    return row
  }
}
