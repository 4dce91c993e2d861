// Sorts the terms of a segment as its dictionary does.

import GongkaiFormat
import GongkaiText

/// Terms of one table in the order of their keys in the dictionary.
struct TermOrder: Sendable {
  /// Term numbers in key order.
  let numbers: [UInt32]
  /// How many have a packed key; they come before the others where these are of another kind.
  let packedCount: Int
  private let keys: [UInt64]
  private let longTexts: ByteStrings
  /// The kind of a packed key, and of one that refers to the lexicon.
  private let kinds: (packed: TermKind, inLexicon: TermKind)

  init(
    _ keys: [UInt64], _ lexicon: Lexicon, packed: TermKind, inLexicon: TermKind
  ) {
    self.keys = keys
    kinds = (packed, inLexicon)
    var texts = ByteStrings()
    for index in 0..<lexicon.count { texts.append(lexicon.bytes(of: index)) }
    longTexts = texts
    var terms: [NumberedKey] = []
    terms.reserveCapacity(keys.count)
    var long: [UInt32] = []
    for (number, key) in keys.enumerated() {
      if PackedKey.isInLexicon(key) {
        long.append(UInt32(number))
      } else {
        terms.append(NumberedKey(key: key, number: UInt32(number)))
      }
    }
    packedCount = terms.count
    long.sort { left, right in
      texts[PackedKey.lexiconIndex(keys[Int(left)])].lexicographicallyPrecedes(
        texts[PackedKey.lexiconIndex(keys[Int(right)])])
    }
    guard packed == inLexicon else {
      // Kinds sort before texts, and that of the lexicon's is the greater one.
      numbers = RadixSort.sorted(terms).map(\.number) + long
      return
    }
    // Texts in the lexicon that share a kind with packed keys sort among them: by their first
    // three scalars, and behind a packed key that is as long as those.
    for number in long {
      let text = String(decoding: texts[PackedKey.lexiconIndex(keys[Int(number)])], as: UTF8.self)
      let prefix = text.unicodeScalars.prefix(3).reduce(0) { $0 << 21 | UInt64($1.value) }
      terms.append(NumberedKey(key: prefix, number: number))
    }
    numbers = RadixSort.sorted(terms).map(\.number)
  }

  /// The dictionary's key of the term at `ordinal`.
  func key(at ordinal: Int) -> [UInt8] {
    let key = keys[Int(numbers[ordinal])]
    guard PackedKey.isInLexicon(key) else {
      var bytes = [kinds.packed.rawValue]
      PackedKey.forEachScalar(of: key) { TermKey.appendUTF8($0, to: &bytes) }
      return bytes
    }
    return [kinds.inLexicon.rawValue] + longTexts[PackedKey.lexiconIndex(key)]
  }

  /// No ordinal.
  static let none = UInt32.max

  /// The ordinal in `words` of the word with the text of each term, or `none`.
  ///
  /// - Parameter length: how many characters such words have; terms may have fewer.
  func words(ofLength length: Int, in words: TermOrder) -> [UInt32] {
    var found = [UInt32](repeating: Self.none, count: numbers.count)
    var next = 0
    for (ordinal, number) in words.numbers.enumerated() {
      let key = words.keys[Int(number)]
      guard !PackedKey.isInLexicon(key), PackedKey.scalarCount(key) == length else { continue }
      // Packed keys ascend.
      while next < packedCount, keys[Int(numbers[next])] < key { next += 1 }
      if next < packedCount, keys[Int(numbers[next])] == key { found[next] = UInt32(ordinal) }
    }
    return found
  }

  /// The ordinal of each term, by number.
  var ordinals: [UInt32] {
    var ordinals = [UInt32](repeating: 0, count: numbers.count)
    for (ordinal, number) in numbers.enumerated() { ordinals[Int(number)] = UInt32(ordinal) }
    return ordinals
  }
}
