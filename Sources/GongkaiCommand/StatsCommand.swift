// gongkai stats: how large is an index, and what is in it?

import ArgumentParser
import Gongkai

struct StatsCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show counts and sizes of an index.",
    discussion: """
      Sizes are given for each part: in all, for a report, and as a share of the
      text.

        gongkai stats --index my-index
      """)

  @OptionGroup var index: IndexOption

  @OptionGroup var json: JSONFlag

  func execute(_ output: Output) throws -> Outcome {
    let commit = try Commit(directory: index.directory)
    let sizes = try IndexSizes(commit)
    let icu = try FoldTable(bytes: commit.foldTable.array()).icuVersion
    try json.isOn
      ? writeJSON(commit, sizes, icu: icu, output) : write(commit, sizes, icu: icu, output)
    return .found
  }

  /// Averages over all documents in the segments, deleted ones included.
  private func averages(_ commit: Commit) -> [(name: String, value: Double)] {
    let documents = commit.segments.reduce(0) { $0 + $1.reader.documentCount }
    let names = ["positions", "characters", "words"]
    return zip(NormKind.allCases, names).map { kind, name in
      let sum = commit.segments.reduce(0) {
        $0 + $1.reader.information.lengthSums[kind.rawValue]
      }
      return (name, documents > 0 ? Double(sum) / Double(documents) : 0)
    }
  }

  private func sum(_ commit: Commit, _ value: (SegmentInformation) -> Int) -> Int {
    commit.segments.reduce(0) { $0 + value($1.reader.information) }
  }

  private func write(
    _ commit: Commit, _ sizes: IndexSizes, icu: String, _ output: Output
  ) throws {
    var facts = Table(rightAligned: [false, false])
    facts.add(["reports", Numbers.grouped(sizes.documentCount)])
    facts.add(["deleted", Numbers.grouped(sizes.deletedCount)])
    facts.add(["segments", Numbers.grouped(sizes.segmentCount)])
    facts.add(["generation", "\(commit.manifest.generation)"])
    facts.add(["clauses", Numbers.grouped(sum(commit) { $0.clauseCount })])
    facts.add(["repeated", Numbers.grouped(sum(commit) { $0.repeatedClauseCount })])
    facts.add(["terms", Numbers.grouped(sum(commit) { $0.termCount })])
    for (name, value) in averages(commit) {
      facts.add(["\(name) each", Numbers.decimal(value, places: 1)])
    }
    facts.add(["analyzer", VisibleText.escaped(commit.manifest.analyzer)])
    facts.add(["word breaker", VisibleText.escaped(commit.manifest.wordBreaker)])
    facts.add(["folded by ICU", icu])
    for line in facts.lines { try output.line(line) }
    try output.line()
    var table = Table(rightAligned: [false, true, true, true])
    table.add(["part", "size", "a report", "of the text"])
    for part in sizes.parts + [("all", sizes.totalBytes), ("text", sizes.textBytes)] {
      table.add([
        part.name, Numbers.bytes(part.bytes),
        sizes.documentCount > 0 ? Numbers.bytes(part.bytes / sizes.documentCount) : "–",
        Numbers.percent(part.bytes, of: sizes.textBytes),
      ])
    }
    for line in table.lines { try output.line(line) }
  }

  private func writeJSON(
    _ commit: Commit, _ sizes: IndexSizes, icu: String, _ output: Output
  ) throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("sizes")
    SizesJSON.write(sizes, to: &writer)
    writer.member("generation", commit.manifest.generation)
    writer.member("clauses", sum(commit) { $0.clauseCount })
    writer.member("repeated_clauses", sum(commit) { $0.repeatedClauseCount })
    writer.member("terms", sum(commit) { $0.termCount })
    writer.key("average_lengths")
    writer.beginObject()
    for (name, value) in averages(commit) { writer.member(name, value) }
    writer.endObject()
    writer.member("analyzer", commit.manifest.analyzer)
    writer.member("word_breaker", commit.manifest.wordBreaker)
    writer.member("icu", icu)
    writer.endObject()
    writer.newline()
    try output.write(writer.bytes)
  }
}
