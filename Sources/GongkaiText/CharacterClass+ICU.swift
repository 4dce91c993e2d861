// Which part does a folded character play, by its Unicode properties?

import CICU

extension CharacterClass {
  /// The class of a scalar that folds to itself.
  init(folded scalar: UInt32) {
    if let exception = Self.exceptions[scalar] {
      self = exception
    } else if (0x2500...0x257F).contains(scalar) {
      self = .hardBreak  // lines that draw the borders of table cells
    } else if !Self.isVisible(scalar) {
      self = .ignorable
    } else if Units.isIdeograph(scalar) {
      self = .ideograph  // also where nothing is assigned yet
    } else {
      self.init(category: cicu_general_category(Int32(scalar)), of: scalar)
    }
  }

  private init(category: Int32, of scalar: UInt32) {
    switch UInt32(category) {
    case U_UPPERCASE_LETTER.rawValue...U_COMBINING_SPACING_MARK.rawValue,
      U_DECIMAL_DIGIT_NUMBER.rawValue...U_OTHER_NUMBER.rawValue:
      switch cicu_east_asian_script(Int32(scalar)) {
      case 2, 3: self = .syllable
      default: self = .letter
      }
    case U_SPACE_SEPARATOR.rawValue: self = .blank
    case U_LINE_SEPARATOR.rawValue, U_PARAGRAPH_SEPARATOR.rawValue: self = .newline
    case U_START_PUNCTUATION.rawValue, U_END_PUNCTUATION.rawValue,
      U_INITIAL_PUNCTUATION.rawValue, U_FINAL_PUNCTUATION.rawValue:
      self = .transparent
    case U_DASH_PUNCTUATION.rawValue, U_CONNECTOR_PUNCTUATION.rawValue,
      U_OTHER_PUNCTUATION.rawValue:
      self = .hardBreak
    case U_CONTROL_CHAR.rawValue, U_FORMAT_CHAR.rawValue, U_SURROGATE.rawValue: self = .ignorable
    default: self = .symbol  // S*, private use, unassigned
    }
  }

  static func isUnassigned(_ scalar: UInt32) -> Bool {
    UInt32(cicu_general_category(Int32(scalar))) == U_UNASSIGNED.rawValue
  }

  /// Whether the scalar is neither invisible by definition nor a noncharacter.
  static func isVisible(_ scalar: UInt32) -> Bool {
    cicu_is_default_ignorable(Int32(scalar)) == 0
      && scalar & 0xFFFE != 0xFFFE && !(0xFDD0...0xFDEF).contains(scalar)
  }

  /// Where the general category says something else than a reader would.
  private static let exceptions: [UInt32: CharacterClass] = {
    var exceptions: [UInt32: CharacterClass] = [:]
    func add(_ characters: String, _ characterClass: CharacterClass) {
      for scalar in characters.unicodeScalars { exceptions[scalar.value] = characterClass }
    }
    add("%‰‱#&*@/\\§※†‡¶〃", .symbol)
    add("|¦∣", .hardBreak)
    add("\t", .hardBreak)
    add("\n\r\u{0B}\u{0C}\u{85}\u{2028}\u{2029}", .newline)
    add("\"'`´′″‴‵ʹʺʻʼʽˈ", .transparent)
    add("·・•‧∙⋅", .transparent)
    add("ー", .syllable)
    return exceptions
  }()
}
