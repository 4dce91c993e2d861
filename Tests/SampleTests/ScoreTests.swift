// Is a table of findings scored as it deserves?

import Testing

@testable import GongkaiSample

struct ScoreTests {
  private func answer(_ more: String = "") -> JSONValue? {
    JSONValue(
      """
      {"id":"a/1.txt","year":2020,"organ":"甲县乙镇人民政府","organ_type":"township",\
      "region":[{"name":"乙镇","level":"town"}],\
      "optional_region":[{"name":"甲县","level":"county"}],\
      "clean":{"region":[{"name":"甲县"},{"name":"乙镇"}]},"era":"B","script":"simplified",\
      "signed":null,"published":null,"accepted":{"signed":["2021-01-02"]},\
      "sections":["overview"],"spans":[{"key":"overview","start":10,"start_blanks":[9,10],\
      "end":30,"end_blanks":[28,30],"other_ends":[[20,21]]}],"flat_figures":{"reviews":0,"requests_new":5},\
      "optional_figures":{"granted":4},"ambiguous":["proactive_total"],"none":["reviews"],\
      "dirt":["tails","widths"],"visible_dirt":["tails","quotes","toned_pinyin"],\
      "optional_dirt":["traditional","wrap","blanks"]\(more)}
      """.utf8)
  }

