// Which lines are rows of a table?

import GongkaiText

/// Finds runs of lines that hold cells: joined by borders or blanks, or one cell a line.
struct TableFinder {
  let text: FoldedText
  let scan: ReportScan
  let headings: [Range<Int>]

  private enum Row {
    /// No row.
    case none
    /// Cells with borders between.
    case piped
    /// Labels, with or without numbers.
    case labels
    /// Numbers only.
    case numbers
    /// Too little to tell; belongs to a table if rows stand on both sides.
    case short
  }

  /// Lines between two rows that may be cells whose label is not known.
  private static let mostUnknown = 2
  /// Characters of a line that may be a piece of a label.
  private static let longestFragment = 4
  private static let mostFragments = 8
  /// Characters of a line that may be a cell whose label is not known.
  private static let longestShort = 28
  /// Labels begin with these, and cells with digits.
  private static let firsts = CharacterBits(
    [TableWords.trialFormat, TableWords.presentFormat, TableWords.annex, TableWords.common]
      .joined(separator: " ").split(whereSeparator: \.isWhitespace).compactMap(\.utf16.first)
      + Array("0123456789".utf16))

  /// Runs of lines, by number, among those between `first` and the character `end`.
  func tables(from first: Int, before end: Int) -> [Range<Int>] {
    guard hasAnchor else { return [] }
    var tables: [Range<Int>] = []
    var start = -1
    var last = -1
    var labels = 0
    var piped = 0
    var unknown = 0
    var number = first
    func close() {
      if start >= 0, piped >= 2 || labels >= 2 && last - start >= 2 || piped == 1 && labels >= 1 {
        let floor = tables.last?.upperBound ?? first
        tables.append(whole(start..<last + 1, from: floor, before: end))
      }
      start = -1
      labels = 0
      piped = 0
    }
    while number < scan.lines.count, scan.lines[number].start < end {
      let row = row(number)
      switch row {
      case .none: close()
      case .short:
        // Labels may be broken over several short lines.
        if scan.lines[number].count > Self.longestFragment { unknown += 1 }
        if unknown > Self.mostUnknown || number - last > Self.mostFragments { close() }
      case .numbers where start < 0: break
      default:
        if start < 0 { start = number }
        last = number
        unknown = 0
        if row == .piped { piped += 1 }
        if row == .labels { labels += 1 }
      }
      number += 1
    }
    close()
    return tables
  }

  /// `table` with the lines that hold the other part of a wrapped label.
  ///
  /// No phrase is found across the border of a table, so a label must not be parted by one.
  private func whole(_ table: Range<Int>, from first: Int, before end: Int) -> Range<Int> {
    var start = table.lowerBound
    while start > first, labelGoesOn(into: start), isPiece(start - 1) { start -= 1 }
    var behind = table.upperBound
    while behind < scan.lines.count, scan.lines[behind].start < end, isPiece(behind),
      labelGoesOn(into: behind)
    {
      behind += 1
    }
    return start..<behind
  }

  /// Whether a line is short, and no heading.
  private func isPiece(_ number: Int) -> Bool {
    let line = scan.lines[number]
    return line.count <= Self.longestShort && !headings.contains { $0.overlaps(line.range) }
  }

  /// Whether a label goes on from the line before into this one.
  private func labelGoesOn(into number: Int) -> Bool {
    let line = scan.lines[number]
    guard text.layouts[line.start].isDisjoint(with: [.paragraph, .indented]) else { return false }
    let both = scan.lines[number - 1].start..<line.end
    return LineWords.hasLabel(across: line.start, in: both, scan)
  }

  /// Whether there is anything to find: a label that tables have, or borders of cells.
  private var hasAnchor: Bool {
    scan.marks.contains {
      switch $0.kind {
      case .tableAnchor, .trialLabel, .presentLabel, .annexLabel: true
      default: false
      }
    } || scan.lines.contains { $0.pipes >= 2 }
  }

  private func row(_ number: Int) -> Row {
    let line = scan.lines[number]
    if line.pipes >= 2 { return .piped }
    for heading in headings where heading.overlaps(line.range) { return .none }
    if line.digits == line.count { return .numbers }
    guard line.count <= LineWords.longest, line.sentenceEnds <= 1 else { return .none }
    // Most sentences are told by their first character, without a look at their words.
    if line.count > Self.longestShort, line.pipes == 0,
      line.sentenceEnds > 0 || !Self.firsts.contains(text.characters[line.start])
    {
      return .none
    }
    let words = LineWords(text, scan, line.range)
    var covered = words.labels
    for index in line.range where NumberReader.digit(text.characters[index]) != nil {
      covered |= LineWords.bits(index - line.start..<index - line.start + 1)
    }
    if line.pipes == 1, line.sentenceEnds == 0 { return .piped }
    if covered.nonzeroBitCount * 10 >= line.count * 7 {
      if words.isWholeHeading(0..<line.count), words.key(in: 0..<line.count) != nil {
        return .short
      }
      return words.labels.nonzeroBitCount * 2 >= line.count && hasLongLabel(words)
        ? .labels : .numbers
    }
    return line.count <= Self.longestShort && line.sentenceEnds == 0 ? .short : .none
  }

  /// Whether a label of two characters or more stands there, and not only marks and units.
  private func hasLongLabel(_ words: LineWords) -> Bool {
    words.labels & (words.labels << 1) != 0
  }
}
