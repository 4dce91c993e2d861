// How is an ideograph read?

/// Readings from the rules of ICU's transliterator "Han-Latin".
///
/// A rule names a set of ideographs and their reading, `[乐仂] > lè;`. Running a text through them
/// tries some hundred rules at each character; reading the rules themselves takes a tenth of it.
enum ReadingRules {
  private static let transliterator = "Han-Latin"

  /// The reading of each scalar in pinyin, or the scalar itself where it has none.
  /// - Throws: `TextError.icu` when ICU has no readings.
  static func readings(of scalars: ClosedRange<UInt32>) throws(TextError) -> [[UInt32]] {
    if let rules = try? ICUText.rules(of: Array(transliterator.utf16)),
      let readings = parse(UTF16Text.scalars(of: rules), scalars)
    {
      return readings
    }
    return try ICUText.transliterate(each: scalars, with: transliterator)
  }

  /// The readings that `rules` give; nil when some are in a notation that is not expected.
  static func parse(_ rules: [UInt32], _ scalars: ClosedRange<UInt32>) -> [[UInt32]]? {
    var readings = scalars.map { [$0] }
    var isKnown = [Bool](repeating: false, count: readings.count)
    for line in rules.split(separator: 0x0A) {
      switch line.first {
      case Mark.colon, Mark.brace:
        // Another transliterator that is run before, which does nothing to a single character, and
        // a reading beside certain neighbours.
        continue
      case Mark.bracket:
        guard let rule = Rule(line) else { return nil }
        for scalar in rule.ideographs where scalars.contains(scalar) {
          let index = Int(scalar - scalars.lowerBound)
          // The first rule that fits is the one that is applied.
          if !isKnown[index] { readings[index] = rule.reading }
          isKnown[index] = true
        }
      default: return nil
      }
    }
    return isKnown.contains(true) ? readings : nil
  }

  private enum Mark {
    static let blank: UInt32 = 0x20
    static let hyphen: UInt32 = 0x2D
    static let colon: UInt32 = 0x3A
    static let semicolon: UInt32 = 0x3B
    static let arrow: UInt32 = 0x3E
    static let bracket: UInt32 = 0x5B
    static let closingBracket: UInt32 = 0x5D
    static let brace: UInt32 = 0x7B
  }

  private struct Rule {
    let ideographs: [UInt32]
    let reading: [UInt32]

    /// Reads `[…] > …;` of ideographs and ranges of them; nil when it is anything else.
    init?(_ line: ArraySlice<UInt32>) {
      guard let end = line.firstIndex(of: Mark.closingBracket), line.last == Mark.semicolon,
        line[(end + 1)...].starts(with: [Mark.blank, Mark.arrow, Mark.blank])
      else { return nil }
      reading = Array(line[(end + 4)...].dropLast())
      // Beside letters only marks of the notation are told apart by their values.
      guard reading.allSatisfy({ $0 > 0x7F || 0x61...0x7A ~= $0 }) else { return nil }
      var ideographs: [UInt32] = []
      var rangeIsOpen = false
      for scalar in line[(line.startIndex + 1)..<end] {
        if scalar == Mark.hyphen {
          guard !rangeIsOpen, !ideographs.isEmpty else { return nil }
          rangeIsOpen = true
        } else if scalar < 0x2E80 {
          return nil
        } else if rangeIsOpen, let last = ideographs.last {
          guard last < scalar else { return nil }
          ideographs.append(contentsOf: last + 1...scalar)
          rangeIsOpen = false
        } else {
          ideographs.append(scalar)
        }
      }
      guard !rangeIsOpen else { return nil }
      self.ideographs = ideographs
    }
  }
}
