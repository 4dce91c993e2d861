// Which mixtures of half and full width do pages show?

/// Punctuation to half width, digits and letters to full width, or indents of U+3000.
enum WidthDirt {
  private static let half: [UInt16: UInt16] = Dictionary(
    uniqueKeysWithValues: zip(Text("，。；：（）？！"), Text(",.;:()?!")))

  static func apply(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    let halvesPunctuation = random.chance(0.65)
    let keepsStops = random.chance(0.7)
    let widensDigits = random.chance(0.3)
    let indents = random.chance(0.4) || !(halvesPunctuation || widensDigits)
    let stop = Text("。")[0]
    var startsLine = true
    return text.rewritten(reserving: text.units.count + 100) { position, result in
      let unit = text.units[position]
      if startsLine && indents && isHan(unit) {
        result.append(0x3000)
        result.append(0x3000)
      }
      startsLine = unit == 10
      if halvesPunctuation, let narrow = half[unit], !(keepsStops && unit == stop) {
        result.append(narrow)
      } else if widensDigits && isDigit(unit) {
        result.append(unit + 0xFEE0)
      } else {
        result.append(unit)
      }
      return position + 1
    }
  }
}
