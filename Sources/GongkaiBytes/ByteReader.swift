// How are the fields of a record read one after another?

/// Reads a view from front to back.
///
/// A failed read throws and leaves `offset` where it was.
public struct ByteReader: Sendable {
  @usableFromInline let view: ByteView
  @usableFromInline let end: Int
  /// Where the next read starts, in bytes from the start of the view. It may be set to any value;
  /// reads outside of the view throw.
  public var offset: Int

  /// Reads `view` from `offset` to `end`, which is the end of the view when absent or beyond it.
  @inlinable
  public init(_ view: ByteView, at offset: Int = 0, end: Int? = nil) {
    self.view = view
    self.offset = offset
    self.end = Swift.max(0, Swift.min(end ?? view.count, view.count))
  }

  /// The number of bytes not yet read.
  @inlinable
  public var remaining: Int {
    offset < 0 ? 0 : Swift.max(0, end &- offset)
  }

  @inlinable @inline(__always)
  func check(_ needed: Int) throws(ByteError) {
    guard offset >= 0, needed >= 0, needed <= end &- offset else {
      throw ByteError.truncated(offset: offset, needed: needed, available: remaining)
    }
  }

  /// Reads a byte.
  ///
  /// - Throws: `ByteError.truncated` at the end.
  @inlinable @inline(__always)
  public mutating func u8() throws(ByteError) -> UInt8 {
    try check(1)
    let value = try view.u8(offset)
    offset &+= 1
    return value
  }

  /// Reads a little-endian integer of two bytes.
  ///
  /// - Throws: `ByteError.truncated` when fewer are left.
  @inlinable @inline(__always)
  public mutating func u16() throws(ByteError) -> UInt16 {
    try check(2)
    let value = try view.u16(offset)
    offset &+= 2
    return value
  }

  /// Reads a little-endian integer of four bytes.
  ///
  /// - Throws: `ByteError.truncated` when fewer are left.
  @inlinable @inline(__always)
  public mutating func u32() throws(ByteError) -> UInt32 {
    try check(4)
    let value = try view.u32(offset)
    offset &+= 4
    return value
  }

  /// Reads a little-endian integer of eight bytes.
  ///
  /// - Throws: `ByteError.truncated` when fewer are left.
  @inlinable @inline(__always)
  public mutating func u64() throws(ByteError) -> UInt64 {
    try check(8)
    let value = try view.u64(offset)
    offset &+= 8
    return value
  }

  /// Reads a LEB128 integer of at most 63 bits (nine bytes).
  ///
  /// - Throws: `ByteError.truncated` when the bytes end within it, `ByteError.malformedInteger`
  ///   when it is longer or not in its shortest form.
  @inlinable @inline(__always)
  public mutating func varint() throws(ByteError) -> Int {
    try check(1)
    let first = try view.u8(offset)
    if first < 0x80 {
      offset &+= 1
      return Int(first)
    }
    // SAFETY: `end` is the view's end at the most.
    let (value, next) = try unsafe view.withUnsafeBytes { (bytes) throws(ByteError) in
      try unsafe Self.longVarint(in: bytes, at: offset, end: end)
    }
    offset = next
    return value
  }

  /// Reads a varint of several bytes that starts at `start`, 0 or more, and lies before `end`, where
  /// the bytes end at the latest. Returns it with the offset behind it.
  ///
  /// Apart from the short case, and without `self`, so that readers can live in registers.
  /// - Throws: as `varint()`.
  @inline(never)
  @unsafe public static func longVarint(
    in bytes: UnsafeRawBufferPointer, at start: Int, end: Int
  ) throws(ByteError) -> (value: Int, next: Int) {
    var value = 0
    var shift = 0
    var position = start
    while position < end {
      // SAFETY: the position was compared with the end.
      let byte = unsafe bytes[position]
      position &+= 1
      value |= Int(byte & 0x7F) &<< shift
      if byte < 0x80 {
        guard byte != 0 else { throw ByteError.malformedInteger(offset: start) }
        return (value, position)
      }
      shift &+= 7
      guard shift < 63 else { throw ByteError.malformedInteger(offset: start) }
    }
    throw ByteError.truncated(
      offset: start, needed: position &- start &+ 1, available: Swift.max(0, end &- start))
  }

  /// Reads a LEB128 integer of at most 32 bits.
  ///
  /// - Throws: as `varint()`, and `ByteError.malformedInteger` when it is larger.
  @inlinable
  public mutating func varint32() throws(ByteError) -> UInt32 {
    let start = offset
    let value = try varint()
    guard let small = UInt32(exactly: value) else {
      offset = start
      throw ByteError.malformedInteger(offset: start)
    }
    return small
  }

  /// Passes over `count` bytes.
  ///
  /// - Throws: `ByteError.truncated` when fewer are left.
  @inlinable @inline(__always)
  public mutating func skip(_ count: Int) throws(ByteError) {
    try check(count)
    offset &+= count
  }

  /// Reads `count` bytes as a view that shares the memory.
  ///
  /// - Throws: `ByteError.truncated` when fewer are left.
  @inlinable
  public mutating func bytes(_ count: Int) throws(ByteError) -> ByteView {
    try check(count)
    let value = try view.slice(offset, count)
    offset &+= count
    return value
  }

  /// Reads `count` bytes as UTF-8; what is not UTF-8 becomes U+FFFD.
  ///
  /// - Throws: `ByteError.truncated` when fewer bytes are left.
  @inlinable
  public mutating func string(_ count: Int) throws(ByteError) -> String {
    // SAFETY: the buffer is used only while the view lends it.
    unsafe try bytes(count).withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
