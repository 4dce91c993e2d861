// Which of a few words are asked for?

/// A set of words as one integer, so that asking and making one costs nothing.
struct WordSet: ExpressibleByArrayLiteral, Sendable {
  private var bits: UInt64 = 0

  @inline(__always)
  init(arrayLiteral words: ProseWord...) {
    for word in words { insert(word) }
  }

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }

  @inline(__always)
  mutating func insert(_ word: ProseWord) { bits |= 1 &<< UInt64(word.rawValue) }

  @inline(__always)
  func contains(_ word: ProseWord) -> Bool { bits &>> UInt64(word.rawValue) & 1 != 0 }

  func union(_ other: WordSet) -> WordSet {
    var union = self
    union.bits |= other.bits
    return union
  }
}
