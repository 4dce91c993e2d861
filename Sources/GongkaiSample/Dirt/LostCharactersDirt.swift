// Which characters fall out of dates, document numbers and figures?

/// One character lost here and there beside digits: 2017年11日, 〔202130号.
enum LostCharactersDirt {
  private static let fragile = Set(Text("年月日〔〕第号"))

  static func apply(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    let units = text.units
    return text.rewritten { position, result in
      let besideDigit =
        (position > 0 && isDigit(units[position - 1]))
        || (position + 1 < units.count && isDigit(units[position + 1]))
      let unit = units[position]
      if !(besideDigit && fragile.contains(unit) && random.chance(0.22)) { result.append(unit) }
      return position + 1
    }
  }
}
