// Do searches by the lists of long grams answer what searches by places answer?

import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct LongGramTests {
  /// The texts of all long grams of an index.
  private func longGrams(_ searcher: Searcher) throws -> Set<String> {
    var texts: Set<String> = []
    for segment in searcher.commit.segments {
      var terms = try segment.reader.dictionary.cursor()
      while let (key, info) = try terms.next() {
        guard TermKind(rawValue: key[0]) == .longGram else { continue }
        #expect(info.hasRanking && info.docFreq > 0 && info.placeCount == 0)
        texts.insert(TermKey(raw: key).text)
      }
    }
    return texts
  }

  @Test(arguments: [false, true]) func listsAgreeWithPlaces(deletes: Bool) throws {
    var texts = RandomTexts(seed: 71)
    let documents = texts.documents(300)
    let more = texts.documents(200, from: 300)
    var ranked = try Pair(rankingThreshold: 1)
    var unranked = try Pair(rankingThreshold: 1 << 30)
    for added in [documents, more] {
      try ranked.add(added)
      try unranked.add(added)
    }
    if deletes {
      let names = (0..<90).map { "d\($0 * 5)" }
      try ranked.delete(names)
      try unranked.delete(names)
    }
    let fast = try ranked.searcher()
    let slow = try unranked.searcher()
    let grams = try longGrams(fast).sorted()
    #expect(grams.count > 100)
    let lengths = Set(grams.map(\.unicodeScalars.count))
    #expect(lengths.isSubset(of: TermKey.longGramLengths) && lengths.isSuperset(of: 3...8))
    #expect(try longGrams(slow).isEmpty)
    var queries = grams
    // Beside each other, and in a field, where the lists do not count.
    for (first, second) in zip(grams, grams.reversed()) { queries.append("\(first) \(second)") }
    for gram in grams.prefix(50) { queries += ["title:\(gram)", "\(gram) OR 公开", "公开 -\(gram)"] }
    for (i, query) in queries.enumerated() {
      var request = SearchRequest(query)
      request.limit = [0, 3, 1000][i % 3]
      request.snippets = false
      let found = try fast.search(request)
      let expected = try slow.search(request)
      #expect(found.total == expected.total, "\(query)")
      #expect(found.hits.map(\.identifier) == expected.hits.map(\.identifier), "\(query)")
      #expect(found.hits.map(\.score) == expected.hits.map(\.score), "\(query)")
    }
  }
}
