// What is the text of UTF-16?

/// Decodes UTF-16 of either byte order.
///
/// Where a byte is missing or was added, all units behind it would be wrong. So a block with many rare
/// characters is read as it reads best, and the next begins where its last unit ends.
@safe
struct UTF16Decoder {
  // SAFETY: lent by the caller of `init` for the life of the value.
  private let bytes: UnsafeRawBufferPointer
  private let count: Int
  private let lowByteFirst: Bool
  private(set) var output: TextOutput
  private var index = 0
  /// The first half of a pair, whose second half is expected; 0 when none is.
  private var leadingHalf: UInt32 = 0

  private static let blockBytes = 512
  private static let toleratedRareUnits = 4

  /// The most bytes of text that `count` bytes can become, with the room for a last step.
  static func capacity(for count: Int) -> Int { 2 * count + 2 * TextOutput.stepBytes }

  /// - Precondition: `bytes` and the memory of `output` outlive the value; the memory holds
  ///   `capacity(for:)` bytes.
  init(_ bytes: UnsafeRawBufferPointer, lowByteFirst: Bool, into output: TextOutput) {
    unsafe self.bytes = bytes
    count = bytes.count
    self.lowByteFirst = lowByteFirst
    self.output = output
  }

  /// Decodes all bytes but a byte order mark at the start. Unpaired halves, zero units and single
  /// bytes are damage.
  mutating func run() {
    if count >= 2, unit(at: 0) == 0xFEFF { index = 2 }
    while index < count {
      let end = min(index + Self.blockBytes, count)
      // SAFETY: `index` and `end` lie within the bytes.
      let block = unsafe UnsafeRawBufferPointer(rebasing: bytes[index..<end])
      let noise = unsafe UTF16Noise(of: block, lowByteFirst: lowByteFirst)
      if noise.rareUnits > Self.toleratedRareUnits {
        let model = lowByteFirst ? ReadingModel.utf16LittleEndian : .utf16BigEndian
        append(steps: unsafe model.cheapestReading(of: block), end: end)
      } else {
        while index &+ 1 < end {
          append(unit(at: index))
          index &+= 2
        }
        if index + 1 == count { appendSingleByte() }
      }
    }
    if leadingHalf != 0 { output.appendDamage() }
  }

  private mutating func append(steps: [UInt8], end: Int) {
    for length in steps {
      // A unit may go on in the next block.
      if length == 1, index + 1 == end, end < count { return }
      if length == 1 {
        appendSingleByte()
      } else {
        append(unit(at: index))
        index += 2
      }
    }
  }

  private mutating func appendSingleByte() {
    leadingHalf = 0
    output.appendDamage()
    index += 1
  }

  @inline(__always)
  private func unit(at index: Int) -> UInt32 {
    // SAFETY: the caller keeps the unit inside the bytes.
    let unit = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt16.self)
    return UInt32(lowByteFirst ? UInt16(littleEndian: unit) : UInt16(bigEndian: unit))
  }

  @inline(__always)
  private mutating func append(_ unit: UInt32) {
    guard output.hasRoom else { return }
    if leadingHalf == 0, unit & 0xF800 != 0xD800, unit != 0 {
      output.append(scalar: unit)
    } else {
      appendSpecial(unit)
    }
  }

  /// Writes a unit that is half of a pair, or behind one, or zero.
  private mutating func appendSpecial(_ unit: UInt32) {
    let lead = leadingHalf
    leadingHalf = 0
    if lead != 0, unit & 0xFC00 == 0xDC00 {
      output.append(scalar: 0x1_0000 &+ (lead & 0x3FF) &<< 10 &+ (unit & 0x3FF))
      return
    }
    if lead != 0 { output.appendDamage() }
    if unit & 0xFC00 == 0xD800 {
      leadingHalf = unit
    } else if unit == 0 || unit & 0xFC00 == 0xDC00 {
      output.appendDamage()
    } else if output.hasRoom {
      output.append(scalar: unit)
    }
  }
}
