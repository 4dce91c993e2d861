// Where do blanks creep into the middle of words?

/// Blanks of both widths between two Han characters.
enum BlankDirt {
  static func apply(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    let share = random.element([0.01, 0.03, 0.12])
    let blank: Text = random.element([[32], [32, 32], [0x3000]])
    var previousIsHan = false
    return text.rewritten(reserving: text.units.count * 9 / 8) { position, result in
      let unit = text.units[position]
      if previousIsHan && isHan(unit) && random.chance(share) {
        result.append(contentsOf: blank)
      }
      previousIsHan = isHan(unit)
      result.append(unit)
      return position + 1
    }
  }
}
