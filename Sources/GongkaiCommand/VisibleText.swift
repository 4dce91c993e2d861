// How is text shown so that it cannot steer the terminal?

import Gongkai

/// Makes characters visible that a terminal would obey or hide.
enum VisibleText {
  /// `text` with controls, line ends and marks of direction as escapes.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if !isUnsafe(scalar) {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result += escape(scalar.value)
      }
    }
    return result
  }

  /// `text` in one line: runs of blanks and line ends become one blank, controls escapes.
  static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isBlank) else { return escaped(text) }
    var result = ""
    var lastIsBlank = false
    for scalar in text.unicodeScalars {
      let isBlank = isBlank(scalar)
      if !isBlank {
        result.unicodeScalars.append(scalar)
      } else if !lastIsBlank {
        result += " "
      }
      lastIsBlank = isBlank
    }
    return escaped(result)
  }

  /// Many lines: line ends and tabs stay, other controls become escapes.
  static func manyLines(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" || !isUnsafe(scalar) {
        result.unicodeScalars.append(scalar)
      } else if scalar != "\r" {
        result += escape(scalar.value)
      }
    }
    return result
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "\\u{\(digits)}"
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || ("\t"..."\r").contains(scalar) || scalar == "\u{2028}"
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    SteeringCharacters.contains(scalar)
  }
}
