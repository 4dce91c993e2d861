// gongkai table: what is in these reports, one row each?

import ArgumentParser
import Gongkai

struct TableCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Print identity and figures, one row a report.",
    discussion: """
      Without a query all reports of the index are listed.

        gongkai table --json --index my-index
        gongkai table 'year:2023 新收:>100' --json --index my-index
      """)

  @Argument(help: "Which reports; all without it.")
  var query: [String] = []

  @OptionGroup var index: IndexOption

  @OptionGroup var json: JSONFlag

  func execute(_ output: Output) throws -> Outcome {
    let records = try ReportRecords(try Index(opening: index.directory))
    var request: SearchRequest?
    if !query.isEmpty {
      var asked = SearchRequest(query.joined(separator: " "))
      asked.limit = Int.max
      asked.relax = false
      request = asked
    }
    var count = 0
    try records.visit(request) { record in
      count += 1
      try output.write(RecordJSON.line(record))
    }
    return count > 0 ? .found : .nothingFound
  }
}
