// Are the answers valid JSON lines, whole and consistent?

import Testing

@testable import GongkaiSample

struct AnswerTests {
  /// What hand-made and generated answers have both.
  static let keys: Set<String> = [
    "id", "title", "year", "organ", "organ_type", "region", "era", "straggler", "signed",
    "published", "table_form", "figures", "dirt", "copy_group", "copy_of", "planted", "sections",
  ]
  /// What the generator alone can tell.
  static let generatedKeys: Set<String> = [
    "clean", "optional_region", "region_hint", "script", "accepted", "spans", "zones", "tables",
    "flat_figures", "optional_figures", "ambiguous", "none", "variety", "format", "encoding",
    "visible_dirt", "optional_dirt",
  ]

  @Test func everyLineIsWhole() throws {
    for report in makeReports(60, rates: DirtRates(all: 0.4), copyRate: 0.2) {
      let answer = try #require(JSON(answerLine(report)))
      #expect(answer.keys == AnswerTests.keys.union(AnswerTests.generatedKeys))
      let levels = answer["clean"]?["region"]?.array?.compactMap { $0["level"]?.string } ?? []
      #expect(levels.first == "province" && !levels.contains { Level(rawValue: $0) == nil })
      let sections = answer["sections"]?.array?.compactMap(\.string) ?? []
      #expect(sections.starts(with: ["overview", "proactive", "requests"]))
      #expect(sections.contains("problems") && Set(sections).count == sections.count)
      for dirt in answer["dirt"]?.array ?? [] {
        #expect(DirtClass(rawValue: dirt.string ?? "") != nil)
      }
    }
  }

  @Test func everyKindOfReportOccurs() {
    let plans = makeReports(400, seed: 12).map(\.plan)
    #expect(Set(plans.map(\.format)).count == 3)
    #expect(Set(plans.map(\.tableForm)) == [.bars, .cells, .dropped, .lost, .none])
    #expect(Set(plans.map(\.organ.type)).count == OrganType.allCases.count)
    #expect(Set(plans.map(\.organ.region.own.level)).count == Level.allCases.count)
    #expect(plans.contains { $0.isStraggler })
    #expect(plans.allSatisfy { $0.published.year > $0.year && 2008...2024 ~= $0.year })
  }

  @Test func reportsHaveTheSizeOfRealOnes() {
    let reports = makeReports(120)
    let bytes = reports.reduce(0) { $0 + $1.text.string.utf8.count } / reports.count
    #expect(6000...9000 ~= bytes)
  }

  @Test func stringsAreEscaped() {
    var line = JSONLine()
    line.open("[")
    line.value("a\"b\\c\nd")
    line.null()
    line.value(true)
    line.close("]")
    let text = String(decoding: line.bytes, as: UTF8.self)
    #expect(JSON(text) == .array([.string("a\"b\\c\nd"), .null, .bool(true)]))
  }
}
