// Is a merged segment the one that the surviving documents would have made?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct MergeTests {
  private let workshop = SegmentWorkshop(schema: Corpus.schema)

  @Test(arguments: [[5], [40, 60], [1, 0, 30, 1, 90]])
  func mergingWholeSegmentsEqualsBuildingOne(sizes: [Int]) throws {
    var corpus = Corpus(seed: UInt64(sizes.count))
    let parts = sizes.map { corpus.documents($0) }
    let segments = try parts.enumerated().map {
      try workshop.build([$1], name: "part\($0)", options: .ranking(from: 1000))
    }
    let merged = try workshop.merge(segments.map { ($0, nil) }, options: .ranking(from: 3))
    let oracle = try SegmentOracle(parts.flatMap(\.self), Corpus.schema)
    #expect(try oracle.difference(from: merged, threshold: 3, inOrder: false) == nil)
    // Only the order of a document's own clauses is another: those that its first segment knew to
    // be said again come first.
    let direct = try workshop.build(parts, name: "direct", options: .ranking(from: 3))
    #expect(merged.information == direct.information)
    for section in SegmentSection.allCases {
      switch section {
      case .postings, .dictionary, .clauses, .clauseRows, .documentStarts, .chunkChecks: continue
      default:
        let found = try merged.view(section).bytes.array()
        #expect(try found == direct.view(section).bytes.array(), "\(section.name)")
      }
    }
  }

  @Test func nothingIsLeftOfSegmentsWhoseDocumentsAreAllDeleted() throws {
    var corpus = Corpus(seed: 9)
    let documents = corpus.documents(30)
    let segment = try workshop.build([documents], name: "part")
    var all = Deletions(documentCount: 30)
    for doc in 0..<30 { all.insert(doc) }
    let late = corpus.documents(5, from: 1000)
    let merged = try workshop.merge([
      (segment, all), (try workshop.build([late], name: "late"), nil),
    ])
    let difference = try SegmentOracle(late, Corpus.schema).difference(
      from: merged, threshold: 4096, inOrder: false)
    #expect(difference == nil)
    #expect(try workshop.merge([(segment, all)], name: "empty").documentCount == 0)
  }

  @Test(arguments: 0..<6 as Range<UInt64>) func deletedDocumentsVanish(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var corpus = Corpus(seed: seed)
    var survivors: [Document] = []
    var parts: [(segment: SegmentReader, deletions: Deletions?)] = []
    for part in 0..<4 {
      let documents = corpus.documents([1, 30, 100, 60][part], from: part * 1000)
      let segment = try workshop.build([documents], name: "part\(part)")
      var deletions = Deletions(documentCount: documents.count)
      for doc in documents.indices where Int.random(in: 0..<3, using: &random) < part {
        deletions.insert(doc)
      }
      survivors += documents.indices.filter { !deletions.contains($0) }.map { documents[$0] }
      parts.append((segment, deletions))
    }
    let merged = try workshop.merge(parts, options: .ranking(from: 4))
    let oracle = try SegmentOracle(survivors, Corpus.schema)
    let difference = try oracle.difference(from: merged, threshold: 4, inOrder: false)
    #expect(difference == nil, "seed \(seed)")

    // A merge of a merge, with more deletions.
    var deletions = Deletions(documentCount: survivors.count)
    for doc in stride(from: 0, to: survivors.count, by: 3) { deletions.insert(doc) }
    let late = corpus.documents(20, from: 9000)
    let second = try workshop.build([late], name: "late")
    let again = try workshop.merge(
      [(merged, deletions), (second, nil)], name: "again", options: .ranking(from: 1))
    let left = survivors.indices.filter { !deletions.contains($0) }.map { survivors[$0] } + late
    let lateDifference = try SegmentOracle(left, Corpus.schema).difference(
      from: again, threshold: 1, inOrder: false)
    #expect(lateDifference == nil, "seed \(seed), merged twice")
  }

  @Test func mergingNothingIsEmpty() throws {
    var corpus = Corpus(seed: 8)
    let documents = corpus.documents(10)
    var deletions = Deletions(documentCount: 10)
    for doc in 0..<10 { deletions.insert(doc) }
    let merged = try workshop.merge([(try workshop.build([documents]), deletions)])
    #expect(try SegmentOracle([], Corpus.schema).difference(from: merged, threshold: 4096) == nil)
  }

  /// Whatever a damaged segment says, and even if its checksums fit, a merge throws or returns.
  @Test func damagedSegmentsMergeWithoutHarm() throws {
    var corpus = Corpus(seed: 9, distinct: 12)
    let documents = corpus.documents(6)
    let segment = try workshop.build([documents], name: "sound", options: .ranking(from: 3))
    let bytes = try segment.fileBytes()
    let path = workshop.directory.file("damaged.gks")
    for (number, entry) in segment.entries.enumerated() {
      for offset in entry.offset..<entry.offset + entry.length {
        var damaged = bytes
        damaged[offset] ^= [1, 0xFF, 0x80, 0x55][(offset + number) % 4]
        let file = try OutputFile(creating: path)
        try file.append(withFittingChecksums(damaged, segment.entries))
        try file.close()
        guard let reader = try? SegmentReader(path: path, compression: workshop.compression) else {
          continue
        }
        if offset % 32 == 0 {
          _ = try? workshop.merge([(reader, nil)])
        } else {
          _ = try? SegmentReplay(
            reader, schema: workshop.schema, deletions: nil, compression: workshop.compression
          ).batch()
        }
      }
    }
  }

  /// The same with full blocks in all lists, and several bytes changed at once.
  @Test func largeDamagedSegmentsMergeWithoutHarm() throws {
    var corpus = Corpus(seed: 77)
    let options = FlushOptions.ranking(from: 5)
    let segment = try workshop.build([corpus.documents(260)], name: "sound", options: options)
    try workshop.visitDamaged(segment, seeds: 0..<400) { seed, reader in
      let replay = SegmentReplay(
        reader, schema: workshop.schema, deletions: nil, compression: workshop.compression)
      guard let batch = try? replay.batch(), seed % 16 == 0 else { return }
      var builder = SegmentBuilder(schema: workshop.schema)
      guard builder.add(batch, isReplayed: true) else { return }
      _ = try builder.flush(to: workshop.directory.file("merged.gks"), options)
    }
  }

  @Test func clausesThatAreAlikeAreNoticed() {
    func add(_ terms: [UInt32], isReplayed: Bool) -> Bool {
      var batch = ClauseBatch()
      for term in [0, 1] as [UInt32] {
        batch.terms.append(term)
        batch.endClause()
      }
      batch.documents.values = [0, 1]
      batch.documents.counts = [1, 1]
      batch.documents.endList()
      var region = RegionBuilder()
      return region.add(batch, documentCount: 1, terms: terms, isReplayed: isReplayed)
    }
    #expect(add([4, 5], isReplayed: true))
    #expect(!add([4, 4], isReplayed: true))
    // Analysis makes none, and is not asked.
    #expect(add([4, 5], isReplayed: false))
  }
}

