// Which characters could steer a terminal, or make a text read as what it is not?

/// Controls, line separators, and marks and changes of direction.
///
/// Whatever is printed for people shows them as escapes (`VisibleText` of the command), and JSON
/// holds them as escapes; CSV and the text of `show` into a file are data and keep them.
public enum SteeringCharacters {
  /// Whether a terminal might obey the scalar: C0 and C1 controls, DEL, line and paragraph
  /// separators, and all that changes the direction of text.
  public static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether `text` holds any of them above U+001F.
  static func areBeyondASCIIControls(in text: String) -> Bool {
    // Their UTF-8 begins with one of four bytes; most texts have none of these.
    let mayHold = text.utf8.contains { $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 }
    return mayHold && text.unicodeScalars.contains { $0.value > 0x1F && contains($0) }
  }
}
