// Which labels do the rows and columns of a report's tables have?

/// A label of a table. Those of request rows are in the order of the form.
enum TableLabel: UInt8, Sendable {
  // Rows of the request table.
  case new, carriedIn, result, granted, partial
  case refused, stateSecret, lawForbids, safety, thirdParty, internalAffairs, process
  case enforcementFile, query
  case unavailable, notHeld, needsCreation, unclear
  case unprocessed, petition, repeated, publication, excessive, reconfirm
  case otherHandling, uncorrected, unpaid
  /// 其他 alone: a row at the end of the request table, a column anywhere else.
  case otherAlone
  /// 总计: a row of the request table, a column anywhere else.
  case total
  case carriedOut
  /// The first column of the request table.
  case person
  // Columns of the table of what was published.
  case block, made, abolished, valid, newlyPublished, totalPublished
  case decisions, lastYear, change, feeAmount, procurementCount, procurementAmount
  // Its rows.
  case rules, documents, licences, otherServices, penalties, coercions, fees, procurement
  // Columns of the table of reviews and lawsuits.
  case upheld, corrected, otherResult, pending, directSuit, suitAfter
  // Rows of the list of figures that older reports append.
  case listedTotal, listedWebsite, listedWechat, listedRequests, listedClosed, listedAnswered
  case listedGranted, listedPartial, listedRefused, listedReviews, listedLawsuits, listedFees
  case listedOther
  /// Words of a label that say nothing more.
  case remark

  /// Whether it labels a row of the request table.
  var isRequestRow: Bool { rawValue <= Self.carriedOut.rawValue }
  /// Whether it belongs to the list of figures.
  var isListed: Bool {
    Self.listedTotal.rawValue <= rawValue && rawValue <= Self.listedOther.rawValue
  }
  /// Whether it is a column of the table of what was published.
  var isPublishedColumn: Bool {
    Self.made.rawValue <= rawValue && rawValue <= Self.procurementAmount.rawValue
  }
  /// Whether it is a row of that table.
  var isPublishedRow: Bool {
    Self.rules.rawValue <= rawValue && rawValue <= Self.procurement.rawValue
  }
  /// Whether it belongs to the header of the table of reviews and lawsuits.
  var isOutcome: Bool {
    Self.upheld.rawValue <= rawValue && rawValue <= Self.suitAfter.rawValue
  }
}

