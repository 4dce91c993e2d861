// Which text do two bytes stand for in GB18030 and in Big5?

/// Every pair of bytes of one encoding, with its text.
///
/// Made through ICU when the encoding is first met, which takes some milliseconds.
struct DoubleByteTable: Sendable {
  /// The text of each pair as UTF-8 in the bytes of a number, the lowest first; 0 where the pair is
  /// no character. Places are counted by `place(_:_:)`.
  let utf8: [UInt32]
  /// The first UTF-16 unit of each pair, 0 where the pair is no character.
  let units: [UInt16]

  /// How many pairs have a lead byte from 0x80 on.
  static let count = 0x80 << 8

  /// Where the pair stands; `lead` must be at least 0x80.
  @inline(__always)
  static func place(_ lead: UInt8, _ trail: UInt8) -> Int {
    Int(lead & 0x7F) &<< 8 | Int(trail)
  }

  /// GB18030, of which GBK and GB 2312 are part: also its user-defined characters.
  static let gb18030 = DoubleByteTable(ICUConverter("gb18030"), orElse: nil)

  /// Big5 as it is met: that of Windows, and the characters of Hong Kong (HKSCS 2008) and of ETEN
  /// where Windows leaves room for users' own.
  static let big5 = DoubleByteTable(
    ICUConverter("windows-950-2000"), orElse: ICUConverter("ibm-1375_P100-2008"))

  /// `other` is asked where `converter` knows no character or a user's own.
  private init(_ converter: ICUConverter, orElse other: ICUConverter?) {
    var utf8 = [UInt32](repeating: 0, count: Self.count)
    var units = [UInt16](repeating: 0, count: Self.count)
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        var text = converter.units(of: [lead, trail])
        if let other, text.isEmpty || Self.isPrivate(text[0]) {
          let second = other.units(of: [lead, trail])
          if !second.isEmpty { text = second }
        }
        let bytes = Array(String(decoding: text, as: UTF16.self).utf8)
        guard let first = text.first, bytes.count <= 4 else { continue }
        let place = Self.place(lead, trail)
        units[place] = first
        utf8[place] = bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
      }
    }
    self.utf8 = utf8
    self.units = units
  }

  private static func isPrivate(_ unit: UInt16) -> Bool { 0xE000..<0xF900 ~= unit }
}
