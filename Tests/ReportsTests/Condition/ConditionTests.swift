// Is the state of a copy told, and clean text left alone?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct ConditionTests {
  private func condition(_ text: String, year: Int? = nil) throws -> Condition {
    let folded = try Folding.fold(text)
    let scan = ReportScan(folded)
    return Condition.read(folded, LayoutReader.read(folded, scan), scan, periodYear: year)
  }

  // MARK: Era

  @Test(arguments: [
    ("本年新制作数量 | 对外公开总数量\n0 | 0", Era.b), ("本年制发件数 | 现行有效件数\n0 | 0", .c),
    ("依照国办公开办函〔2021〕30号编制。", .c), ("依照国办公开办函〔2019〕60号编制。", .b), ("依照国办公开办函〔202130号编制。", .c),
    ("指标名称 | 统计数\n收到申请数 | 0\n申请办结数 | 0", .a), ("一、概述\n没有。\n二、收费及减免情况\n没有。", .a),
  ])
  func eras(text: String, era: Era) throws {
    let found = try #require(try condition(text).era)
    #expect(found.value == era)
    #expect(!found.evidence.isEmpty)
  }

  @Test func headingsOfTwoFormatsLeaveItToTheYear() throws {
    let text = MadeReports.sixSections()
    #expect(try condition(text).era == nil)
    #expect(try condition(text, year: 2020).era?.value == .b)
    let weak = try #require(try condition(text, year: 2022).era)
    #expect(weak.value == .c)
    #expect(weak.rule.contains("weak: period year"))
  }

  @Test func theYearDoesNotOverruleLabels() throws {
    #expect(try condition("本年新制作数量 | 本年新公开数量\n0 | 0", year: 2023).era?.value == .b)
  }

  /// Prose says 本年新制作 in every year, and old reports 行政复议、行政诉讼情况 too.
  @Test func proseAndCommonHeadingsAreNoLabels() throws {
    let present = MadeReports.sixSections().replacing("全年没有差错", with: "本年新制作规章7件")
    #expect(try condition(present, year: 2023).era?.value == .c)
    let old = "一、概述\n没有。\n二、收费及减免情况\n没有。\n三、行政复议、行政诉讼情况\n没有。"
    #expect(try condition(old, year: 2020).era?.value == .a)
  }

  // MARK: Script

  @Test(arguments: [
    ("政府信息公开年度报告", Script.simplified), ("政府資訊公開年度報告與說明", .traditional), ("", .simplified),
  ])
  func scripts(text: String, script: Script) throws {
    #expect(try condition(text).script == script)
  }

  @Test func aFewTraditionalCharactersMakeItMixed() throws {
    let text = MadeReports.sixSections().replacing("镇", with: "鎮")
    #expect(try condition(text).script == .mixed)
  }

  // MARK: Dirt

  @Test func aCleanReportHasNone() throws {
    let clean = MadeReports.title + "\n" + MadeReports.preamble + "\n" + MadeReports.sixSections()
    #expect(try condition(clean).dirt.found == [])
  }

  @Test(arguments: [
    ("信息公開(kāi)報(bào)告", Dirt.pinyin, 2), ("信息公開", .traditional, 1), ("共２０件", .fullWidth, 2),
    ("报 告 情 况", .blanksInWords, 3), ("按照?条例?办理", .replacedQuotes, 2),
    ("开展“阳光政府〞活动", .lostQuotes, 2),
    ("依据中华人民共和国政府信息公开条例编制", .lostQuotes, 1), ("印发通知（青政办发〔〕8号）。年,全镇公开", .deletedFacts, 2),
    ("依据〔202130号文件", .lostDigits, 1), ("365bet认真落实", .spamWords, 1), ("***镇和××局", .maskedNames, 2),
    ("公开qzvk信息", .insertedJunk, 1), ("公开龘信息", .insertedJunk, 1), ("通过app公开", .insertedJunk, 0),
    ("发布于入口网站", .taiwanWording, 1),
    ("共\u{FFFD}件，锟斤拷", .mojibake, 2), ("2024年,全镇公开", .deletedFacts, 0),
    ("《条例》和“清单”", .lostQuotes, 0),
  ])
  func kinds(text: String, dirt: Dirt, count: Int) throws {
    #expect(try condition(text).dirt[dirt] == count)
  }

  @Test func wrappedLinesAndOneLine() throws {
    let wrapped = "青石镇按照县里的统一部署，扎实推进公开工作，并按\n时更新各类目录。"
    #expect(try condition(wrapped).dirt[.wrappedLines] == 1)
    let line = MadeReports.sixSections(behind: " ", between: " ")
    #expect(try condition(line).dirt[.oneLine] == 5)
  }

  @Test func linesOfOthersAreCounted() throws {
    let dirt = try condition(
      MadeReports.sixSections() + "\n上一篇：白水乡\n下一篇：红岩乡\n版权所有：某网"
    ).dirt
    #expect(dirt[.tail] == 2)
    #expect(dirt[.wrapper] == 1)
  }
}
