// What do texts look like that passed through a page of fixed width?

/// Lines broken hard after a number of characters, between Han characters only.
enum WrapDirt {
  static func apply(to text: Text, random: inout SeededRandom) -> Text {
    let width = random.within(24...44)
    var result = Text()
    result.reserveCapacity(text.count + text.count / width)
    var column = 0
    var previousIsHan = false
    for unit in text {
      if column >= width && previousIsHan && isHan(unit) {
        result.append(10)
        column = 0
      }
      result.append(unit)
      previousIsHan = isHan(unit)
      column = unit == 10 ? 0 : column + 1
    }
    return result
  }
}
