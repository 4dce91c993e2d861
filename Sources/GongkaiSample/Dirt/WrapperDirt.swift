// What do download sites put round a report?

/// Head and foot of a document-sharing site; the last mark tells where the foot begins.
enum WrapperDirt {
  private static let sites = ["文海文库", "百川文档网", "学友资料网", "易读文库", "道融文档", "千页网"]

  static func apply(
    to text: MarkedText, of plan: ReportPlan, random: inout SeededRandom
  ) -> MarkedText {
    let site = random.element(sites)
    let kind = random.element(["DOC", "DOCX", "PDF", "WPS"])
    let date =
      "\(plan.published.year + random.below(2))-0\(random.within(1...9))-1\(random.below(10))"
    let format = kind.lowercased()
    var head = Text("分享到：\n\(plan.organ.shortName)\(plan.year)年信息公开报告范文.\(format)\n下载\n")
    head.append("编号：\(random.within(100_000...9_999_999))\n大小：\(random.within(12...98))KB\n")
    head.append("页数：\(random.within(3...19))页\n格式：\(kind)\n上传时间：\(date)\n")
    if random.chance(0.6) {
      head.append("说明：\n1．预览效果可能与原文不同，以下载后的文件为准。\n")
      head.append("2．文档由会员上传，版权归原作者，\(site)仅提供存储；如有侵权请告知客服删除。\n")
    }
    if random.chance(0.5) { head.append("标签：\(plan.year) 信息 公开 年度 报告 范文\n") }
    var result = text
    result.prepend(head, movingFirstMark: true)
    if result.units.last != 10 { result.append("\n") }
    result.markEnd()
    result.append("本文档收益归上传者所有\n下载文档到电脑\n")
    result.append("\(site)客服QQ：\(random.within(10_000_000...999_999_999))\n")
    if random.chance(0.5) { result.append("会员专享 | 免费文档 | 举报 | 返回顶部\n") }
    return result
  }
}
