// How do the gaps in a block become ascending numbers again?

extension PatchedBlock {
  /// Replaces 128 gaps by the strictly ascending integers that have them, the first of which is
  /// `least` plus the first gap, and tells whether all of them fit.
  ///
  /// Four sums are made within a vector register in two steps (neighbours, then halves), so that
  /// only one addition waits for the vector before.
  static func sumUp(_ values: UnsafeMutablePointer<UInt32>, least: UInt32) -> Bool {
    typealias Lanes = SIMD4<UInt32>
    let target = UnsafeMutableRawPointer(values)
    var carry = Lanes(0, 1, 2, 3) &+ Lanes(repeating: least)
    var union = Lanes()
    for index in 0..<32 {
      // SAFETY: the caller lends 128 integers, which are 32 vectors; the casts are between
      // vectors of 16 bytes without padding.
      let gaps = unsafe target.loadUnaligned(fromByteOffset: 16 &* index, as: Lanes.self)
      union |= gaps
      var pairs = unsafe unsafeBitCast(gaps, to: SIMD2<UInt64>.self)
      // The lower half of the shifted pair is zero, so no carry runs from lane to lane.
      pairs &+= pairs &<< SIMD2(repeating: 32)
      let halves = unsafe unsafeBitCast(pairs, to: Lanes.self)
      let local = halves &+ Lanes(0, 0, halves[1], halves[1])
      unsafe target.storeBytes(of: local &+ carry, toByteOffset: 16 &* index, as: Lanes.self)
      carry &+= Lanes(repeating: local[3] &+ 4)
    }
    if union[0] | union[1] | union[2] | union[3] < 1 &<< 24 {
      // 128 gaps below 2^24 add up to less than 2^31: the sums pass the limit at most once, and
      // then the last one is below the least.
      return unsafe values[BitPacking.blockLength - 1] >= least
    }
    // A sum passed the limit if and only if it is not above the one before it, since no step is
    // larger than 2^32.
    guard unsafe values[0] >= least else { return false }
    for index in 1..<BitPacking.blockLength {
      guard unsafe values[index] > values[index &- 1] else { return false }
    }
    return true
  }
}
