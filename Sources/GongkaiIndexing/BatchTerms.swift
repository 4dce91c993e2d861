// The terms of a batch, numbered by kind.

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// What all fields of a batch share: one table for each kind of term, and the word breaker.
struct BatchTerms: ~Copyable {
  private(set) var positional = TermTable(capacity: 1 << 17)
  private(set) var characters = CharacterTable()
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

  /// Appends the positional term of each position of a clause to `numbers`.
  mutating func appendPositional(
    of clause: UnsafeBufferPointer<Unit>, to numbers: inout GrowableBuffer<UInt32>
  ) {
    unsafe numbers.append(count: clause.count) { numbers in
      var unit = unsafe clause[0]
      for i in 0..<clause.count {
        // SAFETY: there is room for a number of each unit, and the next unit is read where there
        // is one.
        let next = i &+ 1 < clause.count ? unsafe clause[i &+ 1] : 0
        let key =
          Units.isHan(unit)
          ? PackedKey.gram(unit, Units.isHan(next) ? next : 0)
          : PackedKey.lexiconEntry(Units.wordIndex(unit))
        unsafe numbers[i] = positional.intern(key)
        unit = next
      }
    }
  }

  /// Appends the character of each Han unit of a clause to `numbers`.
  mutating func appendCharacters(
    of clause: UnsafeBufferPointer<Unit>, to numbers: inout GrowableBuffer<UInt32>
  ) {
    for i in 0..<clause.count {
      let unit = unsafe clause[i]
      if Units.isHan(unit) { numbers.append(characters.intern(unit)) }
    }
  }

  /// Appends the words of each run of ideographs of a clause to `numbers`.
  mutating func appendWords(
    of clause: UnsafeBufferPointer<Unit>, to numbers: inout GrowableBuffer<UInt32>
  ) {
    var start = 0
    while start < clause.count {
      var end = start
      while unsafe end < clause.count && Units.isIdeograph(clause[end]) { end &+= 1 }
      if end > start {
        unsafe appendWords(
          ofRun: UnsafeBufferPointer(rebasing: clause[start..<end]), to: &numbers)
      }
      start = end + 1
    }
  }

  private mutating func appendWords(
    ofRun run: UnsafeBufferPointer<Unit>, to numbers: inout GrowableBuffer<UInt32>
  ) {
    wordEnds.removeAll(keepingCapacity: true)
    unsafe wordBreaker.appendWordEnds(of: run, to: &wordEnds)
    var start = 0
    for i in wordEnds.indices {
      let end = Int(wordEnds[i])
      let word = unsafe UnsafeBufferPointer(rebasing: run[start..<end])
      numbers.append(words.intern(unsafe wordKey(word)))
      start = end
    }
  }

  @inline(__always)
  private mutating func wordKey(_ word: UnsafeBufferPointer<Unit>) -> UInt64 {
    guard word.count > 3 else {
      return unsafe PackedKey.shortWord(
        word[0], word.count > 1 ? word[1] : 0, word.count > 2 ? word[2] : 0)
    }
    return unsafe longWordKey(word)
  }

  @inline(never)
  private mutating func longWordKey(_ word: UnsafeBufferPointer<Unit>) -> UInt64 {
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
