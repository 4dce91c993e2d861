// Is this character one of a few?

/// A set of characters as a bit for each, since hashing takes longer than most of what rules do.
struct CharacterBits: Sendable {
  private var words = [UInt64](repeating: 0, count: 1024)

  init(_ characters: some Sequence<UInt16>) {
    for character in characters { words[Int(character) >> 6] |= 1 << UInt64(character & 63) }
  }

  @inline(__always)
  func contains(_ character: UInt16) -> Bool {
    words[Int(character &>> 6)] &>> UInt64(character & 63) & 1 != 0
  }
}
