// Is what is shown of a hit true? Snippets, explanations, relaxed results.

import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct ShowingTests {
  private func document(_ identifier: String, _ text: String, title: String = "") -> Document {
    Document(
      identifier: identifier,
      content: StoredDocument(
        title: title, text: Array(text.utf8), titleRange: 0..<0, fields: []),
      sourceHash: [UInt8](repeating: 0, count: 32))
  }

  private func withoutBlanks(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  // MARK: Snippets

  /// The phrases whose matches may be marked, in the oracle's terms.
  private func phrases(_ asked: Asked) -> [AskedPhrase] {
    switch asked {
    case .phrase(let phrase): [phrase]
    case .sequence(let phrases), .near(let phrases, _): phrases
    case .and(let parts), .or(let parts): parts.flatMap(phrases)
    case .bag(let texts, let field):
      texts.flatMap { cells in
        cells.indices.flatMap { i in
          [1, 2].compactMap { length in
            guard i + length <= cells.count else { return nil }
            return AskedPhrase(runs: [cells[i..<i + length].map { .cell($0) }], field: field)
          }
        }
      }
    case .not, .range, .keyword: []
    }
  }

  @Test(arguments: MatchMode.allCases)
  func everyMarkIsAMatchInTheOriginalWording(match: MatchMode) throws {
    for seed in 21...23 as ClosedRange<UInt64> {
      var texts = RandomTexts(seed: seed)
      var pair = try Pair(rankingThreshold: 8)
      try pair.add(texts.documents(60))
      var queries = RandomQueries(texts, pair.scanner, match)
      let searcher = try pair.searcher()
      for _ in 0..<80 {
        let query = queries.query()
        var request = SearchRequest(query.text)
        request.match = match
        request.relax = false
        let wanted = phrases(query.asked)
        for hit in try searcher.search(request).hits {
          let name = "seed \(seed), ‘\(query.text)’ in \(hit.identifier)"
          let parts = try #require(hit.snippet).parts
          let content = try #require(
            pair.oracle.documents.first { $0.identifier == hit.identifier }
          ).original
          let originals = [String(decoding: content.text, as: UTF8.self), content.title]
            .map(withoutBlanks)
          for fragment in parts.split(whereSeparator: { $0.text == "…" }) {
            let text = withoutBlanks(fragment.map(\.text).joined())
            #expect(originals.contains { $0.contains(text) }, "\(name): \(text)")
          }
          for part in parts where part.isMatch {
            let cells = pair.scanner.cells(of: part.text)
            var covered = Set<Int>()
            for phrase in wanted {
              for found in phrase.matches(in: cells) {
                covered.formUnion(found.start..<(found.ends.max() ?? found.start))
              }
            }
            // Neighbouring matches across a hard break are marked as one.
            let all = Set(cells.indices.filter { cells[$0] != .pause })
            #expect(all.isSubset(of: covered), "\(name): ‘\(part.text)’")
          }
        }
      }
    }
  }

  @Test func blanksAreThoseOfUnicode() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let character = Character(scalar)
      #expect(MarkedText.isBlank(character) == character.isWhitespace, "\(scalar)")
    }
  }

  @Test func marksStandInTheOriginalWording() throws {
    var pair = try Pair(rankingThreshold: 8)
    try pair.add([
      document("plain", "收到依申请公开一件。"), document("traditional", "收到依申請公開一件。"),
      document("pinyin", "收到依申(shen)请公(gong)(gong)開(kai)一件。"),
      document("blanks", "收到依申 请 公　开一件。"), document("lines", "收到依申请\n公开一件。"),
      document("width", "第２０２３号依申请公开"), document("quotes", "收到“依申请”公开一件。"),
      document("title", "别的话。", title: "依申请公开"),
    ])
    let searcher = try pair.searcher()
    var marks: [String: String] = [:]
    var reasons: [String: [String]] = [:]
    for hit in try searcher.search(SearchRequest("依申请公开")).hits {
      marks[hit.identifier] = hit.snippet?.parts.filter(\.isMatch).map(\.text).joined(
        separator: "/")
      reasons[hit.identifier] = hit.matchedThrough
    }
    #expect(
      marks == [
        "plain": "依申请公开", "traditional": "依申請公開", "pinyin": "依申(shen)请公(gong)(gong)開",
        "blanks": "依申 请 公　开", "lines": "依申请\n公开", "width": "依申请公开", "quotes": "依申请”公开",
        "title": "依申请公开",
      ])
    #expect(
      reasons == [
        "plain": [], "traditional": ["traditional"], "pinyin": ["traditional", "pinyin"],
        "blanks": ["blanks"], "lines": ["line break"], "width": [], "quotes": [], "title": [],
      ])
    let width = try searcher.search(SearchRequest("2023"))
    #expect(width.hits.map(\.matchedThrough) == [["width"]])
    #expect(width.hits[0].snippet?.parts.filter(\.isMatch).map(\.text) == ["２０２３"])
    let text = "收到依申請公開一件。"
    #expect(
      try searcher.search(SearchRequest("一件 收到")).hits.first { $0.identifier == "traditional" }?
        .snippet?.parts.map(\.text).joined() == String(text.dropLast()))
  }

  // MARK: Explanations

  private func check(_ explanation: Explanation, _ name: String) {
    let parts = explanation.details.map(\.value)
    if explanation.text.contains("sum of") && !explanation.text.contains("weight, sum") {
      #expect(abs(parts.reduce(0, +) - explanation.value) < 1e-9, "\(name): \(explanation.text)")
    }
    if explanation.text.hasSuffix("weight · tf") {
      #expect(abs(parts.reduce(1, *) - explanation.value) < 1e-9, "\(name): \(explanation.text)")
    }
    for detail in explanation.details { check(detail, name) }
  }

  @Test(arguments: MatchMode.allCases)
  func explanationsAddUpToTheScore(match: MatchMode) throws {
    var texts = RandomTexts(seed: 31)
    var pair = try Pair(rankingThreshold: 8)
    try pair.add(texts.documents(60))
    try pair.add(texts.documents(60, from: 60))
    var queries = RandomQueries(texts, pair.scanner, match)
    let searcher = try pair.searcher()
    for _ in 0..<150 {
      let query = queries.query().text
      var request = SearchRequest(query)
      request.match = match
      request.explain = true
      request.snippets = false
      request.relax = false
      for hit in try searcher.search(request).hits {
        let explanation = try #require(hit.explanation)
        #expect(
          abs(explanation.value - hit.score) < 1e-9, "\(match) ‘\(query)’, \(hit.identifier)")
        check(explanation, "\(match) ‘\(query)’, \(hit.identifier)")
      }
    }
  }

  // MARK: Relaxed and approximate results

  @Test func relaxesOnlyWhenNothingMatches() throws {
    var pair = try Pair(rankingThreshold: 8)
    try pair.add([document("a", "政府信息公开"), document("b", "公开目录"), document("c", "别的")])
    let searcher = try pair.searcher()
    let found = try searcher.search(SearchRequest("公开"))
    #expect(found.total == 2 && found.relaxed == nil)

    let closest = try searcher.search(SearchRequest("公开目录信息"))
    #expect(closest.total == 0 && closest.hits.isEmpty)
    #expect(closest.relaxed?.total == 2)
    #expect(closest.relaxed?.hits.map(\.identifier) == ["b", "a"])

    var strict = SearchRequest("公开目录信息")
    strict.relax = false
    #expect(try searcher.search(strict).relaxed == nil)
    #expect(try searcher.search(SearchRequest("，。")).relaxed == nil)
    let nowhere = try searcher.search(SearchRequest("魑魅魍魉"))
    #expect(nowhere.total == 0 && nowhere.relaxed?.total == 0)
  }

  @Test(arguments: MatchMode.allCases)
  func approximateSearchesFindTheSameHits(match: MatchMode) throws {
    var texts = RandomTexts(seed: 41)
    var pair = try Pair(rankingThreshold: 1)
    try pair.add(texts.documents(400, clauses: 4))
    var queries = RandomQueries(texts, pair.scanner, match)
    let searcher = try pair.searcher()
    for _ in 0..<150 {
      var request = SearchRequest(queries.query().text)
      request.match = match
      request.snippets = false
      request.limit = 5
      let exact = try searcher.search(request)
      request.approximate = true
      let approximate = try searcher.search(request)
      #expect(approximate.total <= exact.total, "‘\(request.query)’")
      #expect(!approximate.isExact || approximate.total == exact.total, "‘\(request.query)’")
      #expect(
        approximate.hits.map(\.identifier) == exact.hits.map(\.identifier), "‘\(request.query)’")
      #expect(approximate.hits.map(\.score) == exact.hits.map(\.score), "‘\(request.query)’")
    }
  }
}
