// Where does the next byte that CSV gives a meaning stand?

internal import Glibc

/// The bytes that CSV gives a meaning.
enum CSVByte {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let blank = UInt8(ascii: " ")
}

/// Searches over plain runs.
enum CSVScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The offset, at or after `start`, of the first `one` or `other`; the number of bytes when
  /// there is none. Looks at eight bytes at a time.
  ///
  /// - Precondition: `start` is not negative.
  @inline(__always)
  static func first(
    _ one: UInt8, or other: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int {
    let ones = Self.ones
    let wanted = ones &* UInt64(one)
    let alternative = ones &* UInt64(other)
    let count = bytes.count
    var index = start
    while index &+ 8 <= count {
      // SAFETY: the loop condition keeps all eight bytes inside the buffer.
      let word = UInt64(
        littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let left = word ^ wanted
      let right = word ^ alternative
      // The lowest mark is exact; those above it may be wrong, since a borrow runs upwards.
      let marks =
        (((left &- ones) & ~left) | ((right &- ones) & ~right)) & highBits
      if marks != 0 { return index &+ marks.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    while index < count {
      // SAFETY: `index` is below the number of bytes.
      let byte = unsafe bytes[index]
      if byte == one || byte == other { return index }
      index &+= 1
    }
    return count
  }

  /// The offset, at or after `start`, of the first `wanted`; the number of bytes when there is
  /// none.
  @inline(__always)
  static func first(_ wanted: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard start >= 0, start < bytes.count, let base = bytes.baseAddress else {
      return bytes.count
    }
    // SAFETY: `start` is below the number of bytes, so the rest lies in the buffer.
    let found = unsafe memchr(base + start, Int32(wanted), bytes.count &- start)
    return unsafe found.map { unsafe UnsafeRawPointer($0) - base } ?? bytes.count
  }

  /// The number of line feeds in `range`.
  ///
  /// - Precondition: `range` lies within the buffer.
  static func lineFeeds(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "a range of the buffer")
    // SAFETY: the range lies within the buffer, checked above.
    let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
    var count = 0
    var index = unsafe first(CSVByte.lineFeed, in: part, from: 0)
    while index < part.count {
      count &+= 1
      index = unsafe first(CSVByte.lineFeed, in: part, from: index &+ 1)
    }
    return count
  }
}
