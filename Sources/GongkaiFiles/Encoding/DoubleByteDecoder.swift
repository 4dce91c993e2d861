// What is the text of GB18030 or Big5?

/// An encoding in which most characters have two bytes.
enum DoubleByteEncoding {
  case gb18030, big5

  var table: DoubleByteTable { self == .gb18030 ? .gb18030 : .big5 }
  var model: ReadingModel { self == .gb18030 ? .gb18030 : .big5 }
}

/// Decodes bytes in one pass; lines with damage a second time, more carefully.
@safe
struct DoubleByteDecoder {
  // SAFETY: lent by the caller of `init` for the life of the value.
  private let bytes: UnsafeRawBufferPointer
  private let count: Int
  private let table: DoubleByteTable
  private let encoding: DoubleByteEncoding
  private(set) var output: TextOutput
  private var index = 0
  /// Behind the last byte that is certainly a character of its own, with what was written till there.
  private var safeIndex = 0
  private var safeOutput: TextOutput

  /// How far from damage the bytes are paired up anew.
  private static let reach = 8192

  /// - Precondition: `bytes` and the memory of `output` outlive the value.
  init(
    _ bytes: UnsafeRawBufferPointer, into output: TextOutput, as encoding: DoubleByteEncoding
  ) {
    unsafe self.bytes = bytes
    count = bytes.count
    table = encoding.table
    self.encoding = encoding
    self.output = output
    safeOutput = output
  }

  /// Decodes all bytes; false when the memory does not suffice.
  mutating func run() -> Bool {
    while index < count {
      guard output.hasRoom else { return false }
      // SAFETY: `index` is below the number of bytes, and so is what is read behind it.
      let byte = unsafe bytes[index]
      if byte < 0x80 {
        appendASCII(byte)
        continue
      }
      if index &+ 1 < count {
        let trail = unsafe bytes[index &+ 1]
        let text = table.utf8[DoubleByteTable.place(byte, trail)]
        if text != 0 {
          output.append(utf8: text)
          index &+= 2
          continue
        }
      }
      if appendRarity(byte) { continue }
      guard repairLine() else { return false }
    }
    return true
  }

  /// Writes ASCII from `index` on: eight bytes if so many follow, else one.
  @inline(__always)
  private mutating func appendASCII(_ byte: UInt8) {
    var last = byte
    let word = index &+ 8 <= count ? load(index) : UInt64.max
    if UTF8Scan.isPlainASCII(word) {
      output.append(word, length: 8)
      last = UInt8(truncatingIfNeeded: word &>> 56)
      index &+= 8
    } else {
      if byte == 0 { output.appendDamage() } else { output.append(UInt64(byte), length: 1) }
      index &+= 1
    }
    if Self.isNeverTrail(last) {
      safeIndex = index
      safeOutput = output
    }
  }

  @inline(__always)
  private func load(_ index: Int) -> UInt64 {
    // SAFETY: the caller has seen that eight bytes are there.
    UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Whether a byte stands for itself wherever it stands.
  @inline(__always)
  private static func isNeverTrail(_ byte: UInt8) -> Bool {
    byte < 0x40 && byte &- 0x30 >= 10
  }

  /// Writes a four-byte character, or the euro sign of Windows, at `index`; false when there is none.
  private mutating func appendRarity(_ byte: UInt8) -> Bool {
    guard encoding == .gb18030 else { return false }
    if let scalar = fourByteScalar(at: index) {
      output.append(scalar: scalar)
      index += 4
      return true
    }
    guard byte == 0x80 else { return false }
    output.append(scalar: 0x20AC)
    index += 1
    return true
  }

  private func fourByteScalar(at start: Int) -> UInt32? {
    guard encoding == .gb18030, start + 4 <= count else { return nil }
    // SAFETY: four bytes are there.
    let (first, second) = unsafe (bytes[start], bytes[start + 1])
    let (third, fourth) = unsafe (bytes[start + 2], bytes[start + 3])
    guard FourByteTable.hasForm(first, second, third, fourth) else { return nil }
    return FourByteTable.scalar(first, second, third, fourth)
  }

  /// Decodes from the last safe place through the damage at `index` up to the next, by the cheapest
  /// way to pair the bytes; false when the memory does not suffice.
  private mutating func repairLine() -> Bool {
    if index - safeIndex <= Self.reach {
      output = safeOutput
    } else {
      safeIndex = index
    }
    var end = index + 1
    let limit = min(count, index + Self.reach)
    // SAFETY: `end` is below the limit, which is within the bytes.
    while unsafe end < limit && !Self.isNeverTrail(bytes[end]) { end += 1 }
    let line = unsafe UnsafeRawBufferPointer(rebasing: bytes[safeIndex..<end])
    index = safeIndex
    // SAFETY: `line` is part of the bytes that the caller lends.
    for length in unsafe encoding.model.cheapestReading(of: line) {
      guard output.hasRoom else { return false }
      append(length: Int(length))
    }
    safeIndex = index
    safeOutput = output
    return true
  }

  /// Writes the step of a reading that has `length` bytes.
  private mutating func append(length: Int) {
    // SAFETY: a reading's steps end with the bytes that were read.
    let byte = unsafe bytes[index]
    switch length {
    case 4:
      if let scalar = fourByteScalar(at: index) { output.append(scalar: scalar) }
    case 2:
      output.append(utf8: table.utf8[DoubleByteTable.place(byte, unsafe bytes[index + 1])])
    default:
      if byte == 0 || byte > 0x80 || (byte == 0x80 && encoding == .big5) {
        output.appendDamage()
      } else {
        output.append(scalar: byte == 0x80 ? 0x20AC : UInt32(byte))
      }
    }
    index += length
  }
}
