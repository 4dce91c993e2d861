// Where do blanks creep into the middle of words?

/// Blanks of both widths between two Han characters.
enum BlankDirt {
  static func apply(to text: Text, random: inout SeededRandom) -> Text {
    let share = random.element([0.01, 0.03, 0.12])
    let blank: Text = random.element([[32], [32, 32], [0x3000]])
    var result = Text()
    result.reserveCapacity(text.count + text.count / 8)
    var previousIsHan = false
    for unit in text {
      if previousIsHan && isHan(unit) && random.chance(share) {
        result.append(contentsOf: blank)
      }
      previousIsHan = isHan(unit)
      result.append(unit)
    }
    return result
  }
}
