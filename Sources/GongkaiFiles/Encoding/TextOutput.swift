// How is decoded text written, and damage marked in it?

/// Memory that receives UTF-8.
@safe
struct TextOutput {
  /// How many bytes a step may write once `hasRoom` was seen to be true.
  static let stepBytes = 8

  // SAFETY: lent for the life of the value by the caller of `init`, `capacity` bytes long.
  private let base: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  /// Bytes written.
  private(set) var count = 0
  /// Runs of damaged bytes met, each of which became one U+FFFD.
  private(set) var damagedPlaces = 0
  /// Where the last U+FFFD ends: damage right behind it belongs to the same run.
  private var damageEnd = -1

  /// - Precondition: the buffer outlives the value and is not empty.
  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    guard let base = buffer.baseAddress else { preconditionFailure("text needs memory") }
    unsafe self.base = base
    capacity = buffer.count
  }

  /// Whether a step may be written.
  @inline(__always)
  var hasRoom: Bool { count &+ Self.stepBytes <= capacity }

  /// Writes the lowest `length` bytes of `bytes`, the lowest first; at most eight.
  ///
  /// - Precondition: `hasRoom`.
  @inline(__always)
  mutating func append(_ bytes: UInt64, length: Int) {
    // SAFETY: the caller has seen that there is room for eight bytes.
    unsafe UnsafeMutableRawPointer(base + count)
      .storeBytes(of: bytes.littleEndian, as: UInt64.self)
    count &+= length
  }

  /// Writes a character that is given as UTF-8, the first byte lowest.
  ///
  /// - Precondition: `hasRoom`.
  @inline(__always)
  mutating func append(utf8: UInt32) {
    append(UInt64(utf8), length: 4 &- utf8.leadingZeroBitCount &>> 3)
  }

  /// Writes a scalar, which must not be a surrogate.
  ///
  /// - Precondition: `hasRoom`.
  @inline(__always)
  mutating func append(scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt64(scalar), length: 1)
    } else if scalar < 0x800 {
      append(utf8: 0x80C0 | scalar &>> 6 | (scalar & 0x3F) &<< 8)
    } else if scalar < 0x1_0000 {
      append(
        utf8: 0x80_80E0 | scalar &>> 12 | (scalar &>> 6 & 0x3F) &<< 8 | (scalar & 0x3F) &<< 16)
    } else {
      append(
        utf8: 0x8080_80F0 | scalar &>> 18 | (scalar &>> 12 & 0x3F) &<< 8
          | (scalar &>> 6 & 0x3F) &<< 16 | (scalar & 0x3F) &<< 24)
    }
  }

  /// Marks damage, once for bytes that follow each other.
  ///
  /// - Precondition: `hasRoom`.
  mutating func appendDamage() {
    if damageEnd != count {
      append(scalar: 0xFFFD)
      damagedPlaces += 1
    }
    damageEnd = count
  }
}
