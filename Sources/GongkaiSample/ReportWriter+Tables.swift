// How do the tables of the forms look, and what is left of them after scraping?

extension ReportWriter {
  /// Writes one row in the report's table form.
  private mutating func row(_ label: String, _ numbers: [Int] = []) {
    switch plan.tableForm {
    case .bars, .tabs, .emptied:
      put(label)
      for number in numbers {
        put(plan.tableForm.separator ?? "")
        if number != 0 || plan.tableForm != .emptied { put(number: number) }
      }
      line()
    case .cells, .dropped:
      putLabel(label)
      line()
      for number in numbers where number != 0 || plan.tableForm == .cells {
        put(number: number)
        line()
      }
    case .lost, .none: break
    }
  }

  /// Writes a label that has a line of its own, or two if the plan wants broken ones.
  private mutating func putLabel(_ label: String) {
    let isBroken =
      plan.variety.contains(.tables) && plan.tableForm == .cells && label.count > 3
      && unusual.chance(0.4)
    guard isBroken else { return put(label) }
    noteBrokenWords()
    let middle = label.count / 2
    put(String(label.prefix(middle)))
    line()
    put(String(label.dropFirst(middle)))
  }

  private mutating func head(_ labels: [String]) {
    switch plan.tableForm {
    case .bars, .tabs, .emptied:
      for (index, label) in labels.enumerated() {
        if index > 0 { put(plan.tableForm.separator ?? "") }
        put(label)
      }
      line()
    case .cells, .dropped:
      for label in labels {
        putLabel(label)
        line()
      }
    case .lost, .none: break
    }
  }

  /// Table 1 of the forms.
  mutating func publicationTable() {
    fact(.table(1)) { $0.publicationRows() }
  }

