// What do the standard tables look like, in every layout that copies of them have?

import TestKit

@testable import GongkaiReports

/// A row: its label, or labels where a group stands before it, and its cells as written.
struct SampleRow {
  var labels: [String]
  var cells: [String]
}

/// How a table was flattened.
enum TableStyle: CaseIterable {
  case bars, fences, lines, tabs, blanks, droppedBars, droppedLines, glued

  /// Whether all cells can be told apart.
  var isSound: Bool {
    switch self {
    case .bars, .fences, .lines, .tabs, .blanks: true
    case .droppedBars, .droppedLines, .glued: false
    }
  }

  func render(_ rows: [SampleRow]) -> String {
    rows.map { row in
      let kept = row.cells.filter { $0 != "0" }
      return switch self {
      case .bars: (row.labels + row.cells).joined(separator: " | ")
      case .fences: "| " + (row.labels + row.cells).joined(separator: " | ") + " |"
      case .lines: (row.labels + row.cells).joined(separator: "\n")
      case .tabs: (row.labels + row.cells).joined(separator: "\t")
      case .blanks: (row.labels + row.cells).joined(separator: " ")
      case .droppedBars: (row.labels + kept).joined(separator: " | ")
      case .droppedLines: (row.labels + kept).joined(separator: "\n")
      case .glued: row.labels.joined(separator: " ") + " " + row.cells.joined()
      }
    }.joined(separator: "\n")
  }
}

/// Tables of random figures with what they state.
struct SampleTables {
  var rows: [SampleRow] = []
  var expected: [FigureKey: Int] = [:]

