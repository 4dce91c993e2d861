// How is a block of 128 integers stored when they are spread like the gaps of a random list?

internal import CKernels

/// A block whose integers are split: the low bits packed, the high bits in unary.
///
/// Golomb–Rice coding with the two parts in streams of their own, so that the low bits are
/// unpacked four at a time and the ones of the unary part are found with one instruction each:
/// Rice and Plaunt, “Adaptive variable-length coding …”, IEEE Transactions on Communication
/// Technology, 1971, doi:10.1109/TCOM.1971.1090789; the split is that of Elias–Fano codes,
/// Vigna, “Quasi-succinct indices”, WSDM 2013, doi:10.1145/2433396.2433409.
///
/// One byte holds 64 plus the number k of low bits (0 … 20), one the number of bytes of the unary
/// part; then come the 16 × k bytes of `BitPacking`, then the unary part: for each integer as many
/// zeros as its high part says, and a one, from the lowest bit of each byte up. With k = 0 and
/// gaps for integers it is a bit set.
enum SplitBlock {
  /// Added to k in the first byte.
  static let mark: UInt8 = 64
  static let maximumLowBits = 20
  private static let blockLength = BitPacking.blockLength

  /// The best number of low bits for `values` and the size of the block; nil when the high parts
  /// are too large for any.
  static func bestSplit(
    _ values: UnsafeBufferPointer<UInt32>
  ) -> (lowBits: Int, byteCount: Int)? {
    var sum: UInt64 = 0
    for index in values.indices { sum &+= UInt64(unsafe values[index]) }
    let mean = sum / UInt64(blockLength)
    // The best parameter lies within one of log2 of the mean.
    let middle = 64 - mean.leadingZeroBitCount
    var best: (lowBits: Int, byteCount: Int)?
    for lowBits in max(0, middle - 2)...max(0, middle) where lowBits <= maximumLowBits {
      var high: UInt64 = 0
      for index in values.indices { high &+= UInt64(unsafe values[index]) &>> UInt64(lowBits) }
      let unaryBytes = (high &+ UInt64(blockLength) &+ 7) / 8
      guard unaryBytes <= 255 else { continue }
      let byteCount = 2 + BitPacking.byteCount(width: lowBits) + Int(unaryBytes)
      if byteCount < best?.byteCount ?? Int.max { best = (lowBits, byteCount) }
    }
    return best
  }

  /// Appends the block of the 128 `values`, for which `lowBits` was found to be best.
  static func encode(
    _ values: UnsafeBufferPointer<UInt32>, lowBits: Int, to writer: inout ByteWriter
  ) {
    var unary = InlineArray<32, UInt64>(repeating: 0)
    var end = 0
    for index in values.indices {
      end &+= Int(unsafe values[index] &>> UInt32(lowBits))
      unary[end &>> 6] |= 1 &<< UInt64(end & 63)
      end &+= 1
    }
    let unaryBytes = (end + 7) / 8
    writer.appendU8(mark + UInt8(lowBits))
    writer.appendU8(UInt8(unaryBytes))
    let size = BitPacking.byteCount(width: lowBits)
    // SAFETY: there are 128 values, and `packed` has the size that the width asks for.
    unsafe withUnsafeTemporaryAllocation(byteCount: max(size, 1), alignment: 16) { packed in
      unsafe BitPacking.pack(values.baseAddress!, width: lowBits, to: packed.baseAddress!)
      unsafe writer.append(UnsafeRawBufferPointer(rebasing: packed[..<size]))
    }
    for word in unary.indices { unary[word] = unary[word].littleEndian }
    // SAFETY: the words lie one behind the other, and the ones were set within them.
    unsafe unary.span.withUnsafeBytes {
      unsafe writer.append(UnsafeRawBufferPointer(rebasing: $0[..<unaryBytes]))
    }
  }

  /// Whether the processor has the instructions that unary parts are found with many at a time.
  static let hasInstructions = kernels_have_avx2()

