// How is styled text broken into lines that fit the terminal?

/// A piece of text in one style.
struct StyledText: Equatable {
  let text: String
  let style: Style

  init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// Breaks text into lines.
enum TextLayout {
  /// The lines of `parts`, each at most `width` columns and behind `indent` blanks.
  ///
  /// Lines break at blanks, and between any two characters of which one is wide, but not before a
  /// closing mark. A word longer than a line is cut.
  static func lines(_ parts: [StyledText], width: Int, indent: Int, color: Bool) -> [String] {
    let text = TextCells(parts)
    let limit = max(10, width - indent)
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var start = 0
    while start < text.cells.count {
      if text.cells[start].isBlank {
        start += 1
        continue
      }
      let end = endOfLine(text.cells, from: start, limit: limit)
      lines.append(margin + render(text, start..<end, color))
      start = end
    }
    return lines
  }

  private static func endOfLine(_ cells: [TextCells.Cell], from start: Int, limit: Int) -> Int {
    var width = 0
    var opportunity: Int?
    for i in start..<cells.count {
      if i > start, mayBreak(cells[i - 1], cells[i]) { opportunity = i }
      width += cells[i].width
      if width > limit, !cells[i].isBlank { return opportunity ?? max(i, start + 1) }
    }
    return cells.count
  }

  private static func mayBreak(_ before: TextCells.Cell, _ after: TextCells.Cell) -> Bool {
    if before.isBlank { return true }
    return (before.width == 2 || after.width == 2) && !after.isClosing
  }

  private static func render(_ text: TextCells, _ range: Range<Int>, _ color: Bool) -> String {
    var end = range.upperBound
    while end > range.lowerBound, text.cells[end - 1].isBlank { end -= 1 }
    var line = ""
    var start = range.lowerBound
    while start < end {
      let style = text.cells[start].style
      var next = start + 1
      while next < end, text.cells[next].style == style { next += 1 }
      line += style.applied(to: text.text(start..<next), color: color)
      start = next
    }
    return line
  }
}

/// Rows whose columns stand below each other.
struct Table {
  /// Whether a column's text stands at its right.
  let rightAligned: [Bool]
  private var rows: [[String]] = []

  init(rightAligned: [Bool]) {
    self.rightAligned = rightAligned
  }

  /// Adds a row with a text for each column.
  mutating func add(_ row: [String]) {
    precondition(row.count == rightAligned.count, "a row has all columns")
    rows.append(row)
  }

  /// The rows as lines.
  var lines: [String] {
    let widths = rightAligned.indices.map { column in
      rows.reduce(0) { max($0, DisplayWidth.of($1[column])) }
    }
    return rows.map { row in
      var line = row.indices.map { column in
        rightAligned[column]
          ? DisplayWidth.rightAligned(row[column], to: widths[column])
          : DisplayWidth.padded(row[column], to: widths[column])
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
