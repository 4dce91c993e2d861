// Is any line a report, or refused in words?

import Gongkai

/// Reads the input as a line of JSON, and what it holds back again.
enum JSONTarget {
  static func run(_ input: [UInt8]) {
    // SAFETY: the reader copies what it needs.
    let report = try? unsafe input.withUnsafeBytes { bytes throws(ReportProblem) in
      try unsafe JSONLineReport.read(line: bytes)
    }
    if let report {
      check(String(validating: report.text, as: UTF8.self) != nil, "a report's text is UTF-8")
      check(report.id.utf8.count <= ReportLimits.maximumIDBytes, "its name is not too long")
    }
    guard let value = try? JSONValue(parsing: input) else { return }
    var writer = JSONWriter()
    writer.value(value)
    guard let again = try? JSONValue(parsing: writer.bytes) else {
      fatalError("what is written can be read: \(writer.text)")
    }
    check(again == value, "and says the same: \(writer.text)")
  }
}
