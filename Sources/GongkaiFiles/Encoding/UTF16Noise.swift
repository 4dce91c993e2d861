// What in UTF-16 is hardly text?

/// Counts units that text seldom holds: halves of pairs, unassigned or private characters, rare
/// ideographs, and control characters other than blanks and line ends.
struct UTF16Noise {
  private(set) var rareUnits = 0
  /// The byte offset of the first of them, 0 when there is none.
  private(set) var first = 0

  /// Counts in all whole units of `bytes`.
  init(of bytes: UnsafeRawBufferPointer, lowByteFirst: Bool) {
    let costs = CharacterCost.ofUnits
    for index in 0..<bytes.count / 2 {
      // SAFETY: `index` is below the number of whole units.
      let loaded = unsafe bytes.loadUnaligned(fromByteOffset: 2 &* index, as: UInt16.self)
      let unit = lowByteFirst ? UInt16(littleEndian: loaded) : UInt16(bigEndian: loaded)
      let isRare = costs[Int(unit)] > CharacterCost.rare
      let isControl = unit < 0x20 && !CharacterCost.isBlank(UInt8(unit))
      guard isRare || isControl else { continue }
      if rareUnits == 0 { first = 2 * index }
      rareUnits &+= 1
    }
  }
}
