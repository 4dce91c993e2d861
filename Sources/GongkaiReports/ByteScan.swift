// Where does the next byte that needs attention stand?

/// Scans of plain runs, eight bytes at a time.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// A word whose lowest set bit lies in the first byte of `word` (little-endian) that is below
  /// 0x20, or, with `quotes`, a quotation mark or a backslash; 0 when there is none.
  ///
  /// Bits above the lowest may be wrong: a borrow runs upwards.
  @inline(__always)
  private static func marks(_ word: UInt64, quotes: Bool) -> UInt64 {
    var found = (word &- ones &* 0x20) & ~word
    if quotes {
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      found |= (quote &- ones) & ~quote
      found |= (backslash &- ones) & ~backslash
    }
    return found & highBits
  }

  /// The offset, at or after `start`, of the first control character, or, with `quotes`, of the
  /// first quotation mark or backslash; the number of bytes when there is none.
  ///
  /// - Precondition: `start` is not negative.
  @inline(__always)
  static func endOfRun(
    in bytes: UnsafeRawBufferPointer, from start: Int, quotes: Bool
  ) -> Int {
    var index = start
    let count = bytes.count
    while index &+ 8 <= count {
      // SAFETY: the loop condition keeps all eight bytes inside the buffer.
      let word = UInt64(
        littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = marks(word, quotes: quotes)
      if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    while index < count {
      // SAFETY: `index` is below the number of bytes.
      let byte = unsafe bytes[index]
      if byte < 0x20 || (quotes && (byte == 0x22 || byte == 0x5C)) { return index }
      index &+= 1
    }
    return count
  }

  /// The offset of the first byte that cannot be UTF-8, or nil when all are.
  static func firstInvalidUTF8(in bytes: UnsafeRawBufferPointer) -> Int? {
    // SAFETY: the span is used only while the caller lends the buffer.
    let units = unsafe bytes.bindMemory(to: UInt8.self)
    do {
      _ = unsafe try UTF8Span(validating: units.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
