// Are tables read right in every layout, and left unknown where they are damaged?

import GongkaiText
import TestKit
import Testing

@testable import GongkaiReports

@Suite struct TableReaderTests {
  private static let headings: [(SectionKey, String)] = [
    (.proactive, "二、主动公开政府信息情况"), (.requests, "三、收到和处理政府信息公开申请情况"),
    (.review, "四、政府信息公开行政复议、行政诉讼情况"), (.problems, "五、存在的主要问题及改进情况"),
  ]

  private struct Sample {
    var bodies: [String]
    var expected: [FigureKey: Int]

    init(seed: UInt64, _ style: TableStyle, isTrialForm: Bool) {
      var random = SeededRandom(seed: seed)
      let tables = [
        SampleTables.published(&random, isTrialForm: isTrialForm),
        SampleTables.requests(&random, isTrialForm: isTrialForm),
        SampleTables.reviews(&random),
      ]
      bodies = tables.map { style.render($0.rows) } + ["还需加强学习。"]
      expected = tables.reduce(into: [:]) { $0.merge($1.expected) { first, _ in first } }
    }

    func read() throws -> ReportFigures {
      let sections = zip(headings, bodies).map { ($0.0, heading: $0.1, body: $1) }
      return try FigureFixture(sections, title: "某局2022年报告").read()
    }
  }

  @Test(arguments: TableStyle.allCases, [false, true])
  func randomTablesAreRightOrUnknown(style: TableStyle, isTrialForm: Bool) throws {
    for seed in 0..<12 as Range<UInt64> {
      let sample = Sample(seed: seed, style, isTrialForm: isTrialForm)
      let figures = try sample.read()
      for (key, value) in figures.values {
        #expect(value.value == sample.expected[key], "\(key) of seed \(seed): \(value.rule)")
      }
      if style.isSound {
        for key in sample.expected.keys where figures.values[key] == nil {
          Issue.record("\(key) of seed \(seed) is missing")
        }
        for table in [ReportTable.proactive, .requests, .reviews] {
          #expect(figures.state(table) == .read, "\(table) of seed \(seed)")
        }
      } else {
        #expect(figures.state(.requests) == .damaged, "seed \(seed)")
      }
      #expect(figures.noneStatements.isEmpty)
    }
  }

  @Test(arguments: [TableStyle.bars, .lines, .tabs, .blanks], [false, true])
  func lostCharactersNeverMakeAFigureWrong(style: TableStyle, isTrialForm: Bool) throws {
    for seed in 0..<20 as Range<UInt64> {
      var sample = Sample(seed: seed, style, isTrialForm: isTrialForm)
      var random = SeededRandom(seed: seed &+ 77)
      sample.bodies = sample.bodies.map { body in
        String(body.filter { $0.isNumber || Int.random(in: 0..<60, using: &random) > 0 })
      }
      for (key, value) in try sample.read().values {
        #expect(value.value == sample.expected[key], "\(key) of seed \(seed): \(value.rule)")
      }
    }
  }

  @Test func anyDamageIsReadWithoutATrap() throws {
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let style = TableStyle.allCases[Int(seed) % TableStyle.allCases.count]
      var sample = Sample(seed: seed, style, isTrialForm: seed % 2 == 0)
      let rate = Int.random(in: 2..<30, using: &random)
      sample.bodies = sample.bodies.map { body in
        String(body.filter { _ in Int.random(in: 0..<rate, using: &random) > 0 })
      }
      let figures = try sample.read()
      for (_, value) in figures.values { #expect(value.value >= 0) }
    }
  }

  // MARK: Single rows

  private static let labels = [
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开", "1.属于国家秘密",
    "5.属于三类内部事务信息", "7.属于行政执法案卷", "8.属于行政查询事项", "（七）总计", "四、结转下年度继续办理",
  ]

  /// A request table whose first row has these cells and whose others are all zero.
  private func figures(firstRow: String) throws -> ReportFigures {
    var rows = Self.labels.map { $0 + " | 0 | 0 | 0 | 0 | 0 | 0 | 0" }
    rows[0] = Self.labels[0] + firstRow
    return try FigureFixture.read(rows.joined(separator: "\n"), .requests)
  }

