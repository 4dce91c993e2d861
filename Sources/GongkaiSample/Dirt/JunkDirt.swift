// What foreign matter do careless pages leave between the sentences?

/// Runs of senseless characters and leftovers of markup, after punctuation only.
enum JunkDirt {
  static let markup = ["<br>", "&nbsp;", "<span style=\"\">", "</p>", "&lt;", "<font size=2>"]
  static let characters: [Character] = Array("屑仔趨彌燁麒鸝瓏筱蘅髯黍孑囵喵嗷蹊踽")
  /// Those of `characters` that simplified script writes otherwise.
  static let traditional = Set(Text("趨彌燁鸝瓏"))

  private static let breaks = Set(Text("，。；"))

  static func apply(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    text.rewritten(reserving: text.units.count + 200) { position, result in
      let unit = text.units[position]
      result.append(unit)
      guard breaks.contains(unit), random.chance(0.07) else { return position + 1 }
      if random.chance(0.5) {
        result.append(random.element(markup))
      } else {
        for _ in 0..<random.within(2...4) { result.append(String(random.element(characters))) }
        result.append(unit)
      }
      return position + 1
    }
  }
}
