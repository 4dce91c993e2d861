// Where is the next control character?

/// Looks for bytes below 0x20, eight bytes at a time.
enum ControlScan {
  /// The offset of the first such byte at or after `start`; the number of bytes when there is none.
  ///
  /// - Precondition: `start` is not negative.
  static func firstControl(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let blanks: UInt64 = 0x2020_2020_2020_2020
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index &+ 8 <= bytes.count {
      // SAFETY: the loop condition keeps all eight bytes inside the buffer.
      let word = UInt64(
        littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // Only the lowest bit is used: the borrow of a byte below runs upwards.
      let found = (word &- blanks) & ~word & highBits
      if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    // SAFETY: `index` is below the number of bytes.
    while unsafe index < bytes.count && bytes[index] >= 0x20 { index &+= 1 }
    return index
  }
}
