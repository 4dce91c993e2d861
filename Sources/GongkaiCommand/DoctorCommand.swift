// gongkai doctor: what would indexing make of these files?

import ArgumentParser
import Gongkai

struct DoctorCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is in files before they are indexed.",
    discussion: """
      Reads files as indexing does, folders with all below them, and prints for each
      report: a verdict (ok, damaged, not a report, cannot be read), encoding and
      format, what was cut off, damage, tables, sections, and its identity with the
      rules and words that tell it. A summary follows. Ends with 2 when something
      cannot be read, with 1 when there is nothing to read.

        gongkai doctor reports
        gongkai doctor reports/2023.zip --json
      """)

  @Argument(help: "Files and folders.")
  var paths: [String] = []

  @Option(
    name: .customLong("index"),
    help: ArgumentHelp("Fold texts by the table of this index.", valueName: "dir"))
  var directory: String?

  @Flag(help: "Print only the verdicts and the summary.")
  var brief = false

  @OptionGroup var json: JSONFlag

  func validate() throws {
    if paths.isEmpty { throw ValidationError("Missing a path: name files or folders.") }
    if brief, json.isOn { throw ValidationError("Choose one of --brief and --json.") }
  }

  func execute(_ output: Output) throws -> Outcome {
    let documents = ReportDocuments(fold: try FoldTable(ofIndexAt: directory))
    var summary = DoctorSummary()
    for path in paths {
      do {
        try FileReports.read(path: path) { result in
          switch result {
          case .success(let report):
            let record = documents.record(report)
            summary.add(record)
            try write(record, output)
          case .failure(let problem):
            summary.addUnreadable()
            try write(problem, path: problem.path, output)
          }
        }
      } catch let error as IntakeError {
        summary.addUnreadable()
        try write(error, path: path, output)
      }
    }
    if json.isOn {
      try output.write(summary.json)
    } else {
      for line in summary.lines { try output.line(line) }
    }
    if summary.count(of: .unreadable) > 0 { return .failed }
    return summary.count > 0 ? .found : .nothingFound
  }

  private func write(_ record: ReportRecord, _ output: Output) throws {
    if json.isOn {
      try output.write(RecordJSON.line(record, evidence: true, verdict: record.verdict))
    } else if brief {
      try output.line(RecordPage.verdict(record))
    } else {
      for line in RecordPage.lines(record, listsFigures: false) { try output.line(line) }
      try output.line()
    }
  }

  private func write(_ problem: any Error, path: String, _ output: Output) throws {
    guard json.isOn else {
      try output.line(
        "\(VisibleText.escaped(path)): \(ReportVerdict.unreadable.label)")
      try output.line("  \(VisibleText.oneLine("\(problem)"))")
      if !brief { try output.line() }
      return
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("path", path)
    if let problem = problem as? IntakeProblem {
      if let entry = problem.entry { writer.member("entry", entry) }
      if let line = problem.line { writer.member("line", line) }
    }
    writer.member("verdict", ReportVerdict.unreadable.rawValue)
    writer.member("problem", "\(problem)")
    writer.endObject()
    writer.newline()
    try output.write(writer.bytes)
  }
}
