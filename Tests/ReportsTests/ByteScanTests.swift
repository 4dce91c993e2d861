// Do the fast scans find what a look at every byte finds?

import TestKit
import Testing

@testable import GongkaiReports

@Suite struct ByteScanTests {
  private func slowEnd(_ bytes: [UInt8], from start: Int, quotes: Bool) -> Int {
    bytes[start...].firstIndex { $0 < 0x20 || (quotes && ($0 == 0x22 || $0 == 0x5C)) }
      ?? bytes.count
  }

  @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 64, 200])
  func endOfRunMatchesTheSlowScan(size: Int) {
    var random = SeededRandom(seed: UInt64(size))
    let alphabet: [UInt8] = [
      0x00, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xFF,
    ]
    for round in 0..<300 {
      let bytes = (0..<size).map { _ in
        Int.random(in: 0..<8, using: &random) == 0
          ? alphabet.randomElement(using: &random)! : UInt8.random(in: 0x30...0x50, using: &random)
      }
      for quotes in [false, true] {
        let start = Int.random(in: 0...size, using: &random)
        let fast = unsafe bytes.withUnsafeBytes {
          unsafe ByteScan.endOfRun(in: $0, from: start, quotes: quotes)
        }
        #expect(
          fast == slowEnd(bytes, from: start, quotes: quotes),
          "seed \(size), round \(round), bytes \(bytes)")
      }
    }
  }

  @Test func everyByteValueAtEveryPlace() {
    for value in UInt8.min...UInt8.max {
      for place in 0..<17 {
        var bytes = [UInt8](repeating: 0x41, count: 17)
        bytes[place] = value
        let fast = unsafe bytes.withUnsafeBytes {
          unsafe ByteScan.endOfRun(in: $0, from: 0, quotes: true)
        }
        #expect(fast == slowEnd(bytes, from: 0, quotes: true), "byte \(value) at \(place)")
      }
    }
  }

  @Test(
    arguments: [
      ([0x41, 0xC0, 0x80], 1), ([0xE4, 0xBF], 0), ([0xE4, 0xBF, 0xA1], nil),
      ([0xED, 0xA0, 0x80], 0),
      ([0x61, 0x62, 0xFF], 2), ([0xF4, 0x90, 0x80, 0x80], 0), ([], nil),
      ([0xE4, 0xBF, 0xA1, 0x80], 3),
    ] as [([UInt8], Int?)])
  func invalidUTF8IsFoundWhereItStarts(bytes: [UInt8], offset: Int?) {
    let found = unsafe bytes.withUnsafeBytes { unsafe ByteScan.firstInvalidUTF8(in: $0) }
    #expect(found == offset)
  }
}
