// Does what searches remember agree with what they would find anew?

import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct MemoryTests {
  @Test func valuesOfTermsAreThoseOfADictionary() {
    var random = SeededRandom(seed: 31)
    for _ in 0..<50 {
      var values = TermValues<Int?>()
      var expected: [[UInt8]: Int?] = [:]
      for number in 0..<Int.random(in: 0...60, using: &random) {
        // Keys that differ in their kinds, in their last bytes, and in length only.
        let text = [UInt8](
          repeating: [0, 0x61].randomElement(using: &random)!,
          count: Int.random(in: 0...20, using: &random))
        let key = TermKey([.gram, .word].randomElement(using: &random)!, text)
        #expect(values[key] == expected[key.bytes])
        guard expected[key.bytes] == nil else { continue }
        let value = number % 3 == 0 ? nil : number
        values.add(value, of: key)
        expected[key.bytes] = .some(value)
        for (bytes, value) in expected { #expect(values[TermKey(raw: bytes)] == .some(value)) }
      }
    }
  }

  @Test func rememberedOrderIsThatOfIdentifiers() throws {
    var texts = RandomTexts(seed: 32)
    var pair = try Pair(rankingThreshold: 1)
    try pair.add(texts.documents(60))
    for segment in try pair.searcher().commit.segments {
      let identifiers = segment.reader.identifiers
      let scratch = SegmentScratch(segment.reader)
      // Far more comparisons than there are documents, after which their order is remembered.
      for doc in 0..<segment.reader.documentCount {
        for other in 0..<segment.reader.documentCount {
          let expected = try identifiers.precedes(doc, other, in: identifiers)
          #expect(try scratch.precedes(UInt32(doc), UInt32(other)) == expected, "\(doc) \(other)")
        }
      }
    }
  }
}
