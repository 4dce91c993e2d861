// gongkai bench: how fast are searches?

import ArgumentParser
import Gongkai

struct BenchCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure how long searches take.",
    discussion: """
      Searches for every line of a query file (class, tab, query) in one warm
      process on one thread. A query's latency is the median of its repeats:
      parsing, matching and ranking, without reading titles and cutting snippets.
      Lines of class ‘or’ match any word.

        gongkai bench --index my-index --queries Benchmarks/queries/reports.tsv
      """)

  @OptionGroup var index: IndexOption

  @Option(help: ArgumentHelp("The query file.", valueName: "file"))
  var queries: String

  @Option(name: .customLong("repeat"), help: ArgumentHelp("Timed rounds.", valueName: "n"))
  var repeats = 5

  @Option(help: ArgumentHelp("Rounds before timing.", valueName: "n"))
  var warmup = 1

  @Option(help: ArgumentHelp("Hits to rank.", valueName: "n"))
  var limit = 10

  @Flag(help: "Accept lower bounds for totals where that saves time.")
  var approximate = false

  @Flag(
    help: "Rank bags by bigrams and words of other scripts only, as other engines do.")
  var bigrams = false

  @OptionGroup var json: JSONFlag

  func validate() throws {
    guard (1...100_000).contains(repeats), (0...100_000).contains(warmup),
      (0...1_000_000).contains(limit)
    else { throw ValidationError("--repeat is at least 1, --warmup and --limit at least 0.") }
  }

  func execute(_ output: Output) throws -> Outcome {
    let file = try QueryFile(queries)
    guard !file.lines.isEmpty else {
      throw InputError(path: queries, line: nil, reason: "no queries; write one on each line")
    }
    // As a search does.
    Memory.keepFreedBlocks(upTo: SearchArguments.keptBlocks)
    let index = try Index(opening: index.directory)
    for _ in 0..<warmup { for line in file.lines { _ = try search(line, index) } }
    var timings = BenchTimings(labels: file.lines.map { $0.label ?? "all" })
    for round in 0..<repeats {
      for (number, line) in file.lines.enumerated() {
        let result = try search(line, index)
        timings.add(
          query: number, round: round, nanoseconds: result.searchNanoseconds, total: result.total)
      }
    }
    let classes = timings.classes
    try json.isOn ? writeJSON(classes, output) : write(classes, output)
    return .found
  }

  private func search(_ line: QueryFile.Line, _ index: Index) throws -> SearchResult {
    var request = SearchRequest(line.query)
    request.match = line.match(.all)
    request.limit = limit
    request.snippets = false
    request.relax = false
    request.approximate = approximate
    if bigrams { request.kinds = [.positional] }
    do {
      return try index.search(request)
    } catch let error as QuerySyntaxError {
      throw InputError(path: queries, line: nil, reason: "\(line.query): \(error)")
    }
  }

  private func write(_ classes: [BenchTimings.Class], _ output: Output) throws {
    var table = Table(rightAligned: [false, true, true, true, true, true, true, true, true])
    table.add([
      "class", "queries", "hits", "p50 µs", "p95 µs", "p99 µs", "max µs", "queries/s",
      "rounds ms (min–max)",
    ])
    func micros(_ nanoseconds: Int) -> String {
      Numbers.decimal(Double(nanoseconds) / 1e3, places: 1)
    }
    func millis(_ nanoseconds: Int) -> String {
      Numbers.decimal(Double(nanoseconds) / 1e6, places: 2)
    }
    for group in classes {
      table.add([
        VisibleText.escaped(group.name), Numbers.grouped(group.count),
        Numbers.grouped(group.hits), micros(group.percentile(50)), micros(group.percentile(95)),
        micros(group.percentile(99)), micros(group.percentile(100)),
        Numbers.grouped(Int(group.queriesPerSecond.rounded())),
        "\(millis(group.rounds.min() ?? 0))–\(millis(group.rounds.max() ?? 0))",
      ])
    }
    for line in table.lines { try output.line(line) }
    try output.line()
    try output.line(
      "n = \(Numbers.counted(repeats, "round")) after \(Numbers.grouped(warmup)) to warm up, "
        + "one thread, limit \(Numbers.grouped(limit))")
  }

  private func writeJSON(_ classes: [BenchTimings.Class], _ output: Output) throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("index", index.directory)
    writer.member("queries", queries)
    writer.member("repeat", repeats)
    writer.member("warmup", warmup)
    writer.member("limit", limit)
    writer.key("classes")
    writer.beginArray()
    for group in classes {
      writer.beginObject()
      writer.member("class", group.name)
      writer.member("n", group.count)
      writer.member("hits", group.hits)
      for (name, percent) in [("p50", 50), ("p95", 95), ("p99", 99), ("max", 100)] {
        writer.member("\(name)_us", Double(group.percentile(percent)) / 1e3)
      }
      writer.member("queries_per_second", group.queriesPerSecond)
      writer.key("round_us")
      writer.beginArray()
      for round in group.rounds { writer.value(Double(round) / 1e3) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
    try output.write(writer.bytes)
  }
}