  /// A small number, often 0.
  private static func number(_ random: inout SeededRandom) -> Int {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5: 0
    case 5..<9: Int.random(in: 1...30, using: &random)
    default: Int.random(in: 100...12_345, using: &random)
    }
  }

  // MARK: Requests

  private static let resultRows: [(labels: [String], key: FigureKey)] = [
    (["三、本年度办理结果", "（一）予以公开"], .granted),
    (["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"], .partial),
    (["（三）不予公开", "1.属于国家秘密"], .refusedStateSecret),
    (["2.其他法律行政法规禁止公开"], .refusedLawForbids),
    (["3.危及“三安全一稳定”"], .refusedSafety),
    (["4.保护第三方合法权益"], .refusedThirdParty),
    (["5.属于三类内部事务信息"], .refusedInternal),
    (["6.属于四类过程性信息"], .refusedProcess),
    (["7.属于行政执法案卷"], .refusedEnforcementFile),
    (["8.属于行政查询事项"], .refusedQuery),
    (["（四）无法提供", "1.本机关不掌握相关政府信息"], .unavailableNotHeld),
    (["2.没有现成信息需要另行制作"], .unavailableNeedsCreation),
    (["3.补正后申请内容仍不明确"], .unavailableUnclear),
    (["（五）不予处理", "1.信访举报投诉类申请"], .unprocessedPetition),
    (["2.重复申请"], .unprocessedRepeated),
    (["3.要求提供公开出版物"], .unprocessedPublication),
    (["4.无正当理由大量反复申请"], .unprocessedExcessive),
    (["5.要求行政机关确认或重新出具已获取信息"], .unprocessedReconfirm),
  ]
  private static let otherRows: [(labels: [String], key: FigureKey)] = [
    (
      ["（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"],
      .otherUncorrected
    ),
    (["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"], .otherUnpaid),
    (["3.其他"], .otherRest),
  ]
  private static let groups: [(key: FigureKey, prefix: String)] = [
    (.refused, "refused_"), (.unavailable, "unavailable_"), (.unprocessed, "unprocessed_"),
    (.other, "other_"),
  ]
  private static let applicants: [FigureKey] = [
    .newPerson, .newBusiness, .newResearch, .newCharity, .newLegal, .newOtherBody,
  ]

  /// The second table, of 2019 or of 2021.
  static func requests(_ random: inout SeededRandom, isTrialForm: Bool) -> SampleTables {
    var table = SampleTables()
    table.rows = [
      SampleRow(labels: ["申请人情况"], cells: []),
      SampleRow(labels: ["自然人", "法人或其他组织", "总计"], cells: []),
      SampleRow(labels: ["商业 企业", "科研 机构", "社会公益组织", "法律服务机构", "其他"], cells: []),
    ]
    func add(_ labels: [String], _ key: FigureKey) {
      let values = (0..<6).map { _ in number(&random) }
      let sum = values.reduce(0, +)
      table.rows.append(SampleRow(labels: labels, cells: (values + [sum]).map { "\($0)" }))
      table.expected[key] = sum
      guard key == .requestsNew else { return }
      for (applicant, value) in zip(applicants, values) { table.expected[applicant] = value }
    }
    add(["一、本年新收政府信息公开申请数量"], .requestsNew)
    add(["二、上年结转政府信息公开申请数量"], .requestsCarriedIn)
    for row in resultRows { add(row.labels, row.key) }
    if isTrialForm {
      add(["（六）其他处理"], .other)
    } else {
      for row in otherRows { add(row.labels, row.key) }
    }
    for group in groups where table.expected[group.key] == nil {
      table.expected[group.key] = table.expected.filter { $0.key.rawValue.hasPrefix(group.prefix) }
        .values.reduce(0, +)
    }
    add(["（七）总计"], .requestsAnswered)
    add(["四、结转下年度继续办理"], .requestsCarriedOut)
    return table
  }

  // MARK: Reviews

  /// The third table.
  static func reviews(_ random: inout SeededRandom) -> SampleTables {
    var table = SampleTables()
    let outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    var cells: [String] = []
    for prefix in ["review", "suit_direct", "suit_after"] {
      let values = (0..<4).map { _ in number(&random) }
      for (name, value) in zip(["upheld", "corrected", "other", "pending"], values) {
        if let key = FigureKey(rawValue: "\(prefix)_\(name)") { table.expected[key] = value }
      }
      let sum = values.reduce(0, +)
      if let key = FigureKey(rawValue: prefix == "review" ? "reviews" : prefix) {
        table.expected[key] = sum
      }
      cells += (values + [sum]).map { "\($0)" }
    }
    table.expected[.lawsuits] =
      (table.expected[.suitDirect] ?? 0) + (table.expected[.suitAfter] ?? 0)
    table.rows = [
      SampleRow(labels: ["行政复议", "行政诉讼"], cells: []),
      SampleRow(labels: ["未经复议直接起诉", "复议后起诉"], cells: []),
      SampleRow(labels: outcomes + outcomes + outcomes, cells: []),
      SampleRow(labels: [], cells: cells),
    ]
    return table
  }

  // MARK: What was published

  /// The first table, of 2019 or of 2021.
  static func published(_ random: inout SeededRandom, isTrialForm: Bool) -> SampleTables {
    var table = SampleTables()
    func block(_ item: String, _ columns: [String], _ rows: [(String, [FigureKey?])]) {
      table.rows.append(SampleRow(labels: ["第二十条第（\(item)）项"], cells: []))
      table.rows.append(SampleRow(labels: ["信息内容"] + columns, cells: []))
      for (label, keys) in rows {
        let values = keys.map { _ in number(&random) }
        table.rows.append(SampleRow(labels: [label], cells: values.map { "\($0)" }))
        for (key, value) in zip(keys, values) {
          guard let key else { continue }
          let isAmount = key == .feesChargedYuan || key == .procurementYuan
          table.expected[key] = isAmount ? value * 10_000 : value
        }
      }
    }
    if isTrialForm {
      let change = ["上一年项目数量", "本年增/减", "处理决定数量"]
      block(
        "一", ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
        [
          ("规章", [.rulesMade, .rulesPublished, .rulesTotal]),
          ("规范性文件", [.documentsMade, .documentsPublished, .documentsTotal]),
        ])
      block(
        "五", change,
        [("行政许可", [nil, nil, .licences]), ("其他对外管理服务事项", [nil, nil, .otherServices])])
      block("六", change, [("行政处罚", [nil, nil, .penalties]), ("行政强制", [nil, nil, .coercions])])
      block("八", ["上一年项目数量", "本年增/减"], [("行政事业性收费", [nil, nil])])
      block(
        "九", ["采购项目数量", "采购总金额"], [("政府集中采购", [.procurements, .procurementYuan])])
    } else {
      block(
        "一", ["本年制发件数", "本年废止件数", "现行有效件数"],
        [
          ("规章", [.rulesMade, .rulesAbolished, .rulesValid]),
          ("行政规范性文件", [.documentsMade, .documentsAbolished, .documentsValid]),
        ])
      block("五", ["本年处理决定数量"], [("行政许可", [.licences])])
      block("六", ["本年处理决定数量"], [("行政处罚", [.penalties]), ("行政强制", [.coercions])])
      block("八", ["本年收费金额（单位：万元）"], [("行政事业性收费", [.feesChargedYuan])])
    }
    return table
  }
}