  @Test(arguments: [
    (" | 3 | 1 | 0 | 0 | 0 | 0 | 4", 4), (" | 1,203 | 0 | 0 | 0 | 0 | 0 | 1,203", 1203),
    (" | 3 | | | | | | 3", 3), (" | 3 | / | — | - | 0 | 0 | 3 |", 3),
    (" | ３ | ０ | ０ | ０ | ０ | ０ | ３", 3),
    (" 3件 0 0 0 0 0 3件", 3), (" | 3 | 0 | 0 | 0 | 0 | 0 | /", nil), (" | 3 | 3", nil),
    (" | 4", nil),
    (" | | | | | | |", nil), (" | 3 0 | 0 | 0 | 0 | 0 | 3", nil), ("3000003", nil), ("", nil),
    (" | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 3", nil), (" | 3.5 | 0 | 0 | 0 | 0 | 0 | 3.5", nil),
    (" | 99999999999999 | 0 | 0 | 0 | 0 | 0 | 99999999999999", nil), (" 30 0 0 0 0 3", nil),
  ])
  func aRowHasSevenCellsOrIsUnknown(cells: String, expected: Int?) throws {
    let figures = try figures(firstRow: cells)
    #expect(figures.values[.requestsNew]?.value == expected)
    #expect(figures.values[.granted]?.value == 0)
    #expect(figures.state(.requests) == .read)
  }

  @Test func emptyCellsAreUnknown() throws {
    let figures = try figures(firstRow: " | 3 | | | | 0 | / | 3")
    #expect(figures.values[.newPerson]?.value == 3)
    #expect(figures.values[.newBusiness] == nil)
    #expect(figures.values[.newLegal]?.value == 0)
    #expect(figures.values[.newOtherBody] == nil)
  }

  @Test func aRowThatDoesNotAddUpIsTold() throws {
    let figures = try figures(firstRow: " | 3 | 1 | 0 | 0 | 0 | 0 | 5")
    let value = try #require(figures.values[.requestsNew])
    #expect(value.value == 5)
    #expect(value.rule.contains("do not add up"))
  }

  @Test func labelsMayBeBrokenAndOldFashioned() throws {
    let rows = Self.labels.map {
      $0.replacing("申请数量", with: "申\n请  数量").replacing("国家秘密", with: "國傢秘密")
        .replacing("行政", with: "行政(zhèng)") + " | 2 | 0 | 0 | 0 | 0 | 0 | 2"
    }
    let figures = try FigureFixture.read(rows.joined(separator: "\n"), .requests)
    #expect(figures.values[.requestsNew]?.value == 2)
    #expect(figures.values[.refusedQuery]?.value == 2)
    #expect(figures.values[.requestsCarriedOut]?.value == 2)
  }

  @Test func sentencesBehindTheFirstTableAreRead() throws {
    let table = """
      信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
      行政规范性文件 | 2 | 0 | 7
      """
    let fixture = try FigureFixture([
      (.proactive, heading: "二、主动公开", body: table),
      (
        .requests, heading: "三、依申请公开",
        body: "全年收到信息公开申请4件。" + String(repeating: "办理流程清楚。", count: 20)
      ),
      (.other, heading: "六、其他事项", body: "收取信息处理费：发出通知1件，总金额20元。"),
    ])
    let figures = try fixture.read()
    #expect(figures.values[.documentsValid]?.value == 7)
    #expect(figures.values[.requestsNew]?.value == 4)
    #expect(figures.values[.feesYuan]?.value == 20)
  }