  /// Decodes the block at `offset`, whose first byte has the mark, and returns the offset behind.
  ///
  /// - Parameter byInstruction: with the processor's instructions, which it must have, or without.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, to values: UnsafeMutablePointer<UInt32>,
    byInstruction: Bool = hasInstructions
  ) throws(ByteError) -> Int {
    let parts = try unsafe Parts(bytes, at: offset)
    // SAFETY: `parts` was checked against the bytes; the caller lends room for 128 integers, which
    // is as many ones as there are.
    unsafe BitPacking.unpack(parts.low, width: parts.lowBits, to: values)
    if byInstruction {
      guard
        unsafe kernels_add_high_parts(
          values, UInt32(parts.lowBits), parts.unary, parts.unaryBytes)
      else { throw .malformedBlock(offset: offset) }
      return parts.end
    }
    guard parts.hasAllOnes else { throw .malformedBlock(offset: offset) }
    let shift = UInt32(parts.lowBits)
    var previous: UInt32 = 0
    parts.visitOnes { index, bit in
      unsafe values[index] |= (bit &- previous) &<< shift
      previous = bit &+ 1
    }
    return parts.end
  }

  /// Decodes the gaps at `offset` into the ascending integers between which they lie; returns the
  /// offset behind the block. As `IntegerBlock.decodeAscending`, and `byInstruction` as `decode`.
  static func decodeAscending(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, least: UInt32,
    to values: UnsafeMutablePointer<UInt32>, byInstruction: Bool = hasInstructions
  ) throws(ByteError) -> Int {
    let parts = try unsafe Parts(bytes, at: offset)
    // SAFETY: as in `decode`.
    unsafe BitPacking.unpack(parts.low, width: parts.lowBits, to: values)
    if byInstruction {
      guard
        unsafe kernels_add_up_split(
          values, UInt32(parts.lowBits), least, parts.unary, parts.unaryBytes)
      else { throw .malformedBlock(offset: offset) }
      return parts.end
    }
    // Sums of low parts stay below 2^28, sums of high parts below 2^31.
    guard parts.hasAllOnes, unsafe PatchedBlock.sumUp(values, least: least) else {
      throw .malformedBlock(offset: offset)
    }
    let shift = UInt32(parts.lowBits)
    parts.visitOnes { index, bit in
      // The zeros in front of a one are the sum of all high parts so far.
      unsafe values[index] &+= (bit &- UInt32(truncatingIfNeeded: index)) &<< shift
    }
    guard unsafe values[blockLength - 1] >= least else { throw .malformedBlock(offset: offset) }
    return parts.end
  }

  /// Where the parts of a block lie, checked against the bytes.
  @safe struct Parts {
    let low: UnsafeRawPointer
    let lowBits: Int
    let end: Int
    let unary: UnsafePointer<UInt8>
    let unaryBytes: Int

    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(ByteError) {
      let available = offset < 0 ? 0 : max(0, bytes.count &- offset)
      guard available >= 2, let base = bytes.baseAddress else {
        throw .truncated(offset: offset, needed: 2, available: available)
      }
      // SAFETY: at least two bytes lie at `offset`.
      let mark = unsafe base.load(fromByteOffset: offset, as: UInt8.self)
      unaryBytes = unsafe Int(base.load(fromByteOffset: offset &+ 1, as: UInt8.self))
      lowBits = Int(mark) &- Int(SplitBlock.mark)
      guard lowBits >= 0, lowBits <= SplitBlock.maximumLowBits else {
        throw .malformedBlock(offset: offset)
      }
      let size = 2 &+ BitPacking.byteCount(width: lowBits) &+ unaryBytes
      guard available >= size else {
        throw .truncated(offset: offset, needed: size, available: available)
      }
      end = offset &+ size
      // SAFETY: `size` bytes lie at `offset`.
      unsafe low = base + offset + 2
      unsafe unary = (base + (end &- unaryBytes)).assumingMemoryBound(to: UInt8.self)
    }

    /// Whether there is a one for each integer.
    var hasAllOnes: Bool {
      var ones = 0
      for word in 0..<(unaryBytes &+ 7) / 8 { ones &+= self.word(word).nonzeroBitCount }
      return ones == SplitBlock.blockLength
    }

    /// Eight bytes of the unary part, zeros behind its end.
    @inline(__always)
    func word(_ index: Int) -> UInt64 {
      let start = index &* 8
      if unaryBytes &- start >= 8 {
        // SAFETY: eight bytes of the unary part lie there.
        return unsafe UInt64(
          littleEndian: UnsafeRawPointer(unary).loadUnaligned(
            fromByteOffset: start, as: UInt64.self))
      }
      var word: UInt64 = 0
      for byte in start..<unaryBytes {
        // SAFETY: the byte lies within the unary part.
        let bits = unsafe unary[byte]
        word |= UInt64(bits) &<< UInt64(8 &* (byte &- start))
      }
      return word
    }

    /// Calls `body` with the number and the place of each of the 128 ones.
    @inline(__always)
    func visitOnes(_ body: (_ index: Int, _ bit: UInt32) -> Void) {
      var index = 0
      for number in 0..<(unaryBytes &+ 7) / 8 {
        var word = word(number)
        let base = UInt32(truncatingIfNeeded: number &* 64)
        while word != 0 {
          body(index, base &+ UInt32(truncatingIfNeeded: word.trailingZeroBitCount))
          index &+= 1
          word &= word &- 1
        }
      }
    }
  }
}
