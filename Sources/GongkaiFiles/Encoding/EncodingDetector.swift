// In which encoding are these bytes?

/// Finds the encoding of a text from all of its bytes.
///
/// A mark or well-formed UTF-8 settles it. Otherwise the bytes are read in every encoding that their
/// kinds allow, damaged bytes included, and the least surprising reading wins (see `CharacterCost`).
public enum EncodingDetector {
  /// The encoding of `bytes`, which are the whole of a file. Plain ASCII and nothing are UTF-8.
  ///
  /// `declared`, what the file or its sender says, tips the balance where the bytes leave it open: by
  /// three characters or so.
  ///
  /// - Complexity: O(count); well-formed UTF-8 is seen in one quick pass.
  public static func detect(
    _ bytes: UnsafeRawBufferPointer, declared: TextEncoding? = nil
  ) -> TextEncoding {
    var isWellFormed = false
    return unsafe detect(bytes, declared: declared, isWellFormed: &isWellFormed)
  }

  /// `isWellFormed` becomes whether the bytes were seen to be well-formed UTF-8, without zero bytes.
  private static func detect(
    _ bytes: UnsafeRawBufferPointer, declared: TextEncoding?, isWellFormed: inout Bool
  ) -> TextEncoding {
    if let marked = unsafe encodingByMark(bytes) { return marked }
    let isContested = declared == .gb18030 || declared == .big5
    if unsafe UTF8Scan.endOfWellFormed(in: bytes, from: 0) == bytes.count {
      isWellFormed = true
      // Accented letters may be Chinese characters of two bytes; longer sequences cannot.
      guard isContested else { return .utf8 }
      let letters = unsafe UTF8Census(bytes)
      if letters.longSequences > 0 || letters.shortSequences == 0 { return .utf8 }
    }
    let census = unsafe ByteCensus(bytes)
    var candidates: [TextEncoding] = [.gb18030, .big5]
    // Every other byte of UTF-16 is anything.
    if census.controls > bytes.count / 64 || bytes.count < 256 {
      candidates += [.utf16LittleEndian, .utf16BigEndian]
    } else if census.lonely * 2 > census.high, census.high >= 16 || !isContested {
      return .utf8
    }
    if census.brokenLeads < 64 || census.brokenLeads * 2 < census.leads {
      let sequences = unsafe UTF8Census(bytes)
      if sequences.longSequences >= max(8, 4 * sequences.strayBytes) { return .utf8 }
      candidates.append(.utf8)
    }
    return unsafe leastSurprising(of: candidates, bytes, declared: declared)
  }

  /// The encoding of `bytes`, which are the whole of a file.
  public static func detect(_ bytes: [UInt8], declared: TextEncoding? = nil) -> TextEncoding {
    // SAFETY: the array lends its bytes only for the closure.
    unsafe bytes.withUnsafeBytes { unsafe detect($0, declared: declared) }
  }

  /// The encoding of `bytes`, and whether they were seen to be well-formed UTF-8, which
  /// `TextDecoder` then need not see again.
  public static func detectOnce(
    _ bytes: [UInt8], declared: TextEncoding? = nil
  ) -> (encoding: TextEncoding, isWellFormed: Bool) {
    var isWellFormed = false
    // SAFETY: the array lends its bytes only for the closure.
    let encoding = unsafe bytes.withUnsafeBytes {
      unsafe detect($0, declared: declared, isWellFormed: &isWellFormed)
    }
    return (encoding, isWellFormed)
  }

  /// What a byte order mark says; that of UTF-8 is left to the bytes behind it, since files are
  /// joined together carelessly.
  private static func encodingByMark(_ bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    guard bytes.count >= 2 else { return nil }
    // SAFETY: two bytes are there.
    return switch unsafe (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): .utf16LittleEndian
    case (0xFE, 0xFF): .utf16BigEndian
    default: nil
    }
  }

  private static func leastSurprising(
    of candidates: [TextEncoding], _ bytes: UnsafeRawBufferPointer, declared: TextEncoding?
  ) -> TextEncoding {
    var best = TextEncoding.utf8
    var least = Int.max
    for encoding in candidates {
      var handicap = handicap(of: encoding)
      if encoding == declared { handicap -= 28 * CharacterCost.unitsOfBit }
      let limit = least == Int.max ? least : least - handicap
      let cost = unsafe readingCost(bytes, as: encoding, limit: limit)
      guard cost < limit else { continue }
      least = cost + handicap
      best = encoding
    }
    return best
  }

  /// How much less an encoding is expected than UTF-8, where nothing is known of the bytes.
  private static func handicap(of encoding: TextEncoding) -> Int {
    let bits =
      switch encoding {
      case .utf8: 0
      case .gb18030: 24
      case .big5: 26
      case .utf16LittleEndian: 32
      case .utf16BigEndian: 33
      }
    return bits * CharacterCost.unitsOfBit
  }

  /// The cost of reading all the bytes, or some number not below `limit` when it is not less.
  private static func readingCost(
    _ bytes: UnsafeRawBufferPointer, as encoding: TextEncoding, limit: Int
  ) -> Int {
    switch encoding {
    case .utf8: unsafe UTF8Cost.cost(of: bytes, limit: limit)
    case .gb18030: unsafe ReadingModel.gb18030.cost(of: bytes, limit: limit)
    case .big5: unsafe ReadingModel.big5.cost(of: bytes, limit: limit)
    case .utf16LittleEndian: unsafe ReadingModel.utf16LittleEndian.cost(of: bytes, limit: limit)
    case .utf16BigEndian: unsafe ReadingModel.utf16BigEndian.cost(of: bytes, limit: limit)
    }
  }
}
