// Where do the lines of a text stand, and what are they made of?

import GongkaiText

/// A line, with counts of what tells tables and lists from sentences.
struct ReportLine: Sendable {
  var start: Int
  var end: Int
  /// 。！； in it.
  var sentenceEnds = 0
  var pipes = 0
  var digits = 0
  var arrows = 0
  /// Blanks two columns wide or more, and tabs.
  var gaps = 0
  /// Single blanks.
  var blanks = 0

  var range: Range<Int> { start..<end }
  var count: Int { end - start }
}

/// What one look at every character finds.
struct ReportLines: Sendable {
  var lines: [ReportLine] = []
  /// Characters that the rules for dirt look at more closely, in order.
  var suspects: [UInt32] = []
  /// Letters and digits of full width.
  var fullWidth = 0

  init(_ text: FoldedText) {
    let count = text.count
    guard count > 0 else { return }
    let kinds = CharacterKinds.table
    var line = ReportLine(start: 0, end: 0)
    for index in 0..<count {
      let layout = text.layouts[index]
      if !layout.isEmpty {
        if layout.contains(.line), index > 0 {
          line.end = index
          lines.append(line)
          line = ReportLine(start: index, end: index)
        } else if layout.contains(.gap) {
          line.gaps += 1
        } else if layout.contains(.blank) {
          line.blanks += 1
        }
      }
      let kind = kinds[Int(text.characters[index])]
      guard kind != 0 else { continue }
      switch CharacterKind(rawValue: kind) {
      case .sentenceEnd: line.sentenceEnds += 1
      case .point:
        if index > line.start, CharacterKinds.endsWord(text.characters[index - 1]) {
          line.sentenceEnds += 1
        }
      case .digit:
        line.digits += 1
        if text.lengths[index] == 3 { fullWidth += 1 }
      case .latin:
        if text.lengths[index] == 3 { fullWidth += 1 }
        if index > 0, CharacterKinds.isHan(text.characters[index - 1]), layout.isEmpty {
          suspects.append(UInt32(truncatingIfNeeded: index))
        }
      case .pipe: line.pipes += 1
      case .arrow: line.arrows += 1
      case .colon, .plain, nil: break
      default: suspects.append(UInt32(truncatingIfNeeded: index))
      }
    }
    line.end = count
    lines.append(line)
  }
}
