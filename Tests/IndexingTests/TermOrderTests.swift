// Do terms stand in the order of their keys, and numbers in theirs?

import GongkaiFormat
import GongkaiText
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct TermOrderTests {
  @Test func radixSortAgreesWithComparing() {
    var random = SeededRandom(seed: 7)
    for count in [0, 1, 2, 500, 5000] {
      for mask in [0, 0xFF, 0x1F_FFFF << 42, .max] as [UInt64] {
        let items = (0..<count).map {
          NumberedKey(key: random.next() & mask, number: UInt32($0))
        }
        let slow = items.sorted { ($0.key, $0.number) < ($1.key, $1.number) }
        #expect(RadixSort.sorted(items) == slow, "\(count) items, mask \(mask)")
      }
    }
  }

  /// Words of one to five characters that often begin alike, in lexicon and keys as a batch has them.
  private func words(_ random: inout SeededRandom) -> (keys: [UInt64], lexicon: Lexicon) {
    let lexicon = Lexicon()
    var texts: Set<[UInt32]> = []
    while texts.count < 600 {
      texts.insert(
        (0..<Int.random(in: 1...5, using: &random)).map { _ in
          [0x4E00, 0x4E01, 0x9FA5, 0x2_0000].randomElement(using: &random)!
        })
    }
    let keys = texts.shuffled(using: &random).map { text in
      guard text.count > 3 else {
        return PackedKey.shortWord(
          text[0], text.count > 1 ? text[1] : 0, text.count > 2 ? text[2] : 0)
      }
      var bytes: [UInt8] = []
      for unit in text { TermKey.appendUTF8(unit, to: &bytes) }
      // SAFETY: the lexicon copies the bytes.
      return PackedKey.lexiconEntry(
        Int(unsafe bytes.withUnsafeBytes { unsafe lexicon.intern($0) }))
    }
    return (keys, lexicon)
  }

  @Test(arguments: [TermKind.word, .otherWord]) func termsStandInTheOrderOfTheirKeys(
    inLexicon: TermKind
  ) {
    var random = SeededRandom(seed: 8)
    let (keys, lexicon) = words(&random)
    let packed: TermKind = inLexicon == .word ? .word : .gram
    let order = TermOrder(keys, lexicon, packed: packed, inLexicon: inLexicon)
    #expect(Set(order.numbers).count == keys.count && order.numbers.count == keys.count)
    let dictionary = keys.indices.map { order.key(at: $0) }
    #expect(dictionary == dictionary.sorted { $0.lexicographicallyPrecedes($1) })
    let ordinals = order.ordinals
    #expect(keys.indices.allSatisfy { ordinals[Int(order.numbers[$0])] == UInt32($0) })
  }
}
