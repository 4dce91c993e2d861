// Is every query that asks for too much refused by name, at once, and the largest one answered?

import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiIndexing
@testable import GongkaiSearch

@Suite struct LimitTests {
  /// An index of these texts.
  private static func index(_ texts: [String]) throws -> TemporaryDirectory {
    let directory = TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, options: .init(threads: 1))
    try writer.add(
      texts.enumerated().map { number, text in
        Document(
          identifier: "d\(number)",
          content: StoredDocument(title: "", text: Array(text.utf8), titleRange: 0..<0, fields: []),
          sourceHash: [UInt8](repeating: 0, count: 32))
      })
    try writer.commit()
    writer.close()
    return directory
  }

  /// A small index that tests only read.
  private static let shared = Result { try index(["公开。", "公，公，开", "title"]) }

  private static func searcher() throws -> Searcher {
    try Searcher(try Commit(directory: try shared.get().path))
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// Each limit: a query at it, one beyond it, and what that one is refused for.
  private static let limits: [(most: String, tooMuch: String, reason: QuerySyntaxError.Reason)] = [
    (
      repeated("公", QueryLimits.characters), repeated("公", QueryLimits.characters + 1),
      .tooLong(limit: QueryLimits.characters)
    ),
    (
      repeated("公 ", QueryLimits.terms), repeated("公 ", QueryLimits.terms + 1),
      .tooManyTerms(limit: QueryLimits.terms)
    ),
    (
      repeated("(", QueryLimits.depth) + "公" + repeated(")", QueryLimits.depth),
      repeated("(", QueryLimits.depth + 1) + "公" + repeated(")", QueryLimits.depth + 1),
      .tooDeep(limit: QueryLimits.depth)
    ),
    (
      repeated("title:", QueryLimits.depth) + "公", repeated("title:", QueryLimits.terms - 1) + "公",
      .tooDeep(limit: QueryLimits.depth)
    ),
    (
      repeated("- ", QueryLimits.depth) + "公", repeated("- ", QueryLimits.depth + 1) + "公",
      .tooDeep(limit: QueryLimits.depth)
    ),
    (
      repeated("公*", QueryLimits.wildcards) + "开", repeated("公?", QueryLimits.wildcards + 1) + "开",
      .tooManyWildcards(limit: QueryLimits.wildcards)
    ),
    (
      "公 NEAR/\(QueryLimits.distance) 开", "公 NEAR/\(Int.max) 开",
      .tooFar(limit: QueryLimits.distance)
    ),
    (
      "公" + repeated(" NEAR/3 公", QueryLimits.parts - 1),
      "公" + repeated(" NEAR/3 公", QueryLimits.parts), .tooManyParts(limit: QueryLimits.parts)
    ),
    (
      "\"" + repeated("公，", QueryLimits.parts) + "\"",
      "\"" + repeated("公，", QueryLimits.parts + 1) + "\"", .tooManyParts(limit: QueryLimits.parts)
    ),
  ]

  @Test(arguments: limits.indices)
  func eachIsAnsweredUpToAndRefusedBeyond(number: Int) throws {
    let searcher = try Self.searcher()
    let (most, tooMuch, reason) = Self.limits[number]
    _ = try searcher.search(SearchRequest(most))
    let error = #expect(throws: QuerySyntaxError.self) {
      try searcher.search(SearchRequest(tooMuch))
    }
    #expect(error?.reason == reason)
    #expect(error?.description.contains("\(Self.limit(reason))") == true, "it names the limit")
  }

  private static func limit(_ reason: QuerySyntaxError.Reason) -> Int {
    switch reason {
    case .tooDeep(let limit), .tooManyTerms(let limit), .tooLong(let limit),
      .tooManyWildcards(let limit), .tooFar(let limit), .tooManyParts(let limit),
      .tooManyWords(_, let limit):
      limit
    case .unclosedQuote, .unclosedParenthesis, .malformedRange, .unknownValue: 0
    }
  }

  @Test func plainTextIsBoundedToo() throws {
    let searcher = try Self.searcher()
    var request = SearchRequest(Self.repeated("公", QueryLimits.characters + 1))
    request.isPlainText = true
    #expect(throws: QuerySyntaxError.self) { try searcher.search(request) }
  }

  @Test func aPatternThatFitsTooManyWordsIsRefused() throws {
    let words = (0...QueryLimits.words).map { "w\($0)" }.joined(separator: " ")
    let directory = try Self.index([words, "w1x"])
    let searcher = try Searcher(try Commit(directory: directory.path))
    let reason = QuerySyntaxError.Reason.tooManyWords("w*", limit: QueryLimits.words)
    #expect(throws: QuerySyntaxError(reason: reason, position: 0)) {
      try searcher.search(SearchRequest("公 OR w*"))
    }
    #expect(try searcher.search(SearchRequest("w1*")).total == 2)
    #expect(try searcher.search(SearchRequest("*9999*")).total == 1)
  }

  /// Opened, closed and named again and again: what looks for the other end of everything from
  /// everywhere takes hours for these.
  @Test func longQueriesAreReadInLinearTime() throws {
    let searcher = try Self.searcher()
    let half = QueryLimits.characters / 2
    for query in [
      Self.repeated("(", half) + Self.repeated(")", half) + "公",
      Self.repeated("( ", half / 2) + Self.repeated(") ", half / 2),
      Self.repeated(":", 2 * half), Self.repeated("a:", half),
      Self.repeated("“ ", half - 1) + "”公", Self.repeated("“公”开", half / 2),
      Self.repeated("e\u{301}", half), Self.repeated("*", 2 * half), Self.repeated("a", 2 * half),
    ] {
      var request = SearchRequest(query)
      request.relax = false
      do { _ = try searcher.search(request) } catch is QuerySyntaxError {}
    }
  }

  /// Many parts are answered in another way than few.
  @Test func manyPartsAreAnsweredAsFewAre() throws {
    var texts = RandomTexts(seed: 23)
    var pair = try Pair(rankingThreshold: 4)
    try pair.add(texts.documents(60))
    let searcher = try pair.searcher()
    var random = SeededRandom(seed: 24)
    let words = ["公开", "信息", "申请", "年", "2019", "答复", "公", "的"]
    for round in 0..<40 {
      let parts = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        words.randomElement(using: &random)!
      }
      let any = parts.joined(separator: " OR ")
      let few = try searcher.search(SearchRequest(any))
      // Words that no document says change no score.
      let many = try searcher.search(
        SearchRequest(Self.repeated("龘龘 OR ", SegmentSearch.many) + any))
      #expect(few.total == many.total, "round \(round)")
      #expect(few.hits.map(\.identifier) == many.hits.map(\.identifier), "round \(round)")
      #expect(few.hits.map(\.score) == many.hits.map(\.score), "round \(round)")
      let all = Self.repeated(parts.joined(separator: " ") + " ", SegmentSearch.many)
      let found = try searcher.search(SearchRequest(all))
      let once = try searcher.search(SearchRequest(parts.joined(separator: " ")))
      #expect(found.total == once.total, "round \(round)")
      // A part that is asked for so many times counts as many times.
      for hit in found.hits {
        guard let single = once.hits.first(where: { $0.identifier == hit.identifier }) else {
          continue
        }
        let expected = single.score * Double(SegmentSearch.many)
        #expect(abs(hit.score - expected) < 1e-6 * expected, "round \(round)")
      }
    }
  }
}