@Suite struct MergePolicyTests {
  private typealias Step = MergePolicy.Step

  private static func next(
    _ segments: [(size: Int, live: Int, total: Int)], fits: ([Int]) -> Bool = { _ in true },
    canJoin: ([Int]) -> Bool = { _ in true }
  ) -> Step? {
    MergePolicy.next(segments, fits: fits, canJoin: canJoin)
  }

  @Test func fewSegmentsAreLeftAlone() {
    #expect(Self.next([]) == nil)
    #expect(Self.next([(1000, 10, 10)]) == nil)
    #expect(Self.next(Array(repeating: (1000, 10, 10), count: 7)) == nil)
  }

  @Test func eightOfATierAreMerged() {
    #expect(Self.next(Array(repeating: (1000, 10, 10), count: 9)) == .replay(Array(0..<8)))
    // The large one at the front belongs to another tier.
    let mixed = [(50 << 20, 10, 10)] + Array(repeating: (1000, 10, 10), count: 8)
    #expect(Self.next(mixed) == .replay(Array(1...8)))
    // Neither tier is full.
    let split = Array(repeating: (2 << 20, 10, 10), count: 7) + [(1 << 20, 10, 10)]
    #expect(Self.next(split) == nil)
  }

  @Test func smallTiersComeFirst() {
    let large = Array(repeating: (size: 2 << 20, live: 1, total: 1), count: 8)
    let small = Array(repeating: (size: 1 << 20, live: 1, total: 1), count: 8)
    #expect(Self.next(large + small) == .replay(Array(8..<16)))
  }

  @Test func halfDeletedSegmentsAreRewritten() {
    #expect(Self.next([(1000, 10, 10), (1000, 4, 10)]) == .replay([1]))
    #expect(Self.next([(1000, 5, 10)]) == nil)
  }

  @Test func whatDoesNotFitIsJoined() {
    let many = Array(repeating: (size: 1000, live: 10, total: 10), count: 8)
    #expect(Self.next(many, fits: { _ in false }) == .join(Array(0..<8)))
    #expect(Self.next([(1000, 1, 10)], fits: { _ in false }) == nil)
    // One that does not fit alone does not keep the others from being merged.
    #expect(Self.next([(1000, 1, 10)] + many, fits: { $0.count > 1 }) == .replay(Array(0..<8)))
  }

  @Test func segmentsWithDeletionsAreNotJoined() {
    var many = Array(repeating: (size: 1000, live: 10, total: 10), count: 8)
    many[3].live = 9
    #expect(Self.next(many, fits: { _ in false }) == nil)
    #expect(Self.next(many, fits: { $0.count == 1 }) == .replay([3]))
    #expect(Self.next(Array(many.dropLast()), fits: { $0.count == 1 }) == nil)
    let more = many + [(size: 1000, live: 10, total: 10)]
    #expect(Self.next(more, fits: { _ in false }) == .join([0, 1, 2, 4, 5, 6, 7, 8]))
  }

  @Test func noMoreAreJoinedThanOneSegmentMayHold() {
    func next(_ count: Int, most: Int) -> Step? {
      Self.next(
        Array(repeating: (size: 1000, live: 10, total: 10), count: count), fits: { _ in false },
        canJoin: { $0.count <= most })
    }
    #expect(next(8, most: 1) == nil)
    #expect(next(3, most: 3) == nil)
    #expect(next(4, most: 3) == .join([0, 1, 2]))
    // One that is full does not keep the others from being joined.
    let part = (size: 32, live: 10, total: 10)
    let full = [(size: 96, live: 10, total: 10)] + Array(repeating: part, count: 4)
    func room(_ group: [Int]) -> Bool { group.reduce(0) { $0 + full[$1].size } <= 100 }
    #expect(Self.next(full, fits: { _ in false }, canJoin: room) == .join([1, 2, 3]))
    #expect(Self.next(Array(full.prefix(4)), fits: { _ in false }, canJoin: room) == nil)
  }
}
