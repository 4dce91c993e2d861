// How are single bits read from a run of bytes?

/// The next bits of a run of bytes, the first the lowest.
///
/// Bits above `available` may be set: they are those that the next refill brings again.
@safe struct BitWindow {
  private(set) var window: UInt64 = 0
  /// How many bits of the window count, 0 … 63.
  private(set) var available = 0
  /// The offset of the first byte that is not in the window as a whole.
  private var position: Int
  private let start: UnsafeRawPointer
  private let end: Int

  /// A window at `position` of the bytes at `start`, of which `end` ≥ `position` may be read.
  @inline(__always)
  @unsafe init(_ start: UnsafeRawPointer, _ position: Int, _ end: Int) {
    unsafe self.start = start
    self.position = position
    self.end = end
    refill()
  }

  /// Takes `count` bits, 0 … 32.
  /// - Throws: `ByteError.truncated` when fewer are left.
  @inline(__always)
  mutating func take(_ count: Int) throws(ByteError) -> UInt32 {
    if available < count {
      refill()
      guard available >= count else {
        throw .truncated(offset: position, needed: 1, available: 0)
      }
    }
    let bits = window & ((1 &<< UInt64(count)) &- 1)
    window &>>= UInt64(count)
    available &-= count
    return UInt32(truncatingIfNeeded: bits)
  }

  /// Brings at least 56 bits, or all there are.
  @inline(__always)
  private mutating func refill() {
    if end &- position >= 8 {
      // SAFETY: eight bytes lie before the end.
      let next = unsafe start.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      window |= UInt64(littleEndian: next) &<< UInt64(available)
      position &+= (63 &- available) &>> 3
      available |= 56
    } else {
      while available < 56, position < end {
        // SAFETY: a byte lies before the end.
        let next = unsafe start.load(fromByteOffset: position, as: UInt8.self)
        window |= UInt64(next) &<< UInt64(available)
        position &+= 1
        available &+= 8
      }
    }
  }
}

/// Appends single bits, the first the lowest of a byte; zeros fill the last byte.
struct BitAppender {
  private var window: UInt64 = 0
  private var used = 0

  /// Appends the low `count` bits, 0 … 32, of `bits`, which has no others set.
  @inline(__always)
  mutating func put(_ bits: UInt32, _ count: Int, to writer: inout ByteWriter) {
    window |= UInt64(bits) &<< UInt64(used)
    used &+= count
    while used >= 8 {
      writer.appendU8(UInt8(truncatingIfNeeded: window))
      window &>>= 8
      used &-= 8
    }
  }

  /// Writes the last bits.
  mutating func finish(to writer: inout ByteWriter) {
    if used > 0 { writer.appendU8(UInt8(truncatingIfNeeded: window)) }
    window = 0
    used = 0
  }
}