  @Test func listsNameTotalsInSeveralWays() throws {
    let list = """
      指标名称 | 单位 | 统计数
      一、主动公开政府信息数 | 条 | 31
      其中：1．政府公报公开政府信息数 | 条 | 3
      二、收到政府信息公开申请数 | 件 | 5
      三、答复政府信息公开申请总数 | 件 | 4
      其中：1．同意局部公开答复数 | 件 | 1
      六、收取的费用总额 | 万元 | 0.2
      """
    let values = try FigureFixture.read(list, .other).values.mapValues(\.value)
    #expect(
      values == [
        .proactiveTotal: 31, .requestsNew: 5, .requestsAnswered: 4, .partial: 1, .feesYuan: 2000,
      ])
  }

  @Test func reviewsThatDoNotAddUpAreUnknown() throws {
    var random = SeededRandom(seed: 5)
    var table = SampleTables.reviews(&random)
    let last = table.rows.count - 1
    table.rows[last].cells[4] = "98765"
    let figures = try FigureFixture.read(TableStyle.bars.render(table.rows), .review)
    #expect(figures.values.isEmpty)
    #expect(figures.state(.reviews) == .damaged)
  }

  // MARK: States

  @Test func tablesAreLostWhereHeadingsStandAlone() throws {
    let sections = Self.headings.map { ($0.0, heading: $0.1, body: "") }
    let figures = try FigureFixture(sections).read()
    for table in [ReportTable.proactive, .requests, .reviews] {
      #expect(figures.state(table) == .lost)
    }
    #expect(figures.state(.statistics) == .none)
    #expect(figures.values.isEmpty)
  }

  @Test func freeProseHasNoTables() throws {
    let figures = try FigureFixture([
      (.requests, heading: "三、依申请公开办理情况", body: "全年受理申请4件，予以公开3件，部分公开1件。"),
      (.review, heading: "四、复议和诉讼情况", body: "全年没有发生行政复议。"),
    ]).read()
    for table in ReportTable.allCases { #expect(figures.state(table) == .none) }
    #expect(figures.values[.requestsNew]?.value == 4)
    #expect(figures.values[.granted] == nil)
  }

  @Test func aTableIsBelievedBeforeASentence() throws {
    let rows = Self.labels.map { $0 + " | 2 | 0 | 0 | 0 | 0 | 0 | 2" }
    let figures = try FigureFixture([
      (.overview, heading: "一、总体情况", body: "2023年，我局收到政府信息公开申请5件。"),
      (.requests, heading: "三、收到和处理政府信息公开申请情况", body: rows.joined(separator: "\n")),
    ]).read()
    let value = try #require(figures.values[.requestsNew])
    #expect(value.value == 2)
    #expect(value.rule.contains("says 5"))
  }

  // MARK: Lists of figures

  @Test(arguments: [" | ", "\n", "\t"]) func listsOfFiguresAreRead(separator: String) throws {
    let rows = [
      ["指标名称", "单位", "统计数"], ["（一）主动公开政府信息数", "条", "1,234"],
      ["其中：主动公开规范性文件数", "条", "7"], ["2.政府网站公开政府信息数", "条", "900"],
      ["4.政务微信公开政府信息数", "条", "334"], ["（一）收到申请数", "件", "5"], ["1.当面申请数", "件", "2"],
      ["（二）申请办结数", "件", "5"], ["（三）申请答复数", "件", "4"], ["2.同意公开答复数", "件", "3"],
      ["3.同意部分公开答复数", "件", "0"], ["4.不同意公开答复数", "件", "1"], ["四、行政复议数量", "件", "2"],
      ["五、行政诉讼数量", "件", "0"], ["七、依申请公开信息收取的费用", "万元", "0.12"],
    ]
    let body = rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
    let figures = try FigureFixture.read(body, .other)
    #expect(figures.state(.statistics) == .read)
    let expected: [FigureKey: Int] = [
      .proactiveTotal: 1234, .proactiveWebsite: 900, .proactiveWechat: 334, .requestsNew: 5,
      .requestsAnswered: 4, .granted: 3, .partial: 0, .refused: 1, .reviews: 2, .lawsuits: 0,
      .feesYuan: 1200,
    ]
    #expect(figures.values.mapValues(\.value) == expected)
  }

  @Test func codesInListsAreNoFigures() throws {
    let body = """
      指标名称 | 代码 | 单位 | 统计数
      主动公开政府信息数 | 11 | 条 | 640
      收到申请数 | 31 | 件 |
      当面申请数 | 32 | 件 | 0
      """
    let figures = try FigureFixture.read(body, .other)
    #expect(figures.values.mapValues(\.value) == [.proactiveTotal: 640])
  }
}
