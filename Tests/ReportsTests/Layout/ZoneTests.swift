// Are header, tables, tail and what a site adds told from the report?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct ZoneTests {
  private let report = [
    MadeReports.title, MadeReports.preamble, MadeReports.sixSections(),
  ].joined(separator: "\n")

  // MARK: Tail

  @Test(arguments: [
    "上一篇：白水乡年度报告\n下一篇：红岩乡年度报告", "上一篇 : 白水乡2019年年度报告\n2024新春祝福短句\n小猫取名大全",
    "相关链接\n县政府门户\n市政府门户", "【猜你喜欢】\n龙年宝宝取名\n搞笑段子", "相关阅读：\n白水乡年度报告",
    "属龙的女孩取什么乳名\n抖音里的祝福语精选\n自考报名怎么缴费\n情人节朋友圈的句子\n跨年文案短句",
  ])
  func tails(_ tail: String) throws {
    let shown = try ShownLayout(report + "\n" + tail)
    let folded = try Folding.fold(tail)
    #expect(shown.zone(.tail) == folded.string(0..<folded.count))
    #expect(shown.keys == MadeReports.keys)
    #expect(shown.zone(.body).hasSuffix("下一步打算把目录再理一遍。") == false)
  }

  @Test(arguments: [
    "（此件公开发布）", "附件：青石镇公开目录\n附件2：办事指南", "特此报告。", "联系人：李明\n联系电话：0571-0000000",
    "相关链接由县里统一维护，我镇不再另设；上一篇报告已经归档，下一篇在明年一月发布。",
  ])
  func endsThatAreNoTail(_ end: String) throws {
    #expect(try ShownLayout(report + "\n" + end).zone(.tail).isEmpty)
  }

  @Test func aTailInsideTheOnlyLine() throws {
    let line = report.replacing("\n", with: " ")
    let shown = try ShownLayout(line + " 上一篇：白水乡年度报告 下一篇：红岩乡年度报告")
    #expect(shown.zone(.tail).hasPrefix("上一篇"))
    #expect(shown.keys == MadeReports.keys)
  }

  // MARK: Wrapper

  @Test func aDownloadSite() throws {
    let head = "分享\n青石镇公开报告范文.doc\n下载文档\nID:42\n大小:9KB\n页数:3页\n格式:DOC\n收藏\n温馨提示:\n1. 版权归属上传者。"
    let tags = "2023 青石 公开 报告 范文"
    let foot = "此文档下载收益归作者所有\n下载文档\n你可能关注的文档\n收起\n展开"
    let shown = try ShownLayout([head, tags, report, foot].joined(separator: "\n\n"))
    let wrapper = try Folding.fold(head + tags)
    let end = try Folding.fold(foot)
    #expect(
      shown.zone(.wrapper)
        == wrapper.string(0..<wrapper.count) + "/" + end.string(0..<end.count))
    #expect(shown.title == MadeReports.title)
    #expect(shown.keys == MadeReports.keys)
  }

  @Test(arguments: [
    "当前位置：首页>政务公开>年度报告", "首页 > 公开年报 > 乡镇", "打印 关闭 字号：大 中 小", "扫一扫在手机打开当前页", "分享到：微信 微博",
  ])
  func controlsAtTheTop(_ line: String) throws {
    let shown = try ShownLayout(line + "\n" + report)
    let folded = try Folding.fold(line)
    #expect(shown.zone(.wrapper) == folded.string(0..<folded.count))
    #expect(shown.title == MadeReports.title)
  }

  @Test(arguments: [
    "主办：青石镇人民政府 承办：青石镇党政办\n浙ICP备000号\n网站标识码：0000", "版权所有：青石镇人民政府", "【打印】【关闭】", "分享到：微信 微博",
  ])
  func feet(_ foot: String) throws {
    let shown = try ShownLayout(report + "\n青石镇人民政府\n2024年1月9日\n" + foot)
    let folded = try Folding.fold(foot)
    #expect(shown.zone(.wrapper) == folded.string(0..<folded.count))
    #expect(shown.signature == "青石镇人民政府2024年1月9日")
  }

  @Test func whatTellsAboutTheDocumentIsHeader() throws {
    let block = "索引号：000014\n发布机构：青石镇\n发布日期：2024-01-09 来源：党政办 浏览次数：7"
    let shown = try ShownLayout(block + "\n" + report)
    #expect(shown.zone(.header).hasPrefix("索引号"))
    #expect(shown.zone(.wrapper).isEmpty)
    #expect(shown.title == MadeReports.title)
  }

  // MARK: Title

  @Test(arguments: [
    ("青石镇2019年度信息公开年度\n\n报  告\n", "青石镇2019年度信息公开年度报告"),
    ("青石镇人民政府\n2019年政府信息公开工作年度报告\n", "青石镇人民政府2019年政府信息公开工作年度报告"),
    ("青石镇2019年政府信息公开年报_青石门户\n", "青石镇2019年政府信息公开年报"),
  ])
  func titles(text: String, title: String) throws {
    #expect(try ShownLayout(text + MadeReports.sixSections()).title == title)
  }

  @Test func aReportMayHaveNoTitle() throws {
    #expect(try ShownLayout(MadeReports.sixSections()).title == nil)
    #expect(try ShownLayout(MadeReports.preamble + "\n" + MadeReports.sixSections()).title == nil)
  }

  @Test(arguments: [
    "2019年，青石镇认真执行《中华人民共和国政\n府信息公开条例》，现就全年工作作如下报\n告。",
    "今年青石镇党政办公室根据有关要求，把全\n年度信息公开工作情况汇总为本报告\n如下，请各村各科室对照落实到位。",
  ])
  func aWrappedSentenceIsNoTitle(preamble: String) throws {
    let text = "日期：2020-01-09\n" + preamble + "\n"
    let shown = try ShownLayout(text + MadeReports.sixSections())
    #expect(shown.title == nil)
    let folded = try Folding.fold(text)
    #expect(shown.zone(.header) == folded.string(0..<folded.count))
  }

  @Test func aHeaderEndsBeforeTheFirstSentenceNotInside() throws {
    let shown = try ShownLayout(
      "青石镇2019年政府信息公开工作年度报告\n今年以来，青石镇认真执行《中华人民共和国政\n府信息公开条例》，全年主动公开信息三百余条。都按期办结。")
    #expect(shown.zone(.header) == "青石镇2019年政府信息公开工作年度报告")
    #expect(shown.zone(.body).hasPrefix("今年以来"))
  }

  // MARK: Signature

  @Test(arguments: [
    "青石镇人民政府\n2024年1月9日", "2024年1月9日\n青石镇人民政府", "                    青石镇人民政府\n      2024年1月9日",
    "青石镇人民政府  2024年1月9日", "县水利局（盖章）\n二〇二四年一月九日", "青石镇人民政府办公室\n\n2024-01-09", "****政府\n2024年1月9日",
    "某某娱乐城\n2024年1月9日", "某某娱乐城", "青石镇人民政府〔盖章〕  2024/1/9", "青石镇人民政府\n2024年1月9",
    "青石镇人民\n政府\n20241月9日",
    "青石镇人民政府\n202419", "青石镇人民政府\n1月9日",
  ])
  func signatures(_ block: String) throws {
    let folded = try Folding.fold(block)
    let shown = try ShownLayout(report + "\n" + block)
    #expect(shown.signature == folded.string(0..<folded.count))
    #expect(shown.layout.sections.last?.range.upperBound == shown.layout.signature?.lowerBound)
    #expect(shown.layout.parts.last?.section == nil)
  }

  @Test func aSignatureBehindTheLastSentence() throws {
    let shown = try ShownLayout(
      report.replacing("\n", with: " ") + "青石镇人民政府 2024年1月9日")
    #expect(shown.signature == "青石镇人民政府2024年1月9日")
  }

  @Test func aReportMayBeUnsigned() throws {
    #expect(try ShownLayout(report).signature == nil)
  }
}
