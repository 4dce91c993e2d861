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
  private struct Cell {
    let character: Character
    let width: Int
    let style: Style
  }

  /// Whether a mark does not begin a line. No set of them: making one takes longer than asking.
  private static func isClosing(_ character: Character) -> Bool {
    switch character.unicodeScalars.first {
    case "，", "。", "、", "；", "：", "！", "？", "）", "》", "」", "』", "】", "〉", "”", "’", "…",
      ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "％":
      true
    default: false
    }
  }

  /// The lines of `parts`, each at most `width` columns and behind `indent` blanks.
  ///
  /// Lines break at blanks, and between any two characters of which one is wide, but not before a
  /// closing mark. A word longer than a line is cut.
  static func lines(_ parts: [StyledText], width: Int, indent: Int, color: Bool) -> [String] {
    let cells = parts.flatMap { part in
      part.text.map { Cell(character: $0, width: DisplayWidth.of($0), style: part.style) }
    }
    let limit = max(10, width - indent)
    var lines: [String] = []
    var start = 0
    while start < cells.count {
      if cells[start].character == " " {
        start += 1
        continue
      }
      let end = endOfLine(cells, from: start, limit: limit)
      lines.append(String(repeating: " ", count: indent) + render(cells[start..<end], color))
      start = end
    }
    return lines
  }

  private static func endOfLine(_ cells: [Cell], from start: Int, limit: Int) -> Int {
    var width = 0
    var opportunity: Int?
    for i in start..<cells.count {
      if i > start, mayBreak(cells[i - 1], cells[i]) { opportunity = i }
      width += cells[i].width
      if width > limit, cells[i].character != " " { return opportunity ?? max(i, start + 1) }
    }
    return cells.count
  }

  private static func mayBreak(_ before: Cell, _ after: Cell) -> Bool {
    if before.character == " " { return true }
    return (before.width == 2 || after.width == 2) && !isClosing(after.character)
  }

  private static func render(_ cells: ArraySlice<Cell>, _ color: Bool) -> String {
    var line = ""
    var run = ""
    var style = Style.plain
    var rest = cells
    while rest.last?.character == " " { rest.removeLast() }
    for cell in rest {
      if cell.style != style {
        line += style.applied(to: run, color: color)
        run = ""
        style = cell.style
      }
      run.append(cell.character)
    }
    return line + style.applied(to: run, color: color)
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
