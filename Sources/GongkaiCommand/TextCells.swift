// Which characters does styled text consist of, and how much room does each take on a terminal?

/// Text cut into characters as a reader sees them.
struct TextCells {
  struct Cell: Equatable {
    /// Where it ends in `bytes`; it begins where the one before ends.
    let end: Int
    /// The columns it takes.
    let width: Int
    let style: Style
    let isBlank: Bool
    /// Whether it is a mark that does not begin a line.
    let isClosing: Bool
  }

  /// All text in UTF-8.
  private(set) var bytes: [UInt8] = []
  private(set) var cells: [Cell] = []

  /// - Parameter byScalar: false to look for the bounds of characters everywhere, which takes long
  ///   and finds the same.
  init(_ parts: [StyledText], byScalar: Bool = true) {
    for part in parts {
      if byScalar && part.text.unicodeScalars.allSatisfy(Self.standsAlone) {
        for scalar in part.text.unicodeScalars {
          append(UTF8.width(scalar), DisplayWidth.of(scalar), first: scalar, part.style)
        }
      } else {
        for character in part.text {
          append(
            character.utf8.count, DisplayWidth.of(character), first: character.unicodeScalars.first,
            part.style)
        }
      }
      bytes.append(contentsOf: part.text.utf8)
    }
  }

  private mutating func append(
    _ length: Int, _ width: Int, first: Unicode.Scalar?, _ style: Style
  ) {
    let start = cells.last?.end ?? 0
    cells.append(
      Cell(
        end: start + length, width: width, style: style, isBlank: length == 1 && first == " ",
        isClosing: first.map(Self.isClosing) ?? false))
  }

  /// The text of some cells.
  func text(_ range: Range<Int>) -> String {
    guard let last = range.last else { return "" }
    let start = range.lowerBound == 0 ? 0 : cells[range.lowerBound - 1].end
    return String(decoding: bytes[start..<cells[last].end], as: UTF8.self)
  }

  /// Whether a scalar is a character of its own beside others of this kind: those of ASCII that are
  /// seen, ideographs, and their punctuation (Unicode Standard Annex #29: property `Other`).
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0x2010...0x2027, 0x3001...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF60: true
    default: false
    }
  }

  /// No set of them: making one takes longer than asking.
  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "、", "；", "：", "！", "？", "）", "》", "」", "』", "】", "〉", "”", "’", "…",
      ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "％":
      true
    default: false
    }
  }
}