  private mutating func publicationRows() {
    let isTrial = plan.format == .b
    var rows = plan.figures.publicationRows(for: plan)[...]
    func numbers() -> [Int] { rows.removeFirst().numbers }
    head(["第二十条第（一）项"])
    head(
      isTrial
        ? ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"]
        : ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])
    row("规章", numbers())
    row(isTrial ? "规范性文件" : "行政规范性文件", numbers())
    head(["第二十条第（五）项"])
    if isTrial {
      head(["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"])
      row("行政许可", numbers())
      row("其他对外管理服务事项", numbers())
      head(["第二十条第（六）项"])
      head(["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"])
      row("行政处罚", numbers())
      row("行政强制", numbers())
    } else {
      head(["信息内容", "本年处理决定数量"])
      row("行政许可", numbers())
      head(["第二十条第（六）项"])
      head(["信息内容", "本年处理决定数量"])
      row("行政处罚", numbers())
      row("行政强制", numbers())
    }
    head(["第二十条第（八）项"])
    head(["信息内容", isTrial ? "上一年项目数量" : "本年收费金额（单位：万元）"])
    row("行政事业性收费", numbers())
    if isTrial {
      head(["第二十条第（九）项"])
      head(["信息内容", "采购项目数量", "采购总金额"])
      row("政府集中采购", numbers())
    }
  }

  private static let refusedLabels = [
    "1．属于国家秘密", "2．其他法律行政法规禁止公开", "3．危及“三安全一稳定”", "4．保护第三方合法权益",
    "5．属于三类内部事务信息", "6．属于四类过程性信息", "7．属于行政执法案卷", "8．属于行政查询事项",
  ]
  private static let unavailableLabels = [
    "1．本机关不掌握相关政府信息", "2．没有现成信息需要另行制作", "3．补正后申请内容仍不明确",
  ]
  private static let unprocessedLabels = [
    "1．信访举报投诉类申请", "2．重复申请", "3．要求提供公开出版物", "4．无正当理由大量反复申请",
    "5．要求行政机关确认或重新出具已获取信息",
  ]
  private static let otherLabels = [
    "1．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2．申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3．其他",
  ]

  /// Table 2 of the forms, and what it states in this table form.
  mutating func requestTable() {
    fact(.table(2)) { $0.requestRows() }
  }

  private mutating func requestRows() {
    let figures = plan.figures
    head(["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"])
    head(["自然人", "法人或其他组织", "总计"])
    head(
      plan.tableForm.separator != nil
        ? ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
        : ["商业 企业", "科研 机构", "社会公益 组织", "法律服务 机构", "其他"])
    applicants("一、本年新收政府信息公开申请数量", figures.received, .received)
    applicants("二、上年结转政府信息公开申请数量", figures.carriedIn, .carriedIn)
    head(["三、本年度办理结果"])
    applicants("（一）予以公开", figures.outcomes[OutcomeRow.granted], .granted)
    applicants("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", figures.outcomes[OutcomeRow.partial], .partial)
    outcomes("（三）不予公开", ReportWriter.refusedLabels, OutcomeRow.refused)
    outcomes("（四）无法提供", ReportWriter.unavailableLabels, OutcomeRow.unavailable)
    outcomes("（五）不予处理", ReportWriter.unprocessedLabels, OutcomeRow.unprocessed)
    if plan.format == .b {
      applicants("（六）其他处理", figures.columnSums(OutcomeRow.other), .other)
    } else {
      outcomes("（六）其他处理", ReportWriter.otherLabels, OutcomeRow.other)
    }
    applicants("（七）总计", figures.columnSums(0..<OutcomeRow.count), .answered)
    applicants("四、结转下年度继续办理", figures.carriedOut, .carriedOut)
    if plan.tableForm.isPresent && !plan.tableForm.losesZeros {
      state([.requestTable, .refused, .unavailable, .unprocessed, .other])
    }
  }

  private mutating func applicants(_ label: String, _ columns: [Int], _ stating: Stated) {
    row(label, columns + [columns.sum])
    switch plan.tableForm {
    case .bars, .cells, .tabs: state(stating)
    case .dropped, .emptied: if columns.sum > 0 { state(stating) }
    case .lost, .none: break
    }
  }

  private mutating func outcomes(_ label: String, _ labels: [String], _ rows: Range<Int>) {
    head([label])
    for (label, index) in zip(labels, rows) {
      let columns = plan.figures.outcomes[index]
      row(label, columns + [columns.sum])
    }
  }

  /// Table 3 of the forms: one row of fifteen numbers.
  mutating func remedyTable() {
    fact(.table(3)) { $0.remedyRows() }
  }

  private mutating func remedyRows() {
    head(["行政复议", "行政诉讼"])
    head(["未经复议直接起诉", "复议后起诉"])
    for _ in 0..<3 {
      head(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
    }
    let numbers = plan.figures.remedies.flatMap { $0 + [$0.sum] }
    if let separator = plan.tableForm.separator {
      for (index, number) in numbers.enumerated() {
        if index > 0 { put(separator) }
        if number != 0 || plan.tableForm != .emptied { put(number: number) }
      }
      line()
    } else {
      for number in numbers
      where plan.tableForm == .cells || (plan.tableForm == .dropped && number != 0) {
        put(number: number)
        line()
      }
    }
    if plan.tableForm.isPresent && !plan.tableForm.losesZeros {
      state([.reviews, .lawsuits])
    } else if plan.tableForm == .emptied {
      let totals = plan.figures.remedies.map(\.sum)
      if totals[0] > 0 { state(.reviews) }
      if totals[1] > 0 && totals[2] > 0 { state(.lawsuits) }
    }
  }

  /// The list of indicators appended to free prose reports.
  mutating func indicatorTable() {
    let figures = plan.figures
    head(["指标名称", "单位", "统计数"])
    let indicators: [(String, String, Int)] = [
      ("一、主动公开政府信息数", "条", figures.total),
      ("其中：1．政府网站公开政府信息数", "条", figures.web),
      ("2．政务微信公开政府信息数", "条", figures.wechat),
      ("3．其他方式公开政府信息数", "条", figures.otherChannels),
      ("二、收到政府信息公开申请数", "件", figures.newTotal),
      ("三、答复政府信息公开申请总数", "件", figures.answeredTotal),
      ("其中：1．同意公开答复数", "件", figures.outcomes[OutcomeRow.granted].sum),
      ("2．同意部分公开答复数", "件", figures.outcomes[OutcomeRow.partial].sum),
      ("3．不同意公开答复数", "件", figures.outcome(OutcomeRow.refused)),
      ("四、因政府信息公开被申请行政复议数", "件", figures.reviews),
      ("五、因政府信息公开被提起行政诉讼数", "件", figures.lawsuits),
      ("六、收取的费用总额", "元", figures.fees),
    ]
    for (label, unit, number) in indicators {
      if plan.tableForm == .bars {
        put(label)
        put(" | ")
        put(unit)
        put(" | ")
      } else {
        put(label)
        line()
        put(unit)
        line()
      }
      put(number: number)
      line()
    }
    state([.proactive, .channels, .received, .answered, .granted, .partial, .refused])
    state([.reviews, .lawsuits, .fees])
  }
}
