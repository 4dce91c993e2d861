// Which character do the four bytes of a long GB18030 sequence stand for?

/// The four-byte sequences of GB18030: two times a byte of 0x81–0xFE and an ASCII digit.
enum FourByteTable {
  /// How many sequences, from 81 30 81 30 on, belong to the Basic Multilingual Plane.
  private static let basicCount = 39_420
  /// The number of the sequence of U+10000; those behind it follow without gaps.
  private static let firstSupplementary = 189_000

  /// Characters of the Basic Multilingual Plane by number; 0 where there is none.
  private static let basic: [UInt16] = {
    let converter = ICUConverter("gb18030")
    return (0..<basicCount).map { number in
      let units = converter.units(of: sequence(number))
      return units.count == 1 ? units[0] : 0
    }
  }()

  /// Whether the bytes have the form of such a sequence, assigned or not.
  @inline(__always)
  static func hasForm(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> Bool {
    first &- 0x81 < 0x7E && second &- 0x30 < 10 && third &- 0x81 < 0x7E && fourth &- 0x30 < 10
  }

  /// The scalar of four bytes that have the form; nil when none is assigned.
  static func scalar(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32? {
    let high = (Int(first) - 0x81) * 10 + Int(second) - 0x30
    let number = high * 1260 + (Int(third) - 0x81) * 10 + Int(fourth) - 0x30
    if number < basicCount {
      return basic[number] == 0 ? nil : UInt32(basic[number])
    }
    let scalar = number - firstSupplementary + 0x10000
    return 0x10000...0x10FFFF ~= scalar ? UInt32(scalar) : nil
  }

  private static func sequence(_ number: Int) -> [UInt8] {
    [
      UInt8(0x81 + number / 12600), UInt8(0x30 + number / 1260 % 10),
      UInt8(0x81 + number / 10 % 126), UInt8(0x30 + number % 10),
    ]
  }
}
