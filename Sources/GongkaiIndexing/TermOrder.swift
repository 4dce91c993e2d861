// Sorts the terms of a segment as its dictionary does.

import GongkaiFormat
import GongkaiText

/// Terms of one table in the order of their keys in the dictionary.
struct TermOrder: Sendable {
  /// Term numbers in key order.
  let numbers: [UInt32]
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
    // Texts in the lexicon that share a kind with packed keys sort among them: by their first
    // three scalars, and behind a packed key that is as long as those.
    var prefixes: [UInt64] = []
    if packed == inLexicon {
      prefixes = (0..<texts.count).map { index in
        let scalars = String(decoding: texts[index], as: UTF8.self).unicodeScalars.prefix(3)
        return scalars.reduce(0) { $0 << 21 | UInt64($1.value) }
      }
    }
    func sortKey(_ key: UInt64) -> UInt64 {
      guard PackedKey.isInLexicon(key) else { return key }
      return prefixes.isEmpty ? key : prefixes[PackedKey.lexiconIndex(key)]
    }
    numbers = keys.indices.map { UInt32($0) }.sorted { left, right in
      let (a, b) = (keys[Int(left)], keys[Int(right)])
      let (x, y) = (sortKey(a), sortKey(b))
      let (aIsLong, bIsLong) = (PackedKey.isInLexicon(a), PackedKey.isInLexicon(b))
      if aIsLong && bIsLong && (x == y || prefixes.isEmpty) {
        return texts[PackedKey.lexiconIndex(a)].lexicographicallyPrecedes(
          texts[PackedKey.lexiconIndex(b)])
      }
      return x == y ? !aIsLong && bIsLong : x < y
    }
  }

  /// The dictionary's key of the term at `ordinal`.
  func key(at ordinal: Int) -> [UInt8] {
    let key = keys[Int(numbers[ordinal])]
    guard PackedKey.isInLexicon(key) else {
      var bytes = [kinds.packed.rawValue]
      for scalar in PackedKey.scalars(key) { TermKey.appendUTF8(scalar, to: &bytes) }
      return bytes
    }
    return [kinds.inLexicon.rawValue] + longTexts[PackedKey.lexiconIndex(key)]
  }

  /// The ordinal of each term, by number.
  var ordinals: [UInt32] {
    var ordinals = [UInt32](repeating: 0, count: numbers.count)
    for (ordinal, number) in numbers.enumerated() { ordinals[Int(number)] = UInt32(ordinal) }
    return ordinals
  }
}
