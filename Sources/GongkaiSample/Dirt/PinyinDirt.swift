// How do converters annotate characters with their readings?

/// Readings in brackets after characters.
enum PinyinDirt {
  /// 根據(jù): characters that differ in traditional script, converted and annotated with tones.
  static func applyToned(to text: Text, random: inout SeededRandom) -> Text {
    let share = random.element([0.35, 0.7, 1.0])
    return annotate(text) { unit, result in
      let traditional = TraditionalTable.traditional(unit, overConverting: false)
      // A text that is traditional already keeps its characters: it gets readings through them.
      let base = TraditionalTable.simplified(unit)
      guard traditional != unit || base != unit, let reading = PinyinTable.toned(base) else {
        return false
      }
      result.append(traditional)
      if random.chance(share) {
        result.append(40)
        result.append(contentsOf: reading)
        result.append(41)
      }
      return true
    }
  }

  /// 政(zheng)(zheng), 社會(huì ): some characters, readings without tones, repeated or spaced.
  static func applyPlain(to text: Text, random: inout SeededRandom) -> Text {
    let share = random.element([0.03, 0.08, 0.2])
    let repeats = random.chance(0.5)
    let spaced = random.chance(0.3)
    return annotate(text) { unit, result in
      let base = TraditionalTable.simplified(unit)
      guard isHan(unit), random.chance(share), let reading = PinyinTable.plain(base) else {
        return false
      }
      result.append(unit)
      for _ in 0..<(repeats && random.chance(0.6) ? 2 : 1) {
        result.append(40)
        result.append(contentsOf: reading)
        if spaced { result.append(32) }
        result.append(41)
      }
      return true
    }
  }

  /// Copies text through `change`, which writes a unit itself and says so, or leaves it.
  private static func annotate(
    _ text: Text, _ change: (UInt16, inout Text) -> Bool
  ) -> Text {
    var result = Text()
    result.reserveCapacity(text.count * 2)
    for unit in text where !change(unit, &result) {
      result.append(unit)
    }
    return result
  }
}
