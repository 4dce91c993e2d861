// By which names do people call the sections and zones of a report?

public import GongkaiReports

/// Names of sections as they are typed in queries, folded.
enum SectionNames {
  /// The first name of each is the one that is shown.
  fileprivate static let names: [(SectionKey, [String])] = [
    (.overview, ["总体情况", "概述", "总体", "工作概述"]),
    (.proactive, ["主动公开", "主动公开政府信息"]),
    (.requests, ["依申请公开", "依申请", "申请", "收到和处理申请", "申请办理"]),
    (.fees, ["收费", "收费及减免", "费用", "减免"]),
    (.review, ["复议诉讼", "复议", "诉讼", "行政复议", "行政诉讼"]),
    (.consult, ["咨询", "咨询处理"]),
    (.problems, ["存在问题", "问题", "存在的问题", "问题及改进", "改进"]),
    (.other, ["其他事项", "其他"]),
  ]

  /// The section that a typed name means.
  static func key(_ name: String) -> SectionKey? {
    SectionKey(rawValue: name) ?? names.first { $0.1.contains(name) }?.0
  }
}

/// Names of zones as they are typed in queries, folded.
enum ZoneNames {
  private static let names: [String: ReportZone] = [
    "抬头": .header, "正文": .body, "表格": .tables, "页尾": .tail, "包装": .wrapper,
  ]

  /// The zone that a typed name means.
  static func zone(_ name: String) -> ReportZone? { ReportZone(rawValue: name) ?? names[name] }

  /// The Chinese name of a zone.
  fileprivate static func name(of zone: ReportZone) -> String {
    names.first { $0.value == zone }?.key ?? zone.rawValue
  }
}

extension SectionKey {
  /// The Chinese name, such as 依申请公开.
  public var name: String { SectionNames.names.first { $0.0 == self }?.1.first ?? rawValue }
}

extension ReportZone {
  /// The Chinese name, such as 页尾.
  public var name: String { ZoneNames.name(of: self) }
}
