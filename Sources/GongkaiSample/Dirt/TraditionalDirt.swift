// How does text look after a simplified-to-traditional converter?

/// Traditional script, one character at a time; some converters go too far (製度, 體係, 全麵).
enum TraditionalDirt {
  static func apply(to text: Text, random: inout SeededRandom) -> Text {
    let overConverts = random.chance(0.35)
    return text.map { TraditionalTable.traditional($0, overConverting: overConverts) }
  }
}
