// Does the lexicon give each word one number, and back?

import TestKit
import Testing

@testable import GongkaiText

@Suite struct LexiconTests {
  private func intern(_ bytes: [UInt8], in lexicon: Lexicon) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe lexicon.intern($0) }
  }

  @Test(arguments: [0, 1, 31, 32, 33, 64, 1000, 20_000])
  func agreesWithADictionary(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    let lexicon = Lexicon()
    for round in 0..<2 {
      var numbers: [[UInt8]: UInt32] = [:]
      for _ in 0..<count {
        let length = Int.random(in: 0...12, using: &random)
        let word = (0..<length).map { _ in UInt8.random(in: 97...100, using: &random) }
        let expected = numbers[word] ?? UInt32(numbers.count)
        numbers[word] = expected
        #expect(intern(word, in: lexicon) == expected)
      }
      #expect(lexicon.count == numbers.count, "round \(round)")
      for (word, number) in numbers {
        #expect(lexicon.bytes(of: Int(number)) == word)
        #expect(unsafe lexicon.withBytes(of: Int(number)) { unsafe Array($0) } == word)
      }
      lexicon.removeAll()
      #expect(lexicon.count == 0)
    }
    #expect(lexicon.byteCount > 0)
  }
}
