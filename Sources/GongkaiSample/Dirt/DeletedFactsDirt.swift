// What is left when a copyist deletes the facts that would give the source away?

/// Years before 年, place names and quoted names deleted, so that 2019年 becomes 年.
enum DeletedFactsDirt {
  private static let year = Text("年")[0]

  static func apply(
    to text: MarkedText, of plan: ReportPlan, random: inout SeededRandom
  ) -> MarkedText {
    var named = text
    // A copyist who means to hide the source overlooks mentions.
    let share = plan.isLifelike ? random.element([0.3, 0.5, 0.7]) : 1
    for place in plan.organ.region.chain {
      let stem = String(place.name.dropLast(place.name.hasSuffix("街道") ? 2 : 1))
      if place.level != .province, random.chance(0.8) {
        named = named.replacing(Text(stem), with: []) { _ in share == 1 || random.chance(share) }
      }
    }
    let units = named.units
    return named.rewritten { position, result in
      guard isDigit(units[position]) else {
        result.append(units[position])
        return position + 1
      }
      var end = position
      while end < units.count, isDigit(units[end]) { end += 1 }
      let isYear = end - position == 4 && end < units.count && units[end] == year
      if !(isYear && random.chance(0.85 * share)) {
        result.append(contentsOf: units[position..<end])
      }
      return end
    }
  }
}
