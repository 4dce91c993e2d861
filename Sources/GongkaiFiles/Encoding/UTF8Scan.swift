// How far are bytes well-formed UTF-8?

/// Looks at bytes as UTF-8. Zero bytes count as ill-formed: no text holds them.
enum UTF8Scan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The offset, at or after `start`, of the first byte that belongs to no well-formed sequence;
  /// the number of bytes when there is none.
  ///
  /// - Precondition: `start` is not negative and begins a sequence.
  static func endOfWellFormed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let count = bytes.count
    var index = start
    while index < count {
      index = unsafe skipASCII(in: bytes, from: index)
      index = unsafe skipHan(in: bytes, from: index)
      guard index < count else { break }
      let length = unsafe sequenceLength(in: bytes, at: index)
      if length == 0 { return index }
      index &+= length
    }
    return count
  }

  /// The length of the well-formed sequence at `index`, 0 when there is none.
  ///
  /// The Unicode Standard 16.0, table 3-7.
  ///
  /// - Precondition: `index` lies within the bytes.
  @inline(__always)
  static func sequenceLength(in bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let left = bytes.count &- index
    // SAFETY: the caller keeps `index` inside; what is behind it is read as far as `left` allows.
    let lead = unsafe bytes[index]
    if lead < 0x80 { return lead == 0 ? 0 : 1 }
    guard lead >= 0xC2, lead < 0xF5, left >= 2 else { return 0 }
    let second = unsafe bytes[index &+ 1]
    if lead < 0xE0 { return isContinuation(second) ? 2 : 0 }
    guard left >= 3, unsafe isContinuation(bytes[index &+ 2]) else { return 0 }
    if lead < 0xF0 {
      let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return second >= low && second <= high ? 3 : 0
    }
    guard left >= 4, unsafe isContinuation(bytes[index &+ 3]) else { return 0 }
    let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
    return second >= low && second <= high ? 4 : 0
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Whether all eight bytes are ASCII and none is zero.
  @inline(__always)
  static func isPlainASCII(_ word: UInt64) -> Bool {
    (word | (word &- ones)) & highBits == 0
  }

  /// Skips ASCII eight bytes at a time; stops before the first word with any other byte or a zero,
  /// but skips what is ASCII in front of that byte.
  @inline(__always)
  private static func skipASCII(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index &+ 8 <= bytes.count {
      // SAFETY: the loop condition keeps all eight bytes inside the buffer.
      let word = UInt64(
        littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // The lowest bit is right, which is all that is used: a borrow runs upwards.
      let stops = (word | (word &- ones)) & highBits
      if stops != 0 { return index &+ stops.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    return index
  }

  /// Skips three-byte sequences two at a time, where most Chinese text lies.
  @inline(__always)
  private static func skipHan(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    // Low nibbles of the lead bytes behind which any continuation byte may stand: all but E0, ED.
    let plainLeads: UInt64 = 0xDFFE
    var index = start
    while index &+ 8 <= bytes.count {
      // SAFETY: the loop condition keeps all eight bytes inside the buffer.
      let word = UInt64(
        littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      guard word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 else { break }
      let plain = (plainLeads &>> (word & 0xF)) & (plainLeads &>> (word &>> 24 & 0xF))
      guard plain & 1 != 0 else { break }
      index &+= 6
    }
    return index
  }
}