extension TableLabel {
  /// How labels are written: folded, blanks and numerals aside. Of two that fit, the longer is it.
  static let phrases: [(TableLabel, [String])] = [
    (.new, ["本年新收政府信息公开申请数量", "本年新收政府信息公开申请", "本年新收政务信息公开申请", "本年新收信息公开申请"]),
    (
      .carriedIn,
      ["上年结转政府信息公开申请数量", "上年结转政府信息公开申请", "上年结转政务信息公开申请", "上年度结转政府信息公开申请"]
    ),
    (.result, ["本年度办理结果", "本年办理结果"]),
    (.granted, ["予以公开"]),
    (.partial, ["部分公开", "局部公开"]),
    (.refused, ["不予公开"]),
    (.stateSecret, ["属于国家秘密", "国家秘密"]),
    (
      .lawForbids,
      [
        "其他法律行政法规禁止公开", "其他法律、行政法规禁止公开", "法律行政法规禁止公开", "法律、行政法规禁止公开",
        "行政法规禁止公开",
      ]
    ),
    (.safety, ["三安全一稳定"]),
    (.thirdParty, ["保护第三方合法权益", "第三方合法权益"]),
    (.internalAffairs, ["属于三类内部事务信息", "三类内部事务信息", "内部事务信息"]),
    (.process, ["属于四类过程性信息", "四类过程性信息", "过程性信息"]),
    (.enforcementFile, ["属于行政执法案卷", "行政执法案卷"]),
    (.query, ["属于行政查询事项", "行政查询事项"]),
    (.unavailable, ["无法提供"]),
    (.notHeld, ["本机关不掌握相关政府信息", "不掌握相关政府信息", "本机关不掌握"]),
    (.needsCreation, ["没有现成信息需要另行制作", "没有现成信息,需要另行制作", "需要另行制作", "没有现成信息"]),
    (.unclear, ["补正后申请内容仍不明确", "申请内容仍不明确", "补正后仍不明确"]),
    (.unprocessed, ["不予处理"]),
    (.petition, ["信访举报投诉类申请", "信访举报投诉类"]),
    (.repeated, ["重复申请"]),
    (.publication, ["要求提供公开出版物", "提供公开出版物"]),
    (.excessive, ["无正当理由大量反复申请", "大量反复申请"]),
    (
      .reconfirm,
      [
        "要求行政机关确认或重新出具已获取信息", "确认或重新出具已获取信息", "要求确认或重新出具", "确认或重新出具",
      ]
    ),
    (.otherHandling, ["其他处理"]),
    (.uncorrected, ["申请人无正当理由逾期不补正", "逾期不补正"]),
    (
      .unpaid,
      ["申请人逾期未按收费通知要求缴纳费用", "逾期未按收费通知要求缴纳费用", "逾期未按收费通知", "逾期未缴费"]
    ),
    (.otherAlone, ["其他"]),
    (.total, ["总计"]),
    (.carriedOut, ["结转下年度继续办理", "结转下年继续办理", "结转下年度"]),
    (.person, ["自然人"]),
    (.block, ["第二十条第"]),
    (.made, ["本年制发件数", "本年新制作数量", "本年新制作", "本年制发"]),
    (.abolished, ["本年废止件数", "本年废止"]),
    (.valid, ["现行有效件数", "现行有效"]),
    (.newlyPublished, ["本年新公开数量", "本年新公开"]),
    (.totalPublished, ["对外公开总数量", "对外公开总数"]),
    (.decisions, ["本年处理决定数量", "处理决定数量"]),
    (.lastYear, ["上一年项目数量", "上年项目数量"]),
    (.change, ["本年增/减", "本年增减"]),
    (.feeAmount, ["本年收费金额", "收费金额"]),
    (.procurementCount, ["采购项目数量", "项目数量"]),
    (.procurementAmount, ["采购总金额", "总金额"]),
    (.rules, ["规章"]),
    (
      .documents,
      [
        "行政规范性文件", "规范性文件", "行政标准性文件", "标准性文件", "行政规范性档案", "规范性档案",
        "行政标准性档案", "标准性档案",
      ]
    ),
    (.licences, ["行政许可"]),
    (.otherServices, ["其他对外管理服务事项", "其他对外管理效劳事项"]),
    (.penalties, ["行政处罚"]),
    (.coercions, ["行政强制"]),
    (.fees, ["行政事业性收费"]),
    (.procurement, ["政府集中采购"]),
    (.upheld, ["结果维持"]),
    (.corrected, ["结果纠正"]),
    (.otherResult, ["其他结果"]),
    (.pending, ["尚未审结"]),
    (.directSuit, ["未经复议直接起诉"]),
    (.suitAfter, ["复议后起诉"]),
    (.listedTotal, ["主动公开政府信息数", "主动公开信息数"]),
    (.listedWebsite, ["政府网站公开政府信息数", "政府网站公开信息数"]),
    (.listedWechat, ["政务微信公开政府信息数", "政务微信公开信息数"]),
    (
      .listedRequests,
      ["收到申请数", "收到申请总数", "收到政府信息公开申请数", "收到政府信息公开申请总数", "收到信息公开申请数"]
    ),
    (.listedClosed, ["申请办结数"]),
    (
      .listedAnswered,
      [
        "申请答复数", "申请答复总数", "对申请的答复数", "对申请的答复总数", "对申请答复的总数", "答复申请总数", "答复申请数",
        "答复政府信息公开申请总数", "答复政府信息公开申请数", "答复信息公开申请总数",
      ]
    ),
    (.listedGranted, ["同意公开答复数"]),
    (.listedPartial, ["同意部分公开答复数", "同意局部公开答复数"]),
    (.listedRefused, ["不同意公开答复数"]),
    (.listedReviews, ["行政复议数量", "行政复议数"]),
    (.listedLawsuits, ["行政诉讼数量", "行政诉讼数"]),
    (
      .listedFees,
      [
        "依申请公开信息收取的费用", "依申请公开政府信息收取的费用", "依申请提供政府信息收取的费用", "收取的费用总额",
        "收取费用总额", "收费总额", "收取的费用",
      ]
    ),
    (
      .listedOther,
      [
        "政府公报公开政府信息数", "政务微博公开政府信息数", "其他方式公开政府信息数", "主动公开规范性文件数",
        "制发规范性文件总数", "主动公开标准性文件数", "制发标准性文件总数", "当面申请数", "传真申请数", "网络申请数", "信函申请数", "按时办结数",
        "延期办结数",
        "属于已主动公开范围数", "不属于本行政机关公开数", "申请信息不存在数", "告知作出更改补充数",
        "告知通过其他途径办理数", "维持具体行政行为数", "被依法纠错数", "其他情形数", "举报投诉数量", "指标名称",
        "统计数",
      ]
    ),
    (
      .remark,
      [
        "区分处理的", "只计这一情形", "不计其他情形", "行政机关不再处理其政府信息公开申请",
        "不再处理其政府信息公开申请", "法人或其他组织", "法人或者其他组织", "其他组织", "其他情形", "需要另行制作的",
        "其他法律",
      ]
    ),
  ]
}
