// Does `gongkai search --facet` count what can be counted by hand, and `--sort` put it in order?

import Gongkai
import TestKit
import Testing

@Suite struct SearchCountsTests {
  private let reports = CountedReports.shared

  /// Value, matches, and of how many, of the only facet.
  private func counts(_ arguments: String...) throws -> [[String]] {
    let run = try CommandRun(
      arguments: ["search"] + arguments + ["--csv", "--index", reports.path])
    #expect(run.code == 0, "\(run.errors)")
    return Array(cells(ofCSV: run.output).dropFirst())
  }

  @Test func yearsAreCountedInTheirOrder() throws {
    let rows = try counts("阳光政务", "--facet", "year", "--share")
    #expect(
      rows == [
        ["year", "2021", "2", "2", "100.0000", "", "", ""],
        ["year", "2022", "0", "2", "0.0000", "", "", ""],
        ["year", "2023", "1", "2", "50.0000", "", "", ""],
      ])
    let json = try reports.search("阳光政务", "--facet", "年份,section", "--json").json()
    #expect(json["total"]?.integer == 3)
    #expect(json["hits"]?.elements.isEmpty == true)
    let facets = json["facets"]?.elements ?? []
    #expect(facets.map { $0["facet"]?.string } == ["year", "section"])
    #expect(facets[0]["values"]?.elements.map { $0["value"]?.integer } == [2021, 2023])
    #expect(facets[0]["values"]?.elements.map { $0["matches"]?.integer } == [2, 1])
    #expect(facets[1]["values"]?.elements.map { $0["value"]?.string } == ["overview"])
  }

  @Test func ratesAreOccurrencesOfAllCharacters() throws {
    for row in try counts("阳光 OR 服务", "--facet", "year", "--rate") {
      let inYear = CountedReports.reports.filter { "\($0.year)" == row[1] }
      // Each says 服务 once more in its last section.
      let expected = inYear.reduce(inYear.count) { sum, report in
        sum + report.sentence.occurrences(of: "阳光") + report.sentence.occurrences(of: "服务")
      }
      #expect(row[5] == "\(expected)")
      let characters = try #require(Int(row[6]))
      let rate = Double(expected) * 10_000 / Double(characters)
      #expect(abs((Double(row[7]) ?? 0) - rate) < 0.0001)
    }
  }

  @Test func regionsAreCountedWhereTheyDiffer() throws {
    let provinces = try counts("申请", "--facet", "region")
    #expect(
      provinces.map { Array($0.prefix(3)) } == [
        ["province", "山东省", "4"], ["province", "河南省", "2"],
      ])
    let cities = try counts("申请 region:山东", "--facet", "region")
    #expect(
      cities.map { Array($0.prefix(3)) } == [
        ["city", "威海市", "2"], ["city", "烟台市", "2"],
      ])
    let level = try counts("申请 省:山东", "--facet", "province")
    #expect(level.map { Array($0.prefix(3)) } == [["province", "山东省", "4"]])
  }

  @Test func sectionsCountOnlyWhatMatches() throws {
    let rows = try counts("服务 NOT 窗口", "--facet", "section")
    #expect(rows.map { Array($0[1...2]) } == [["overview", "1"], ["problems", "5"]])
    let one = try counts("section:总体情况 服务", "--facet", "section")
    #expect(one.map { Array($0[1...2]) } == [["overview", "1"]])
    let filtered = try counts("year:2022", "--facet", "section")
    #expect(filtered.first { $0[1] == "requests" }?[2] == "2")
  }

  @Test func pagesAlignCountsAndSayWhatIsLeftOut() throws {
    let run = try reports.search("申请", "--facet", "city", "--facet-limit", "2")
    let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0].hasPrefix("6 reports say 申请 ("))
    #expect(
      Array(lines.dropFirst()) == [
        "", "city (市)  reports", "威海市           2  ████████████████",
        "洛阳市           2  ████████████████", "1 other value: 2 reports", "",
      ])
    let both = try reports.search("申请", "--facet", "year", "--limit", "1")
    #expect(both.text.contains("year (年份)") && both.text.contains("\n1. "))
    let none = try reports.search("量子力学", "--facet", "year")
    #expect(none.code == 1 && !none.text.contains("year ("))
  }

  @Test func columnsSortHits() throws {
    func identifiers(_ sort: String, _ more: String...) throws -> [String] {
      let run = try CommandRun(
        arguments: ["search", "申请", "--sort", sort, "--csv", "--index", self.reports.path] + more)
      return cells(ofCSV: run.output).dropFirst().map { $0[0] }
    }
    let reports = CountedReports.reports
    let byRequests = reports.sorted { $0.requests > $1.requests }.map(\.id)
    #expect(try identifiers("新收:desc") == byRequests)
    #expect(try identifiers("requests_new:desc", "--limit", "2") == Array(byRequests.prefix(2)))
    let byYear = reports.sorted { ($0.year, -$0.requests) < ($1.year, -$1.requests) }.map(\.id)
    #expect(try identifiers("year，新收：desc") == byYear)
    let page = try self.reports.search("申请", "--sort", "新收:desc", "--limit", "1")
    #expect(page.text.contains("2023  威海市民政局  "))
    #expect(page.text.contains("requests_new (新收): 120"))
    #expect(page.text.contains("依申请公开 (requests)"))
  }

  @Test func unknownNamesAreToldWithTheKnownOnes() throws {
    for option in ["--sort", "--facet"] {
      let run = try reports.search("申请", option, "yaer")
      #expect(run.code == 64)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("‘yaer’ is no column"))
      #expect(run.errors.contains("year (年份)") && run.errors.contains("requests_new (新收)"))
    }
    #expect(try reports.search("申请", "--sort", "year:down").code == 64)
    #expect(try reports.search("申请", "--zones", "heart").errors.contains("tail (页尾)"))
    for wrong in [
      ["--share"], ["--facet", "year", "--kwic"], ["--bom"], ["--csv", "--json"],
      ["--facet", "year", "--csv", "--limit", "3"], ["--facet-limit", "-1"], ["--zones", ","],
    ] {
      let run = try CommandRun(arguments: ["search", "申请", "--index", reports.path] + wrong)
      #expect(run.code == 64, "\(wrong)")
    }
  }
}

extension String {
  /// How often `part` stands in the text, without overlaps.
  fileprivate func occurrences(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        count += 1
        rest = rest.dropFirst(part.count)
      } else {
        rest = rest.dropFirst()
      }
    }
    return count
  }
}
