// Does a mask of words answer as a set does?

import TestKit
import Testing

@testable import GongkaiReports

@Suite struct WordSetTests {
  private static let words = ProseWord.phrases.map(\.0)

  @Test func agreesWithASet() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<100 {
      var mask: WordSet = []
      var set: Set<ProseWord> = []
      for _ in 0..<Int.random(in: 0..<6, using: &random) {
        let word = Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
        mask.insert(word)
        set.insert(word)
      }
      #expect(mask.isEmpty == set.isEmpty)
      #expect(mask.count == set.count)
      for word in Self.words {
        #expect(mask.contains(word) == set.contains(word))
        #expect(mask.union([.requests]).contains(word) == set.union([.requests]).contains(word))
      }
    }
  }

  @Test func everyWordHasABit() {
    #expect(Self.words.allSatisfy { $0.rawValue < 64 })
  }

  @Test func keysHaveTheirOwnPlaces() {
    #expect(Set(FigureKey.allCases).count == FigureKey.allCases.count)
    #expect(Set(FigureKey.allCases.map(\.rawValue)).count == FigureKey.allCases.count)
    for key in FigureKey.allCases { #expect(FigureKey(rawValue: key.rawValue) == key) }
  }
}
