// Do searches that bypass the parser of arguments mean what the parser makes of them?

import ArgumentParser
import TestKit
import Testing

@testable import GongkaiCommand

@Suite struct PlainSearchTests {
  /// What the parser understands, or nil where it tells an error or shows help.
  private func parsed(_ arguments: [String]) -> SearchArguments? {
    (try? RootCommand.parseAsRoot(arguments) as? SearchCommand)?.arguments
  }

  private func described(_ search: SearchArguments?) -> String {
    search.map { String(describing: $0) } ?? "nothing"
  }

  @Test(arguments: [
    "search 公开 --index i",
    "search --index i 公开 年度 报告",
    "search 公开 --index i --limit 3 --no-snippets --match any",
    "search 公开 --index i --facet year,region --share --rate --facet-limit 0 --json",
    "search 公开 --index i --sort 新收:desc --limit 0 --csv --bom --color never",
    "search 公开 --index i --zones body,tail --repair --kwic --approximate",
    "search 公开 --index i --jsonl --explain",
    "search --queries q.tsv --index i --json",
  ])
  func ordinarySearchesNeedNoParser(_ line: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let plain = try #require(PlainSearch.arguments(arguments))
    #expect(described(plain) == described(parsed(arguments)))
  }

  @Test(arguments: [
    "", "search", "search 公开", "search --index i", "search --help", "--version", "stats --index i",
    "search 公开 --index=i", "search 公开 --index", "search 公开 --index i --index j",
    "search 公开 --index i --limit three", "search 公开 --index i --limit -3",
    "search 公开 --index i --match some", "search 公开 --index i --share",
    "search 公开 --index i --json --csv", "search -- -公开 --index i", "search -公开 --index i",
    "search 公开 --index i --zones nowhere", "search 公开 --queries q --index i", "help search",
  ])
  func theRestIsLeftToTheParser(_ line: String) {
    #expect(PlainSearch.arguments(line.split(separator: " ").map(String.init)) == nil)
  }

  @Test func bothUnderstandTheSame() {
    let words = [
      "search", "公开", "", "-", "--", "--index", "i", "--limit", "3", "-1", "--match", "any",
      "--json", "--csv", "--bom", "--kwic", "--facet", "year", "--share", "--queries", "--color",
      "auto", "--help", "--version", "--index=i", "--no-snippets", "--facet-limit", "-i",
      "--repair",
    ]
    var random = SeededRandom(seed: 7)
    var plainOnes = 0
    for _ in 0..<400 {
      var arguments = ["search", "--index", "i", "公开"]
      for _ in 0..<Int.random(in: 0..<5, using: &random) {
        let word = words[Int.random(in: 0..<words.count, using: &random)]
        arguments.insert(
          word, at: Int.random(in: 1...arguments.count, using: &random))
      }
      guard let plain = PlainSearch.arguments(arguments) else { continue }
      plainOnes += 1
      #expect(described(plain) == described(parsed(arguments)), "\(arguments)")
    }
    #expect(plainOnes > 20)
  }
}
