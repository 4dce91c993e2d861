// How often is the encoding of a damaged Chinese text found?

import GongkaiFiles
import TestKit
import Testing

@Suite struct DetectorShareTests {
  /// Files tried, and how many of them were told right by us and by ICU.
  private struct Share {
    var tried = 0
    var ours = 0
    var byICU = 0

    var percent: Double { tried == 0 ? 100 : Double(ours) * 100 / Double(tried) }
    var percentByICU: Double { tried == 0 ? 100 : Double(byICU) * 100 / Double(tried) }
  }

  private func share(
    _ encoding: TextEncoding, lengths: ClosedRange<Int>, damage: EncodedVariant.Damage, count: Int,
    seed: UInt64
  ) -> Share {
    var random = SeededRandom(seed: seed)
    var share = Share()
    while share.tried < count {
      let length = Int.random(in: lengths, using: &random)
      guard
        let variant = EncodedVariant.make(
          encoding, length: length, damage: damage, using: &random)
      else { continue }
      share.tried += 1
      if EncodingDetector.detect(variant.bytes) == encoding { share.ours += 1 }
      if ICUTwin.detect(variant.bytes) == encoding { share.byICU += 1 }
    }
    return share
  }

  @Test(arguments: TextEncoding.allCases, EncodedVariant.Damage.allCases)
  func reportsFrom60CharactersOn(encoding: TextEncoding, damage: EncodedVariant.Damage) {
    let share = share(encoding, lengths: 60...600, damage: damage, count: 120, seed: 1)
    print(
      "\(encoding.rawValue), \(damage): \(share.percent) % right, ICU \(share.percentByICU) %")
    #expect(share.percent >= (encoding == .utf8 ? 100 : 97), "seed 1")
    #expect(share.ours >= share.byICU, "seed 1")
  }

  @Test(arguments: TextEncoding.allCases)
  func shortTexts(encoding: TextEncoding) {
    let share = share(encoding, lengths: 10...59, damage: .none, count: 120, seed: 2)
    print(
      "\(encoding.rawValue), short: \(share.percent) % right, ICU \(share.percentByICU) %")
    #expect(share.percent >= 95, "seed 2")
    #expect(share.ours >= share.byICU, "seed 2")
  }

  @Test func longTexts() {
    for encoding in TextEncoding.allCases {
      let share = share(encoding, lengths: 1500...2000, damage: .stray, count: 10, seed: 3)
      #expect(share.percent == 100, "\(encoding), seed 3")
    }
  }

  @Test func manyStrayBytesLeaveUTF8ItsEncoding() {
    var random = SeededRandom(seed: 4)
    for round in 0..<200 {
      let length = Int.random(in: 60...500, using: &random)
      guard
        var variant = EncodedVariant.make(.utf8, length: length, damage: .none, using: &random)
      else { continue }
      // Up to one byte in 20.
      for _ in 0..<variant.bytes.count / 20 {
        let place = Int.random(in: 0..<variant.bytes.count, using: &random)
        variant.bytes[place] = UInt8.random(in: 0x80...0xFF, using: &random)
      }
      #expect(
        EncodingDetector.detect(variant.bytes) == .utf8,
        "seed 4, round \(round): \(variant.description)")
    }
  }
}
