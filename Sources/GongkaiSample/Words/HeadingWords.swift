// In which other words do reports head their sections?

/// Headings besides those of the formats; an entry may hold slots.
enum HeadingWords {
  static let overview = [
    "基本情况", "年度工作回顾", "政务公开工作开展情况", "{y}年工作总体情况", "组织推进情况", "工作总述",
  ]
  static let proactive = [
    "主动公开情况", "主动公开工作", "信息主动公开的内容和数量", "主动向社会公开信息情况", "主动公开政务信息情况",
  ]
  static let requests = [
    "依申请公开工作情况", "申请公开的受理和答复情况", "依申请公开信息办理情况", "政府信息公开申请办理情况",
    "公民、法人和其他组织申请公开情况",
  ]
  static let consult = ["咨询接待情况", "公众咨询答复情况", "群众查询、咨询情况"]
  static let fees = ["收费与减免", "公开信息收费情况", "费用收取和减免情况"]
  static let review = [
    "复议诉讼情况", "行政复议和行政诉讼", "因信息公开引起的复议、诉讼情况", "被申请复议和被诉情况",
  ]
  static let reviewAlone = ["行政复议情况", "因公开工作被申请行政复议的情况"]
  static let lawsuitAlone = ["行政诉讼情况", "因公开工作被提起行政诉讼的情况"]
  static let problems = [
    "主要不足及下步打算", "问题与改进方向", "工作差距和{y+}年工作安排", "存在问题及整改措施", "困难、问题和今后打算",
  ]
  static let other = ["其他事项", "其他需说明的情况", "其他需要说明的问题"]
}
