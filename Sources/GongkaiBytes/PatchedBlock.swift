// How is a block of 128 integers stored when a few of them are much larger than the rest?

/// A packed block with exceptions (“patched frame of reference”).
///
/// One byte holds the width of the packed integers (0 … 32), one the number of exceptions, then
/// come the 16 × width bytes of `BitPacking`, then the exceptions by ascending index: a byte with
/// the index and a varint with the bits above the width. Zukowski, Heman, Nes, Boncz,
/// “Super-scalar RAM-CPU cache compression”, ICDE 2006, doi:10.1109/ICDE.2006.150; as in Lucene,
/// the exceptions are listed with their indexes instead of chained.
enum PatchedBlock {
  /// Appends the block of the 128 `values`, for which `width` was found to be best.
  static func encode(
    _ values: UnsafeBufferPointer<UInt32>, width: Int, to writer: inout ByteWriter
  ) {
    let limit = UInt64(1) &<< UInt64(width)
    var exceptions = 0
    for index in values.indices {
      exceptions &+= unsafe UInt64(values[index]) >= limit ? 1 : 0
    }
    writer.appendU8(UInt8(width))
    writer.appendU8(UInt8(exceptions))
    let size = BitPacking.byteCount(width: width)
    // SAFETY: there are 128 values, and `packed` has the size that the width asks for.
    unsafe withUnsafeTemporaryAllocation(byteCount: max(size, 1), alignment: 16) { packed in
      unsafe BitPacking.pack(values.baseAddress!, width: width, to: packed.baseAddress!)
      unsafe writer.append(UnsafeRawBufferPointer(rebasing: packed[..<size]))
    }
    guard exceptions > 0 else { return }
    for index in values.indices where unsafe UInt64(values[index]) >= limit {
      writer.appendU8(UInt8(index))
      writer.varint(Int(unsafe values[index] &>> UInt32(width)))
    }
  }

  /// The width with the smallest block, and its size; the larger of two equal ones, which has
  /// fewer exceptions.
  ///
  /// - Precondition: there are exactly 128 values.
  static func bestWidth(
    _ values: UnsafeBufferPointer<UInt32>
  ) -> (width: Int, byteCount: Int) {
    precondition(values.count == BitPacking.blockLength, "a block has 128 values")
    var countByBits: InlineArray<33, Int> = .init(repeating: 0)
    var union: UInt32 = 0
    for index in values.indices {
      let value = unsafe values[index]
      countByBits[32 &- value.leadingZeroBitCount] &+= 1
      union |= value
    }
    let most = 32 - union.leadingZeroBitCount
    var best = (width: most, size: BitPacking.byteCount(width: most))
    var width = most
    var exceptions = 0
    while width > 0 {
      exceptions &+= countByBits[width]
      width -= 1
      var size = BitPacking.byteCount(width: width)
      // An exception takes two bytes at least.
      guard size &+ 2 &* exceptions < best.size else { continue }
      var bits = most
      while bits > width, size < best.size {
        size &+= countByBits[bits] &* (1 &+ ((bits &- width &+ 6) / 7))
        bits &-= 1
      }
      if size < best.size { best = (width, size) }
    }
    return (best.width, best.size + 2)
  }

