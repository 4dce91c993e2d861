// What is found in a text in one pass, for layout and condition to decide on?

public import GongkaiText

/// The lines of a text and the words in it that tell about layout and condition.
///
/// Both ask it, and identity and figures ask it for their words, so that every character is looked
/// at once. A class, as all parts of all rules hold it.
public final class ReportScan: Sendable {
  let lines: [ReportLine]
  let marks: [WordMark]
  let suspects: [UInt32]
  let fullWidthLetters: Int
  private let words: JoinedMatches

  /// Scans `text`.
  /// - Complexity: O(n).
  public init(_ text: FoldedText) {
    let found = ReportLines(text)
    lines = found.lines
    suspects = found.suspects
    fullWidthLetters = found.fullWidth
    words = RuleWords.joined.matches(in: text)
    marks = words.matches(of: RuleWords.marks.rawValue).map(WordMark.init)
  }

  /// Calls `body` with the words of a vocabulary that lie in `range`, in the order of their ends;
  /// of those that end together, the longest first.
  @inline(__always)
  func visit(_ words: RuleWords, in range: Range<Int>, _ body: (PhraseMatch) -> Void) {
    self.words.visit(words.rawValue, in: range, body)
  }

  /// The marks that end in `range`, the first character of it aside.
  func marks(in range: Range<Int>) -> ArraySlice<WordMark> {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].end <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < marks.count, marks[end].end <= range.upperBound { end += 1 }
    return marks[low..<end]
  }

  /// The line that holds the character at `index`.
  func line(at index: Int) -> Int {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].start <= index { low = middle } else { high = middle }
    }
    return low
  }
}
