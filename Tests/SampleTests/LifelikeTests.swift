// With variety, do names and codes behave as in real copies?

import Testing

@testable import GongkaiSample

struct LifelikeTests {
  @Test func everyProvinceHasItsCities() {
    for province in PlaceNames.provinces {
      let cities = RealCities.of(province)
      let isMunicipality = PlaceNames.municipalities.contains(province.pinyin)
      #expect(!cities.isEmpty && (cities[0].name == province.name) == isMunicipality)
    }
    #expect(RealCities.all.count >= 80)
    #expect(Set(RealCities.all.map(\.name)).count == RealCities.all.count)
    for city in RealCities.all {
      #expect(city.postcode.count == 4 && Int(city.postcode) != nil)
      #expect(3...4 ~= city.areaCode.count && city.areaCode.hasPrefix("0"))
      #expect(PlaceNames.provinces.contains { $0.pinyin == city.province })
    }
  }

  @Test func codesAreThoseOfTheCity() throws {
    for report in makeReports(200, seed: 21, copyRate: 0.2, variety: 0.1) {
      let region = report.plan.organ.region
      let cities = RealCities.of(region.province)
      let named = region.chain.first { $0.level == .city }?.name
      let city = try #require(named == nil ? cities[0] : cities.first { $0.name == named })
      #expect(region.areaCode == city.areaCode && region.postcode.hasPrefix(city.postcode))
      #expect(region.postcode.count == 6 && report.plan.organ.phone.hasPrefix(city.areaCode))
      let county = region.chain.first { $0.level == .county }?.name ?? ""
      #expect(!RealCities.takenStems.contains(String(county.prefix(2))))
    }
  }

  @Test func advertisersLeaveMentions() {
    var rates = DirtRates(all: 0)
    rates[.spam] = 1
    var struck = 0
    for report in makeReports(150, seed: 22, rates: rates, variety: 0.01) {
      let name = report.plan.organ.fullName
      let before = plainCount(name, in: report.cleanText)
      let after = plainCount(name, in: report.text)
      #expect(max(0, before - 3) <= after && (before < 2 || after >= 1))
      if after > 0 { #expect(report.truth.organ.value == name) }
      struck += before > after ? 1 : 0
    }
    #expect(struck > 100)
  }

  @Test func maskingLeavesNone() {
    var rates = DirtRates(all: 0)
    rates[.masked] = 1
    for report in makeReports(60, seed: 23, rates: rates, variety: 0.01) {
      #expect(plainCount(report.plan.organ.region.own.name, in: report.text) == 0)
      #expect(report.truth.organ.value == nil && report.visibleDirt == [.masked])
    }
  }

  @Test func mostOrgansAreStatedThroughMuchDamage() {
    let reports = makeReports(400, seed: 24, rates: DirtRates(all: 0.2), variety: 0.2)
    #expect(reports.count { $0.truth.organ.value != nil } > 280)
  }

  @Test func onlyFullWidthDigitsTellOfWidths() {
    var rates = DirtRates(all: 0)
    rates[.widths] = 1
    for report in makeReports(60, seed: 25, rates: rates) {
      let isWide = report.text.contains { 0xFF10...0xFF19 ~= $0 }
      #expect(report.dirt == [.widths] && report.visibleDirt.isEmpty != isWide)
    }
  }

  @Test func whatOnlySeemsDamagedNeedNotBeFound() {
    var rates = DirtRates(all: 0)
    rates[.junk] = 1
    for report in makeReports(60, seed: 28, rates: rates, variety: 0.3) {
      let hasTraditional = report.text.string.contains { "趨彌燁鸝瓏".contains($0) }
      #expect(report.dirt == [.junk])
      #expect(report.optionalDirt.contains(.traditional) == hasTraditional)
      let isSpaced = report.text.string.contains(/\p{Han}[ \u{3000}]\p{Han}/)
      #expect(report.optionalDirt.contains(.blanks) == isSpaced)
    }
    let ways = makeReports(150, seed: 29, variety: 0.3)
    for report in ways where report.text.string.contains("政府信息公开工作\n年 度 报 告") {
      #expect(report.optionalDirt == [.blanks, .wrap])
    }
    #expect(ways.contains { $0.optionalDirt.contains(.wrap) })
    #expect(ways.contains { $0.optionalDirt.isEmpty })
  }

  @Test func closingSentencesEndTheLastSectionOrNot() throws {
    for report in makeReports(150, seed: 26) {
      let closes = report.text.string.contains("此报告，") || report.text.string.contains("特此报告。")
      guard closes else { continue }
      let last = try #require(report.truth.spans.last)
      let other = try #require(last.otherEnds.first)
      #expect(last.otherEnds.count == 1 && last.start.byte < other.byte)
      #expect(other.byte < last.end.byte)
    }
  }

  @Test func vagueHeadingsAllowTwoFormats() {
    var seen = 0
    for report in makeReports(400, seed: 27, variety: 0.4) {
      let (plan, era) = (report.plan, report.truth.era)
      guard plan.variety.contains(.headings), !plan.variety.contains(.mixed), plan.year >= 2019,
        plan.format == .a, Set(report.sections).isDisjoint(with: [.fees, .consult])
      else { continue }
      seen += 1
      #expect(era.value == "A" && era.accepted == [FormatEra(year: plan.year).rawValue])
    }
    #expect(seen > 0)
  }
}
