// Are these bytes no text at all?

/// Why bytes are taken for no text.
public struct BinaryEvidence: Equatable, Sendable {
  /// What the file is.
  public var kind: BinaryKind
  /// Where that is seen: 0 for a signature, else the first byte that text does not hold.
  public var byteOffset: Int
}

/// Tells binary files from damaged text.
public enum BinaryCheck {
  /// Evidence that `bytes`, the whole of a file, are no text in `encoding`; nil when they may be.
  ///
  /// A signature is evidence, and so are control characters when there are more than three and more
  /// than one in 32 bytes, zero bytes counting eightfold; UTF-16 is judged by all of its characters.
  /// Zero bytes at the end do not count, since disks that failed leave them there.
  public static func evidence(
    in bytes: UnsafeRawBufferPointer, as encoding: TextEncoding
  ) -> BinaryEvidence? {
    if let kind = unsafe BinaryKind.named(by: bytes) {
      return BinaryEvidence(kind: kind, byteOffset: 0)
    }
    let first =
      switch encoding {
      case .utf16LittleEndian: unsafe firstOfMuchNoise(inUTF16: bytes, lowByteFirst: true)
      case .utf16BigEndian: unsafe firstOfMuchNoise(inUTF16: bytes, lowByteFirst: false)
      default: unsafe firstOfManyControls(in: bytes)
      }
    return first.map { BinaryEvidence(kind: .unknown, byteOffset: $0) }
  }

  /// Evidence that `bytes`, the whole of a file, are no text in the encoding that they seem to have.
  public static func evidence(in bytes: [UInt8]) -> BinaryEvidence? {
    // SAFETY: the array lends its bytes only for the closure.
    unsafe bytes.withUnsafeBytes {
      unsafe evidence(in: $0, as: EncodingDetector.detect($0))
    }
  }

  private static func firstOfManyControls(in bytes: UnsafeRawBufferPointer) -> Int? {
    var count = bytes.count
    // SAFETY: `count` is above 0, and below that every index lies inside.
    while unsafe count > 0 && bytes[count - 1] == 0 { count -= 1 }
    let text = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<count])
    var first: Int?
    var weight = 0
    var index = unsafe ControlScan.firstControl(in: text, from: 0)
    while index < count {
      let byte = unsafe text[index]
      if !CharacterCost.isBlank(byte) {
        first = first ?? index
        weight += byte == 0 ? 8 : 1
      }
      index = unsafe ControlScan.firstControl(in: text, from: index + 1)
    }
    return weight > max(3, count / 32) ? first : nil
  }

  /// In UTF-16, into which any bytes pair up, evidence is that they read badly.
  private static func firstOfMuchNoise(
    inUTF16 bytes: UnsafeRawBufferPointer, lowByteFirst: Bool
  ) -> Int? {
    var count = bytes.count
    // SAFETY: `count` is above 0, and below that every index lies inside.
    while unsafe count > 0 && bytes[count - 1] == 0 { count -= 1 }
    let text = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<count])
    let model = lowByteFirst ? ReadingModel.utf16LittleEndian : .utf16BigEndian
    let limit = Int(CharacterCost.randomByte) * max(count, leastBytes)
    if unsafe model.cost(of: text, limit: limit) < limit { return nil }
    return unsafe UTF16Noise(of: text, lowByteFirst: lowByteFirst).first
  }

  /// So few bytes say nothing by how they read.
  private static let leastBytes = 64
}
