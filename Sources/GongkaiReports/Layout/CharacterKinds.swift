// What part does a folded character play in the layout of a report?

import GongkaiText

/// The parts that layout and condition tell apart; most characters play none.
enum CharacterKind: UInt8, Sendable {
  case plain
  /// 。！； and the like: a sentence or a part of it ends.
  case sentenceEnd
  case colon
  /// The full stop of half width, which ends sentences too.
  case point
  /// Arabic digits.
  case digit
  case latin
  /// The border of two cells.
  case pipe
  /// Between the steps of a breadcrumb.
  case arrow
  // From here on, what the rules for dirt look at more closely.
  case question
  case openingQuote
  case closingQuote
  case openingBracket
  case star
  /// 年, which wants a number before it.
  case year
  /// U+FFFD, and whatever lies beyond U+FFFF.
  case replacement
  /// A character of another script, or an ideograph too rare for reports.
  case foreign
}

enum CharacterKinds {
  /// The kind of every character, as a raw value.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: CharacterKind.plain.rawValue, count: 0x10000)
    func set(_ kind: CharacterKind, _ characters: String) {
      for unit in characters.utf16 { table[Int(unit)] = kind.rawValue }
    }
    func set(_ kind: CharacterKind, _ range: ClosedRange<Int>) {
      for unit in range { table[unit] = kind.rawValue }
    }
    set(.foreign, 0x0370...0x05FF)
    set(.foreign, 0x0900...0x1CFF)
    set(.foreign, 0x3041...0x30FA)
    set(.foreign, 0x3400...0x4DBF)
    set(.foreign, 0x4E00...0x9FFF)
    for unit in StandardCharacters.all.utf16 { table[Int(unit)] = CharacterKind.plain.rawValue }
    set(.foreign, 0xA000...0xD7FF)
    set(.foreign, 0xE000...0xF8FF)
    set(.digit, 0x30...0x39)
    set(.latin, 0x61...0x7A)
    set(.sentenceEnd, "。!;")
    set(.colon, ":")
    set(.point, ".")
    set(.pipe, "|│┃¦")
    set(.arrow, ">»›→")
    set(.question, "?")
    set(.openingQuote, "“《〝")
    set(.closingQuote, "”》〞")
    set(.openingBracket, "〔")
    set(.star, "*×某")
    set(.year, "年")
    set(.replacement, "\u{FFFD}")
    return table
  }()

  static func isHan(_ character: UInt16) -> Bool {
    0x4E00...0x9FFF ~= character || 0x3400...0x4DBF ~= character
  }

  static func kind(_ character: UInt16) -> CharacterKind {
    CharacterKind(rawValue: table[Int(character)]) ?? .plain
  }

  /// Whether a sentence, or a part of it, ends before the character at `end`.
  static func endsSentence(_ text: FoldedText, before end: Int) -> Bool {
    guard end > 0 else { return false }
    switch kind(text.characters[end - 1]) {
    case .sentenceEnd: return true
    case .point: return end > 1 && endsWord(text.characters[end - 2])
    default: return false
    }
  }

  /// Whether a point behind the character ends a sentence, and parts no digits and no number of a
  /// list from its words.
  @inline(__always)
  static func endsWord(_ character: UInt16) -> Bool {
    isHan(character) && chineseDigit(character) == nil || character == 0x29 || character == 0x25
  }

  /// The value of a Chinese digit, 10 for 十; nil for what is none.
  static func chineseDigit(_ character: UInt16) -> Int? {
    switch character {
    case 0x4E00, 0x58F9: 1
    case 0x4E8C, 0x8D30: 2
    case 0x4E09, 0x53C1: 3
    case 0x56DB, 0x8086: 4
    case 0x4E94, 0x4F0D: 5
    case 0x516D, 0x9646: 6
    case 0x4E03, 0x67D2: 7
    case 0x516B, 0x634C: 8
    case 0x4E5D, 0x7396: 9
    case 0x5341, 0x62FE: 10
    default: nil
    }
  }
}
