// Are the rows of tables told from sentences, in every form that scraping leaves?

import GongkaiText
import Testing

@testable import GongkaiReports

@Suite struct TableTests {
  private let prose = MadeReports.sentences

  private func shown(_ table: String) throws -> ShownLayout {
    try ShownLayout(
      """
      一、总体情况
      \(prose[0])
      二、主动公开政府信息情况
      \(table)
      三、收到和处理政府信息公开申请情况
      \(prose[1])
      """)
  }

  @Test(arguments: [
    "第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 0 | 0\n行政规范性文件 | 2 | 0 | 7",
    "| 信息内容 | 本年新制作数量 | 本年新公开数量 |\n|---|---|---|\n| 规章 | 0 | 0 |",
    "信息内容\n本年制发件数\n本年废止件数\n规章\n0\n0\n行政规范性文件\n2\n0", "信息内容\n本年新制作数量\n规章\n规范性文件\n行政许可\n其他对外管理服务事项",
    "信息内容  上一年项目数量  本年增/减\n行政许可  12  0\n行政处罚  3  1",
    "申请人情况\n自然人\n法人或其他组织\n总计\n商业\n企业\n科研\n机构\n社会\n公益\n组织\n其他\n本年新收\n1\n0",
    "总计\n本年新收\n1\n（七）总计\n1\n四、结转下年度继续\n办理", "信息\n内容  本年制发件数  本年废止件数\n规章  0  0\n行政规范性文件  2  0",
    "指标名称\n单位\n统计数\n主动公开政府信息数\n条\n465\n其中：政府网站公开政府信息数\n条\n400",
  ])
  func tables(_ table: String) throws {
    let shown = try shown(table)
    let folded = try Folding.fold(table)
    #expect(shown.zone(.tables) == folded.string(0..<folded.count))
    #expect(shown.keys == [.overview, .proactive, .requests])
    #expect(shown.layout.parts.first { $0.zone == .tables }?.section == .proactive)
  }

  @Test(arguments: [
    "全年行政许可12件，行政处罚3件，行政强制0件，予以公开2件，自然人申请2件。", "没有。", "我镇本年没有规章，也没有规范性文件。",
    "行政处罚", "共3项",
  ])
  func proseIsNoTable(_ text: String) throws {
    #expect(try shown(text).zone(.tables).isEmpty)
  }

  @Test func rowsWithNumeralsAreNoHeadings() throws {
    let shown = try ShownLayout(
      """
      一、总体情况
      二、主动公开政府信息情况
      三、收到和处理政府信息公开申请情况
      申请人情况
      自然人
      总计
      一、本年新收政府信息公开申请数量
      3
      二、上年结转政府信息公开申请数量
      0
      三、本年度办理结果
      （一）予以公开
      3
      四、结转下年度继续办理
      0
      四、政府信息公开行政复议、行政诉讼情况
      \(prose[2])
      五、存在的主要问题及改进情况
      \(prose[3])
      """)
    #expect(shown.keys == [.overview, .proactive, .requests, .review, .problems])
    #expect(shown.zone(.tables).hasPrefix("申请人情况"))
    #expect(shown.zone(.tables).hasSuffix("继续办理0"))
  }

  @Test func anAnnexHasNoSections() throws {
    let shown = try ShownLayout(
      """
      一、概述
      \(prose[0])
      二、主动公开情况
      \(prose[1])
      三、存在的问题
      \(prose[3])
      青石镇人民政府
      2017年1月9日
      统计指标 | 单位 | 统计数
      一、主动公开情况
      （一）主动公开政府信息数 | 条 | 31
      二、依申请公开情况
      （一）收到申请数 | 件 | 0
      三、行政复议数量 | 件 | 0
      """)
    #expect(shown.keys == [.overview, .proactive, .problems])
    #expect(shown.signature == "青石镇人民政府2017年1月9日")
    #expect(shown.zone(.tables).hasPrefix("统计指标"))
  }
}
