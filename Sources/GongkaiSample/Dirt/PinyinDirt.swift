// How do converters annotate characters with their readings?

/// Readings in brackets after characters.
enum PinyinDirt {
  /// 根據(jù): characters that differ in traditional script, converted and annotated with tones.
  static func applyToned(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    let share = random.element([0.35, 0.7, 1.0])
    return text.rewritten(reserving: text.units.count * 2) { position, result in
      let unit = text.units[position]
      let traditional = TraditionalTable.traditional(unit, overConverting: false)
      // A text that is traditional already keeps its characters: it gets readings through them.
      let base = TraditionalTable.simplified(unit)
      guard traditional != unit || base != unit, let reading = PinyinTable.toned(base) else {
        result.append(unit)
        return position + 1
      }
      result.append(traditional)
      if random.chance(share) {
        result.append(40)
        result.append(contentsOf: reading)
        result.append(41)
      }
      return position + 1
    }
  }

  /// 政(zheng)(zheng), 社會(huì ): some characters, readings without tones, repeated or spaced.
  static func applyPlain(to text: MarkedText, random: inout SeededRandom) -> MarkedText {
    let share = random.element([0.03, 0.08, 0.2])
    let repeats = random.chance(0.5)
    let spaced = random.chance(0.3)
    return text.rewritten(reserving: text.units.count * 2) { position, result in
      let unit = text.units[position]
      result.append(unit)
      let base = TraditionalTable.simplified(unit)
      guard isHan(unit), random.chance(share), let reading = PinyinTable.plain(base) else {
        return position + 1
      }
      for _ in 0..<(repeats && random.chance(0.6) ? 2 : 1) {
        result.append(40)
        result.append(contentsOf: reading)
        if spaced { result.append(32) }
        result.append(41)
      }
      return position + 1
    }
  }
}
