// Is the cheapest reading the cheapest?

import TestKit
import Testing

@testable import GongkaiFiles

@Suite struct ReadingModelTests {
  /// Tries every way to read the bytes.
  private func slowCost(_ model: ReadingModel, _ bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    var best = Int(model.singles[Int(first)]) + slowCost(model, bytes.dropFirst())
    if bytes.count >= 2 {
      let pair = Int(first) << 8 | Int(bytes[bytes.startIndex + 1])
      best = min(best, Int(model.pairs[pair]) + slowCost(model, bytes.dropFirst(2)))
    }
    let four = Array(bytes.prefix(4))
    if model.hasFourBytes, four.count == 4,
      FourByteTable.hasForm(four[0], four[1], four[2], four[3])
    {
      best = min(best, Int(CharacterCost.fourBytes) + slowCost(model, bytes.dropFirst(4)))
    }
    return best
  }

  @Test func costIsThatOfTheBestOfAllReadings() {
    var random = SeededRandom(seed: 1)
    let alphabet: [UInt8] = [
      0x00, 0x0A, 0x30, 0x35, 0x41, 0x61, 0x81, 0x95, 0xA4, 0xB0, 0xD6, 0xFF,
    ]
    let models = [ReadingModel.gb18030, .big5, .utf16LittleEndian, .utf16BigEndian]
    for round in 0..<400 {
      let size = Int.random(in: 0...12, using: &random)
      let bytes = (0..<size).map { _ in alphabet.randomElement(using: &random)! }
      for model in models {
        let cost = unsafe bytes.withUnsafeBytes { unsafe model.cost(of: $0) }
        #expect(cost == slowCost(model, bytes[...]), "seed 1, round \(round): \(bytes)")
        let steps = unsafe bytes.withUnsafeBytes { unsafe model.cheapestReading(of: $0) }
        #expect(steps.reduce(0) { $0 + Int($1) } == size)
      }
    }
  }

  @Test func aLimitEndsTheReading() {
    let bytes = ICUTwin.encode(ReportSentences.simplified.joined(), as: .gb18030)!
    unsafe bytes.withUnsafeBytes { bytes in
      for model in [ReadingModel.gb18030, .big5] {
        let cost = unsafe model.cost(of: bytes)
        for limit in [0, 1, cost / 2, cost - 1, cost] {
          #expect(unsafe model.cost(of: bytes, limit: limit) >= limit)
        }
        #expect(unsafe model.cost(of: bytes, limit: cost + 1) == cost)
      }
      let cost = unsafe UTF8Cost.cost(of: bytes)
      #expect(unsafe UTF8Cost.cost(of: bytes, limit: cost / 2) >= cost / 2)
      #expect(unsafe UTF8Cost.cost(of: bytes, limit: cost + 1) == cost)
    }
  }

  @Test func commonCharactersAreCheap() {
    func cost(_ scalar: Unicode.Scalar) -> UInt8 { CharacterCost.ofUnits[Int(scalar.value)] }
    #expect(cost("的") < cost("源"))
    #expect(cost("源") < cost("氨"))
    #expect(cost("氨") < cost("鳜"))
    #expect(cost("鳜") < cost("䲟"))
    #expect(cost("國") < cost("氨"))
  }
}
