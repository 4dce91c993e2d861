// Which characters fall out of dates, document numbers and figures?

/// One character lost here and there beside digits: 2017年11日, 〔202130号.
enum LostCharactersDirt {
  private static let fragile = Set(Text("年月日〔〕第号"))

  static func apply(to text: Text, random: inout SeededRandom) -> Text {
    var result = Text()
    result.reserveCapacity(text.count)
    for (position, unit) in text.enumerated() {
      let besideDigit =
        (position > 0 && isDigit(text[position - 1]))
        || (position + 1 < text.count && isDigit(text[position + 1]))
      if besideDigit && fragile.contains(unit) && random.chance(0.22) { continue }
      result.append(unit)
    }
    return result
  }
}
