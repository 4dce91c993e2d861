// Does the automaton find what a search at every place finds?

import GongkaiText
import TestKit
import Testing

@testable import GongkaiReports

@Suite struct PhraseSetTests {
  /// Every phrase tried at every place.
  private func slowMatches(_ phrases: [String], in text: FoldedText) -> [PhraseMatch] {
    var matches: [PhraseMatch] = []
    for end in 0...text.count {
      for (number, phrase) in phrases.enumerated().sorted(by: {
        $0.element.utf16.count > $1.element.utf16.count
      }) {
        let units = Array(phrase.utf16)
        if end >= units.count, text.has(units, at: end - units.count) {
          matches.append(PhraseMatch(phrase: number, length: units.count, end: end))
        }
      }
    }
    return matches
  }

  @Test(arguments: 0..<40) func findsAllOfRandomPhrases(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let alphabet = Array("公开申请年")
    func word(_ length: Int) -> String {
      String((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
    }
    var phrases: [String] = []
    for _ in 0..<12 {
      let phrase = word(Int.random(in: 1...4, using: &random))
      if !phrases.contains(phrase) { phrases.append(phrase) }
    }
    let text = try Folding.fold(word(120))
    let set = PhraseSet(phrases)
    #expect(set.matches(in: text, 0..<text.count) == slowMatches(phrases, in: text))
  }
}
