// How do the differences in a block become ascending numbers again?

extension PatchedBlock {
  /// Decodes the block of differences at `offset` into their sums from `base` on, and returns the
  /// offset behind it: value i is `base` plus the differences 0 … i.
  ///
  /// `values` has room for 128 integers; their contents mean nothing after a throw.
  ///
  /// - Throws: `ByteError` when the bytes end too soon, are not a block, or a sum would pass
  ///   `UInt32.max`.
  public static func decodeSums(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, base: UInt32,
    to values: UnsafeMutablePointer<UInt32>
  ) throws(ByteError) -> Int {
    let end = try unsafe decode(bytes, at: offset, to: values)
    guard unsafe sumUp(values, base: base) else { throw .malformedBlock(offset: offset) }
    return end
  }

  /// Replaces 128 differences by their sums, and tells whether all of them fit.
  ///
  /// Four sums are made within a vector register in two steps (neighbours, then halves), so that
  /// only one addition waits for the vector before.
  private static func sumUp(_ values: UnsafeMutablePointer<UInt32>, base: UInt32) -> Bool {
    typealias Lanes = SIMD4<UInt32>
    let target = UnsafeMutableRawPointer(values)
    var carry = Lanes(repeating: base)
    var union = Lanes()
    for index in 0..<32 {
      // SAFETY: the caller lends 128 integers, which are 32 vectors; the casts are between
      // vectors of 16 bytes without padding.
      let differences = unsafe target.loadUnaligned(fromByteOffset: 16 &* index, as: Lanes.self)
      union |= differences
      var pairs = unsafe unsafeBitCast(differences, to: SIMD2<UInt64>.self)
      // The lower half of the shifted pair is zero, so no carry runs from lane to lane.
      pairs &+= pairs &<< SIMD2(repeating: 32)
      let halves = unsafe unsafeBitCast(pairs, to: Lanes.self)
      let local = halves &+ Lanes(0, 0, halves[1], halves[1])
      unsafe target.storeBytes(of: local &+ carry, toByteOffset: 16 &* index, as: Lanes.self)
      carry &+= Lanes(repeating: local[3])
    }
    if union[0] | union[1] | union[2] | union[3] < 1 &<< 24 {
      // 128 differences below 2^24 add up to less than 2^31: the sums pass the limit at most
      // once, and then the last one is below the base.
      return carry[0] >= base
    }
    // A sum passed the limit if and only if it is below the one before it, since no difference is
    // as large as 2^32.
    var previous = base
    for index in 0..<BitPacking.blockLength {
      let sum = unsafe values[index]
      if sum < previous { return false }
      previous = sum
    }
    return true
  }
}
