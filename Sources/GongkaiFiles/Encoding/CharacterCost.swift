// How surprising is a character in a Chinese report?

import CICU

/// What each UTF-16 unit costs: minus the logarithm of how often it may be expected.
///
/// The sum over a text is the message length of Shannon's code for it, so readings of the same bytes
/// in several encodings can be compared (C. E. Shannon, "A Mathematical Theory of Communication",
/// Bell System Technical Journal 27, 1948, doi:10.1002/j.1538-7305.1948.tb01338.x).
/// The figures are rough: what matters is that readings of wrong bytes consist of rare characters.
enum CharacterCost {
  /// How many units of cost make one bit.
  static let unitsOfBit = 8

  static let ascii = bits(6.5)
  /// A byte that is no text.
  static let damage = bits(12)
  /// Half of a character beyond the Basic Multilingual Plane.
  static let surrogate = bits(18)
  /// A four-byte sequence of GB18030 or UTF-8.
  static let fourBytes = bits(24)
  /// A control character other than blanks and line ends.
  static let control = bits(14)
  static let zero = bits(15)
  /// More than the cost of any two single bytes: what is never chosen.
  static let forbidden = UInt8.max

  /// A byte of what is read as UTF-16 and is none: random bytes cost more, text of any language less.
  static let randomByte = bits(7.75)
  /// More than this costs no character in common use.
  static let rare = bits(17)

  /// The cost of every unit, by its value.
  static let ofUnits: [UInt8] = makeTable()

  static func bits(_ count: Double) -> UInt8 { UInt8(count * Double(unitsOfBit)) }

  /// Whether text holds that control character.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
  }

  private static func makeTable() -> [UInt8] {
    var table = (UInt32(0)...0xFFFF).map(costByBlock)
    // Lead bytes in the order of GB 2312 and of Big5, each divided into frequent and rare
    // characters by its makers.
    assign(bits(17), to: DoubleByteTable.gb18030, leads: 0xD8...0xF7, trails: 0xA1, in: &table)
    assign(bits(17), to: DoubleByteTable.big5, leads: 0xC9...0xF9, trails: 0x40, in: &table)
    assign(bits(13.5), to: DoubleByteTable.big5, leads: 0xA4...0xC6, trails: 0x40, in: &table)
    assign(bits(13.5), to: DoubleByteTable.gb18030, leads: 0xB0...0xD7, trails: 0xA1, in: &table)
    assign(bits(10), to: CommonCharacters.common, in: &table)
    assign(bits(10), to: CommonCharacters.commonTraditional, in: &table)
    assign(bits(8), to: CommonCharacters.commonest, in: &table)
    assign(bits(8.5), to: CommonCharacters.commonestTraditional, in: &table)
    assign(bits(8), to: CommonCharacters.marks, in: &table)
    return table
  }

  private static func assign(
    _ cost: UInt8, to pairs: DoubleByteTable, leads: ClosedRange<UInt8>, trails first: UInt8,
    in table: inout [UInt8]
  ) {
    for lead in leads {
      for trail in first...0xFE {
        let unit = pairs.units[DoubleByteTable.place(lead, trail)]
        if cicu_east_asian_script(Int32(unit)) == 1 { table[Int(unit)] = cost }
      }
    }
  }

  private static func assign(_ cost: UInt8, to text: String, in table: inout [UInt8]) {
    for unit in text.utf16 where unit >= 0x80 { table[Int(unit)] = cost }
  }

  private static func costByBlock(_ unit: UInt32) -> UInt8 {
    switch unit {
    case 0: zero
    case 0x01..<0x20: isBlank(UInt8(unit)) ? ascii : control
    case 0x20..<0x7F: ascii
    case 0x7F: control
    case 0xD800..<0xE000: surrogate
    case 0xE000..<0xF900: bits(24)
    case 0xFEFF: bits(12)
    case 0xFF01..<0xFF5F, 0x2460..<0x2500, 0x3000..<0x3020: bits(12)
    default: costByCategory(unit)
    }
  }

  private static func costByCategory(_ unit: UInt32) -> UInt8 {
    let scalar = Int32(unit)
    let unassigned: Int32 = 0
    let controlCharacter: Int32 = 15
    let category = cicu_general_category(scalar)
    if category == unassigned { return bits(27) }
    if category == controlCharacter { return bits(24) }
    switch cicu_east_asian_script(scalar) {
    case 1: return bits(0x4E00..<0xA000 ~= unit ? 22 : 24)
    case 2: return bits(14)
    case 3: return bits(14)
    default: return bits(14)
    }
  }
}
