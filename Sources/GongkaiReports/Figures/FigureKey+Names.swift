// What is each figure called in Chinese?

extension FigureKey {
  /// The Chinese name, which no other key has.
  public var name: String {
    switch self {
    case .proactiveTotal: "主动公开总数"
    case .proactiveWebsite: "网站公开"
    case .proactiveWechat: "微信公开"
    case .feesYuan: "收费"
    case .requestsNew: "新收"
    case .requestsCarriedIn: "上年结转"
    case .granted: "予以公开"
    case .partial: "部分公开"
    case .refused: "不予公开"
    case .refusedStateSecret: "国家秘密"
    case .refusedLawForbids: "法律禁止"
    case .refusedSafety: "三安全一稳定"
    case .refusedThirdParty: "第三方权益"
    case .refusedInternal: "内部事务"
    case .refusedProcess: "过程性信息"
    case .refusedEnforcementFile: "执法案卷"
    case .refusedQuery: "行政查询"
    case .unavailable: "无法提供"
    case .unavailableNotHeld: "不掌握"
    case .unavailableNeedsCreation: "另行制作"
    case .unavailableUnclear: "仍不明确"
    case .unprocessed: "不予处理"
    case .unprocessedPetition: "信访举报投诉"
    case .unprocessedRepeated: "重复申请"
    case .unprocessedPublication: "公开出版物"
    case .unprocessedExcessive: "大量反复申请"
    case .unprocessedReconfirm: "重新出具"
    case .other: "其他处理"
    case .otherUncorrected: "逾期不补正"
    case .otherUnpaid: "逾期未缴费"
    case .otherRest: "其他处理其他"
    case .requestsAnswered: "办理总计"
    case .requestsCarriedOut: "结转下年"
    case .newPerson: "新收自然人"
    case .newBusiness: "新收商业企业"
    case .newResearch: "新收科研机构"
    case .newCharity: "新收社会公益组织"
    case .newLegal: "新收法律服务机构"
    case .newOtherBody: "新收其他组织"
    case .reviews: "复议"
    case .reviewUpheld: "复议维持"
    case .reviewCorrected: "复议纠正"
    case .reviewOther: "复议其他"
    case .reviewPending: "复议未审结"
    case .lawsuits: "诉讼"
    case .suitDirect: "直接起诉"
    case .suitDirectUpheld: "直接起诉维持"
    case .suitDirectCorrected: "直接起诉纠正"
    case .suitDirectOther: "直接起诉其他"
    case .suitDirectPending: "直接起诉未审结"
    case .suitAfter: "复议后起诉"
    case .suitAfterUpheld: "复议后起诉维持"
    case .suitAfterCorrected: "复议后起诉纠正"
    case .suitAfterOther: "复议后起诉其他"
    case .suitAfterPending: "复议后起诉未审结"
    case .rulesMade: "规章制发"
    case .rulesAbolished: "规章废止"
    case .rulesValid: "规章有效"
    case .rulesPublished: "规章新公开"
    case .rulesTotal: "规章公开总数"
    case .documentsMade: "规范性文件制发"
    case .documentsAbolished: "规范性文件废止"
    case .documentsValid: "规范性文件有效"
    case .documentsPublished: "规范性文件新公开"
    case .documentsTotal: "规范性文件公开总数"
    case .licences: "行政许可"
    case .otherServices: "其他对外管理服务"
    case .penalties: "行政处罚"
    case .coercions: "行政强制"
    case .feesChargedYuan: "行政事业性收费"
    case .procurements: "政府集中采购"
    case .procurementYuan: "政府采购金额"
    }
  }

  /// Other words for a key that people use.
  static let aliases: [(String, FigureKey)] = [
    ("主动公开", .proactiveTotal), ("网站", .proactiveWebsite), ("微信", .proactiveWechat),
    ("申请", .requestsNew), ("收到申请", .requestsNew), ("本年新收", .requestsNew),
    ("答复", .requestsAnswered), ("办结", .requestsAnswered), ("总计", .requestsAnswered),
    ("结转下年度", .requestsCarriedOut), ("行政复议", .reviews), ("行政诉讼", .lawsuits),
    ("信息处理费", .feesYuan), ("收费金额", .feesChargedYuan),
  ]
}
