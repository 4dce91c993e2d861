// The terms of a batch, numbered by kind.

import GongkaiFormat
import GongkaiText

/// What all fields of a batch share: one table for each kind of term, and the word breaker.
struct BatchTerms: ~Copyable {
  private(set) var positional = TermTable(capacity: 1 << 16)
  private(set) var characters = TermTable(capacity: 1 << 13)
  private(set) var words = TermTable(capacity: 1 << 15)
  /// ICU words of more than three characters.
  let longWords = Lexicon()
  /// Frequencies in the current document.
  var characterCounter = FrequencyCounter()
  var wordCounter = FrequencyCounter()
  private let wordBreaker: HanWordBreaker
  private var wordEnds: [Int32] = []
  private var wordBytes: [UInt8] = []

  init() throws(TextError) {
    wordBreaker = try HanWordBreaker(purpose: .indexing)
  }

  /// The positional term of a unit, of which `next` is the neighbour or 0.
  @inline(__always)
  mutating func positional(_ unit: Unit, next: Unit) -> UInt32 {
    positional.intern(
      Units.isHan(unit)
        ? PackedKey.gram(unit, Units.isHan(next) ? next : 0)
        : PackedKey.lexiconEntry(Units.wordIndex(unit)))
  }

  @inline(__always)
  mutating func character(_ unit: Unit) -> UInt32 {
    characters.intern(PackedKey.gram(unit, 0))
  }

  /// Appends the words of a run of ideographs to `numbers`.
  mutating func appendWords(
    of run: UnsafeBufferPointer<Unit>, to numbers: inout [UInt32]
  ) {
    guard run.count > 0 else { return }
    wordEnds.removeAll(keepingCapacity: true)
    unsafe wordBreaker.appendWordEnds(of: run, to: &wordEnds)
    var start = 0
    for end in wordEnds {
      let word = unsafe UnsafeBufferPointer(rebasing: run[start..<Int(end)])
      numbers.append(words.intern(unsafe wordKey(word)))
      start = Int(end)
    }
  }

  private mutating func wordKey(_ word: UnsafeBufferPointer<Unit>) -> UInt64 {
    guard word.count > 3 else {
      return unsafe PackedKey.shortWord(
        word[0], word.count > 1 ? word[1] : 0, word.count > 2 ? word[2] : 0)
    }
    wordBytes.removeAll(keepingCapacity: true)
    for i in 0..<word.count { unsafe TermKey.appendUTF8(word[i], to: &wordBytes) }
    // SAFETY: the lexicon copies the bytes.
    return PackedKey.lexiconEntry(
      Int(unsafe wordBytes.withUnsafeBytes { unsafe longWords.intern($0) }))
  }

  mutating func removeAll() {
    positional.removeAll()
    characters.removeAll()
    words.removeAll()
    longWords.removeAll()
  }
}
