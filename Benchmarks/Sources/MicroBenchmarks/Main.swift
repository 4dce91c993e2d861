// Which micro-benchmarks run, and how is the table of them printed?
//
// swift run -c release --package-path Benchmarks MicroBenchmarks [options] [part of a name …]

import Glibc

/// What was asked for.
private struct Arguments {
  var samples = 15
  var isJSON = false
  var runsOnce = false
  var parts: [String] = []

  static let help = """
    usage: MicroBenchmarks [--samples <n>] [--json] [--once] [<part of a name> ...]

    Times the parts that searches and indexing are made of, on text and lists from
    a seed, in CPU time of one thread. Results are checked before anything is timed.

      --samples <n>  Samples of each; the table shows their median. (default: 15)
      --json         A line of JSON for each instead of a table.
      --once         Run each once without timing it, for callgrind and the like.
    """

  init?(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--json": isJSON = true
      case "--once": runsOnce = true
      case "--samples":
        guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
        samples = number
      default:
        guard !word.hasPrefix("-") else { return nil }
        parts.append(word)
      }
    }
  }

  func wants(_ name: String) -> Bool {
    parts.isEmpty
      || parts.contains { part in
        name.indices.contains { name[$0...].hasPrefix(part) }
      }
  }
}

@main
enum Main {
  /// By the name that the names of their benchmarks begin with, so that data is made only for
  /// what is asked for.
  private static let subjects: [(name: String, make: @Sendable () throws -> [Benchmark])] = [
    ("fold", foldBenchmarks), ("words", wordBreakingBenchmarks), ("bigrams", bigramBenchmarks),
    ("hash", hashingBenchmarks), ("checksum", checksumBenchmarks),
    ("unpack", unpackingBenchmarks), ("cursor", cursorBenchmarks), ("top", topKBenchmarks),
    ("store", documentStoreBenchmarks),
  ]

  static func main() {
    guard let arguments = Arguments(Array(CommandLine.arguments.dropFirst())) else {
      print(Arguments.help)
      exit(64)
    }
    do {
      try run(arguments)
    } catch {
      print("MicroBenchmarks: \(error)")
      exit(2)
    }
  }

  private static func run(_ arguments: Arguments) throws {
    defer { SampleIndex.remove() }
    if !arguments.isJSON && !arguments.runsOnce { print(TableRow.header) }
    for subject in subjects
    where arguments.wants(subject.name) || arguments.parts.contains(where: { $0.contains("/") }) {
      for benchmark in try subject.make() where arguments.wants(benchmark.name) {
        if arguments.runsOnce {
          keep(try benchmark.run())
        } else {
          let row = TableRow(try Measurement(benchmark, samples: arguments.samples))
          print(arguments.isJSON ? row.json : row.text)
        }
      }
    }
  }
}
