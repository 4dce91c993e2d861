// Does a bag find the same best documents when not all that match are counted?

import GongkaiBytes
import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct BagTests {
  /// Piles of text, of which most terms stand in few documents and some in nearly all.
  private func query(_ texts: inout RandomTexts) -> String {
    let count = Int.random(in: 1...4, using: &texts.random)
    return (0..<count).map { _ in texts.spell(texts.pick(texts.clauses), dirt: 0) }
      .joined(separator: " ")
  }

  private func document(_ identifier: String, _ text: String) -> Document {
    Document(
      identifier: identifier,
      content: StoredDocument(title: "", text: Array(text.utf8), titleRange: 0..<0, fields: []),
      columns: [("year", .integer(2020))], sourceHash: [UInt8](repeating: 0, count: 32))
  }

  /// Searches as fast as may be, and as slowly: a facet takes all matches, each scored in full.
  ///
  /// - Returns: whether matches were left out.
  private func compare(
    _ request: SearchRequest, _ searcher: Searcher, _ comment: String, approximate: Bool = true
  ) throws -> Bool {
    var request = request
    request.approximate = approximate
    let fast = try searcher.search(request)
    request.approximate = false
    request.facets = ["year"]
    let slow = try searcher.search(request)
    let name = "\(comment): ‘\(request.query)’, best \(request.limit)"
    #expect(slow.isExact, "\(name)")
    #expect(fast.hits.map(\.identifier) == slow.hits.map(\.identifier), "\(name)")
    // The same sums in the same order: not a bit of difference.
    #expect(fast.hits.map(\.score) == slow.hits.map(\.score), "\(name)")
    #expect((fast.hits.count...slow.total).contains(fast.total), "\(name)")
    #expect(!fast.isExact || fast.total == slow.total, "\(name)")
    return !fast.isExact
  }

  /// Where a segment has thousands of candidates, the best so far set the bar for the others.
  @Test func theBestOfManyCandidatesAreFound() throws {
    var texts = RandomTexts(seed: 77)
    var pair = try Pair(rankingThreshold: 40)
    try pair.add(texts.documents(3000))
    try pair.add(texts.documents(300, from: 3000))
    try pair.delete((0..<300).map { "d\($0 * 7)" })
    let searcher = try pair.searcher()
    var many = 0
    for i in 0..<60 {
      var request = SearchRequest(query(&texts))
      request.match = .any
      request.isPlainText = true
      request.snippets = false
      request.relax = false
      request.limit = [1, 10, 40][i % 3]
      _ = try compare(request, searcher, "many candidates", approximate: i % 4 == 0)
      if try searcher.search(request).total > 2 * BagScorer.surveyedCandidates { many += 1 }
    }
    #expect(many > 10, "\(many) queries with as many matches")
  }

  @Test(arguments: [1, 40, 4096], [false, true])
  func theBestAreFoundWithoutCounting(threshold: Int, joins: Bool) throws {
    var texts = RandomTexts(seed: UInt64(500 + threshold))
    var pair = try Pair(rankingThreshold: threshold, joins: joins)
    try pair.add(texts.documents(700))
    try pair.add(texts.documents(200, from: 700))
    try pair.add(texts.documents(20, from: 900))
    let queries = (0..<90).map { _ in query(&texts) }
    var leftOut = 0
    for layout in ["segments", "deletions", "merged"] {
      if layout == "deletions" { try pair.delete((0..<180).map { "d\($0 * 5)" }) }
      if layout == "merged" { try pair.merge() }
      let searcher = try pair.searcher()
      for (i, query) in queries.enumerated() {
        var request = SearchRequest(query)
        request.match = .any
        request.isPlainText = true
        request.snippets = false
        request.relax = false
        request.limit = [1, 10, 0, 3, 2000][i % 5]
        if i % 3 == 0 { request.kinds = [.positional] }
        if i % 7 == 0 { request.fields = [["title"], ["body"], ["requests", "tail"]][i % 3] }
        if try compare(request, searcher, "threshold \(threshold), \(layout)") { leftOut += 1 }
      }
    }
    #expect(leftOut > 20, "\(leftOut) searches saved anything")
  }

  /// Documents of a term that only helps are no matches, however high their scores are.
  @Test func whatOnlyHelpsIsNeverFound() throws {
    var pair = try Pair(rankingThreshold: 1)
    // Characters of the query in all documents, its bigram in few.
    let texts = (0..<60).map { $0 % 20 == 0 ? "政公府开" : $0 % 2 == 0 ? "开。公" : "公公，开开" }
    try pair.add(
      texts.enumerated().map { i, text in document("d\(i)", text + (i == 40 ? "公开" : "")) })
    let searcher = try pair.searcher()
    for limit in [1, 2, 5] {
      var request = SearchRequest("公开 府开")
      request.match = .any
      request.snippets = false
      request.limit = limit
      _ = try compare(request, searcher, "helpers")
    }
  }

  /// 公开 is a word in most documents, and in some of them only the end of one and the beginning of
  /// another.
  @Test(arguments: [1, 1 << 40])
  func wordsAreAddedWithTheirBigrams(threshold: Int) throws {
    var pair = try Pair(rankingThreshold: threshold)
    var random = SeededRandom(seed: 3)
    let pieces = ["信息公开", "公开目录", "办公开始", "信息", "目录开始", "办公"]
    let documents = (0..<400).map { i in
      let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      return document("d\(i)", text.joined(separator: "，"))
    }
    try pair.add(documents)
    try pair.delete((0..<20).map { "d\($0 * 9)" })
    let searcher = try pair.searcher()
    let segment = try #require(searcher.commit.segments.first?.reader)
    let word = try #require(try segment.dictionary.find(TermKey(.word, Array("公开".utf8))))
    let gram = try #require(try segment.dictionary.find(TermKey(gram: 0x516C, 0x5F00)))
    #expect((word.surplusCount ?? 0) > 0 && gram.hasRanking)
    for query in ["公开", "信息公开目录", "办公开始 公开", "办公 公开 开始信息"] {
      for (limit, approximate) in [(1, false), (10, false), (10, true), (300, false)] {
        var request = SearchRequest(query)
        request.match = .any
        request.snippets = false
        request.relax = false
        request.limit = limit
        _ = try compare(request, searcher, "shared lists", approximate: approximate)
      }
    }
  }

  /// Equal scores keep their order.
  @Test func equalDocumentsComeInTheOrderOfTheirIdentifiers() throws {
    var pair = try Pair(rankingThreshold: 4096)
    for start in [200, 0, 100] {
      try pair.add(
        (start..<start + 100).map { document("d\($0)", $0 % 10 == 0 ? "公开目录信息" : "公开信息") })
    }
    var request = SearchRequest("公开目录 信息")
    request.match = .any
    request.snippets = false
    for limit in [1, 7, 11] {
      request.limit = limit
      let leavesOut = try compare(request, try pair.searcher(), "equal documents")
      #expect(leavesOut)
    }
  }

  @Test func documentScoresKnowWhoWasGivenOne() {
    var random = SeededRandom(seed: 9)
    let factors = NormFactors(averageLength: 20)
    let norms = (0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }
    var values = [Double](repeating: 0, count: 100)
    var scores = DocumentScores(values, given: [UInt32](repeating: 7, count: 101))
    var deletions = Deletions(documentCount: 100)
    deletions.insert(17)
    scores.hide(deletions)
    values[17] = -.infinity
    for _ in 0..<40 {
      let docs = (0..<100 as Range<UInt32>).filter { _ in
        Int.random(in: 0..<30, using: &random) == 0
      }
      let freqs = docs.map { _ in UInt32.random(in: 1...9, using: &random) }
      scores.add(docs.span, freqs.span, weight: 2, factors, ByteView(norms))
      for (doc, freq) in zip(docs, freqs) {
        values[Int(doc)] += factors.score(weight: 2, freq: freq, norm: norms[Int(doc)])
      }
    }
    #expect(scores.values == values)
    #expect(scores.documents.sorted() == (0..<100).filter { values[Int($0)] > 0 })
    #expect(scores.count == scores.documents.count)
    #expect(scores.takeMemory().values == [Double](repeating: 0, count: 100))
  }
}
