// Does each class of dirt strike as often as asked, and do what it says?

import Testing

@testable import GongkaiSample

struct DirtTests {
  @Test func noneAtZero() {
    for report in makeReports(40, rates: DirtRates(all: 0), copyRate: 0.5) {
      #expect(report.dirt.isEmpty && report.text == report.cleanText)
    }
  }

  @Test(arguments: DirtClass.allCases)
  func everyClassAtOne(kind: DirtClass) {
    var rates = DirtRates(all: 0)
    rates[kind] = 1
    let reports = makeReports(25, seed: 17, rates: rates)
    let struck = reports.count { $0.dirt == [kind] && $0.text != $0.cleanText }
    #expect(struck == reports.count)
  }

  @Test func allClassesTogether() {
    let seen = Set(makeReports(25, rates: DirtRates(all: 1)).flatMap(\.dirt))
    #expect(seen == Set(DirtClass.allCases))
  }

  @Test(arguments: [0.1, 0.5])
  func ratesAreRespected(rate: Double) {
    let kinds: [DirtClass] = [.widths, .tails, .traditional, .quotes]
    var rates = DirtRates(all: 0)
    for kind in kinds { rates[kind] = rate }
    let reports = makeReports(400, seed: 23, rates: rates)
    for kind in kinds {
      let share = Double(reports.count { $0.dirt.contains(kind) }) / 400
      // Four standard deviations of 400 draws.
      #expect(abs(share - rate) < 4 * (rate * (1 - rate) / 400).squareRoot(), "\(kind)")
    }
  }

  @Test func copiesComeAtTheirRateAndResembleTheirSource() {
    let reports = makeReports(400, seed: 3, copyRate: 0.25)
    let copies = reports.filter { $0.plan.copyOf != nil }
    #expect(65...135 ~= copies.count)
    for copy in copies {
      let source = reports[copy.plan.copyOf ?? 0]
      #expect(source.plan.copyOf == nil)
      #expect(source.plan.copyGroup == source.plan.index)
      #expect(copy.plan.copyGroup == source.plan.index)
      let clauses = Set(source.cleanText.string.split { "，。；：\n".contains($0) })
      let own = copy.cleanText.string.split { "，。；：\n".contains($0) }
      #expect(own.count { clauses.contains($0) } * 2 > own.count, "report \(copy.plan.index)")
    }
    #expect(makeReports(100).allSatisfy { $0.plan.copyGroup == nil })
  }

  @Test(arguments: [
    DirtClass.traditional, .tonedPinyin, .plainPinyin, .widths, .blanks, .wrap,
  ])
  func foldingUndoes(kind: DirtClass) {
    var rates = DirtRates(all: 0)
    rates[kind] = 1
    for report in makeReports(20, seed: 41, rates: rates) {
      #expect(folded(report.text) == folded(report.cleanText), "report \(report.plan.index)")
    }
  }

  @Test func tablesAreLargeAndOneToOne() {
    let pairs = Text(TraditionalTable.pairs)
    let old = stride(from: 0, to: pairs.count, by: 2).map { pairs[$0] }
    let new = stride(from: 1, to: pairs.count, by: 2).map { pairs[$0] }
    #expect(old.count >= 500 && old.count == new.count)
    #expect(Set(old).count == old.count && Set(new).count == new.count)
    for (old, new) in zip(old, new) {
      #expect(TraditionalTable.traditional(old, overConverting: false) == new)
      #expect(TraditionalTable.simplified(new) == old)
    }
    let readings = (0x4E00...0x9FFF).count { PinyinTable.toned(UInt16($0)) != nil }
    #expect(readings >= 1000)
    #expect(PinyinTable.toned(Text("据")[0])?.string == "jù")
    #expect(PinyinTable.plain(Text("据")[0])?.string == "ju")
  }
}
