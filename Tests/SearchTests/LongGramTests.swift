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

  /// Documents of one text each.
  private func documents(_ texts: [String]) -> [Document] {
    texts.enumerated().map { number, text in
      Document(
        identifier: "d\(number)",
        content: StoredDocument(title: "", text: Array(text.utf8), titleRange: 0..<0, fields: []),
        sourceHash: [UInt8](repeating: 0, count: 32))
    }
  }

  @Test func whatReadersTypeHasAListAndWhatOnlyPartsOfItHasNone() throws {
    let tail: [Character] = Array("甲乙丙丁戊己庚辛壬癸")
    // Everyone says the long clause, so that it stands in the stream once.
    let long = "本机关依法及时处理公民法人或者其他组织提出的各项申请"
    let texts = (0..<40).map { number in
      "\(long)。\(tail[number % 10])行政复议\(tail[number / 4])，\(tail[number % 7])依申请公开\(number)"
    }
    var pair = try Pair(rankingThreshold: 40)
    try pair.add(documents(texts))
    let searcher = try pair.searcher()
    #expect(try longGrams(searcher) == ["行政复议", "依申请公开"])
    for phrase in ["行政复议", "政复议", "依申请公开", "申请公", long, String(long.dropLast(9))] {
      #expect(try searcher.search(SearchRequest(phrase)).total == 40, "\(phrase)")
    }
  }

  @Test func aRunAsLongAsAListCanNameHasOne() throws {
    let longest = "一二三四五六七八九十百千万亿兆京"
    #expect(longest.unicodeScalars.count == TermKey.longGramLengths.upperBound)
    var pair = try Pair(rankingThreshold: 8)
    try pair.add(documents((0..<20).map { "\($0)，\(longest)。" }))
    let searcher = try pair.searcher()
    #expect(try longGrams(searcher).contains(longest))
    #expect(try searcher.search(SearchRequest(longest)).total == 20)
  }
}
