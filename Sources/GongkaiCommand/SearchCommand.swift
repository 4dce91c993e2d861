// gongkai search: which reports say this?

import ArgumentParser
import Gongkai

struct SearchCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search an index.",
    usage: "gongkai search <query> --index <dir> [<options>]",
    discussion: """
      Words beside each other must all occur. Also understood: "…" for a phrase,
      AND OR NOT (or 与 或 非, & | -), parentheses, NEAR/5, wildcards such as
      收到*申请?件, fields (title:年度报告) and columns (year:2019..2023).

        gongkai search 依申请公开 --index my-index
        gongkai search '"行政复议" OR 行政诉讼' --index my-index --limit 3

      With --queries, each line of a file is a query, or a label, a tab and a
      query; lines with the label ‘or’ match any word. ‘-’ is standard input.
      """)

  @Argument(help: "What to search for.")
  var query: [String] = []

  @OptionGroup var index: IndexOption

  @Option(help: ArgumentHelp("Hits to show.", valueName: "n"))
  var limit = 10

  @Option(help: "Whether all words must occur, or any.")
  var match = MatchChoice.all

  @OptionGroup var json: JSONFlag

  @Option(help: ArgumentHelp("Search for each line of a file.", valueName: "file"))
  var queries: String?

  @Flag(
    help: "Accept a lower bound for the total where that saves time; so far every total is exact.")
  var approximate = false

  @Flag(help: "Show how each score came about.")
  var explain = false

  @Flag(name: .customLong("no-snippets"), help: "Cut no snippets.")
  var withoutSnippets = false

  @Option(help: "When to use colours.")
  var color = ColorChoice.auto

  func validate() throws {
    guard (0...1_000_000).contains(limit) else {
      throw ValidationError("--limit is a number from 0 to 1000000.")
    }
    if queries == nil && query.isEmpty {
      throw ValidationError("Missing a query: write one, or name a file with --queries.")
    }
    if queries != nil && !query.isEmpty {
      throw ValidationError("Give either a query or --queries, not both.")
    }
  }

  func execute(_ output: Output) throws -> Outcome {
    if let queries { return try searchAll(QueryFile(queries), output) }
    let index = try Index(opening: index.directory)
    let result = try index.search(request(query.joined(separator: " "), match.mode))
    if json.isOn {
      try output.write(SearchJSON.line(result, label: nil))
    } else {
      try SearchPage(
        color: Terminal.usesColor(color), columns: Terminal.columns(),
        offersClosest: match.mode == .all
      ).write(result, to: output)
    }
    return result.total > 0 ? .found : .nothingFound
  }

  private func request(_ query: String, _ match: MatchMode) -> SearchRequest {
    var request = SearchRequest(query)
    request.match = match
    request.limit = limit
    request.approximate = approximate
    request.explain = explain
    request.snippets = !withoutSnippets
    return request
  }

  /// Answers query after query; one that cannot be understood does not keep the others.
  private func searchAll(_ file: QueryFile, _ output: Output) throws -> Outcome {
    let index = try Index(opening: index.directory)
    var found = false
    var failed = false
    for line in file.lines {
      do {
        let result = try index.search(request(line.query, line.match(match.mode)))
        found = found || result.total > 0
        if json.isOn {
          try output.write(SearchJSON.line(result, label: line.label))
        } else {
          try output.line(Self.compact(result))
        }
      } catch let error as QuerySyntaxError {
        failed = true
        if json.isOn {
          try output.write(
            SearchJSON.line(query: line.query, label: line.label, error: "\(error)"))
        }
        Messages.write("\(line.query): \(error)")
      }
    }
    return failed ? .failed : found ? .found : .nothingFound
  }

  private static func compact(_ result: SearchResult) -> String {
    let total = (result.isExact ? "" : "≥") + Numbers.grouped(result.total)
    let micros = Numbers.grouped((result.searchNanoseconds + 500) / 1000) + " µs"
    return DisplayWidth.rightAligned(total, to: 9) + "  "
      + DisplayWidth.rightAligned(micros, to: 11) + "  " + VisibleText.escaped(result.query)
  }
}