  private func verdicts(_ found: String) throws -> [Outcome.Kind: [Verdict]] {
    let comparison = Comparison(
      answer: try #require(answer()), found: try #require(JSONValue(found.utf8)))
    return Dictionary(grouping: comparison.outcomes, by: \.kind).mapValues { $0.map(\.verdict) }
  }

  @Test func whatAgreesIsRight() throws {
    let verdicts = try verdicts(
      """
      {"year":2020,"organ":"乙镇人民政府","organ_type":"township","era":"B","script":"simplified",
       "region":[{"name":"甲县"},{"name":"乙镇"}],"signed":"2021-01-02","published":null,
       "sections":[{"key":"overview","start":9,"end":29}],
       "figures":{"reviews":0,"requests_new":5,"granted":4,"proactive_total":77},
       "none":["reviews","proactive","proposals"]}
      """)
    #expect(verdicts.values.allSatisfy { $0.allSatisfy { $0 == .right } })
    #expect(verdicts[.figures]?.count == 2 && verdicts[.none]?.count == 1)
  }

  @Test func everyKindOfMissIsTold() throws {
    let verdicts = try verdicts(
      """
      {"year":2019,"region":[{"name":"丙县"},{"name":"乙镇"}],"published":"2021-01-01",
       "sections":[{"key":"overview","start":11,"end":30},{"key":"fees","start":30,"end":40}],
       "figures":{"reviews":1,"granted":3,"licences":2},"none":["fees"]}
      """)
    #expect(verdicts[.year] == [.wrong])
    #expect(verdicts[.organ] == [.missing])
    #expect(verdicts[.region] == [.wrong])
    #expect(verdicts[.published] == [.invented])
    #expect(verdicts[.signed] == [.right])
    #expect(verdicts[.sectionSpans] == [.wrong, .invented])
    // granted, licences, requests_new, reviews
    #expect(verdicts[.figures] == [.wrong, .invented, .missing, .wrong])
    #expect(verdicts[.none] == [.invented, .missing])
  }

  @Test func generatedAnswersScoreFullMarksAgainstThemselves() throws {
    var tally = Tally(misses: 3)
    for report in makeReports(60, seed: 18, rates: DirtRates(all: 0.2), variety: 0.2) {
      let answer = try #require(JSONValue(answerLine(report).utf8))
      var found = answer.members
      found["sections"] = found["spans"]
      found["figures"] = found["flat_figures"]
      tally.add(Comparison(answer: answer, found: .object(found)), id: "x")
    }
    #expect(tally.kinds.values.allSatisfy { $0[.right] == $0.all })
    for counts in tally.kinds.values { #expect(counts.statedRight == counts.stated) }
    #expect(tally.allSpansRight == 60 && tally.misses.isEmpty)
    #expect(ScoreReport.text(tally, misses: true).contains("100.00 %"))
    let json = try #require(JSONValue(ScoreReport.json(tally).utf8.dropLast()))
    #expect(json["year"]?["right"]?.number == 60 && json["reports"]?.number == 60)
  }

  @Test(arguments: [(20, true), (21, true), (22, false), (27, false), (28, true)])
  func eitherEndOfTheLastSectionIsRight(end: Int, isRight: Bool) throws {
    let found = "{\"sections\":[{\"key\":\"overview\",\"start\":10,\"end\":\(end)}]}"
    #expect(try verdicts(found)[.sectionSpans] == [isRight ? .right : .wrong])
  }

  @Test func damagesAreScoredByTheNamesOfTheTable() throws {
    var tally = Tally(misses: 0)
    let found =
      "{\"dirt\":[\"replaced_quotes\",\"pinyin\",\"one_line\",\"wrapper\",\"odd\",\"wrapped_lines\"]}"
    tally.add(
      Comparison(answer: try #require(answer()), found: try #require(JSONValue(found.utf8))),
      id: "a/1.txt")
    // What may be found or not counts neither way; what was applied counts though it may also seem.
    let counts = tally.dirt.mapValues { [$0.applied, $0.found, $0.both] }
    #expect(
      counts == [
        "tail": [1, 0, 0], "lost_quotes or replaced_quotes": [1, 1, 1], "pinyin": [1, 1, 1],
        "traditional": [1, 0, 0], "wrapper": [0, 1, 0], "odd": [0, 1, 0],
      ])
  }

  @Test func filesAreMatchedByTheEndOfTheIdentifier() throws {
    let folder = temporaryFolder()
    defer { remove(["t.jsonl", "answers.jsonl", "reports.jsonl"], in: folder) }
    let words = ["--count", "3", "--out", folder, "--format", "jsonl"]
    #expect(GongkaiSample.run(words) == 0)
    let lines = String(
      decoding: try #require(contents(folder + "/answers.jsonl")), as: UTF8.self
    ).split(separator: "\n")
    let id = try #require(JSONValue(lines[1].utf8)?["id"]?.string)
    let table = "{\"id\":\"some/where/\(id)\",\"year\":1}\n{\"id\":\"other\"}\n"
    try OutputFile.write(Array(table.utf8), to: folder + "/t.jsonl")
    let arguments = try ScoreArguments([
      "--answers", folder + "/answers.jsonl", "--table=\(folder)/t.jsonl", "--misses", "1",
    ])
    let tally = try Score.tally(arguments)
    #expect(tally.reports == 3 && tally.lacking == 2 && tally.unknown == 1)
    #expect(tally.kinds[.year]?[.wrong] == 1 && tally.misses[.year]?.count == 1)
  }

  @Test(arguments: [
    ["score"], ["score", "--answers", "x"], ["score", "--misses", "-1"], ["score", "x"],
    ["score", "--table"],
  ])
  func mistakesAreUsageErrors(words: [String]) {
    #expect(GongkaiSample.run(words) == 64)
  }

  @Test func missingAndBrokenFilesAreErrors() throws {
    let words = ["score", "--answers", "/nowhere", "--table", "/nowhere"]
    #expect(GongkaiSample.run(words) == 2)
  }

  @Test(arguments: ["{\"a\":[1,-2.6,\"x\\u4e2d\\ud83d\\ude00\\n\"], \"b\" : null}"])
  func jsonIsRead(source: String) throws {
    let value = try #require(JSONValue(source.utf8))
    #expect(value["a"] == .array([.number(1), .number(-3), .string("x中😀\n")]))
    #expect(value["b"] == nil)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "\"\\ud83d\"", "\"\\u12g4\"", "1 2", "nul", "\"\u{1}\"", "--",
  ])
  func whatIsNoJSONIsRefused(source: String) {
    #expect(JSONValue(source.utf8) == nil)
  }

  @Test func deepNestingIsRefused() {
    #expect(JSONValue(String(repeating: "[", count: 100_000).utf8) == nil)
  }
}
