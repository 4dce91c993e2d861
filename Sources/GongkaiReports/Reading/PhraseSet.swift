// Which of these phrases stand in a text, and where?

import GongkaiText

/// A phrase where it stands.
struct PhraseMatch: Equatable, Sendable {
  private let number: UInt16
  private let length: UInt16
  private let endIndex: UInt32

  /// - Precondition: all numbers are those of a phrase in a text.
  @inline(__always)
  init(phrase: Int, length: Int, end: Int) {
    number = UInt16(truncatingIfNeeded: phrase)
    self.length = UInt16(truncatingIfNeeded: length)
    endIndex = UInt32(truncatingIfNeeded: end)
  }

  /// The phrase, by its place in the list that the set was made of.
  @inline(__always)
  var phrase: Int { Int(number) }
  /// Where it begins in the folded text.
  @inline(__always)
  var start: Int { Int(endIndex) &- Int(length) }
  /// Where it ends.
  @inline(__always)
  var end: Int { Int(endIndex) }
  var range: Range<Int> { start..<end }
}

/// Finds all occurrences of many phrases in one pass.
struct PhraseSet: Sendable {
  private let automaton: PhraseAutomaton
  /// The characters of each phrase.
  private let lengths: [Int]

  /// A set of phrases in folded characters: simplified, half width, lower case, no blanks.
  ///
  /// - Precondition: no phrase is empty, and all together have fewer than 65,535 characters; equal
  ///   phrases are one, the first.
  init(_ phrases: [String]) {
    let units = phrases.map { Array($0.utf16) }
    automaton = PhraseAutomaton(units)
    lengths = units.map(\.count)
  }

  /// Calls `body` with every occurrence of every phrase in `range` of `text`, overlapping ones
  /// included, in the order of their ends; of those that end together, the longest first.
  @inline(__always)
  func visit(_ text: FoldedText, _ range: Range<Int>, _ body: (PhraseMatch) -> Void) {
    automaton.visitEnds(text.characters, range) { index, state in
      for place in automaton.phrases(at: state) {
        let phrase = automaton.phrase(at: place)
        body(PhraseMatch(phrase: phrase, length: lengths[phrase], end: index &+ 1))
      }
    }
  }

  /// All occurrences in `range`, as `visit` finds them.
  func matches(in text: FoldedText, _ range: Range<Int>) -> [PhraseMatch] {
    var matches: [PhraseMatch] = []
    visit(text, range) { matches.append($0) }
    return matches
  }
}