  /// Decodes the block at `offset` and returns the offset behind it.
  ///
  /// `values` has room for 128 integers; their contents mean nothing after a throw.
  ///
  /// - Throws: `ByteError` when the bytes end too soon or are not a block.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, to values: UnsafeMutablePointer<UInt32>
  ) throws(ByteError) -> Int {
    let parts = try unsafe Parts(bytes, at: offset)
    // SAFETY: the packed integers were checked to lie in the bytes, and the caller lends room.
    unsafe BitPacking.unpack(parts.packed, width: parts.width, to: values)
    guard parts.exceptionCount > 0 else { return parts.exceptions }
    return try unsafe patch(
      values, width: parts.width, count: parts.exceptionCount, from: bytes, at: parts.exceptions)
  }

  /// The integer at `index`, 0 … 127, of the block at `offset`.
  ///
  /// - Throws: as `decode`.
  static func element(
    _ index: Int, of bytes: UnsafeRawBufferPointer, at offset: Int
  ) throws(ByteError) -> UInt32 {
    let parts = try unsafe Parts(bytes, at: offset)
    // SAFETY: the packed integers were checked to lie in the bytes.
    var value = unsafe BitPacking.element(index, of: parts.packed, width: parts.width)
    var exceptions = unsafe Exceptions(bytes, at: parts.exceptions, width: parts.width)
    for _ in 0..<parts.exceptionCount {
      let exception = try exceptions.next()
      if exception.index == index { value |= exception.bits }
      if exception.index >= index { break }
    }
    return value
  }

  /// Where the parts of a block lie; the packed integers were checked against the bytes.
  @safe private struct Parts {
    let width: Int
    let packed: UnsafeRawPointer
    let exceptionCount: Int
    let exceptions: Int

    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(ByteError) {
      let available = offset < 0 ? 0 : max(0, bytes.count &- offset)
      guard available >= 2, let base = bytes.baseAddress else {
        throw .truncated(offset: offset, needed: 2, available: available)
      }
      // SAFETY: at least two bytes lie at `offset`.
      width = unsafe Int(base.load(fromByteOffset: offset, as: UInt8.self))
      exceptionCount = unsafe Int(base.load(fromByteOffset: offset &+ 1, as: UInt8.self))
      guard width <= 32, exceptionCount <= BitPacking.blockLength else {
        throw .malformedBlock(offset: offset)
      }
      let size = 2 &+ BitPacking.byteCount(width: width)
      guard available >= size else {
        throw .truncated(offset: offset, needed: size, available: available)
      }
      unsafe packed = base + offset + 2
      exceptions = offset &+ size
    }
  }

  /// Adds the high bits of `count` exceptions, and returns the offset behind them.
  private static func patch(
    _ values: UnsafeMutablePointer<UInt32>, width: Int, count: Int,
    from bytes: UnsafeRawBufferPointer, at start: Int
  ) throws(ByteError) -> Int {
    var exceptions = unsafe Exceptions(bytes, at: start, width: width)
    for _ in 0..<count {
      let exception = try exceptions.next()
      // SAFETY: the index was proved to be below 128.
      unsafe values[exception.index] |= exception.bits
    }
    return exceptions.offset
  }

  /// Reads exceptions one behind the other.
  @safe private struct Exceptions {
    private let bytes: UnsafeRawBufferPointer
    private let width: Int
    private(set) var offset: Int
    private var leastIndex = 0

    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int, width: Int) {
      unsafe self.bytes = bytes
      self.width = width
      self.offset = offset
    }

    @inline(__always)
    private mutating func nextByte() throws(ByteError) -> UInt8 {
      guard unsafe offset < bytes.count else {
        throw .truncated(offset: offset, needed: 1, available: 0)
      }
      // SAFETY: `offset` started in the buffer or at its end and is below the count here.
      let byte = unsafe bytes[offset]
      offset &+= 1
      return byte
    }

    /// Which integer has bits above the width, and these bits.
    @inline(__always)
    mutating func next() throws(ByteError) -> (index: Int, bits: UInt32) {
      let limit = UInt64(1) &<< UInt64(32 &- width)
      let start = offset
      let index = Int(try nextByte())
      guard index >= leastIndex, index < BitPacking.blockLength else {
        throw .malformedBlock(offset: start)
      }
      leastIndex = index &+ 1
      var high: UInt64 = 0
      var shift: UInt64 = 0
      var byte: UInt8
      repeat {
        byte = try nextByte()
        high |= UInt64(byte & 0x7F) &<< shift
        shift &+= 7
        guard high < limit, shift <= 35 else { throw .malformedBlock(offset: start) }
      } while byte >= 0x80
      // Zero as the last byte is never written: neither as high bits nor at their end.
      guard byte != 0 else { throw .malformedBlock(offset: start) }
      return (index, UInt32(high) &<< UInt32(width))
    }
  }
}
