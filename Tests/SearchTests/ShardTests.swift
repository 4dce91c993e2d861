// Do shards score as one index, and does pruning leave the best hits as they are?

import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct ShardTests {
  /// The statistics of a part, its terms included.
  private func statistics(_ pair: Pair, _ searcher: Searcher) -> CorpusStatistics {
    var statistics = CorpusStatistics(searcher.commit)
    for (term, docFreq) in pair.oracle.statistics { statistics.setDocFreq(docFreq, of: term.bytes) }
    return statistics
  }

  @Test(arguments: MatchMode.allCases)
  func shardsScoreAsOneIndex(match: MatchMode) throws {
    var texts = RandomTexts(seed: 51)
    let documents = texts.documents(120)
    var whole = try Pair(rankingThreshold: 8)
    try whole.add(documents)
    var shards = [try Pair(rankingThreshold: 1), try Pair(rankingThreshold: 64)]
    try shards[0].add(Array(documents.prefix(50)))
    try shards[1].add(Array(documents.dropFirst(50)))
    let searchers = try shards.map { try $0.searcher() }
    var sum = statistics(shards[0], searchers[0])
    sum.add(statistics(shards[1], searchers[1]))
    #expect(sum.documentCount == 120)
    for searcher in searchers { searcher.statistics = sum }

    var queries = RandomQueries(texts, whole.scanner, match)
    for _ in 0..<150 {
      let query = queries.query()
      var request = SearchRequest(query.text)
      request.match = match
      request.limit = 200
      request.snippets = false
      request.relax = false
      let found = try searchers.map { try $0.search(request) }
      let expected = whole.oracle.scores(query.asked)
      #expect(found.reduce(0) { $0 + $1.total } == expected.count, "‘\(query.text)’")
      for hit in found.flatMap(\.hits) {
        let score = try #require(expected[hit.identifier], "‘\(query.text)’")
        #expect(abs(hit.score - score) <= 1e-6 * max(1, score), "‘\(query.text)’")
      }
    }
  }

  /// Single terms over many blocks of postings, in which most are skipped.
  @Test(arguments: [1, 3, 10, 128, 129, 5000])
  func prunedHitsAreTheBest(limit: Int) throws {
    var texts = RandomTexts(seed: 61)
    var pair = try Pair(rankingThreshold: 1)
    try pair.add(texts.documents(2500, clauses: 3))
    try pair.add(texts.documents(700, from: 2500, clauses: 8))
    let searcher = try pair.searcher()
    for text in ["公", "公开", "2019", "wendeng", "镇", "政府", "％", "开公", "不"] {
      let cells = pair.scanner.cells(of: text)
      let asked = Asked.phrase(AskedPhrase(runs: [cells.map { .cell($0) }], field: nil))
      let query = TypedQuery(text: text, asked: asked)
      try pair.check(query, .all, limit: limit, by: searcher, "seed 61, limit \(limit)")
    }
  }

  /// All documents alike: nothing but the identifiers tells them apart.
  @Test(arguments: [1, 10, 200])
  func tiesAreBrokenByIdentifier(limit: Int) throws {
    var pair = try Pair(rankingThreshold: 1)
    var random = SeededRandom(seed: 71)
    let numbers = (0..<600).shuffled(using: &random)
    for part in [numbers.prefix(250), numbers.dropFirst(250)] {
      try pair.add(
        part.map { number in
          Document(
            identifier: "d\(number)",
            content: StoredDocument(
              title: "", text: Array("政府信息公开，依申请".utf8), titleRange: 0..<0, fields: []),
            sourceHash: [UInt8](repeating: 0, count: 32))
        })
    }
    let searcher = try pair.searcher()
    let expected = Array(numbers.map { "d\($0)" }.sorted().prefix(limit))
    for query in ["公", "公开", "信息公开", "公开 申请", "公开 OR 不", "NOT 不", "信?公", "\"公开，依\""] {
      var request = SearchRequest(query)
      request.limit = limit
      request.snippets = false
      let result = try searcher.search(request)
      #expect(result.total == 600)
      #expect(result.hits.map(\.identifier) == expected, "‘\(query)’")
    }
  }
}
