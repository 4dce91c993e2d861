// How does text look after a simplified-to-traditional converter?

/// Traditional script, one character at a time; some converters go too far (製度, 體係, 全麵).
enum TraditionalDirt {
  static func apply(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    let overConverts = random.chance(0.35)
    return text.rewritten { position, result in
      let unit = text.units[position]
      result.append(TraditionalTable.traditional(unit, overConverting: overConverts))
      return position + 1
    }
  }
}
