// Do the quick scans find what a look at every byte finds?

import TestKit
import Testing

@testable import GongkaiFiles

@Suite struct UTF8ScanTests {
  private func end(_ bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBytes { unsafe UTF8Scan.endOfWellFormed(in: $0, from: 0) }
  }

  /// The longest prefix that the standard library takes for text without zero bytes.
  private func slowEnd(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var end = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator), scalar != "\0" {
      end += UTF8.width(scalar)
    }
    return end
  }

  @Test func agreesWithTheStandardLibrary() {
    var random = SeededRandom(seed: 1)
    let pieces: [[UInt8]] = [
      Array("a".utf8), Array("report 8".utf8), Array("é".utf8), Array("公".utf8), Array("中国".utf8),
      Array("\u{D7FF}\u{800}".utf8), Array("𠮷".utf8), Array("，".utf8),
    ]
    let wrong: [[UInt8]] = [
      [0x80], [0xC1, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE4],
      [0xF0, 0x8F, 0xBF, 0xBF], [0x00], [0xFF], [0xE4, 0xB8], [0xC3], [0xF5, 0x80, 0x80, 0x80],
    ]
    for round in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<12, using: &random) {
        let isWrong = Int.random(in: 0..<15, using: &random) == 0
        bytes += (isWrong ? wrong : pieces).randomElement(using: &random)!
      }
      #expect(end(bytes) == slowEnd(bytes), "seed 1, round \(round): \(bytes)")
    }
  }

  @Test func controlsAreFoundAtEveryPlace() {
    for value in UInt8.min...UInt8.max {
      for place in 0..<17 {
        var bytes = [UInt8](repeating: 0xB0, count: 17)
        bytes[place] = value
        let found = unsafe bytes.withUnsafeBytes {
          unsafe ControlScan.firstControl(in: $0, from: 0)
        }
        #expect(found == (value < 0x20 ? place : 17), "byte \(value) at \(place)")
      }
    }
  }
}
