// Do ranking lists give back documents and frequencies, and do impacts bound them?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@Suite struct RankingListTests {
  /// Postings with a norm for every document.
  private struct Postings {
    var docs: [UInt32]
    var freqs: [UInt32]
    var norms: [UInt8]

    init(_ count: Int, seed: UInt64) {
      var random = SeededRandom(seed: seed)
      docs = ascending(count, from: UInt32(seed % 2), longest: 50, &random)
      freqs = docs.map { _ in
        Int.random(in: 0..<9, using: &random) == 0
          ? UInt32.random(in: 1...100_000, using: &random)
          : UInt32.random(in: 1...3, using: &random)
      }
      norms = (0...(docs.last ?? 0)).map { _ in UInt8.random(in: 0...60, using: &random) }
    }

    func encoded(boundsBlocks: Bool = true) -> (info: TermInfo, section: SectionView) {
      var writer = ByteWriter()
      writer.append([7, 7])
      RankingList.encode(
        docs: docs, freqs: freqs, norms: norms, boundsBlocks: boundsBlocks, to: &writer)
      let info = TermInfo(
        docFreq: docs.count, placeCount: 0, rankingLength: writer.count - 2, placesLength: 0,
        offset: 2)
      return (info, section(writer.bytes))
    }

    /// Whether one of the impacts is at least as good as posting `index`.
    func isBounded(_ index: Int, by impacts: [Impact]) -> Bool {
      let norm = norms[Int(docs[index])]
      return impacts.contains { $0.freq >= freqs[index] && $0.norm <= norm }
    }
  }

  @Test(arguments: blockSizes) func blocksComeBackWithTheirImpacts(count: Int) throws {
    for seed in 0..<4 as Range<UInt64> {
      let postings = Postings(count, seed: seed)
      let (info, bytes) = postings.encoded()
      var cursor = try RankingCursor(info, in: bytes, documentCount: postings.norms.count)
      let ofAll = try cursor.impacts
      #expect((0..<count).allSatisfy { postings.isBounded($0, by: ofAll) })
      var docs: [UInt32] = []
      var freqs: [UInt32] = []
      while true {
        let impacts = try cursor.impactsOfNextBlock()
        guard try cursor.nextBlock() else { break }
        let range = docs.count..<docs.count + cursor.filled
        docs += cursor.docs[..<cursor.filled]
        freqs += cursor.freqs[..<cursor.filled]
        #expect((impacts == nil) == (cursor.filled < 128))
        guard let impacts else { continue }
        #expect(range.allSatisfy { postings.isBounded($0, by: impacts) }, "seed \(seed)")
        // Each impact has the frequency of a posting and the norm of one.
        for impact in impacts {
          #expect(range.contains { postings.freqs[$0] == impact.freq })
          #expect(range.contains { postings.norms[Int(docs[$0])] == impact.norm })
        }
      }
      #expect(docs == postings.docs && freqs == postings.freqs, "seed \(seed), size \(count)")
      #expect(try cursor.nextBlock() == false)
    }
  }

  @Test(arguments: blockSizes) func probingFindsTheFrequencies(count: Int) throws {
    for seed in 0..<6 as Range<UInt64> {
      let postings = Postings(count, seed: seed)
      let (info, bytes) = postings.encoded()
      var random = SeededRandom(seed: seed)
      let freqs = Dictionary(uniqueKeysWithValues: zip(postings.docs, postings.freqs))
      for share in [1, 30, 3000] {
        let targets = (0...(postings.docs.last ?? 0) + 300).filter { _ in
          Int.random(in: 0..<share, using: &random) == 0
        }
        var found = [UInt32](repeating: 7, count: targets.count)
        var cursor = try RankingCursor(info, in: bytes, documentCount: postings.norms.count)
        try cursor.probe(targets, into: &found)
        #expect(found == targets.map { freqs[$0] ?? 0 }, "seed \(seed), one of \(share)")
      }
    }
  }

  @Test(arguments: blockSizes) func theGreatestProductIsThatOfThePostings(count: Int) throws {
    let factors = (0..<256).map { 1 / (1 + Double($0)) }
    let postings = Postings(count, seed: 3)
    let (info, bytes) = postings.encoded()
    var cursor = try RankingCursor(info, in: bytes, documentCount: postings.norms.count)
    func greatest(_ range: Range<Int>) -> Double {
      range.map {
        Double(postings.freqs[$0]) * factors[Int(postings.norms[Int(postings.docs[$0])])]
      }
      .max() ?? 0
    }
    let ofAll = try RankingCursor.greatestProduct(of: info, in: bytes, factors: factors)
    #expect(ofAll >= greatest(0..<count / 128 * 128))
    for block in 0..<count / 128 {
      let found = try cursor.greatestProductOfNextBlock(factors: factors)
      #expect(try #require(found) >= greatest(block * 128..<block * 128 + 128))
      #expect(try cursor.nextBlock())
    }
    #expect(try cursor.greatestProductOfNextBlock(factors: factors) == nil)
  }

  @Test func blocksNeedNotTellImpacts() throws {
    let postings = Postings(1000, seed: 6)
    let (info, bytes) = postings.encoded(boundsBlocks: false)
    #expect(info.rankingLength < postings.encoded().info.rankingLength)
    var cursor = try RankingCursor(info, in: bytes, documentCount: postings.norms.count)
    #expect(try !cursor.impacts.isEmpty)
    let factors = [Double](repeating: 1, count: 256)
    #expect(try cursor.impactsOfNextBlock() == nil)
    #expect(try cursor.greatestProductOfNextBlock(factors: factors) == .infinity)
    var docs: [UInt32] = []
    var freqs: [UInt32] = []
    try cursor.appendAll(docs: &docs, freqs: &freqs)
    #expect(docs == postings.docs && freqs == postings.freqs)
  }

  /// Few documents and a short list, many documents, a long list, and both.
  @Test(arguments: [(60_000, 1), (200_000, 1), (60_000, 1 << 30), (200_000, 1 << 30)])
  func skipEntriesHaveRoom(documents: Int, highest: UInt32) throws {
    var random = SeededRandom(seed: 1)
    var postings = Postings(0, seed: 1)
    postings.norms = [UInt8](repeating: 20, count: documents)
    for doc in 0..<UInt32(documents) where Int.random(in: 0..<3, using: &random) == 0 {
      postings.docs.append(doc)
      postings.freqs.append(UInt32.random(in: 1...highest, using: &random))
    }
    let (info, bytes) = postings.encoded()
    #expect((info.rankingLength < 1 << 16) == (highest == 1))
    let targets = (0..<UInt32(documents)).filter { $0 % 1777 == 0 }
    let freqs = Dictionary(uniqueKeysWithValues: zip(postings.docs, postings.freqs))
    var found = [UInt32](repeating: 7, count: targets.count)
    var cursor = try RankingCursor(info, in: bytes, documentCount: documents)
    try cursor.probe(targets, into: &found)
    #expect(found == targets.map { freqs[$0] ?? 0 })
  }

  @Test func blocksCanBePassedOver() throws {
    let postings = Postings(1000, seed: 5)
    let (info, bytes) = postings.encoded()
    var cursor = try RankingCursor(info, in: bytes, documentCount: postings.norms.count)
    for block in 0..<7 {
      if block % 2 == 0 {
        cursor.skipBlock()
      } else {
        #expect(try cursor.nextBlock())
        #expect(cursor.docs == Array(postings.docs[block * 128..<block * 128 + 128]))
      }
    }
    #expect(try cursor.impactsOfNextBlock() == nil)
    #expect(try cursor.nextBlock() && cursor.filled == 1000 - 7 * 128)
  }

  @Test func listsThatDoNotFitAreRefused() throws {
    let postings = Postings(300, seed: 1)
    let (info, bytes) = postings.encoded()
    let changes = [(\TermInfo.docFreq, 1 << 40), (\.rankingLength, 3), (\.offset, 1 << 30)]
    for change in changes {
      var info = info
      info[keyPath: change.0] = change.1
      #expect(throws: IndexError.self) {
        var cursor = try RankingCursor(info, in: bytes, documentCount: postings.norms.count)
        while try cursor.nextBlock() {}
      }
    }
    #expect(throws: IndexError.self) {
      var cursor = try RankingCursor(info, in: bytes, documentCount: Int(postings.docs[200]))
      while try cursor.nextBlock() {}
    }
  }

  @Test(arguments: [3, 129, 300]) func damagedListsThrowOrReturn(count: Int) throws {
    let postings = Postings(count, seed: 8)
    let (info, view) = postings.encoded()
    let bytes = view.bytes.array()
    for offset in bytes.indices {
      for mask: UInt8 in [1, 0x80, 0xFF] {
        let damaged = section(flipped(bytes, at: offset, by: mask))
        guard
          var cursor = try? RankingCursor(info, in: damaged, documentCount: postings.norms.count)
        else { continue }
        while (try? cursor.nextBlock()) == true {
          let last = cursor.docs[..<cursor.filled].max() ?? 0
          #expect(last < postings.norms.count, "byte \(offset) changed by \(mask)")
          _ = try? cursor.impactsOfNextBlock()
        }
      }
    }
  }

  @Test func competitiveImpactsAreThoseNoOtherBeats() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let pairs = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        Impact(
          freq: UInt32.random(in: 1...12, using: &random),
          norm: UInt8.random(in: 0...12, using: &random))
      }
      var accumulator = ImpactAccumulator()
      for pair in pairs { accumulator.add(freq: pair.freq, norm: pair.norm) }
      let slow = pairs.filter { one in
        !pairs.contains { $0 != one && $0.freq >= one.freq && $0.norm <= one.norm }
      }
      let expected = slow.reduce(into: [Impact]()) { if !$0.contains($1) { $0.append($1) } }
      let sorted = expected.sorted { $0.norm < $1.norm }
      let found = accumulator.competitive
      if sorted.count <= 3 {
        #expect(found == sorted, "seed \(seed)")
      } else {
        // Merged into three, of which each is as high as its own and each bounds some.
        #expect(found.count == 3, "seed \(seed)")
        for pair in sorted {
          #expect(found.contains { $0.freq >= pair.freq && $0.norm <= pair.norm }, "seed \(seed)")
        }
        #expect(found.map(\.freq).max() == sorted.last?.freq)
        #expect(found.map(\.norm).min() == sorted.first?.norm)
      }
      accumulator.removeAll()
      #expect(accumulator.competitive.isEmpty)
    }
  }
}
