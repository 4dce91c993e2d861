// Which part of a text is its title?

/// The first line of a text that is not blank.
struct TitleLine {
  /// The most Unicode scalars of a line that is taken for a title.
  static let maximumScalars = 120

  /// The title: the line without blanks around it and without the marks of a Markdown heading;
  /// empty where the line is too long for a title, or breaks off inside a quotation.
  let title: String
  /// Where the title stands.
  let range: Range<Int>

  /// Finds the title of `text`; nil when there are only blanks.
  ///
  /// - Precondition: `text` is valid UTF-8.
  init?(of text: [UInt8]) {
    guard var start = Self.firstNonBlank(in: text) else { return nil }
    start = Self.skipHeadingMarks(in: text, from: start)

    var position = start
    var end = start
    var scalars = 0
    var scalarsToEnd = 0
    while position < text.count {
      let (scalar, length) = Self.scalar(in: text, at: position)
      if scalar == 0x0A || scalar == 0x0D { break }
      position += length
      scalars += 1
      if !Self.isBlank(scalar) {
        end = position
        scalarsToEnd = scalars
        if scalarsToEnd > Self.maximumScalars { break }
      }
    }
    if scalarsToEnd > Self.maximumScalars || Self.isOpen(text[start..<end]) {
      title = ""
      range = 0..<0
    } else {
      title = String(decoding: text[start..<end], as: UTF8.self)
      range = start..<end
    }
  }

  /// Whether a quotation or a bracket is left open: then a longer line was broken here, and what
  /// looks like a title is the beginning of a sentence.
  private static func isOpen(_ line: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "《", "〈", "“", "「", "『", "（", "〔", "【": depth += 1
      case "》", "〉", "”", "」", "』", "）", "〕", "】": depth = max(0, depth - 1)
      default: break
      }
    }
    return depth > 0
  }

  /// Where the first scalar that is not blank starts; nil when all are blank.
  ///
  /// - Precondition: `text` is valid UTF-8.
  static func firstNonBlank(in text: [UInt8]) -> Int? {
    var position = 0
    while position < text.count {
      let (scalar, length) = scalar(in: text, at: position)
      guard isBlank(scalar) else { return position }
      position += length
    }
    return nil
  }

  /// Whether `string` has only blanks, or nothing at all.
  static func isBlank(_ string: String) -> Bool {
    string.unicodeScalars.allSatisfy { isBlank($0.value) }
  }

  /// The place after `#` to `######` and blanks, when a heading follows on the same line.
  private static func skipHeadingMarks(in text: [UInt8], from start: Int) -> Int {
    var position = start
    while position < text.count, text[position] == UInt8(ascii: "#") { position += 1 }
    let marks = position - start
    guard 1...6 ~= marks else { return start }
    let afterMarks = position
    while position < text.count {
      let (scalar, length) = scalar(in: text, at: position)
      if scalar == 0x0A || scalar == 0x0D { return start }
      guard isBlank(scalar) else { return position > afterMarks ? position : start }
      position += length
    }
    return start
  }

  /// The scalar that starts at `index` and its length in bytes; some number and at least 1 where
  /// the text is not UTF-8.
  private static func scalar(in text: [UInt8], at index: Int) -> (UInt32, Int) {
    let lead = UInt32(text[index])
    let stated = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let length = min(stated, text.count - index)
    var value = length == 1 ? lead : lead & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return (value, length)
  }

  /// Whether a scalar is white space or prints nothing of its own, such as a byte order mark.
  private static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000, 0xFEFF:
      true
    default: false
    }
  }
}
