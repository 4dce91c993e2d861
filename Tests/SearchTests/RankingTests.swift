// Are the best documents found without ranking all the same as those found by ranking all?

import GongkaiBytes
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

  /// What is asked for often comes from tables, what is asked for first does not.
  @Test func placesBelongToTheSameDocumentsHoweverOftenTheyAreAskedFor() throws {
    var texts = RandomTexts(seed: 77)
    var pair = try Pair(rankingThreshold: 4096)
    try pair.add(texts.documents(500))
    let segment = try pair.searcher().commit.segments[0].reader
    var random = SeededRandom(seed: 77)
    var used = try PlaceMapper(segment)
    for round in 0..<60 {
      let share = [1, 3, 100][round % 3]
      let places = (1..<UInt32(segment.information.streamLength)).filter { _ in
        Int.random(in: 0..<share, using: &random) == 0
      }
      var fresh = try PlaceMapper(segment)
      let expected = try fresh.documents(of: places)
      let found = try used.documents(of: places)
      #expect(found.docs == expected.docs && found.freqs == expected.freqs, "round \(round)")
      // Of some documents: what is left of the places says the same of these.
      let asked = (0..<500 as Range<UInt32>).filter { _ in
        Int.random(in: 0..<[2, 50][round % 2], using: &random) == 0
      }
      var kept = places
      try used.keep(&kept, of: asked)
      #expect(Set(kept).isSubset(of: places) && kept == kept.sorted())
      let left = try used.documents(of: kept)
      func ofAsked(_ docs: [UInt32], _ freqs: [UInt32]) -> [UInt32: UInt32] {
        Dictionary(uniqueKeysWithValues: zip(docs, freqs)).filter { asked.contains($0.key) }
      }
      #expect(
        ofAsked(left.docs, left.freqs) == ofAsked(expected.docs, expected.freqs), "round \(round)")
      var counts = [UInt32](repeating: 9, count: asked.count)
      try used.count(places, in: asked, &counts)
      let known = ofAsked(expected.docs, expected.freqs)
      #expect(counts == asked.map { known[$0] ?? 0 }, "round \(round)")
    }
  }

  @Test func scoresOfManyPostingsAreThoseOfEach() {
    var random = SeededRandom(seed: 3)
    let factors = NormFactors(averageLength: 37)
    for count in [0, 1, 3, 4, 5, 130] {
      let norms = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
      let docs = (0..<UInt32(count)).map { $0 * 2 }
      let freqs = docs.map { _ in UInt32.random(in: 0...5000, using: &random) }
      var found: [Double] = []
      factors.visitScores(docs.span, freqs.span, weight: 1.7, ByteView(norms)) { i, score in
        #expect(i == found.count)
        found.append(score)
      }
      let expected = zip(docs, freqs).map { doc, freq in
        factors.score(weight: 1.7, freq: freq, norm: norms[Int(doc)])
      }
      #expect(found == expected, "\(count) postings")
    }
  }
}
