// Decides on the stored text what the index cannot: arrangements across clauses.

import GongkaiFormat
import GongkaiText

/// Scans stored documents by the rules of the index. Not `Sendable`: one for each searcher.
final class TextVerifier {
  /// How phrases must stand in a text.
  enum Arrangement {
    /// Each right behind the one before, with one hard break between.
    case sequence([Phrase])
    /// All within some positions of each other; a hard break counts as one.
    case near([Phrase], distance: Int)
  }

  let lexicon = Lexicon()
  let scanner: TextScanner
  private let wordBreaker: HanWordBreaker

  init(fold: FoldTable) throws(TextError) {
    scanner = TextScanner(fold: fold, lexicon: lexicon)
    wordBreaker = try HanWordBreaker(purpose: .query)
  }

  /// Forgets the words of the texts scanned so far, which would pile up from query to query.
  /// Phrases made for the lexicon are void then.
  func forgetWords() { lexicon.removeAll() }

  /// Whether `document` holds the arrangement; its parts follow each other with a hard break
  /// between, whatever their fields.
  func holds(
    _ arrangement: Arrangement, in document: StoredDocument, regions: [Region]
  ) -> Bool {
    let scanned = DocumentUnits(document, self)
    let units = scanned.units
    func matches(_ phrase: Phrase) -> [Range<Int>] {
      UnitPhrase(phrase, lexicon).matches(in: units, lexicon, allEnds: true).filter {
        scanned.region(at: $0.lowerBound, regions).map(phrase.scope.contains) ?? false
      }
    }
    switch arrangement {
    case .sequence(let phrases):
      var ends = Set(matches(phrases[0]).map(\.upperBound))
      for phrase in phrases.dropFirst() {
        let next = matches(phrase).filter {
          ends.contains($0.lowerBound - 1) && units[$0.lowerBound - 1] == Units.hardBreak
        }
        ends = Set(next.map(\.upperBound))
      }
      return !ends.isEmpty
    case .near(let phrases, let distance):
      let starts = phrases.map { matches($0).map(\.lowerBound) }
      return starts[0].contains { start in
        starts.dropFirst().allSatisfy { $0.contains { abs($0 - start) <= distance } }
      }
    }
  }

  /// The ICU words in a bag's runs of ideographs.
  func words(of bag: Bag) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for run in bag.runs {
      let units = run.map { slot -> Unit in if case .han(let scalar) = slot { scalar } else { 0 } }
      for ideographs in units.split(whereSeparator: { !Units.isIdeograph($0) }) {
        let ideographs = Array(ideographs)
        var ends: [Int32] = []
        // SAFETY: the breaker reads the units before the call returns.
        unsafe ideographs.withUnsafeBufferPointer {
          unsafe wordBreaker.appendWordEnds(of: $0, to: &ends)
        }
        var start = 0
        for end in ends {
          var word: [UInt8] = []
          for scalar in ideographs[start..<Int(end)] { TermKey.appendUTF8(scalar, to: &word) }
          words.append(word)
          start = Int(end)
        }
      }
    }
    return words
  }
}
