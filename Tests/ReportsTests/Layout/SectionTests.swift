// Are sections told by their words, whatever their numbers, and nothing else taken for one?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct SectionTests {
  @Test func sixSectionsOfThePresentFormat() throws {
    let shown = try ShownLayout(
      [MadeReports.title, "", MadeReports.preamble, "", MadeReports.sixSections()]
        .joined(separator: "\n"))
    #expect(shown.keys == MadeReports.keys)
    #expect(shown.headings[3] == "四、政府信息公开行政复议、行政诉讼情况")
    #expect(shown.title == MadeReports.title)
    #expect(shown.zone(.header).hasPrefix("青石镇"))
    #expect(shown.zone(.header).hasSuffix("12月31日止。"))
  }

  /// Numbers in every style, broken ones, and none at all.
  @Test(arguments: [
    ["一、", "二、", "三、", "四、", "五、", "六、"], ["一.", "二.", "三.", "四.", "五.", "六."],
    ["1.", "2.", "3.", "4.", "5.", "6."], ["（一）", "（二）", "（三）", "（四）", "（五）", "（六）"],
    ["第一部分 ", "第二部分 ", "第三部分 ", "第四部分 ", "第五部分 ", "第六部分 "],
    ["## 一、", "## 二、", "## 三、", "## 四、", "## 五、", "## 六、"], ["", "", "", "", "", ""],
    ["一、", "", "三、", "、", "五、", "六、"], ["一", "二", "三", "四", "五", "六"],
    ["一、", "二、", "三、", "三、", "四、", "五、"],
    ["第一局部 ", "第二局部 ", "第三局部 ", "第四局部 ", "第五局部 ", "第六局部 "],
  ])
  func numbers(_ numbers: [String]) throws {
    let shown = try ShownLayout(MadeReports.sixSections(number: { numbers[$0] }))
    #expect(shown.keys == MadeReports.keys)
  }

  /// Full stop, colon or text behind the heading.
  @Test(arguments: ["。\n", "：\n", "。", "：", "  ", "\n\n"])
  func whatFollows(_ behind: String) throws {
    let shown = try ShownLayout(MadeReports.sixSections(behind: behind))
    #expect(shown.keys == MadeReports.keys)
    #expect(shown.headings == zip(MadeReports.numerals, MadeReports.headings).map { $0 + $1 })
  }

  @Test(arguments: [" ", "　", ""])
  func insideOneLine(_ between: String) throws {
    let text =
      MadeReports.title + " " + MadeReports.preamble
      + MadeReports.sixSections(behind: " ", between: between)
    let shown = try ShownLayout(text)
    #expect(shown.keys == MadeReports.keys)
    #expect(shown.title == MadeReports.title)
  }

  @Test func whereNothingPartsAnything() throws {
    let text = MadeReports.title + MadeReports.sixSections(behind: "", between: "")
    let shown = try ShownLayout(text)
    #expect(shown.keys == MadeReports.keys)
    #expect(shown.title == MadeReports.title)
    let empty = MadeReports.numerals.indices.map {
      MadeReports.numerals[$0] + MadeReports.headings[$0]
    }
    #expect(try ShownLayout(empty.joined() + MadeReports.sentences[0]).keys == MadeReports.keys)
  }

  @Test(arguments: [
    ("概述", SectionKey.overview), ("工作概述", .overview), ("总体工作情况", .overview),
    ("重点领域信息公开情况", .proactive), ("主动公开政府信息的情况", .proactive), ("政府信息依申请公开办理情况", .requests),
    ("依申请公开数量信息情况", .requests), ("政府信息公开的收费及减免情况", .fees), ("因公开引起的复议、诉讼和申述情况", .review),
    ("行政诉讼数量", .review), ("咨询处理情况", .consult), ("存在的主要问题及改良措施", .problems),
    ("工作中的缺乏和下一步打算", .problems), ("需要说明的事项与附表", .other), ("其他需要说明的问题", .other),
    ("工作差距和2019年工作安排", .problems),
    ("行政复议和行政诉讼", .review), ("被申请复议和被诉情况", .review), ("收费与减免", .fees), ("主动公开工作", .proactive),
    ("公民、法人和其他组织申请公开情况", .requests), ("群众查询、咨询情况", .consult),
  ])
  func headingsOfOtherYears(words: String, key: SectionKey) throws {
    let prose = MadeReports.sentences
    let shown = try ShownLayout(
      "一、工作概况\n\(prose[0])\n二、\(words)\n\(prose[1])\n三、\(words)\n\(prose[2])")
    #expect(shown.keys == [.overview, key, key])
  }

  @Test func subheadingsStayInside() throws {
    let prose = MadeReports.sentences
    let shown = try ShownLayout(
      """
      一、总体情况
      （一）主动公开情况。\(prose[0])
      （二）依申请公开情况。\(prose[1])
      （三）监督保障情况
      \(prose[3])
      二、主动公开政府信息情况
      三、收到和处理政府信息公开申请情况
      （一）收到申请的情况
      \(prose[1])
      四、存在的主要问题及改进措施
      （一）存在的问题
      1.依申请公开办理较慢
      \(prose[3])
      （二）改进措施
      \(prose[3])
      """)
    #expect(shown.keys == [.overview, .proactive, .requests, .problems])
  }

  @Test func unknownHeadingsGoOnWithTheNumbers() throws {
    let prose = MadeReports.sentences
    let shown = try ShownLayout(
      "一、健全机构\n\(prose[0])\n二、主动公开情况\n\(prose[1])\n三、乡村治理专栏\n\(prose[3])\n四、存在的不足\n\(prose[3])")
    #expect(shown.keys == [.overview, .proactive, .other, .problems])
  }

  @Test func numberedParagraphsAreNoSections() throws {
    let prose = MadeReports.sentences
    let shown = try ShownLayout(
      """
      一、总体情况
      二、主动公开政府信息情况
      三、存在的主要问题及改进情况
      一、学得不够。\(prose[3])
      二、用得不多。\(prose[3])
      四、其他需要报告的事项
      \(prose[2])
      """)
    #expect(shown.keys == [.overview, .proactive, .problems, .other])
  }

  @Test func contentsAreNoSections() throws {
    let contents = zip(MadeReports.numerals, MadeReports.headings).map { $0 + $1 }
    let shown = try ShownLayout(
      ([MadeReports.title, "目录"] + contents + [MadeReports.preamble, MadeReports.sixSections()])
        .joined(separator: "\n"))
    #expect(shown.keys == MadeReports.keys)
    #expect(shown.zone(.header).hasSuffix("12月31日止。"))
  }

  @Test func emptySectionsAreSections() throws {
    let text = zip(MadeReports.numerals, MadeReports.headings).map { $0 + $1 }
      .joined(separator: "\n\n")
    #expect(try ShownLayout(text + "\n没有。").keys == MadeReports.keys)
  }

  @Test func aHeadingMayBeBrokenOverTwoLines() throws {
    let text = MadeReports.sixSections().replacing("行政诉讼情况\n", with: "行政诉\n讼情况\n")
    let shown = try ShownLayout(text)
    #expect(shown.keys == MadeReports.keys)
    #expect(shown.headings[3].hasSuffix("行政诉讼情况"))
  }

  /// All of a report in one line that was broken after so many characters.
  @Test(arguments: 24...40)
  func brokenHard(width: Int) throws {
    let text = Array(
      MadeReports.title + " " + MadeReports.preamble
        + MadeReports.sixSections(behind: " ", between: " "))
    let lines = stride(from: 0, to: text.count, by: width).map {
      String(text[$0..<min($0 + width, text.count)])
    }
    let shown = try ShownLayout(lines.joined(separator: "\n"))
    #expect(shown.keys == MadeReports.keys)
  }

  @Test func headingsWithoutNumbersHaveNumberedParts() throws {
    let prose = MadeReports.sentences
    let shown = try ShownLayout(
      """
      组织推进情况
      \(prose[0])
      主动公开政府信息情况
      （一）依申请公开情况。\(prose[1])
      收费与减免
      \(prose[1])
      困难、问题和今后打算
      （一）主动公开情况。\(prose[3])
      其他需说明的情况
      （一）收取信息处理费情况。\(prose[2])
      """)
    #expect(shown.keys == [.overview, .proactive, .fees, .problems, .other])
  }

  @Test func aYearIsNoFraction() throws {
    let prose = MadeReports.sentences
    let shown = try ShownLayout(
      "1．2023年工作总体情况\n\(prose[0])\n2．主动公开情况\n\(prose[1])\n3．存在的不足\n\(prose[3])")
    #expect(shown.keys == [.overview, .proactive, .problems])
  }

  /// Rows of an annex bear numbers too; units and numbers stand below them.
  @Test func rowsOfCellsAreNoSections() throws {
    let prose = MadeReports.sentences
    let shown = try ShownLayout(
      """
      1．工作概述
      \(prose[0])
      2．主动公开情况
      \(prose[1])
      3．需要说明的事项与附表
      指标名称
      一、收到政府信息公开申请数
      件
      5
      二、收取的费用总额
      元
      0
      """)
    #expect(shown.keys == [.overview, .proactive, .other])
  }

  @Test(arguments: ["", "\n", "今天天气很好。", "一、", "公开", "。。。", "(一)(二)(三)"])
  func whatIsNoReportHasNoSections(_ text: String) throws {
    let shown = try ShownLayout(text)
    #expect(shown.layout.sections.isEmpty)
    #expect(shown.layout.parts.last?.range.upperBound ?? 0 == shown.text.count)
  }
}
