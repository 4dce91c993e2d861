// Does a word of another script fit a pattern?

/// A word of another script with wildcards: `*` for any characters, `?` for one.
struct WordPattern: Equatable, Sendable {
  /// Folded UTF-8 with the wildcards left in.
  let bytes: [UInt8]

  private static let star = UInt8(ascii: "*")
  private static let hole = UInt8(ascii: "?")

  /// The bytes before the first wildcard: where to look in the dictionary.
  var prefix: [UInt8] {
    Array(bytes.prefix { $0 != Self.star && $0 != Self.hole })
  }

  /// Whether `word`, in UTF-8, fits.
  ///
  /// Compares bytes, as it is asked of every word of a dictionary: what follows a wildcard begins
  /// with the first byte of a character, so no match can begin inside of one.
  func matches(_ word: ArraySlice<UInt8>) -> Bool {
    // The classic greedy match: on a mismatch the last star takes one byte more.
    var (t, p) = (word.startIndex, 0)
    var star: (pattern: Int, text: Int)?
    while t < word.endIndex {
      if p < bytes.count, bytes[p] == Self.star {
        star = (p, t)
        p += 1
      } else if p < bytes.count, bytes[p] == Self.hole, !Self.isInside(word[t]) {
        t += 1
        while t < word.endIndex, Self.isInside(word[t]) { t += 1 }
        p += 1
      } else if p < bytes.count, bytes[p] == word[t] {
        t += 1
        p += 1
      } else if let last = star {
        p = last.pattern + 1
        t = last.text + 1
        star = (last.pattern, t)
      } else {
        return false
      }
    }
    return bytes[p...].allSatisfy { $0 == Self.star }
  }

  /// Whether a byte continues a character.
  private static func isInside(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
