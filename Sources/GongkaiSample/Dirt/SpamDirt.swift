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
    let (organ, place) = (Text(plan.organ.fullName), Text(plan.organ.region.own.name))
    if plan.isLifelike {
      result = replacingSome(of: organ, in: result, with: Text(brand), random: &random)
      if random.chance(0.6) {
        result = replacingSome(
          of: place, outside: organ, in: result, with: Text(brand), random: &random)
      }
    } else {
      result = result.replacing(organ, with: Text(brand))
      if random.chance(0.6) { result = result.replacing(place, with: Text(brand)) }
    }
    if result.units == text.units || random.chance(0.4) {
      result.prepend(Text("\(brand)官方网站\n"), movingFirstMark: false)
    }
    return result
  }

  /// One to three mentions exchanged, and never all of several.
  ///
  /// - Parameter longer: a name that may hold this one, whose mentions are left alone.
  private static func replacingSome(
    of name: Text, outside longer: Text = [], in text: MarkedText, with brand: Text,
    random: inout SeededRandom
  ) -> MarkedText {
    var inside: Set<Int> = []
    for position in text.units.occurrences(of: longer) {
      inside.formUnion(position..<(position + longer.count))
    }
    var left = text.units.occurrences(of: name).filter { !inside.contains($0) }
    var chosen: Set<Int> = []
    for _ in 0..<min(random.within(1...3), max(1, left.count - 1)) where !left.isEmpty {
      chosen.insert(left.remove(at: random.below(left.count)))
    }
    return text.replacing(name, with: brand) { chosen.contains($0) }
  }
}
