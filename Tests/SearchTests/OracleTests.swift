// Does the engine answer what the slow one answers? Totals, hits, scores and order.

import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import GongkaiSearch

/// The same documents in the engine and in the slow one.
struct Pair {
  let directory = TemporaryDirectory()
  let scanner: CellScanner
  var oracle: SearchOracle
  private let writer: IndexWriter

  /// - Parameter joins: whether the engine has so little memory that it joins segments.
  init(rankingThreshold: Int, joins: Bool = false) throws {
    scanner = try CellScanner()
    oracle = SearchOracle(scanner)
    let options = IndexWriter.Options(
      threads: 1, memory: joins ? 0 : 256 << 20, rankingThreshold: rankingThreshold,
      schema: RandomTexts.schema)
    writer = try IndexWriter(directory: directory.path, options: options)
  }

  mutating func add(_ documents: [Document]) throws {
    try writer.add(documents)
    try writer.commit()
    oracle.add(documents)
    oracle.commit()
  }

  mutating func delete(_ identifiers: [String]) throws {
    for identifier in identifiers {
      try writer.delete(identifier)
      oracle.delete(identifier)
    }
    try writer.commit()
    oracle.commit()
  }

  mutating func merge() throws {
    try writer.mergeAll()
    try writer.commit()
    oracle.merge()
  }

  func searcher() throws -> Searcher { try Searcher(try Commit(directory: directory.path)) }

  /// Compares the answers to one query; a comment names what to look for when they differ.
  func check(
    _ query: TypedQuery, _ match: MatchMode, limit: Int, by searcher: Searcher,
    _ comment: String, expected: [String: Double]? = nil
  ) throws {
    var request = SearchRequest(query.text)
    request.match = match
    request.limit = limit
    request.snippets = false
    request.relax = false
    let result = try searcher.search(request)
    let expected = expected ?? oracle.scores(query.asked)
    let name = "\(comment): \(match) ‘\(query.text)’"
    #expect(result.total == expected.count, "total of \(name)")
    for hit in result.hits {
      let score = try #require(expected[hit.identifier], "hit \(hit.identifier) of \(name)")
      #expect(
        abs(hit.score - score) <= 1e-6 * max(1, score), "score of \(hit.identifier), \(name)")
    }
    let ranked = Array(SearchOracle.ranked(expected).prefix(limit))
    #expect(result.hits.map(\.identifier) == ranked, "order of \(name)")
  }
}

@Suite struct OracleTests {
  /// Asks the same queries of every layout of the same documents.
  private func compare(
    threshold: Int, seed: UInt64, count: Int, queries: Int, match: MatchMode
  ) throws {
    var texts = RandomTexts(seed: seed)
    let all = texts.documents(count)
    let again = all.prefix(count / 10).map { texts.document($0.identifier, clauses: 5) }
    let scanner = try CellScanner()
    var generator = RandomQueries(texts, scanner, match)
    let asked = (0..<queries).map { _ in generator.query() }

    func ask(_ pair: Pair, _ layout: String) throws {
      let searcher = try pair.searcher()
      for (i, query) in asked.enumerated() {
        try pair.check(
          query, match, limit: [1, 7, 10_000][i % 3], by: searcher,
          "seed \(seed), threshold \(threshold), \(layout)")
      }
    }

    var single = try Pair(rankingThreshold: threshold)
    try single.add(all)
    try ask(single, "one segment")

    func severalSegments(joins: Bool) throws -> Pair {
      var pair = try Pair(rankingThreshold: threshold, joins: joins)
      let third = max(1, count / 3)
      for start in stride(from: 0, to: count, by: third) {
        try pair.add(Array(all[start..<min(count, start + third)]))
      }
      return pair
    }
    var joined = try severalSegments(joins: true)
    try joined.merge()
    try ask(joined, "joined")
    var several = try severalSegments(joins: false)
    try ask(several, "several segments")

    // Replaced and deleted documents count in the statistics until their segment is merged.
    if !again.isEmpty { try several.add(Array(again)) }
    try several.delete(all.suffix(count / 5).map(\.identifier))
    try ask(several, "with deletions")

    try several.merge()
    try ask(several, "merged")
  }

  @Test(arguments: [1, 8, 4096], [MatchMode.all, .any])
  func answersAreThoseOfTheSlowEngine(threshold: Int, match: MatchMode) throws {
    try compare(
      threshold: threshold, seed: UInt64(threshold), count: 150, queries: 120, match: match)
  }

  @Test(arguments: [1, 2, 3, 10])
  func smallIndexesToo(count: Int) throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      try compare(threshold: 2, seed: seed * 31, count: count, queries: 40, match: .all)
      try compare(threshold: 2, seed: seed * 37, count: count, queries: 20, match: .any)
    }
  }

  @Test func anEmptyIndexAnswersNothing() throws {
    let pair = try Pair(rankingThreshold: 8)
    let directory = pair.directory
    let writer = try IndexWriter(
      directory: directory.file("empty"), options: .init(threads: 1), samples: { [] })
    try writer.commit()
    let searcher = try Searcher(try Commit(directory: directory.file("empty")))
    for query in ["公开", "公", "公?开", "NOT 公开", "title:公开", "公 NEAR/3 开", "\"公，开\"", ""] {
      for match in MatchMode.allCases {
        var request = SearchRequest(query)
        request.match = match
        #expect(try searcher.search(request).total == 0)
      }
    }
  }

  @Test func noPhraseCrossesPunctuation() throws {
    var pair = try Pair(rankingThreshold: 1)
    func document(_ identifier: String, _ text: String) -> Document {
      Document(
        identifier: identifier,
        content: StoredDocument(title: "", text: Array(text.utf8), titleRange: 0..<0, fields: []),
        sourceHash: [UInt8](repeating: 0, count: 32))
    }
    try pair.add([
      document("apart", "公正司法，法官独立。"), document("together", "人民司法官的职责"),
      document("between", "司法的法官"), document("quoted", "“司法”官，司《法》官"),
    ])
    let searcher = try pair.searcher()
    func found(_ query: String) throws -> [String] {
      try searcher.search(SearchRequest(query)).hits.map(\.identifier).sorted()
    }
    #expect(try found("司法官") == ["quoted", "together"])
    #expect(try found("\"司法，法官\"") == ["apart"])
    #expect(try found("“司法，法官”") == ["apart"])
    #expect(try found("司法，法官") == ["apart", "between", "quoted", "together"])
    #expect(try found("司法 法官") == ["apart", "between", "quoted", "together"])
    #expect(try found("司?法官") == [])
    #expect(try found("司法?法官") == ["between"])
    #expect(try found("司法*法官") == ["between"])
    #expect(try found("正司 NEAR/4 法官") == ["apart"])
    #expect(try found("正司 NEAR/3 法官") == [])
  }
}
