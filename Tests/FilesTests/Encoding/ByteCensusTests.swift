// Are bytes counted eight at a time as they are one by one?

import TestKit
import Testing

@testable import GongkaiFiles

@Suite struct ByteCensusTests {
  private func isBlank(_ byte: UInt8) -> Bool { [0x09, 0x0A, 0x0C, 0x0D].contains(byte) }

  private func check(_ bytes: [UInt8], _ comment: Comment) {
    let census = unsafe bytes.withUnsafeBytes { unsafe ByteCensus($0) }
    let padded = [0] + bytes + [0]
    let places = 1..<bytes.count + 1
    let lonely = places.count {
      padded[$0] >= 0x80 && padded[$0 - 1] < 0x80 && padded[$0 + 1] < 0x80
    }
    let broken = places.count { padded[$0] >= 0xC0 && !(0x80..<0xC0 ~= padded[$0 + 1]) }
    #expect(census.high == bytes.count { $0 >= 0x80 }, comment)
    #expect(census.leads == bytes.count { $0 >= 0xC0 }, comment)
    #expect(census.lonely == lonely, comment)
    #expect(census.brokenLeads == broken, comment)
    #expect(census.controls == bytes.count { $0 < 0x20 && !isBlank($0) }, comment)
  }

  @Test(arguments: [0, 1, 2, 15, 16, 17, 18, 19, 31, 32, 33, 34, 100, 4080, 4081, 4082, 4097, 9000])
  func agreesWithCountingOneByOne(size: Int) {
    var random = SeededRandom(seed: UInt64(size))
    check((0..<size).map { _ in .random(in: .min ... .max, using: &random) }, "seed \(size)")
    check([UInt8](repeating: 0xFF, count: size), "all high")
    check([UInt8](repeating: 0x01, count: size), "all controls")
  }

  @Test func sequencesOfUTF8AreCounted() {
    let bytes = Array("aé公𠮷".utf8) + [0x80, 0xE5, 0x85, 0x0A, 0xFF]
    let census = unsafe bytes.withUnsafeBytes { unsafe UTF8Census($0) }
    #expect(census.shortSequences == 1)
    #expect(census.longSequences == 2)
    #expect(census.strayBytes == 4)
  }
}
