// Does one of these words stand here?

import GongkaiText

/// Words to look for at single places of a text.
///
/// The first characters lie side by side: nearly every place is refused without a look at a word.
struct WordList: Sendable {
  private let firsts: [UInt16]
  private let words: [[UInt16]]

  /// - Parameter words: words parted by blanks, in folded characters.
  init(_ words: String) {
    self.words = IdentityWords.units(words)
    firsts = self.words.map { $0[0] }
  }

  /// The length of the first word of the list that stands at `index`; nil if none does, or
  /// `index` is outside of the text.
  func length(in text: FoldedText, at index: Int) -> Int? {
    guard index >= 0, index < text.count else { return nil }
    let first = text.characters[index]
    for number in firsts.indices where firsts[number] == first {
      if text.has(words[number], at: index) { return words[number].count }
    }
    return nil
  }

  func stands(in text: FoldedText, at index: Int) -> Bool { length(in: text, at: index) != nil }

  /// Whether a word stands somewhere in `range`, which must lie in the text.
  func stands(in text: FoldedText, inside range: Range<Int>) -> Bool {
    for index in range {
      if let length = length(in: text, at: index), index + length <= range.upperBound {
        return true
      }
    }
    return false
  }
}
