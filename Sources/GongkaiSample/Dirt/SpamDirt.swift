// What happens when an advertiser reposts a report under its own name?

/// Names of organs and addresses exchanged for those of invented betting sites.
enum SpamDirt {
  static let brands = [
    "八八博彩", "金鼎娱乐城", "bet707体育", "皇朝国际娱乐", "九州电玩城", "万利彩票", "888真人娱乐", "银河棋牌", "鸿运体育投注",
    "v16电竞", "大满贯平台",
  ]

  static func apply(
    to text: MarkedText, of plan: ReportPlan, random: inout SeededRandom
  ) -> MarkedText {
    let brand = random.element(brands)
    let host = "http://www.\(random.within(100...999))\(random.element(["bet", "vip", "cp"])).com"
    var result = text.replacing(Text(plan.organ.url), with: Text(host))
    result = result.replacing(Text(plan.organ.fullName), with: Text(brand))
    if random.chance(0.6) {
      result = result.replacing(Text(plan.organ.region.own.name), with: Text(brand))
    }
    if result.units == text.units || random.chance(0.4) {
      result.prepend(Text("\(brand)官方网站\n"), movingFirstMark: false)
    }
    return result
  }
}
