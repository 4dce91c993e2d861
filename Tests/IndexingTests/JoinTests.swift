// Is a joined segment the segments that it was made of, one behind the other?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct JoinTests {
  private let workshop = SegmentWorkshop(schema: Corpus.schema)

  private func parts(
    _ sizes: [Int], seed: UInt64, threshold: Int
  ) throws -> (documents: [[Document]], segments: [SegmentReader]) {
    var corpus = Corpus(seed: seed)
    var first = 0
    let documents = sizes.map { size in
      defer { first += size }
      return corpus.documents(size, from: first)
    }
    let segments = try documents.enumerated().map {
      try workshop.build([$1], name: "part\($0)", options: .ranking(from: threshold))
    }
    return (documents, segments)
  }

  @Test(arguments: [[5], [40, 60], [1, 0, 30, 1, 90]], [1, 2])
  func joinedSegmentsAreReplayedAsWhatTheyWereMadeOf(sizes: [Int], threads: Int) throws {
    let (documents, segments) = try parts(sizes, seed: 7, threshold: 40)
    var options = FlushOptions.ranking(from: 40)
    options.threads = threads
    options.leastRun = 100
    let joined = try workshop.join(segments, options: options)
    #expect(joined.documentCount == sizes.reduce(0, +))
    let replayed = try workshop.merge([(joined, nil)], options: .ranking(from: 3))
    let oracle = try SegmentOracle(documents.flatMap(\.self), Corpus.schema)
    #expect(try oracle.difference(from: replayed, threshold: 3, inOrder: false) == nil)
    // What is no list and no clause is that of a merge.
    let sections: [SegmentSection] = [
      .norms, .identifiers, .identifierOrder, .columns, .storedText, .storedIndex, .sourceHashes,
    ]
    for section in sections {
      let found = try joined.view(section).bytes.array()
      #expect(try found == replayed.view(section).bytes.array(), "\(section.name)")
    }
    #expect(joined.information.lengthSums == replayed.information.lengthSums)
    #expect(joined.information.textBytes == replayed.information.textBytes)
  }

  /// The slow twin: the streams of all segments, cut field by field and put one behind the other.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func fieldsStandSegmentBehindSegment(seed: UInt64) throws {
    let (_, segments) = try parts([30, 1, 50], seed: seed, threshold: 4096)
    let joined = try workshop.join(segments)
    let streams = try segments.map { try SegmentOracle.stream(of: $0) }
    var expected: [[UInt8]] = [[]]
    for field in Corpus.schema.rules.indices {
      for isOnce in [false, true] {
        for (segment, stream) in zip(segments, streams) {
          let region = segment.information.regions[field]
          let places =
            isOnce ? region.oncePlaces : region.places.lowerBound..<region.firstOnce
          expected += stream[Int(places.lowerBound)..<Int(places.upperBound)]
        }
      }
    }
    #expect(try SegmentOracle.stream(of: joined) == expected)
  }

  /// Whatever lists the segments had, the joined ones say what the texts say.
  @Test(arguments: [1, 20, 60, 400])
  func joinedListsSayWhoSaysWhat(threshold: Int) throws {
    let (documents, segments) = try parts(
      [80, 20, 50, 1], seed: UInt64(threshold), threshold: threshold)
    let joined = try workshop.join(segments)
    let oracle = try SegmentOracle(documents.flatMap(\.self), Corpus.schema)
    let freqs = oracle.freqs.merging(oracle.longGrams(from: 1)) { own, _ in own }
    var mapper = try PlaceMapper(joined)
    var terms = try joined.dictionary.cursor()
    var ranked: [TermKind: Int] = [:]
    while let (key, info) = try terms.next() {
      guard let kind = TermKind(rawValue: key[0]), kind != .clauseEnd else { continue }
      let name = TermKey(raw: key).text
      let expected = (freqs[key] ?? [:]).sorted { $0.key < $1.key }
      #expect(info.docFreq == expected.count, "\(name)")
      var docs: [UInt32] = []
      var counts: [UInt32] = []
      if info.hasRanking {
        ranked[kind, default: 0] += 1
        var cursor = try joined.wordCursor(TermKey(raw: key), info)
        try cursor.appendAll(docs: &docs, freqs: &counts)
      } else {
        var places: [UInt32] = []
        var cursor = try PlaceCursor(
          info, in: joined.postings, streamLength: joined.information.streamLength)
        try cursor.appendAll(to: &places)
        (docs, counts) = try mapper.documents(
          of: places.filter { $0 < joined.information.standardEnd })
      }
      #expect(docs.map(Int.init) == expected.map(\.key), "\(name)")
      #expect(counts.map(Int.init) == expected.map(\.value), "\(name)")
    }
    #expect(ranked[.gram, default: 0] > 0 || threshold == 400)
    #expect(ranked[.longGram, default: 0] > 0 || threshold == 400)
  }

  @Test func listsAreThereWhereTheyHoldHalfOfTheDocuments() throws {
    let often = (0..<9).map { shortDocument("often\($0)", "公开公开公开，行政复议") }
    let seldom = (0..<3).map { shortDocument("seldom\($0)", "公开，行政复议") }
    let workshop = SegmentWorkshop()
    let rich = try workshop.build([often], name: "rich", options: .ranking(from: 12))
    let poor = try workshop.build([seldom], name: "poor", options: .ranking(from: 12))
    let gram = TermKey(gram: 0x516C, 0x5F00)
    let longGram = TermKey(longGram: "行政复议".unicodeScalars.map(\.value))
    func lists(_ segments: [SegmentReader]) throws -> [Bool?] {
      let joined = try workshop.join(segments)
      return try [gram, longGram].map { try joined.dictionary.find($0)?.hasRanking }
    }
    #expect(try rich.dictionary.find(gram)?.hasRanking == true)
    #expect(try rich.dictionary.find(longGram) != nil)
    #expect(try poor.dictionary.find(gram)?.hasRanking == false)
    #expect(try poor.dictionary.find(longGram) == nil)
    #expect(try lists([rich, poor, poor, poor]) == [true, true])
    #expect(try lists([poor, rich, poor, poor, poor]) == [false, nil])
    #expect(try lists([rich]) == [true, true])
  }

  /// Whatever damaged segments say, and even if their checksums fit, a join throws or returns.
  @Test func damagedSegmentsAreJoinedWithoutHarm() throws {
    let (_, segments) = try parts([60, 30], seed: 77, threshold: 5)
    try workshop.visitDamaged(segments[0], seeds: 0..<600) { seed, reader in
      _ = try? workshop.join(seed % 2 == 0 ? [reader, segments[1]] : [segments[1], reader])
    }
  }

  /// Regions that leave places out, or that overlap, are refused: places would be moved beyond 2^32.
  @Test func forgedRegionsAreJoinedWithoutHarm() throws {
    let (_, segments) = try parts([60, 1], seed: 78, threshold: 5)
    let entry = try #require(segments[0].entries.first { $0.section == .information })
    let bytes = try segments[0].fileBytes()
    let path = workshop.directory.file("forged.gks")
    var refused = 0
    for offset in entry.offset..<entry.offset + entry.length {
      for flipped in [1, 2, 4, 0x80] as [UInt8] {
        var forged = bytes
        forged[offset] ^= flipped
        let file = try OutputFile(creating: path)
        try file.append(withFittingChecksums(forged, segments[0].entries))
        try file.close()
        guard let reader = try? SegmentReader(path: path, compression: workshop.compression) else {
          continue
        }
        do {
          _ = try workshop.join([reader, segments[1]])
        } catch {
          refused += 1
        }
      }
    }
    #expect(refused > 20, "\(refused)")
  }
}
