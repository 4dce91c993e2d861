// Are the best documents found without ranking all the same as those found by ranking all?

import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct RankingTests {
  /// A facet takes all matches with their scores, which is the slow way.
  @Test(arguments: [1, 40, 4096], [MatchMode.all, .any])
  func theBestAreThoseOfAll(threshold: Int, match: MatchMode) throws {
    var texts = RandomTexts(seed: UInt64(100 + threshold))
    var pair = try Pair(rankingThreshold: threshold)
    try pair.add(texts.documents(400))
    try pair.add(texts.documents(100, from: 400))
    var generator = RandomQueries(texts, pair.scanner, match)
    // What is decided on the stored text takes no part in this, and takes long.
    let queries = (0..<120).map { _ in generator.query().text }
      .filter { !$0.contains("NEAR") && !$0.contains { "\"“＂".contains($0) } }
    for deletes in [false, true] {
      if deletes {
        try pair.delete((0..<100).map { "d\($0 * 4)" })
      }
      let searcher = try pair.searcher()
      for (i, query) in queries.enumerated() {
        var request = SearchRequest(query)
        request.match = match
        request.limit = [0, 1, 3, 10][i % 4]
        request.snippets = false
        request.relax = false
        if i % 5 == 0 { request.kinds = [.positional] }
        let fast = try searcher.search(request)
        request.facets = ["year"]
        let slow = try searcher.search(request)
        let name = "threshold \(threshold), \(match) ‘\(query)’, best \(request.limit)"
        #expect(fast.total == slow.total, "\(name)")
        #expect(fast.hits.map(\.identifier) == slow.hits.map(\.identifier), "\(name)")
        // The same sums in the same order: not a bit of difference.
        #expect(fast.hits.map(\.score) == slow.hits.map(\.score), "\(name)")
      }
    }
  }
}
