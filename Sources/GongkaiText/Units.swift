// What stands at one position of a scanned text?

/// One unit per position.
///
/// 0 is a hard break; 1…0x10FFFF the folded scalar of an ideograph or a
/// syllable; 0x8000_0000 | n the n-th entry of the scanner's `Lexicon`, which is
/// an other-script word or a symbol.
public typealias Unit = UInt32

/// Questions about a `Unit`.
public enum Units {
  /// Ends a clause: no phrase crosses it.
  public static let hardBreak: Unit = 0
  @usableFromInline static let wordBit: Unit = 0x8000_0000

  /// Whether the unit is an ideograph or a syllable, which form bigrams.
  @inlinable
  public static func isHan(_ unit: Unit) -> Bool { unit != 0 && unit < wordBit }

  /// Whether the unit is an ideograph, of which words are made.
  @inlinable
  public static func isIdeograph(_ unit: Unit) -> Bool {
    if unit &- 0x3400 < 0x6C00 { return unit &- 0x4DC0 >= 0x40 }
    if unit >= 0x20000 { return unit < 0x40000 }
    if unit < 0x3400 {
      return unit == 0x3005 || unit == 0x3007 || unit &- 0x3021 < 9 || unit == 0x303B
    }
    return unit &- 0xF900 < 0x200
  }

  /// Whether the unit is an entry of the lexicon.
  @inlinable
  public static func isWord(_ unit: Unit) -> Bool { unit >= wordBit }

  /// The number in the lexicon of a unit that is a word.
  @inlinable
  public static func wordIndex(_ unit: Unit) -> Int { Int(unit & ~wordBit) }
}
