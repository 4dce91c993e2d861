// Are facets, sorted hits and concordances what a look at every document gives?

import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct FacetTests {
  /// Documents in three segments, some replaced and some deleted.
  private static func pair(_ texts: inout RandomTexts) throws -> Pair {
    var pair = try Pair(rankingThreshold: 8)
    try pair.add(texts.documents(60))
    try pair.add(texts.documents(60, from: 50))
    try pair.add(texts.documents(30, from: 120))
    try pair.delete((0..<150).filter { $0 % 7 == 0 }.map { "d\($0)" })
    return pair
  }

  private static func values(_ column: String, _ document: OracleDocument) -> [ColumnValue?] {
    switch document.columns[column] {
    case .keywords(let words)?: words.isEmpty ? [nil] : words.map { .keyword($0) }
    case let value: [value]
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func countsEqualTheOracle(seed: UInt64) throws {
    var texts = RandomTexts(seed: seed)
    let pair = try Self.pair(&texts)
    var queries = RandomQueries(texts, pair.scanner, .all)
    let searcher = try pair.searcher()
    for _ in 0..<60 {
      let query = queries.query()
      var request = SearchRequest(query.text)
      request.relax = false
      request.facets = ["year", "kind", "dirt", "none such"]
      let found = Set(pair.oracle.scores(query.asked).keys)
      let result = try searcher.search(request)
      #expect(result.total == found.count)
      for facet in result.facets {
        var expected: [ColumnValue?: Int] = [:]
        for document in pair.oracle.documents where found.contains(document.identifier) {
          for value in Self.values(facet.column, document) { expected[value, default: 0] += 1 }
        }
        let counts = Dictionary(uniqueKeysWithValues: facet.counts.map { ($0.value, $0.matches) })
        #expect(counts == expected, "\(facet.column) of ‘\(query.text)’, seed \(seed)")
      }
    }
  }

  @Test func sharesAndRatesCountAllDocumentsThatPassTheFilters() throws {
    var texts = RandomTexts(seed: 9)
    let pair = try Self.pair(&texts)
    let searcher = try pair.searcher()
    var request = SearchRequest("公开 kind:law")
    request.facets = ["year"]
    request.facetShares = true
    request.facetRates = "characters"
    let facet = try searcher.search(request).facets[0]
    let phrase = AskedPhrase(
      runs: [pair.scanner.cells(of: "公开").map { .cell($0) }], field: nil)
    let laws = pair.oracle.documents.filter { $0.columns["kind"] == .keyword("law") }
    #expect(!laws.isEmpty && !facet.counts.isEmpty)
    for count in facet.counts {
      let all = laws.filter { $0.columns["year"] == count.value }
      func occurrences(_ document: OracleDocument) -> Int {
        document.parts.filter { $0.isSearched(nil) }.reduce(0) {
          $0 + phrase.matches(in: $1.cells).count * $1.rule.weight
        }
      }
      #expect(count.documents == all.count)
      #expect(count.matches == all.count { occurrences($0) > 0 })
      #expect(count.occurrences == all.reduce(0) { $0 + occurrences($1) })
      let lengths = all.map { document -> Int in
        if case .integer(let length)? = document.columns["characters"] { length } else { 0 }
      }
      #expect(count.characters == lengths.reduce(0, +))
    }
  }

  @Test func fieldsAreCountedOneByOne() throws {
    var texts = RandomTexts(seed: 11)
    let pair = try Self.pair(&texts)
    let searcher = try pair.searcher()
    var request = SearchRequest("公开")
    request.fieldFacet = FieldFacet(
      name: "section",
      groups: [("head", ["title", "body"]), ("requests", ["requests"]), ("tail", ["tail"])])
    let facet = try #require(try searcher.search(request).facets.first)
    var expected: [String: Int] = [:]
    let found = Set(
      pair.oracle.scores(
        .phrase(AskedPhrase(runs: [pair.scanner.cells(of: "公开").map { .cell($0) }], field: nil))
      ).keys)
    for (name, fields) in request.fieldFacet!.groups {
      expected[name] = pair.oracle.documents.count { document in
        // Only what matches is counted: what stands outside of the standard fields does not.
        found.contains(document.identifier)
          && fields.contains { field in
            let phrase = AskedPhrase(
              runs: [pair.scanner.cells(of: "公开").map { .cell($0) }], field: field)
            return document.parts.contains {
              $0.rule.name == field && !phrase.matches(in: $0.cells).isEmpty
            }
          }
      }
    }
    #expect(facet.column == "section" && facet.counts.count == 3)
    for count in facet.counts {
      guard case .keyword(let name)? = count.value else {
        Issue.record("a field has a name")
        continue
      }
      #expect(count.matches == expected[name], "\(name)")
    }
  }

  @Test(arguments: [1, 10, 1000]) func hitsAreSortedByColumns(limit: Int) throws {
    var texts = RandomTexts(seed: 12)
    let pair = try Self.pair(&texts)
    let searcher = try pair.searcher()
    var request = SearchRequest("公")
    request.limit = limit
    request.sort = [SortKey("kind"), SortKey("year", descending: true)]
    let hits = try searcher.search(request).hits
    let columns = Dictionary(
      uniqueKeysWithValues: pair.oracle.documents.map { ($0.identifier, $0.columns) })
    func key(_ identifier: String) -> (Int, [UInt8], Int, Int) {
      let own = columns[identifier] ?? [:]
      let kind = if case .keyword(let word)? = own["kind"] { word } else { "" }
      let year = if case .integer(let year)? = own["year"] { year } else { 0 }
      return (own["kind"] == nil ? 1 : 0, Array(kind.utf8), own["year"] == nil ? 1 : 0, -year)
    }
    let scores = pair.oracle.scores(
      .phrase(AskedPhrase(runs: [pair.scanner.cells(of: "公").map { .cell($0) }], field: nil)))
    let expected = SearchOracle.ranked(scores).enumerated().sorted { a, b in
      let (x, y) = (key(a.element), key(b.element))
      if x.0 != y.0 { return x.0 < y.0 }
      if x.1 != y.1 { return x.1.lexicographicallyPrecedes(y.1) }
      return (x.2, x.3, a.offset) < (y.2, y.3, b.offset)
    }.map(\.element)
    #expect(hits.map(\.identifier) == Array(expected.prefix(limit)))
  }

  @Test func everyMatchHasALineOfItsSentence() throws {
    var texts = RandomTexts(seed: 13)
    let pair = try Self.pair(&texts)
    let searcher = try pair.searcher()
    for query in ["公开", "公", "2019", "requests:公开"] {
      var request = SearchRequest(query)
      request.limit = Int.max
      var documents = 0
      func check(_ lines: [ConcordanceLine]) throws {
        documents += 1
        let document = try #require(
          pair.oracle.documents.first { $0.identifier == lines.first?.identifier })
        let field = query.hasPrefix("requests:") ? "requests" : nil
        let word = String(query.split(separator: ":").last!)
        let phrase = AskedPhrase(
          runs: [pair.scanner.cells(of: word).map { .cell($0) }], field: field)
        let inText = document.parts.filter { $0.isSearched(field) }
          .dropFirst(document.hasOuterTitle && field == nil ? 1 : 0)
        let expected = inText.reduce(0) { $0 + phrase.matches(in: $1.cells).count }
        if expected > 0 { #expect(lines.count == expected, "\(query) in \(document.identifier)") }
        for line in lines {
          #expect(pair.scanner.cells(of: line.match) == pair.scanner.cells(of: word))
          if expected > 0 {
            let original = String(decoding: document.original.text[line.range], as: UTF8.self)
            #expect(original.filter { !$0.isWhitespace } == line.match.filter { !$0.isWhitespace })
          }
          #expect(!line.left.contains("。") && !line.right.dropLast().contains("。"))
        }
      }
      let total = try searcher.visitConcordance(request, begin: { _ in }, matches: check)
      #expect(total == documents)
    }
  }
}
