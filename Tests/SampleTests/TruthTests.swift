// Do the answers tell where things stand in the damaged text, and what it still states?

import Testing

@testable import GongkaiSample

struct TruthTests {
  private func slice(_ report: FinishedReport, _ start: Int, _ end: Int) throws -> Text {
    let bytes = Array(report.text.string.utf8)
    let string = try #require(String(validating: bytes[start..<end], as: UTF8.self))
    return Text(string)
  }

  /// Damage that folds away must leave every section the section it was.
  @Test func spansHoldTheSameSectionsThroughFoldingDirt() throws {
    var rates = DirtRates(all: 0)
    for kind: DirtClass in [
      .traditional, .tonedPinyin, .plainPinyin, .widths, .blanks, .wrap, .tails, .wrapper,
    ] {
      rates[kind] = 0.5
    }
    let clean = makeReports(60, seed: 7, variety: 0.2)
    let dirty = makeReports(60, seed: 7, rates: rates, variety: 0.2)
    for (clean, dirty) in zip(clean, dirty) {
      #expect(clean.truth.spans.map(\.key) == dirty.truth.spans.map(\.key))
      for (old, new) in zip(clean.truth.spans, dirty.truth.spans) {
        let before = folded(try slice(clean, old.start.byte, old.end.byte))
        #expect(before == folded(try slice(dirty, new.start.byte, new.end.byte)))
      }
    }
  }

  @Test func spansFollowEachOtherAndBeginWithTheirHeadings() throws {
    for report in makeReports(120, seed: 5, rates: DirtRates(all: 0.2)) {
      let spans = report.truth.spans
      #expect(Set(spans.map(\.key)) == Set(report.sections))
      for (number, span) in spans.enumerated() {
        #expect(span.start.byte < span.end.byte)
        if number > 0 { #expect(spans[number - 1].end == span.start) }
        #expect(span.start.blanks.contains(span.start.byte))
        let head = try slice(report, span.start.byte, span.end.byte).repaired
        #expect(head.starts(with: Text("一二三四五六七八".map { String($0) }[number] + "、")))
      }
      let zones = report.truth.zones
      #expect(zones.first?.start.byte == 0 && zones.last?.end.byte == report.text.utf8Count)
      for pair in zip(zones, zones.dropFirst()) { #expect(pair.0.end == pair.1.start) }
    }
  }

  @Test func cleanTextsStateTheirYear() {
    for report in makeReports(80, seed: 6) {
      #expect(report.truth.year.value == report.plan.year)
      #expect(report.text.string.contains("\(report.plan.year)"))
      let organ = report.truth.organ.value
      #expect((organ != nil) == report.text.string.contains(report.plan.organ.fullName))
      let date = report.plan.signed
      let isSigned = report.text.string.hasSuffix(date.chinese + "\n")
      if isSigned { #expect(report.truth.signed.value == date.iso) }
    }
  }

  @Test func whatIsDeletedOrMaskedIsNotStated() {
    var rates = DirtRates(all: 0)
    rates[.facts] = 1
    for report in makeReports(150, seed: 8, rates: rates) {
      if report.truth.year.value == nil {
        #expect(!report.text.string.contains("\(report.plan.year)年，"))
      } else {
        #expect(report.text.string.contains("\(report.plan.year)"))
      }
    }
    rates = DirtRates(all: 0)
    rates[.masked] = 1
    for report in makeReports(50, seed: 8, rates: rates) {
      #expect(report.truth.organ.value == nil)
      #expect(report.truth.region.allSatisfy { $0.level == .province })
    }
  }

  @Test func scriptIsThatOfTheText() {
    var rates = DirtRates(all: 0)
    #expect(makeReports(20, rates: rates).allSatisfy { $0.truth.script.value == "simplified" })
    rates[.traditional] = 1
    #expect(makeReports(20, rates: rates).allSatisfy { $0.truth.script.value == "traditional" })
  }

  @Test func tablesStateWhatTheirCellsHold() {
    for report in makeReports(200, seed: 9, variety: 0.3) {
      let (plan, stated) = (report.plan, report.truth.figures.stated)
      guard plan.format != .a else { continue }
      switch plan.tableForm {
      case .bars, .cells, .tabs:
        #expect(stated["requests_new"] == plan.figures.newTotal)
        #expect(stated["lawsuits"] == plan.figures.lawsuits)
        #expect(stated["rules_valid"] != nil || stated["rules_total"] != nil)
      case .dropped, .emptied:
        #expect(stated["rules_made"] == nil)
      case .lost, .none:
        #expect(stated["licences"] == nil && stated["granted"] == nil)
        #expect(report.truth.tables.isEmpty)
      }
      #expect(Set(stated.keys).isDisjoint(with: report.truth.figures.optional.keys))
    }
  }

  @Test func everyWayOfWritingOccurs() {
    let plans = makeReports(60, seed: 14, variety: 0.9).map(\.plan)
    let ways = Set(plans.flatMap(\.variety.names))
    #expect(ways.count == 11)
    for plan in plans where plan.variety.contains(.inline) { #expect(!plan.tableForm.isPresent) }
  }

  @Test func oneLineReportsHaveOneLine() {
    for report in makeReports(80, seed: 15, variety: 0.5) {
      guard report.plan.variety.contains(.inline) else { continue }
      #expect(!report.text.contains(10))
    }
  }

  @Test func datesAreSpelledInWords() {
    let date = CalendarDate(year: 2024, month: 10, day: 22)
    #expect(date.spelled == "二〇二四年十月二十二日")
    #expect(CalendarDate(year: 2009, month: 1, day: 10).spelled == "二〇〇九年一月十日")
  }
}
