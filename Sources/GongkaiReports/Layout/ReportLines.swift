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
    guard text.count > 0 else { return }
    lines.reserveCapacity(text.count / 24 + 1)
    // SAFETY: all three are buffers of their arrays, used only inside of the closures.
    unsafe text.characters.withUnsafeBufferPointer { characters in
      unsafe text.layouts.withUnsafeBufferPointer { layouts in
        unsafe CharacterKinds.table.withUnsafeBufferPointer { kinds in
          unsafe look(text, characters, layouts, kinds)
        }
      }
    }
  }

  /// Looks at every character once; `layouts` is as long as `characters`, `kinds` has one for each.
  @unsafe
  private mutating func look(
    _ text: FoldedText, _ characters: UnsafeBufferPointer<UInt16>,
    _ layouts: UnsafeBufferPointer<FoldedText.Layout>, _ kinds: UnsafeBufferPointer<UInt8>
  ) {
    var line = ReportLine(start: 0, end: 0)
    for index in 0..<characters.count {
      // SAFETY: index lies in both buffers, and each character in the table of all of them.
      let character = unsafe characters[index]
      let layout = unsafe layouts[index]
      let kind = unsafe kinds[Int(character)]
      if kind == 0, layout.rawValue == 0 { continue }
      if layout.rawValue != 0 {
        if layout.contains(.line), index > 0 {
          line.end = index
          lines.append(line)
          line = ReportLine(start: index, end: index)
        } else if layout.contains(.gap) {
          line.gaps &+= 1
        } else if layout.contains(.blank) {
          line.blanks &+= 1
        }
        if kind == 0 { continue }
      }
      if kind >= CharacterKind.question.rawValue {
        suspects.append(UInt32(truncatingIfNeeded: index))
        continue
      }
      switch CharacterKind(rawValue: kind) {
      case .sentenceEnd: line.sentenceEnds &+= 1
      case .point:
        if index > line.start, CharacterKinds.endsWord(text.characters[index - 1]) {
          line.sentenceEnds &+= 1
        }
      case .digit:
        line.digits &+= 1
        if text.lengths[index] == 3 { fullWidth &+= 1 }
      case .latin:
        if text.lengths[index] == 3 { fullWidth &+= 1 }
        if index > 0, CharacterKinds.isHan(text.characters[index - 1]), layout.isEmpty {
          suspects.append(UInt32(truncatingIfNeeded: index))
        }
      case .pipe: line.pipes &+= 1
      case .arrow: line.arrows &+= 1
      default: break
      }
    }
    line.end = characters.count
    lines.append(line)
  }
}
