// Does a built segment hold what the documents say, in whatever way it was built?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct SegmentBuilderTests {
  private let workshop = SegmentWorkshop(schema: Corpus.schema)

  private static func options(threshold: Int, threads: Int = 1, range: Int = 4 << 20)
    -> FlushOptions
  {
    var options = FlushOptions()
    options.rankingThreshold = threshold
    options.threads = threads
    options.postingsPerRange = range
    options.leastRun = min(range, 50)
    return options
  }

  @Test(arguments: [0, 1, 2, 5, 40, 130, 300]) func segmentsEqualTheOracle(count: Int) throws {
    for seed in 0..<3 as Range<UInt64> {
      var corpus = Corpus(seed: seed)
      let documents = corpus.documents(count)
      let oracle = try SegmentOracle(documents, Corpus.schema)
      for threshold in [1, 5, 100_000] {
        let segment = try workshop.build([documents], options: Self.options(threshold: threshold))
        let difference = try oracle.difference(from: segment, threshold: threshold)
        #expect(difference == nil, "seed \(seed), \(count) documents, threshold \(threshold)")
      }
    }
  }

  @Test func documentsOfOneClauseFillRowsOfAllSizes() throws {
    // One clause said by 1, 127, 128, 129 … other documents, once or twice each.
    for count in [2, 128, 129, 130, 257, 258] {
      let documents = (0..<count).map { doc in
        let text = doc % 3 == 0 ? "依申请公开。依申请公开。" : "依申请公开。"
        return Document(
          identifier: "\(doc)",
          content: StoredDocument(title: "", text: Array(text.utf8), titleRange: 0..<0, fields: []),
          sourceHash: [UInt8](repeating: 0, count: 32))
      }
      let segment = try workshop.build([documents], options: Self.options(threshold: 2))
      #expect(segment.information.clauseCount == 1)
      #expect(
        try SegmentOracle(documents, Corpus.schema).difference(from: segment, threshold: 2) == nil)
    }
  }

  @Test func threadsAndRangesLeaveNoTrace() throws {
    var corpus = Corpus(seed: 4)
    let documents = corpus.documents(200)
    let plain = try workshop.build([documents], options: Self.options(threshold: 5))
    let expected = try plain.fileBytes()
    for threads in 1...3 {
      for range in [1, 100, 5000, 4 << 20] {
        let options = Self.options(threshold: 5, threads: threads, range: range)
        let segment = try workshop.build([documents], name: "other", options: options)
        #expect(try segment.fileBytes() == expected, "\(threads) threads, \(range) postings")
      }
    }
  }

  @Test func batchesOnlyCutTheStoredText() throws {
    var corpus = Corpus(seed: 5)
    let documents = corpus.documents(200)
    let whole = try workshop.build([documents])
    for size in [1, 3, 50] {
      let batches = stride(from: 0, to: documents.count, by: size).map {
        Array(documents[$0..<min($0 + size, documents.count)])
      }
      let segment = try workshop.build(batches, name: "cut")
      let cut: [SegmentSection] = [.storedText, .storedIndex, .chunkChecks]
      for section in SegmentSection.allCases where !cut.contains(section) {
        #expect(
          try segment.view(section).bytes.array() == whole.view(section).bytes.array(),
          "\(section.name), batches of \(size)")
      }
      for doc in documents.indices {
        #expect(try segment.storedText.document(doc) == documents[doc].content)
      }
    }
  }

  @Test func analyzersForgetTheBatchBefore() throws {
    var corpus = Corpus(seed: 6)
    let documents = corpus.documents(60)
    let analyzer = try BatchAnalyzer(
      schema: Corpus.schema, fold: sharedFold, compression: workshop.compression)
    _ = analyzer.analyze(documents)
    let again = analyzer.analyze(Array(documents[30...]))
    let fresh = try BatchAnalyzer(
      schema: Corpus.schema, fold: sharedFold, compression: workshop.compression
    )
    .analyze(Array(documents[30...]))
    #expect(again.termKeys == fresh.termKeys && again.lengths == fresh.lengths)
    #expect(again.clauses.map(\.terms) == fresh.clauses.map(\.terms))
    #expect(again.words.keys == fresh.words.keys)
    #expect(again.words.documents.values == fresh.words.documents.values)
  }
}
