// Reports made up for tests: the shapes of real ones, in words of their own.

import GongkaiText

@testable import GongkaiReports

enum MadeReports {
  static let headings = [
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况",
    "其他需要报告的事项",
  ]
  static let keys: [SectionKey] = [.overview, .proactive, .requests, .review, .problems, .other]
  static let numerals = ["一、", "二、", "三、", "四、", "五、", "六、"]

  /// Sentences of about 60 characters that name many sections without being headings.
  static let sentences = [
    "青石镇把公开摆在重要位置，主动公开情况按季通报，依申请公开情况专人登记，全年没有差错。",
    "镇里修订了依申请公开制度，对存在的问题逐条整改；收费及减免情况在大厅张榜。",
    "本年没有因公开引起的行政复议、行政诉讼情况，群众总体满意，其他需要报告的事项一并说明。",
    "各村按要求更新公开栏，总体情况良好，下一步打算把目录再理一遍。",
  ]

  /// Six sections, a paragraph each, with `number` before each heading and `behind` after it.
  static func sixSections(
    number: (Int) -> String = { numerals[$0] }, behind: String = "\n", between: String = "\n"
  ) -> String {
    headings.indices.map { index in
      number(index) + headings[index] + behind + sentences[index % sentences.count]
    }.joined(separator: between)
  }

  static let title = "青石镇人民政府2023年政府信息公开工作年度报告"
  static let preamble =
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六部分组成，所列数据自2023年1月1日起至2023年12月31日止。"
}

/// A layout as strings, so that tests read like the text.
struct ShownLayout {
  let text: FoldedText
  let layout: ReportLayout

  init(_ string: String) throws {
    text = try Folding.fold(string)
    layout = LayoutReader.read(text)
  }

  var keys: [SectionKey] { layout.sections.map(\.key) }
  var headings: [String] { layout.sections.map { text.string($0.heading) } }
  var title: String? { layout.title.map { text.string($0) } }
  var signature: String? { layout.signature.map { text.string($0) } }

  /// What stands in a zone, its parts parted by `/`.
  func zone(_ zone: ReportZone) -> String {
    layout.parts.filter { $0.zone == zone }.map { text.string($0.range) }.joined(separator: "/")
  }
}
