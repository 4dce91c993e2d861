// In which encoding might bytes be that are not UTF-8?

/// An encoding that bytes look like.
public enum SuspectedEncoding: Equatable, Sendable {
  /// GBK or its superset GB18030.
  case gb18030
  case utf16LittleEndian
  case utf16BigEndian

  /// What people call it.
  var name: String {
    switch self {
    case .gb18030: "GBK or GB18030"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    }
  }

  /// What `iconv` calls it.
  var iconvName: String {
    switch self {
    case .gb18030: "GB18030"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    }
  }

  /// How many bytes are looked at.
  private static let sampleBytes = 4096
  /// How many bytes of characters in UTF-8 speak against GBK, which looks so only by rare chance.
  private static let tellingBytes = 9

  /// A guess from byte order mark, the common ranges of Chinese text, and nothing else.
  ///
  /// `firstInvalid` is the first byte that is not UTF-8; GBK is looked for from there on, unless
  /// what stands before it is Chinese text in UTF-8, which was damaged or cut off.
  static func guess(_ bytes: UnsafeRawBufferPointer, firstInvalid: Int) -> SuspectedEncoding? {
    // SAFETY: prefixes of a buffer that is lent to this call; the copy is made at once.
    let head = unsafe [UInt8](bytes.prefix(sampleBytes))
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if looksLikeUTF16(head, lowByte: 0) { return .utf16LittleEndian }
    if looksLikeUTF16(head, lowByte: 1) { return .utf16BigEndian }
    let before = head.prefix(firstInvalid).count { $0 >= 0x80 }
    guard before < tellingBytes else { return nil }
    let rest = unsafe [UInt8](bytes.dropFirst(firstInvalid).prefix(sampleBytes))
    return looksLikeGB18030(rest) ? .gb18030 : nil
  }

  /// Whether nine of ten units are ASCII text, Han characters or their punctuation.
  private static func looksLikeUTF16(_ bytes: [UInt8], lowByte: Int) -> Bool {
    let units = bytes.count / 2
    guard units >= 2 else { return false }
    var likely = 0
    for unit in 0..<units {
      let low = UInt16(bytes[2 * unit + lowByte])
      let high = UInt16(bytes[2 * unit + 1 - lowByte])
      switch high << 8 | low {
      case 0x09, 0x0A, 0x0D, 0x20..<0x7F, 0x3000..<0x3020, 0x4E00..<0xA000, 0xFF01..<0xFF5F:
        likely += 1
      default: break
      }
    }
    return likely * 10 >= units * 9
  }

  /// Whether the bytes pair up as GBK does, most pairs among the characters of GB 2312.
  private static func looksLikeGB18030(_ bytes: [UInt8]) -> Bool {
    var pairs = 0
    var common = 0
    var index = 0
    while index + 1 < bytes.count {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      let trail = bytes[index + 1]
      guard lead > 0x80, lead < 0xFF, trail >= 0x30, trail != 0x7F, trail < 0xFF else {
        return false
      }
      pairs += 1
      if 0xA1..<0xF8 ~= lead, trail >= 0xA1 { common += 1 }
      index += 2
    }
    return pairs > 0 && common * 5 >= pairs * 4
  }
}
