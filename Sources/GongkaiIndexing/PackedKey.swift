// Terms as 64-bit numbers while a segment is being built.

import GongkaiText

/// Packs terms into the keys of a `TermTable`.
///
/// Up to three scalars of 21 bits stand in the number itself, first scalar highest, so that numbers
/// sort as the texts do. Longer texts and other scripts are numbers of a lexicon entry, marked by
/// the highest bit.
enum PackedKey {
  static let inLexicon: UInt64 = 1 << 63
  static let scalarMask: UInt64 = 0x1F_FFFF

  /// The gram of a Han unit and its neighbour, 0 for an end mark.
  @inline(__always)
  static func gram(_ first: Unit, _ second: Unit) -> UInt64 {
    UInt64(first) << 42 | UInt64(second) << 21
  }

  @inline(__always)
  static func lexiconEntry(_ index: Int) -> UInt64 { inLexicon | UInt64(index) }

  /// A word of one to three Han units.
  @inline(__always)
  static func shortWord(_ first: Unit, _ second: Unit, _ third: Unit) -> UInt64 {
    UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
  }

  static func isInLexicon(_ key: UInt64) -> Bool { key & inLexicon != 0 }

  static func lexiconIndex(_ key: UInt64) -> Int { Int(key & ~inLexicon) }

  /// The first scalar in a key that is not in the lexicon.
  static func firstScalar(_ key: UInt64) -> UInt32 { UInt32(key >> 42 & scalarMask) }

  /// How many scalars a key has that is not in the lexicon.
  static func scalarCount(_ key: UInt64) -> Int {
    var count = 0
    forEachScalar(of: key) { _ in count += 1 }
    return count
  }

  /// Calls `body` with the scalars in a key that is not in the lexicon, the first one first.
  @inline(__always)
  static func forEachScalar(of key: UInt64, _ body: (UInt32) -> Void) {
    var rest = key << 1
    while rest != 0 {
      let scalar = UInt32(rest >> 43)
      if scalar != 0 { body(scalar) }
      rest <<= 21
    }
  }
}
