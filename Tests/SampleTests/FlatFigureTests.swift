// Do the flat figures say what the cells of the written tables say, and no more?

import Testing

@testable import GongkaiSample

struct FlatFigureTests {
  private static let reports = makeReports(700, seed: 31, variety: 0.5)

  /// The cells of the line that begins with a label, without the label.
  private func cells(_ report: FinishedReport, _ label: String) throws -> [Int?] {
    let line = try #require(
      report.cleanText.string.split(separator: "\n").first { $0.hasPrefix(label + " |") })
    return numbers(line).dropFirst().map(\.self)
  }

  private func numbers(_ line: Substring) -> [Int?] {
    line.split(separator: "|", omittingEmptySubsequences: false)
      .map { cell in Int(String(cell.filter { $0 != " " })) }
  }

  /// A filled cell states its number; an empty one may be read as zero or passed over, unless
  /// prose states the zero.
  private func expect(_ names: [String], _ cells: some Collection<Int?>, _ figures: FlatFigures) {
    #expect(names.count == cells.count)
    for (name, cell) in zip(names, cells) {
      if let cell {
        #expect(figures.stated[name] == cell)
      } else {
        #expect(figures.stated[name] ?? figures.optional[name] == 0)
      }
    }
  }

  @Test func emptiedTablesStateTheirFilledCells() throws {
    var seen = 0
    for report in Self.reports where report.plan.tableForm == .emptied {
      seen += 1
      let figures = report.truth.figures
      let applicants = ["person", "business", "research", "charity", "legal", "other_body"]
      expect(
        applicants.map { "new_" + $0 } + ["requests_new"],
        try cells(report, "一、本年新收政府信息公开申请数量"), figures)
      for (label, name) in [
        ("（一）予以公开", "granted"), ("1．属于国家秘密", "refused_state_secret"),
        ("2．重复申请", "unprocessed_repeated"), ("四、结转下年度继续办理", "requests_carried_out"),
      ] {
        expect([name], try cells(report, label).suffix(1), figures)
      }
      let last = report.plan.format == .b ? "published" : "abolished"
      expect(
        ["made", last, report.plan.format == .b ? "total" : "valid"].map { "rules_" + $0 },
        try cells(report, "规章"), figures)
      let line = try #require(
        report.cleanText.string.split(separator: "\n").first {
          numbers($0).count == 15 && !$0.contains("结果")
        })
      let row = numbers(line)
      expect(
        ["review_upheld", "suit_direct_upheld", "suit_after"], [row[0], row[5], row[14]], figures)
      let lawsuits = figures.stated["lawsuits"] ?? figures.optional["lawsuits"]
      #expect(lawsuits == (row[9] ?? 0) + (row[14] ?? 0))
    }
    #expect(seen >= 15)
  }

  @Test func sumsOfGroupsMayBeAnsweredWhereAllRowsAreKnown() {
    var (answered, left) = (0, 0)
    for report in Self.reports where report.plan.format != .a && report.plan.tableForm.isPresent {
      let figures = report.truth.figures
      for (sum, rows, range) in [
        ("unavailable", FlatFigures.unavailable, OutcomeRow.unavailable),
        ("unprocessed", FlatFigures.unprocessed, OutcomeRow.unprocessed),
      ] {
        let parts = rows.map { figures.stated[$0] ?? figures.optional[$0] }
        let known = parts.compactMap(\.self)
        if known.count == rows.count {
          answered += 1
          #expect(figures.optional[sum] == known.reduce(0, +))
          #expect(figures.optional[sum] == report.plan.figures.outcome(range))
        } else {
          left += 1
          #expect(report.plan.tableForm == .dropped)
        }
      }
    }
    #expect(answered > 100 && left > 20)
  }

  @Test func mixedReportsStateNothingOfTables() {
    let prose: Set<String> = [
      "proactive_total", "proactive_website", "proactive_wechat", "requests_new",
      "requests_answered", "reviews", "lawsuits", "fees_yuan",
    ]
    var seen = 0
    for report in Self.reports where report.plan.variety.contains(.mixed) {
      seen += 1
      #expect(report.plan.tableForm == .none && !report.plan.variety.contains(.tables))
      #expect(!report.text.string.contains(" | ") && !report.text.contains(9))
      #expect(prose.isSuperset(of: report.truth.figures.stated.keys))
    }
    #expect(seen > 50)
  }
}
