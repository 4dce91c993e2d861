// Is the one-byte length the one that Lucene writes?

import GongkaiFormat
import Testing

@Suite struct NormsTests {
  @Test func valuesAreLucenes() {
    // The codes and lengths of Lucene's SmallFloat.intToByte4 and byte4ToInt, worked out by hand.
    let pairs: [(length: Int, code: UInt8, least: Int)] = [
      (0, 0, 0), (1, 1, 1), (39, 39, 39), (40, 40, 40), (41, 40, 40), (42, 41, 42),
      (55, 47, 54), (56, 48, 56), (57, 48, 56), (100, 57, 96), (1000, 87, 984),
      (Int(Int32.max), 255, 2_013_265_944), (Int.max, 255, 2_013_265_944),
    ]
    for pair in pairs {
      #expect(SmallFloat.encode(pair.length) == pair.code, "\(pair.length)")
      #expect(SmallFloat.decode(pair.code) == pair.least, "\(pair.length)")
    }
  }

  @Test func shortLengthsAreExact() {
    for length in 0..<40 { #expect(SmallFloat.decode(SmallFloat.encode(length)) == length) }
  }

  @Test func codesAscendWithLengths() {
    for code in 1...255 {
      let length = SmallFloat.decode(UInt8(code))
      #expect(length > SmallFloat.decode(UInt8(code - 1)), "\(code)")
      #expect(SmallFloat.encode(length) == code && SmallFloat.encode(length - 1) == code - 1)
    }
    #expect(SmallFloat.lengths == (0...255).map { SmallFloat.decode(UInt8($0)) })
    // The error is below an eighth: three bits stand behind the leading one.
    for length in stride(from: 40, to: 3_000_000, by: 997) {
      let least = SmallFloat.decode(SmallFloat.encode(length))
      #expect(least <= length && (length - least) * 8 <= length, "\(length)")
    }
  }
}
