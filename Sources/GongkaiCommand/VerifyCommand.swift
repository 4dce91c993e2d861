// gongkai verify: is an index whole?

import ArgumentParser
import Gongkai

struct VerifyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check an index for damage.",
    discussion: """
      Compares all checksums, walks all structures, and analyzes the stored text
      anew to compare it with what the terms say. Each finding names the file, the
      part, and what is lost. Ends with 2 when there is one.

        gongkai verify --index my-index
      """)

  @OptionGroup var index: IndexOption

  @OptionGroup var json: JSONFlag

  func execute(_ output: Output) throws -> Outcome {
    let report = try IndexVerifier.verify(index.directory)
    if json.isOn {
      try writeJSON(report, output)
    } else {
      for finding in report.findings {
        let place = finding.section.map { "\(finding.path): \($0)" } ?? finding.path
        try output.line(
          "\(VisibleText.escaped(place)): \(VisibleText.escaped(finding.problem))")
        try output.line("  lost: \(VisibleText.escaped(finding.lost))")
      }
      let checked =
        "\(Numbers.counted(report.files, "file")), \(Numbers.bytes(report.bytes)), "
        + "\(Numbers.counted(report.documents, "report")), "
        + "\(Numbers.counted(report.terms, "term")), "
        + "\(Numbers.counted(report.clauses, "clause")) checked"
      let verdict =
        !report.findings.isEmpty
        ? Numbers.counted(report.findings.count, "finding")
        : report.unread.isEmpty ? "the index is whole" : "no damage in what can be read"
      try output.line("\(checked): \(verdict)")
    }
    for error in report.unread { Messages.write("\(error)") }
    if !report.findings.isEmpty {
      Messages.write(
        "the index is damaged: restore it from a copy, mend it with ‘gongkai repair’, or index "
          + "again")
    }
    return report.findings.isEmpty && report.unread.isEmpty ? .found : .failed
  }

  private func writeJSON(_ report: IndexVerifier.Report, _ output: Output) throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("findings")
    writer.beginArray()
    for finding in report.findings {
      writer.beginObject()
      writer.member("path", finding.path)
      if let section = finding.section { writer.member("section", section) }
      writer.member("problem", finding.problem)
      writer.member("lost", finding.lost)
      writer.endObject()
    }
    writer.endArray()
    writer.key("unread")
    writer.beginArray()
    for error in report.unread { writer.value("\(error)") }
    writer.endArray()
    writer.member("files", report.files)
    writer.member("bytes", report.bytes)
    writer.member("segments", report.segments)
    writer.member("documents", report.documents)
    writer.member("terms", report.terms)
    writer.member("clauses", report.clauses)
    writer.endObject()
    writer.newline()
    try output.write(writer.bytes)
  }
}
