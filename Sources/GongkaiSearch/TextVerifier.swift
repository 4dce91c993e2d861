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

  /// Whether a field of `document` holds the arrangement.
  func holds(_ arrangement: Arrangement, in document: StoredDocument) -> Bool {
    document.searchedParts.contains { field, text in
      holds(arrangement, in: text, of: StoredDocument.fieldNames[field])
    }
  }

  private func holds(
    _ arrangement: Arrangement, in text: ArraySlice<UInt8>, of field: String
  ) -> Bool {
    // SAFETY: the scanner reads the bytes before the call returns.
    unsafe text.withUnsafeBytes { unsafe scanner.scan($0) }
    let units = Array(scanner.units)
    func matches(_ phrase: Phrase) -> [Range<Int>] {
      guard phrase.field == nil || phrase.field == field else { return [] }
      return UnitPhrase(phrase, lexicon).matches(in: units, lexicon, allEnds: true)
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
