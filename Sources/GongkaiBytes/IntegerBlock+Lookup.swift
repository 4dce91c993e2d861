// What does a block of 128 integers say of a few of them, without being decoded?

extension IntegerBlock {
  /// Looks the ascending `targets` up among the ascending integers whose gaps stand in the block at
  /// `offset`, as `decodeAscending` reads them, and returns the offset behind the block.
  ///
  /// `indexes` gets the number of each target in the block, or -1; it has room for all of them.
  /// `values` has room for 128 integers and means nothing afterwards. A block that is a bit set is
  /// not decoded.
  ///
  /// - Throws: `ByteError` when the bytes end too soon or are not a block; damage that the answer
  ///   does not rest on may go unseen.
  public static func find(
    _ targets: Span<UInt32>, in bytes: UnsafeRawBufferPointer, at offset: Int, least: UInt32,
    values: UnsafeMutablePointer<UInt32>, indexes: UnsafeMutablePointer<Int>
  ) throws(ByteError) -> Int {
    // SAFETY: the caller lends room for a block and for an index for each target.
    if unsafe SplitBlock.isBitSet(bytes, offset) {
      return try unsafe SplitBlock.find(targets, in: bytes, at: offset, least, indexes)
    }
    let end = try unsafe decodeAscending(bytes, at: offset, least: least, to: values)
    for i in targets.indices {
      // Seven steps without a branch: what is looked for may stand anywhere.
      var low = 0
      var step = BitPacking.blockLength / 2
      while step > 0 {
        low &+= unsafe values[low &+ step] <= targets[i] ? step : 0
        step /= 2
      }
      unsafe indexes[i] = values[low] == targets[i] ? low : -1
    }
    return end
  }

  /// The integer at `index`, 0 … 127, of the block at `offset`, as `decode` reads it.
  ///
  /// - Throws: as `find`.
  public static func element(
    _ index: Int, of bytes: UnsafeRawBufferPointer, at offset: Int
  ) throws(ByteError) -> UInt32 {
    precondition(index >= 0 && index < BitPacking.blockLength, "a block has 128 integers")
    return unsafe isSplit(bytes, offset)
      ? try SplitBlock.element(index, of: bytes, at: offset)
      : try PatchedBlock.element(index, of: bytes, at: offset)
  }
}

extension BitPacking {
  /// The integer at `index` of the 16 × `width` bytes at `source`.
  ///
  /// - Precondition: `index` is 0 … 127, `width` 0 … 32.
  @inline(__always)
  @unsafe static func element(_ index: Int, of source: UnsafeRawPointer, width: Int) -> UInt32 {
    guard width > 0 else { return 0 }
    let bit = (index &>> 2) &* width
    let shift = bit & 31
    let place = (bit &>> 5) &* 16 &+ (index & 3) &* 4
    // SAFETY: `bit` is at most 31 × `width`, so the word is one of the `width` of its lane; one
    // that goes on in the next has bits there, so that is another of them.
    var value =
      unsafe UInt32(
        littleEndian: source.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      &>> UInt32(shift)
    if shift &+ width > 32 {
      let next = unsafe UInt32(
        littleEndian: source.loadUnaligned(fromByteOffset: place &+ 16, as: UInt32.self))
      value |= next &<< UInt32(32 &- shift)
    }
    return value & (UInt32.max &>> UInt32(32 &- width))
  }
}

extension SplitBlock {
  /// Whether the block at `offset` has no low parts: its unary part is then a bit set.
  @inline(__always)
  fileprivate static func isBitSet(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    guard offset >= 0, offset < bytes.count else { return false }
    // SAFETY: the byte lies within the buffer.
    return unsafe bytes[offset] == mark
  }

  /// As `IntegerBlock.find` for a bit set, whose first bit stands for `least`.
  fileprivate static func find(
    _ targets: Span<UInt32>, in bytes: UnsafeRawBufferPointer, at offset: Int, _ least: UInt32,
    _ indexes: UnsafeMutablePointer<Int>
  ) throws(ByteError) -> Int {
    let parts = try unsafe Parts(bytes, at: offset)
    // How many ones stand before the word that was looked at last.
    var before = 0
    var number = 0
    for i in targets.indices {
      let bit = targets[i] >= least ? Int(targets[i] &- least) : Int.max
      guard bit < parts.unaryBytes &* 8 else {
        // SAFETY: the caller lends room for an index for each target.
        unsafe indexes[i] = -1
        continue
      }
      while number < bit &>> 6 {
        before &+= parts.word(number).nonzeroBitCount
        number &+= 1
      }
      let word = parts.word(number)
      let one: UInt64 = 1 &<< UInt64(bit & 63)
      let index = word & one != 0 ? before &+ (word & (one &- 1)).nonzeroBitCount : -1
      guard index < BitPacking.blockLength else { throw .malformedBlock(offset: offset) }
      // SAFETY: as above.
      unsafe indexes[i] = index
    }
    return parts.end
  }

  fileprivate static func element(
    _ index: Int, of bytes: UnsafeRawBufferPointer, at offset: Int
  ) throws(ByteError) -> UInt32 {
    let parts = try unsafe Parts(bytes, at: offset)
    // SAFETY: the low parts were checked to lie in the bytes.
    let low = unsafe BitPacking.element(index, of: parts.low, width: parts.lowBits)
    // The high part is the number of zeros between this integer's one and the one before.
    var left = index
    var behind = 0
    for number in 0..<(parts.unaryBytes &+ 7) / 8 {
      var word = parts.word(number)
      let base = number &* 64
      let ones = word.nonzeroBitCount
      guard ones > left else {
        if ones > 0 { behind = base &+ 64 &- word.leadingZeroBitCount }
        left &-= ones
        continue
      }
      if left > 0 {
        for _ in 1..<left { word &= word &- 1 }
        behind = base &+ word.trailingZeroBitCount &+ 1
        word &= word &- 1
      }
      let high = base &+ word.trailingZeroBitCount &- behind
      return low | UInt32(truncatingIfNeeded: high) &<< UInt32(parts.lowBits)
    }
    throw .malformedBlock(offset: offset)
  }
}
