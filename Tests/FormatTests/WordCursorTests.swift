// Are the postings of a word those of its base less the surplus?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@Suite struct WordCursorTests {
  private typealias Postings = (docs: [UInt32], freqs: [UInt32])

  /// A word over its base, encoded one behind the other.
  private struct Pair {
    let base: Postings
    let word: Postings
    let surplus: Postings
    let section: SectionView
    let baseInfo: TermInfo
    let info: TermInfo
    let documentCount: Int

    func cursor() throws(IndexError) -> WordCursor {
      try WordCursor(info, base: baseInfo, in: section, documentCount: documentCount)
    }
  }

  private static func encode(
    _ base: Postings, _ surplus: Postings, word: Postings, documentCount: Int
  ) -> Pair {
    let norms = [UInt8](repeating: 7, count: documentCount)
    var writer = ByteWriter()
    RankingList.encode(
      docs: base.docs, freqs: base.freqs, norms: norms, boundsBlocks: true, to: &writer)
    let middle = writer.count
    let impacts = [Impact(freq: word.freqs.max() ?? 0, norm: 7)]
    RankingList.encode(
      docs: surplus.docs, freqs: surplus.freqs, norms: norms, boundsBlocks: false,
      impacts: impacts, to: &writer)
    return Pair(
      base: base, word: word, surplus: surplus,
      section: SectionView(bytes: ByteView(writer.bytes), section: .postings, path: "p"),
      baseInfo: TermInfo(
        docFreq: base.docs.count, placeCount: 0, rankingLength: middle, placesLength: 0, offset: 0),
      info: TermInfo(
        docFreq: word.docs.count, placeCount: 0, rankingLength: writer.count - middle,
        placesLength: 0, offset: middle, surplusCount: surplus.docs.count),
      documentCount: documentCount)
  }

  /// - Parameter rate: of how many documents the base stands more often in one.
  private static func random(seed: UInt64, documents: Int, rate: Int) -> Pair {
    var random = SeededRandom(seed: seed)
    var (base, word, surplus): (Postings, Postings, Postings) = (([], []), ([], []), ([], []))
    for doc in 0..<UInt32(documents) where Int.random(in: 0..<3, using: &random) > 0 {
      let freq = UInt32.random(in: 1...9, using: &random)
      let more =
        Int.random(in: 0..<rate, using: &random) == 0
        ? UInt32.random(in: 1...freq, using: &random) : 0
      base.docs.append(doc)
      base.freqs.append(freq)
      if more > 0 {
        surplus.docs.append(doc)
        surplus.freqs.append(more)
      }
      if more < freq {
        word.docs.append(doc)
        word.freqs.append(freq - more)
      }
    }
    return encode(base, surplus, word: word, documentCount: documents)
  }

  @Test(arguments: [1, 90, 2000], [1, 2, 40, 100_000])
  func wordsAreTheirBaseLessTheSurplus(documents: Int, rate: Int) throws {
    for seed in 0..<5 as Range<UInt64> {
      let pair = Self.random(seed: seed, documents: documents, rate: rate)
      var all: Postings = ([], [])
      var cursor = try pair.cursor()
      try cursor.appendAll(docs: &all.docs, freqs: &all.freqs)
      #expect(all == pair.word)
      cursor = try pair.cursor()
      while try cursor.nextBlock() { #expect(cursor.block.filled > 0) }

      var random = SeededRandom(seed: seed + 100)
      let targets = (0..<UInt32(documents)).filter { _ in
        Int.random(in: 0..<4, using: &random) == 0
      }
      let known = Dictionary(uniqueKeysWithValues: zip(pair.word.docs, pair.word.freqs))
      var found = [UInt32](repeating: 99, count: targets.count)
      cursor = try pair.cursor()
      try cursor.probe(targets, into: &found)
      #expect(found == targets.map { known[$0] ?? 0 })
    }
  }

  @Test func aSurplusThatIsNoneOfTheBaseIsRefused() {
    let base: Postings = ([3, 5, 200], [2, 2, 2])
    let wrong: [Postings] = [([5], [3]), ([4], [1]), ([201], [1]), ([1, 5], [1, 1])]
    for surplus in wrong {
      let pair = Self.encode(base, surplus, word: base, documentCount: 300)
      #expect(throws: IndexError.self) {
        var cursor = try pair.cursor()
        while try cursor.nextBlock() {}
      }
    }
    let pair = Self.encode(base, wrong[0], word: base, documentCount: 300)
    #expect(throws: IndexError.self) {
      var cursor = try pair.cursor()
      var found: [UInt32] = [0]
      try cursor.probe([5], into: &found)
    }
    #expect(throws: IndexError.self) {
      try WordCursor(pair.info, base: nil, in: pair.section, documentCount: 300)
    }
  }

  @Test func basesHaveTheSameText() {
    #expect(TermKey(.word, Array("公开".utf8)).base == TermKey(gram: 0x516C, 0x5F00))
    #expect(TermKey(.word, Array("公".utf8)).base == TermKey(.character, scalar: 0x516C))
    let rare = "𠮷𠮷"
    #expect(
      TermKey(.word, Array(rare.utf8)).base == TermKey(gram: 0x20BB7, 0x20BB7))
    #expect(TermKey(.word, Array("公开信".utf8)).base == nil)
    #expect(TermKey(.word, []).base == nil)
    #expect(TermKey(.word, Array("行政复议机关".utf8)).base == nil)
    #expect(TermKey(gram: 0x516C, 0x5F00).base == nil)
  }
}
