// How is a block of 128 integers stored in the fewest bytes that are fast to read?

/// A block of 128 integers: patched or split, whichever is smaller; the first byte tells.
public enum IntegerBlock {
  /// Split blocks take longer to read, so they must save as many bytes.
  private static let leastGain = 4

  /// Appends the block of the 128 `values`.
  ///
  /// - Precondition: there are exactly 128 values.
  public static func encode(
    _ values: UnsafeBufferPointer<UInt32>, to writer: inout ByteWriter
  ) {
    let patched = unsafe PatchedBlock.bestWidth(values)
    if let split = unsafe SplitBlock.bestSplit(values),
      split.byteCount + leastGain <= patched.byteCount
    {
      unsafe SplitBlock.encode(values, lowBits: split.lowBits, to: &writer)
    } else {
      unsafe PatchedBlock.encode(values, width: patched.width, to: &writer)
    }
  }

  /// Decodes the block at `offset` and returns the offset behind it.
  ///
  /// `values` has room for 128 integers; their contents mean nothing after a throw.
  ///
  /// - Throws: `ByteError` when the bytes end too soon or are not a block.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, to values: UnsafeMutablePointer<UInt32>
  ) throws(ByteError) -> Int {
    unsafe isSplit(bytes, offset)
      ? try SplitBlock.decode(bytes, at: offset, to: values)
      : try PatchedBlock.decode(bytes, at: offset, to: values)
  }

  /// Decodes the block of gaps at `offset` into the strictly ascending integers that have these
  /// gaps, and returns the offset behind it: the first is `least` plus the first gap, every other
  /// is one more than the integer before plus its gap.
  ///
  /// `values` has room for 128 integers; their contents mean nothing after a throw.
  ///
  /// - Throws: `ByteError` when the bytes end too soon, are not a block, or an integer would pass
  ///   `UInt32.max`.
  public static func decodeAscending(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, least: UInt32,
    to values: UnsafeMutablePointer<UInt32>
  ) throws(ByteError) -> Int {
    if unsafe isSplit(bytes, offset) {
      return try unsafe SplitBlock.decodeAscending(bytes, at: offset, least: least, to: values)
    }
    let end = try unsafe PatchedBlock.decode(bytes, at: offset, to: values)
    guard unsafe PatchedBlock.sumUp(values, least: least) else {
      throw .malformedBlock(offset: offset)
    }
    return end
  }

  @inline(__always)
  static func isSplit(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    guard offset >= 0, offset < bytes.count else { return false }
    // SAFETY: the byte lies within the buffer.
    return unsafe bytes[offset] >= SplitBlock.mark
  }
}
