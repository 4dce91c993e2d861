// What is left when a copyist deletes the facts that would give the source away?

/// Years before 年, place names and quoted names deleted, so that 2019年 becomes 年.
enum DeletedFactsDirt {
  private static let year = Text("年")[0]

  static func apply(to text: Text, of plan: ReportPlan, random: inout SeededRandom) -> Text {
    var named = text
    for place in plan.organ.region.chain {
      let stem = String(place.name.dropLast(place.name.hasSuffix("街道") ? 2 : 1))
      if place.level != .province, random.chance(0.8) {
        named = named.replacing(Text(stem), with: [])
      }
    }
    var result = Text()
    result.reserveCapacity(named.count)
    var position = 0
    while position < named.count {
      if isDigit(named[position]) {
        var end = position
        while end < named.count, isDigit(named[end]) { end += 1 }
        let isYear = end - position == 4 && end < named.count && named[end] == year
        if !(isYear && random.chance(0.85)) {
          result.append(contentsOf: named[position..<end])
        }
        position = end
      } else {
        result.append(named[position])
        position += 1
      }
    }
    return result
  }
}
