// How well do bytes read as text of two-byte characters?

/// The costs of reading bytes in an encoding whose characters have one or two bytes, GB18030's four
/// besides.
struct ReadingModel: Sendable {
  /// The cost of each pair, by its first byte times 256 plus its second.
  let pairs: [UInt8]
  /// The cost of each byte that is no part of a pair.
  let singles: [UInt8]
  /// Whether four bytes may be one character.
  let hasFourBytes: Bool

  static let gb18030 = ReadingModel(DoubleByteTable.gb18030, hasFourBytes: true)
  static let big5 = ReadingModel(DoubleByteTable.big5, hasFourBytes: false)
  static let utf16LittleEndian = ReadingModel(lowByteFirst: true)
  static let utf16BigEndian = ReadingModel(lowByteFirst: false)

  private init(_ table: DoubleByteTable, hasFourBytes: Bool) {
    var pairs = [UInt8](repeating: CharacterCost.forbidden, count: 0x1_0000)
    for place in 0..<DoubleByteTable.count where table.units[place] != 0 {
      pairs[0x8000 + place] = CharacterCost.ofUnits[Int(table.units[place])]
    }
    var singles = Array(CharacterCost.ofUnits[..<0x80])
    singles += [UInt8](repeating: CharacterCost.damage, count: 0x80)
    // The euro sign that Windows added to GBK.
    if hasFourBytes { singles[0x80] = CharacterCost.damage &- 1 }
    self.init(pairs: pairs, singles: singles, hasFourBytes: hasFourBytes)
  }

  private init(lowByteFirst: Bool) {
    let costs = CharacterCost.ofUnits
    var pairs = (UInt16(0)...0xFFFF).map { costs[Int(lowByteFirst ? $0.byteSwapped : $0)] }
    // Holes in files are as long in every encoding.
    pairs[0] = 2 * CharacterCost.zero
    let singles = [UInt8](repeating: CharacterCost.zero, count: 0x100)
    self.init(pairs: pairs, singles: singles, hasFourBytes: false)
  }

  private init(pairs: [UInt8], singles: [UInt8], hasFourBytes: Bool) {
    self.pairs = pairs
    self.singles = singles
    self.hasFourBytes = hasFourBytes
  }

  /// The cost of the cheapest reading: a shortest path over the bytes, each step a pair or a single
  /// byte, so that a lost or added byte costs no more than itself. Some number not below `limit`
  /// when it is not less.
  ///
  /// - Complexity: O(count), without memory.
  func cost(of bytes: UnsafeRawBufferPointer, limit: Int = .max) -> Int {
    // SAFETY: `pairs` has 65,536 entries and `singles` 256, so every index made of bytes is inside;
    // the pointers live for the closures.
    unsafe pairs.withUnsafeBufferPointer { pairs in
      unsafe singles.withUnsafeBufferPointer { singles in
        // Costs of the cheapest readings up to one, two, three and four bytes back; those before
        // the start are out of the question.
        let unreachable = Int.max / 2
        var one = 0
        var two = unreachable
        var three = unreachable
        var four = unreachable
        var previous = 0
        var index = 0
        // No step spans more than four bytes, so that three others are on the way to the end: the
        // cheapest reading costs at least the least of the last four.
        while index < bytes.count, min(min(one, two), min(three, four)) < limit {
          let stop = min(bytes.count, index &+ Self.stride)
          while index < stop {
            let byte = unsafe bytes[index]
            let alone = one &+ Int(unsafe singles[Int(byte)])
            let paired = two &+ Int(unsafe pairs[previous | Int(byte)])
            var best = min(alone, paired)
            if hasFourBytes, byte &- 0x30 < 10, index >= 3,
              unsafe FourByteTable.hasForm(
                bytes[index &- 3], bytes[index &- 2], bytes[index &- 1], byte)
            {
              best = min(best, four &+ Int(CharacterCost.fourBytes))
            }
            four = three
            three = two
            two = one
            one = best
            previous = Int(byte) &<< 8
            index &+= 1
          }
        }
        return index < bytes.count ? limit : one
      }
    }
  }

  /// How many bytes are read between looks at the limit.
  private static let stride = 1024
}
