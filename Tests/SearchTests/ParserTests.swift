// What does a string mean as a query? One line for each rule, and random strings that must not trap.

import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct ParserTests {
  private func parse(
    _ query: String, _ match: MatchMode = .all
  ) throws -> Query {
    let phrases = PhraseParser(fold: CellScanner.fold)
    let names = QueryNames(
      fields: ["title", "body", "requests"], columns: ["year": .integer, "kind": .keyword],
      Self.vocabulary
    ) { phrases.folded($0) }
    var parser = QueryParser(phrases: phrases, names: names, match: match, repair: Self.repair)
    return try parser.parse(query)
  }

  private static let vocabulary = QueryVocabulary([
    "section": .scope { ["依申请": ["requests"], "标题": ["title"]][$0] },
    "新收": .number(column: "new"), "signed": .date(column: "signed"),
    "region": .keyword(columns: ["city", "county"], .prefix, synonyms: ["文登": "文登区"]),
    "organ": .keyword(columns: ["organ"], .part, synonyms: [:]),
  ])

  private static let repair = WordingRepair(column: "rewritten", threshold: 5) {
    $0 == "不足" ? ["缺乏"] : []
  }

  /// A query as an expression that shows its structure.
  private func show(_ query: Query) -> String {
    func list(_ name: String, _ parts: [String]) -> String {
      "\(name)[\(parts.joined(separator: " "))]"
    }
    return switch query {
    case .phrase(let phrase): show(phrase)
    case .sequence(let phrases): list("sequence", phrases.map(show))
    case .bag(let bag):
      list(show(bag.scope) + "bag", bag.runs.map(show))
    case .and(let parts): list("and", parts.map(show))
    case .or(let parts): list("or", parts.map(show))
    case .not(let part): list("not", [show(part)])
    case .near(let phrases, let distance): list("near/\(distance)", phrases.map(show))
    case .filter(let filter):
      filter.columns.joined(separator: ",") + show(filter.condition)
    case .inFields(let scope): "in[\(show(scope))]"
    case .repaired(let phrase, let alternatives, let gate):
      list("repaired", ([phrase] + alternatives).map(show) + [show(.filter(gate))])
    case .nothing: "nothing"
    }
  }

  private func show(_ phrase: Phrase) -> String {
    show(phrase.scope) + phrase.runs.map(show).joined(separator: "*")
  }

  private func show(_ scope: FieldScope) -> String {
    if case .fields(let names) = scope { names.joined(separator: ",") + ":" } else { "" }
  }

  private func show(_ condition: ColumnFilter.Condition) -> String {
    switch condition {
    case .range(let range):
      "=\(range.lowerBound == .min ? "" : "\(range.lowerBound)").."
        + "\(range.upperBound == .max ? "" : "\(range.upperBound)")"
    case .keyword(let texts, .equal): "=" + texts.last!
    case .keyword(let texts, .prefix): "^" + texts.last!
    case .keyword(let texts, .part): "~" + texts.last!
    case .known: "=*"
    case .unknown: "=?"
    }
  }

  private func show(_ run: PhraseRun) -> String {
    run.map { slot in
      switch slot {
      case .han(let scalar): String(Unicode.Scalar(scalar) ?? "?")
      case .word(let bytes): "<\(String(decoding: bytes, as: UTF8.self))>"
      case .pattern(let pattern): "~\(String(decoding: pattern.bytes, as: UTF8.self))~"
      case .hole: "?"
      }
    }.joined()
  }

  @Test(arguments: [
    ("公开", "公开"), ("公開", "公开"), ("公 开", "and[公 开]"), ("公开2023年", "公开<2023>年"),
    ("２０２３", "<2023>"), ("", "nothing"), ("  ", "nothing"), ("，。！", "nothing"),
    ("《》", "nothing"), ("\"\"", "nothing"), ("()", "nothing"), ("（ ）", "nothing"),
    // Operators, half and full width.
    ("公开 AND 信息", "and[公开 信息]"), ("公开 与 信息", "and[公开 信息]"),
    ("公开&信息", "and[公开 信息]"), ("公开＆信息", "and[公开 信息]"),
    ("公开 OR 信息", "or[公开 信息]"), ("公开 或 信息", "or[公开 信息]"),
    ("公开|信息", "or[公开 信息]"), ("公开｜信息", "or[公开 信息]"),
    ("公开 NOT 信息", "and[公开 not[信息]]"), ("公开 非 信息", "and[公开 not[信息]]"),
    ("公开 -信息", "and[公开 not[信息]]"), ("公开 －信息", "and[公开 not[信息]]"),
    ("公开 AND NOT 信息", "and[公开 not[信息]]"), ("NOT NOT 公开", "not[not[公开]]"),
    ("公开 信息 OR 申请", "or[and[公开 信息] 申请]"), ("公开 OR 信息 申请", "or[公开 and[信息 申请]]"),
    ("(公开 OR 信息) 申请", "and[or[公开 信息] 申请]"),
    ("（公开 或 信息） 与 申请", "and[or[公开 信息] 申请]"), ("((公开))", "公开"),
    ("(公开 OR 信息)|申请", "or[or[公开 信息] 申请]"), ("公开-信息", "and[公开 信息]"),
    // Inside running text they are text.
    ("公开或信息", "公开或信息"), ("与会", "与会"), ("非公开", "非公开"), ("ORAND", "<orand>"),
    ("（一）总体情况", "一总体情况"), ("公开（信息）年", "公开信息年"), ("(一)", "一"),
    ("“最后一公里”问题", "最后一公里问题"), ("“公开”", "公开"),
    // Operators without an operand are text.
    ("AND", "<and>"), ("与", "与"), ("公开 OR", "and[公开 <or>]"), ("公开 非", "and[公开 非]"),
    ("-", "nothing"), ("公开 -", "公开"), ("NEAR/3", "<near></><3>"),
    ("公开 NEAR/3", "and[公开 <near></><3>]"),
    // Quotes.
    ("\"公开\"", "公开"), ("\"公 开\"", "公开"), ("＂公开＂", "公开"), ("\"公，开\"", "sequence[公 开]"),
    ("公，开", "and[公 开]"), ("\"公开 OR 信息\"", "公开<or>信息"),
    // Neighbourhood.
    ("公开 NEAR/3 信息", "near/3[公开 信息]"), ("公开 NEAR 信息", "near/10[公开 信息]"),
    ("公 NEAR/3 开 NEAR/5 信", "near/5[公 开 信]"), ("公 NEAR/2 \"信息\"", "near/2[公 信息]"),
    // Wildcards.
    ("公?开", "公?开"), ("公*开", "公*开"), ("公＊开", "公*开"), ("收到*申请?件", "收到*申请?件"),
    ("?公开*", "公开"), ("wend*", "~wend*~"), ("20?9", "~20?9~"), ("ＷＥＮＤ*", "<wend>"),
    ("公开20?9年", "公开~20?9~年"), ("*deng", "~*deng~"), ("?", "nothing"), ("*", "nothing"),
    ("公，*开", "and[公 开]"), ("公？开", "and[公 开]"), ("公?，开", "and[公 开]"),
    // Fields and columns.
    ("title:公开", "title:公开"), ("title：公开", "title:公开"), ("title: 公开", "title:公开"),
    ("title:(公开 OR 信息)", "or[title:公开 title:信息]"), ("other:公开", "and[<other> 公开]"),
    ("title:", "<title>"), ("year:2020", "year=2020..2020"), ("year:2019..2021", "year=2019..2021"),
    ("year:2019..", "year=2019.."), ("year:..2021", "year=..2021"), ("year:>2019", "year=2020.."),
    ("year:>=2019", "year=2019.."), ("year:<2019", "year=..2018"), ("year:<=2019", "year=..2019"),
    ("kind:annual", "kind=annual"), ("公开 year:2020", "and[公开 year=2020..2020]"),
    ("kind:\"a b\"", "kind=a b"), ("-year:2020", "not[year=2020..2020]"),
    ("year:＞２０１９", "year=2020.."), ("year:*", "year=*"), ("year:?", "year=?"),
    ("kind:unknown", "kind=?"),
    // Names of the vocabulary.
    ("新收:>100", "new=101.."), ("新收：0", "new=0..0"), ("新收:很多", "and[新收 很多]"),
    ("signed:2024", "signed=20240000..20249999"), ("signed:2024-01", "signed=20240100..20240199"),
    ("signed:>=2024-01-25", "signed=20240125.."), ("signed:20240125", "signed=20240125..20240125"),
    ("signed:2023..2024-02", "signed=20230000..20240299"), ("region:威海", "city,county^威海"),
    ("region:文登", "city,county^文登区"), ("organ:民政", "organ~民政"), ("region:臺州", "city,county^台州"),
    // A scope holds for its group.
    ("section:依申请 公开", "requests:公开"), ("公开 section:依申請", "requests:公开"),
    ("section:依申请", "in[requests:]"),
    ("section:依申请 year:2020", "and[in[requests:] year=2020..2020]"),
    ("section:依申请 公开 year:2020", "and[requests:公开 year=2020..2020]"),
    ("section:依申请 section:标题 公开", "requests,title:公开"),
    ("(section:依申请 OR section:标题) 公开", "requests,title:公开"),
    ("(section:依申请 公开) OR 信息", "or[requests:公开 信息]"),
    ("section:依申请 (公开 OR title:信息)", "or[requests:公开 title:信息]"),
    ("公开 -section:依申请", "and[公开 not[in[requests:]]]"),
    // Other wordings, in rewritten documents only.
    ("不足", "repaired[不足 缺乏 rewritten=5..]"),
    (
      "section:依申请 不足",
      "repaired[requests:不足 requests:缺乏 rewritten=5..]"
    ), ("不*足", "不*足"),
  ])
  func means(query: String, meaning: String) throws {
    let found = show(try parse(query))
    #expect(found == meaning, "‘\(query)’")
  }

  @Test(arguments: [
    ("公开 信息", "bag[公开 信息]"), ("公开，信息", "bag[公开 信息]"), ("公?开", "bag[公 开]"),
    ("公开 -信息", "and[bag[公开] not[bag[信息]]]"), ("-公开", "not[bag[公开]]"),
    ("公开 \"信息\"", "or[bag[公开] 信息]"), ("公开 AND 信息", "and[bag[公开] bag[信息]]"),
    ("title:公开 信息", "or[title:bag[公开] bag[信息]]"), ("公 NEAR/2 开", "near/2[公 开]"),
    ("公开 OR 信息", "or[bag[公开] bag[信息]]"), ("", "nothing"), ("。", "nothing"),
  ])
  func meansInModeAny(query: String, meaning: String) throws {
    let found = show(try parse(query, .any))
    #expect(found == meaning, "‘\(query)’")
  }

  @Test(arguments: [
    ("\"公开", QuerySyntaxError.Reason.unclosedQuote, 0), ("公开 “信息", .unclosedQuote, 3),
    ("公开\"信息", .unclosedQuote, 2), ("(公开", .unclosedParenthesis, 0),
    ("公开 （信息", .unclosedParenthesis, 3), ("((公开)", .unclosedParenthesis, 0),
    ("year:abc", .malformedRange("abc"), 5), ("year:5..1", .malformedRange("5..1"), 5),
    ("year:..", .malformedRange(".."), 5), ("year:>x", .malformedRange(">x"), 5),
    ("year:99999999999999999999", .malformedRange("99999999999999999999"), 5),
    ("signed:2024-13", .malformedRange("2024-13"), 7),
    ("section:别的", .unknownValue("别的", of: "section:"), 8),
  ])
  func refusesWhatIsLeftOpen(query: String, reason: QuerySyntaxError.Reason, position: Int) throws {
    let error = QuerySyntaxError(reason: reason, position: position)
    #expect(throws: error, "‘\(query)’") { try parse(query) }
    #expect(error.description.contains("\(position + 1)"))
  }

  @Test func refusesWhatIsTooDeepOrTooLong() throws {
    let limit = QueryLimits.depth
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "公" + String(repeating: ")", count: depth)
    }
    #expect(show(try parse(nested(limit))) == "公")
    #expect(throws: QuerySyntaxError(reason: .tooDeep(limit: limit), position: limit)) {
      try parse(nested(limit + 1))
    }
    #expect(throws: QuerySyntaxError.self) {
      try parse(String(repeating: "- ", count: limit + 1) + "公")
    }
    let many = String(repeating: "公 ", count: QueryLimits.terms)
    #expect(show(try parse(many)).count > QueryLimits.terms)
    #expect(throws: QuerySyntaxError.self) { try parse(many + "开") }
  }

  @Test func randomStringsParseOrAreRefused() throws {
    let pieces = [
      "(", ")", "（", "）", "\"", "＂", "“", "”", "-", "－", "|", "&", "｜", "＆", " ", "　", "\n",
      "AND", "OR", "NOT", "NEAR/2", "NEAR/", "NEAR", "与", "或", "非", "*", "＊", "?", "？", "title:",
      "year:", "kind：", ":", "..", ">", "2019", "20?9", "公", "开", "公开", "開", "wen", "，", "。",
      "《", "》", "(gong)", "é", "𠀀", "👨‍👩‍👧", "\u{0}", "9223372036854775807", "<=", "%",
    ]
    var texts = RandomTexts(seed: 5)
    var pair = try Pair(rankingThreshold: 4)
    try pair.add(texts.documents(40))
    let searcher = try pair.searcher()
    var random = SeededRandom(seed: 77)
    var refused = 0
    for _ in 0..<4000 {
      let query = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      var request = SearchRequest(query)
      request.match = Bool.random(using: &random) ? .all : .any
      request.explain = Bool.random(using: &random)
      request.isPlainText = Int.random(in: 0..<8, using: &random) == 0
      do {
        let result = try searcher.search(request)
        #expect(result.hits.count == min(10, result.total), "‘\(query)’")
      } catch let error as QuerySyntaxError {
        refused += 1
        #expect(error.position >= 0 && error.position < query.count, "‘\(query)’")
        #expect(!request.isPlainText, "‘\(query)’")
      }
    }
    #expect(refused > 100 && refused < 3900)
  }
}
