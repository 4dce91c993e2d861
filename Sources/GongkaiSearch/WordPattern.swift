// Does a word of another script fit a pattern?

/// A word of another script with wildcards: `*` for any characters, `?` for one.
struct WordPattern: Equatable, Sendable {
  /// Folded UTF-8 with the wildcards left in.
  let bytes: [UInt8]

  /// The bytes before the first wildcard: where to look in the dictionary.
  var prefix: [UInt8] {
    Array(bytes.prefix { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") })
  }

  /// Whether `word` fits.
  func matches(_ word: ArraySlice<UInt8>) -> Bool {
    let text = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
    let pattern = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    // The classic greedy match: on a mismatch the last star takes one character more.
    var (t, p) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
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
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
