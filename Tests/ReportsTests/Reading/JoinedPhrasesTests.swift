// Does one pass find for each list what a pass of its own finds?

import GongkaiText
import TestKit
import Testing

@testable import GongkaiReports

@Suite struct JoinedPhrasesTests {
  /// Random phrases of one to four characters, all different.
  private func phrases(_ count: Int, _ random: inout SeededRandom) -> [String] {
    var phrases: [String] = []
    for _ in 0..<count {
      let phrase = word(Int.random(in: 1...4, using: &random), &random)
      if !phrases.contains(phrase) { phrases.append(phrase) }
    }
    return phrases
  }

  private func word(_ length: Int, _ random: inout SeededRandom) -> String {
    String((0..<length).map { _ in "公开申请年".randomElement(using: &random) ?? "年" })
  }

  @Test(arguments: 0..<40) func findsWhatEachListFinds(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let lists = (0..<JoinedPhrases.count).map { phrases(4 * $0 + 1, &random) }
    // Texts shorter than the longest phrase, and such that are not cut into equal parts.
    let text = try Folding.fold(word(Int.random(in: 0...130, using: &random), &random))
    let matches = JoinedPhrases(lists).matches(in: text)
    let start = Int.random(in: 0...text.count, using: &random)
    let range = start..<Int.random(in: start...text.count, using: &random)
    for (number, list) in lists.enumerated() {
      let set = PhraseSet(list)
      #expect(Array(matches.matches(of: number)) == set.matches(in: text, 0..<text.count))
      var inRange: [PhraseMatch] = []
      matches.visit(number, in: range) { inRange.append($0) }
      #expect(inRange == set.matches(in: text, range))
    }
  }

  @Test func findsTheWordsOfAllRules() throws {
    for words in RuleWords.allCases {
      let text = try Folding.fold(words.phrases.joined(separator: "\n"))
      let scan = ReportScan(text)
      var found: [PhraseMatch] = []
      scan.visit(words, in: 0..<text.count) { found.append($0) }
      #expect(found == PhraseSet(words.phrases).matches(in: text, 0..<text.count))
    }
  }
}
