// What is found in a text in one pass, for layout and condition to decide on?

public import GongkaiText

/// The lines of a text and the words in it that tell about layout and condition.
///
/// Both ask it, so that every character is looked at once.
public struct ReportScan: Sendable {
  let lines: [ReportLine]
  let marks: [WordMark]
  let suspects: [UInt32]
  let fullWidthLetters: Int

  /// Scans `text`.
  /// - Complexity: O(n).
  public init(_ text: FoldedText) {
    let found = ReportLines(text)
    lines = found.lines
    suspects = found.suspects
    fullWidthLetters = found.fullWidth
    marks = ReportWords.marks(in: text)
  }

  /// The marks that end in `range`, the first character of it aside.
  func marks(in range: Range<Int>) -> ArraySlice<WordMark> {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if Int(marks[middle].end) <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < marks.count, Int(marks[end].end) <= range.upperBound { end += 1 }
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
