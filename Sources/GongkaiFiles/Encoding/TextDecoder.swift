// What is the text of these bytes, as UTF-8?

/// Decodes whole files. Nothing fails: bytes that are no text are marked and counted.
public enum TextDecoder {
  /// Decodes `bytes`.
  ///
  /// A byte order mark of UTF-16 is dropped; that of UTF-8 stays in the text.
  ///
  /// - Returns: The text as valid UTF-8 without zero bytes; and in how many places bytes were
  ///   damaged. Damaged bytes that follow each other are one place and become one U+FFFD. Only they
  ///   are lost: where a byte is missing or was added, the bytes behind it are paired up anew as they
  ///   read best.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, as encoding: TextEncoding
  ) -> (text: [UInt8], damagedPlaces: Int) {
    switch encoding {
    case .utf8: return unsafe decodeUTF8(bytes)
    case .gb18030: return unsafe decodeDoubleBytes(bytes, as: .gb18030)
    case .big5: return unsafe decodeDoubleBytes(bytes, as: .big5)
    case .utf16LittleEndian: return unsafe decodeUTF16(bytes, lowByteFirst: true)
    case .utf16BigEndian: return unsafe decodeUTF16(bytes, lowByteFirst: false)
    }
  }

  /// Decodes `bytes`, which are returned themselves, not copied, when they are undamaged UTF-8.
  ///
  /// - Parameter isWellFormed: whether the detector has seen already that they are.
  public static func decode(
    _ bytes: [UInt8], as encoding: TextEncoding, isWellFormed: Bool = false
  ) -> (text: [UInt8], damagedPlaces: Int) {
    // SAFETY: the array lends its bytes only for the closures.
    if encoding == .utf8,
      unsafe isWellFormed
        || bytes.withUnsafeBytes({ unsafe UTF8Scan.endOfWellFormed(in: $0, from: 0) })
          == bytes.count
    {
      return (bytes, 0)
    }
    return unsafe bytes.withUnsafeBytes { unsafe decode($0, as: encoding) }
  }

  private static func decodeUTF8(
    _ bytes: UnsafeRawBufferPointer
  ) -> (text: [UInt8], damagedPlaces: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var damagedPlaces = 0
    var start = 0
    while true {
      let end = unsafe UTF8Scan.endOfWellFormed(in: bytes, from: start)
      unsafe text.append(contentsOf: bytes[start..<end])
      guard end < bytes.count else { return (text, damagedPlaces) }
      text += [0xEF, 0xBF, 0xBD]
      damagedPlaces += 1
      start = end + 1
      while unsafe start < bytes.count && UTF8Scan.sequenceLength(in: bytes, at: start) == 0 {
        start += 1
      }
    }
  }

  private static func decodeDoubleBytes(
    _ bytes: UnsafeRawBufferPointer, as encoding: DoubleByteEncoding
  ) -> (text: [UInt8], damagedPlaces: Int) {
    // Two bytes nearly always become three, but damage and rare characters may need more.
    let slack = 2 * TextOutput.stepBytes
    let usual = bytes.count + bytes.count / 2 + slack
    return unsafe decode(bytes, capacity: usual, as: encoding)
      ?? decode(bytes, capacity: 3 * bytes.count + slack, as: encoding) ?? ([], 0)
  }

  /// Nil when the text needs more bytes than `capacity`.
  private static func decode(
    _ bytes: UnsafeRawBufferPointer, capacity: Int, as encoding: DoubleByteEncoding
  ) -> (text: [UInt8], damagedPlaces: Int)? {
    var damagedPlaces: Int?
    let text = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      // SAFETY: the decoder lives in this closure, as do the memory and, by the caller, the bytes.
      var decoder = unsafe DoubleByteDecoder(bytes, into: TextOutput(buffer), as: encoding)
      guard decoder.run() else { return }
      count = decoder.output.count
      damagedPlaces = decoder.output.damagedPlaces
    }
    return damagedPlaces.map { (text, $0) }
  }

  private static func decodeUTF16(
    _ bytes: UnsafeRawBufferPointer, lowByteFirst: Bool
  ) -> (text: [UInt8], damagedPlaces: Int) {
    var damagedPlaces = 0
    let capacity = UTF16Decoder.capacity(for: bytes.count)
    let text = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      // SAFETY: the decoder lives in this closure, as do the memory and, by the caller, the bytes.
      var decoder = unsafe UTF16Decoder(
        bytes, lowByteFirst: lowByteFirst, into: TextOutput(buffer))
      decoder.run()
      count = decoder.output.count
      damagedPlaces = decoder.output.damagedPlaces
    }
    return (text, damagedPlaces)
  }
}
