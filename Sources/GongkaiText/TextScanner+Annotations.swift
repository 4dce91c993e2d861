// Is this bracket a pinyin annotation of the character before it?

extension TextScanner {
  /// One bracketed syllable.
  private struct Annotation {
    /// The toneless syllable, see `PinyinSyllable`.
    var key: UInt32
    var hasTone: Bool
    var end: Int
  }

  /// Where the annotations end that begin with the bracket at `position`, or
  /// `position` if there are none.
  ///
  /// `folded` is the unit before the bracket. A syllable with a tone mark is an
  /// annotation; one without only if it is how the character is read, or if the
  /// same syllable follows once more: text converted by machine has both.
  func endOfAnnotations(at position: Int, folded: Unit) -> Int {
    guard let first = annotation(at: position), fold.isSyllable(first.key) else {
      return position
    }
    var end = first.end
    var repeats = 0
    while let next = annotation(at: end), next.key == first.key {
      end = next.end
      repeats += 1
    }
    let isAnnotation =
      first.hasTone || repeats > 0 || fold.reading(of: folded) == first.key
      || fold.reading(of: scalar(before: position)) == first.key
    return isAnnotation ? end : position
  }

  private func annotation(at start: Int) -> Annotation? {
    var result = Annotation(key: 0, hasTone: false, end: start)
    var letters = 0
    guard bracket(at: &result.end) == 0x28 else { return nil }
    skipBlanks(&result.end)
    while result.end < count {
      let (scalar, length) = decode(at: result.end)
      if let mark = Self.mark(scalar) {
        guard letters > 0 else { return nil }
        result.hasTone = result.hasTone || mark
      } else if let (letter, hasTone) = letter(scalar) {
        letters += 1
        guard letters <= PinyinSyllable.longest else { return nil }
        result.key = PinyinSyllable.appending(letter, to: result.key)
        result.hasTone = result.hasTone || hasTone
      } else {
        break
      }
      result.end += length
    }
    guard letters > 0 else { return nil }
    skipBlanks(&result.end)
    return bracket(at: &result.end) == 0x29 ? result : nil
  }

  /// The folded bracket at a position, which then moves behind it.
  private func bracket(at position: inout Int) -> UInt32? {
    guard position < count else { return nil }
    let (scalar, length) = decode(at: position)
    position += length
    switch scalar {
    case 0x28, 0xFF08: return 0x28
    case 0x29, 0xFF09: return 0x29
    default: return nil
    }
  }

  private func skipBlanks(_ position: inout Int) {
    while position < count {
      let (scalar, length) = decode(at: position)
      guard scalar == 0x20 || scalar == 0xA0 || scalar == 0x3000 else { return }
      position += length
    }
  }

  /// For a combining mark, whether it is one of tone; diaeresis is not.
  private static func mark(_ scalar: UInt32) -> Bool? {
    switch scalar {
    case 0x300, 0x301, 0x304, 0x306, 0x30C: true
    case 0x308: false
    default: nil
    }
  }

  /// The plain letter of a lowercase pinyin letter, and whether it bears a tone.
  private func letter(_ scalar: UInt32) -> (letter: UInt32, hasTone: Bool)? {
    switch scalar {
    case 0x61...0x7A: return (scalar, false)
    case 0xFC: return (0x75, false)
    case 0x251: return (0x61, false)
    case 0x261: return (0x67, false)
    default:
      // Most of what stands in brackets are ideographs, which need not be looked up.
      guard scalar < 0x2000, Self.tonedLetters.contains(scalar) else { return nil }
      return (FoldEntry.folded(scalar, fold.entry(scalar)) & 0x7F, true)
    }
  }

  /// The letters with tone marks, and those with the breve that is often
  /// written for the third tone.
  private static let tonedLetters: Set<UInt32> = Set(
    "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜńňǹḿ".unicodeScalars.map(\.value))

  /// The scalar that ends at a position; 0 if there is none.
  private func scalar(before position: Int) -> UInt32 {
    var start = position - 1
    while start >= 0, position - start < 4, byte(start) & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return 0 }
    let (scalar, length) = decode(at: start)
    return scalar != Self.invalid && start + length == position ? scalar : 0
  }
}
