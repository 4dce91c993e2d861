// Which documents, in what order, and why? This is what is asked, once it is parsed.

/// One position of a phrase.
enum PhraseSlot: Equatable, Sendable {
  /// A folded Han, kana or hangul character.
  case han(UInt32)
  /// A folded word of another script, or a symbol, as UTF-8.
  case word([UInt8])
  /// A word of another script that fits a pattern.
  case pattern(WordPattern)
  /// Any one position.
  case hole

  var isHan: Bool { if case .han = self { true } else { false } }
}

/// Positions that follow each other.
typealias PhraseRun = [PhraseSlot]

/// What is searched as it stands: runs in order, with anything of the same clause between them.
struct Phrase: Equatable, Sendable {
  /// Not empty; no run is empty.
  var runs: [PhraseRun]
  /// The field to search, or nil for all.
  var field: String?
  /// What was typed.
  var source: String
}

/// Text of which any part may match; the more, the better.
struct Bag: Equatable, Sendable {
  /// Runs of positions between hard breaks.
  var runs: [PhraseRun]
  var field: String?
  var source: String
}

/// A comparison with a document's value in a column.
struct ColumnFilter: Equatable, Sendable {
  enum Condition: Equatable, Sendable {
    case range(ClosedRange<Int>)
    case keyword(String)
  }

  var column: String
  var condition: Condition
}

/// A parsed query.
indirect enum Query: Equatable, Sendable {
  case phrase(Phrase)
  /// Phrases that follow each other across hard breaks; verified on the stored text.
  case sequence([Phrase])
  case bag(Bag)
  case and([Query])
  case or([Query])
  case not(Query)
  /// Phrases within `distance` positions of each other, in any order.
  case near([Phrase], distance: Int)
  case filter(ColumnFilter)
  /// Text without a single position: punctuation only.
  case nothing
}

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
