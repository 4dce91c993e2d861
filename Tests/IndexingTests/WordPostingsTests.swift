// When does a word's list become one over that of its bigram or character?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct WordPostingsTests {
  @Test func theSurplusIsWhereTheBaseStandsMoreOften() throws {
    let word = WordPostings(docs: [1, 4, 6], freqs: [1, 2, 1])
    let base = WordPostings(docs: [1, 2, 4, 6, 9], freqs: [1, 1, 5, 1, 2])
    let surplus = try #require(word.surplus(of: base))
    #expect(surplus.docs == [2, 4, 9] && surplus.freqs == [1, 3, 2])
    let none = try #require(word.surplus(of: word))
    #expect(none.docs.isEmpty && none.freqs.isEmpty)
  }

  @Test func someWordsKeepTheirLists() {
    let word = WordPostings(docs: [1, 4], freqs: [1, 2])
    // More documents than the word has, a document that the base lacks, one where it is rarer.
    #expect(word.surplus(of: WordPostings(docs: [0, 1, 2, 3, 4], freqs: [1, 1, 1, 1, 2])) == nil)
    #expect(word.surplus(of: WordPostings(docs: [1], freqs: [1])) == nil)
    #expect(word.surplus(of: WordPostings(docs: [1, 4], freqs: [1, 1])) == nil)
  }

  /// 公开 is a word wherever it stands, 依 alone never is; nothing is ranked by the threshold.
  @Test func frequentWordsGiveTheirBigramsLists() throws {
    let workshop = SegmentWorkshop()
    let documents = (0..<40).map { number in
      shortDocument("d\(number)", number < 20 ? "公开年报，公开" : number < 30 ? "依法行政" : "年报年报")
    }
    let segment = try workshop.build([documents], options: .ranking(from: 1 << 40))
    func info(_ key: TermKey) throws -> TermInfo? { try segment.dictionary.find(key) }
    let word = try #require(try info(TermKey(.word, Array("公开".utf8))))
    #expect(word.docFreq == 20 && word.surplusCount == 0)
    #expect(try info(TermKey(gram: 0x516C, 0x5F00))?.hasRanking == true)
    // Too rare, and no word.
    #expect(try info(TermKey(gram: 0x4F9D, 0x6CD5))?.hasRanking == false)
    #expect(try info(TermKey(gram: 0x5F00, 0x5E74))?.hasRanking == false)
    var terms = try segment.dictionary.cursor(atOrAfter: TermKey(.word, []))
    while let (key, info) = try terms.next(), key[0] == TermKind.word.rawValue {
      var cursor = try segment.wordCursor(TermKey(raw: key), info)
      var (docs, freqs): ([UInt32], [UInt32]) = ([], [])
      try cursor.appendAll(docs: &docs, freqs: &freqs)
      #expect(docs.count == info.docFreq && freqs.allSatisfy { $0 > 0 })
    }
  }
}
