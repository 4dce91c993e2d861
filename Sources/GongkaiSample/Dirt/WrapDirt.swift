// What do texts look like that passed through a page of fixed width?

/// Lines broken hard after a number of characters, between Han characters only.
enum WrapDirt {
  static func apply(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    let width = random.within(24...44)
    var column = 0
    var previousIsHan = false
    return text.rewritten(reserving: text.units.count * 13 / 12) { position, result in
      let unit = text.units[position]
      if column >= width && previousIsHan && isHan(unit) {
        result.append(10)
        column = 0
      }
      result.append(unit)
      previousIsHan = isHan(unit)
      column = unit == 10 ? 0 : column + 1
      return position + 1
    }
  }
}
