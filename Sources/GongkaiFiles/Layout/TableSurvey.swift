// Which tables hold data, and which only lay out a page?

/// What is known of every table, row and cell of a `MarkedText` once all of it was seen, in the
/// order in which they open.
struct TableSurvey {
  enum Cell: UInt8 {
    case empty
    /// Text for one cell of a line.
    case short
    /// Text for paragraphs of its own: a table, or too much for a cell.
    case paragraphs
  }

  enum Row: UInt8 {
    case empty
    /// A row of only one cell with several lines.
    case oneCell
    /// A row of only one cell with one line.
    case oneLine
    /// Several cells, only one of which is not empty.
    case oneFilled
    /// Several short cells.
    case joined
    /// Some cell is laid out as paragraphs.
    case mixed
  }

  private(set) var cells: [Cell] = []
  private(set) var rows: [Row] = []
  /// Whether the table holds data, so that its empty cells count.
  private(set) var grids: [Bool] = []

  /// More text than this in a cell, in bytes, is laid out as paragraphs.
  static let longCell = 1500
  /// More text than this, in bytes, in several lines is laid out as paragraphs.
  static let longLines = 240

  /// A table, row or cell that is open.
  private struct Frame {
    let ordinal: Int
    /// Of a cell: how much text there is, in bytes, and in how many lines. Of a row: the lines of
    /// its cells.
    var bytes = 0
    var lines = 0
    /// Of a row: its cells and those that are not empty.
    var cells = 0
    var filled = 0
    var hasParagraphs = false
    /// Whether there is a table inside that is not empty.
    var hasTable = false
    /// Of a table: rows that are not empty, and rows with at least two short cells.
    var filledRows = 0
    var joinedRows = 0
  }

  private var open: [Frame] = []

  /// Surveys `text`.
  init(_ text: [UInt8]) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      guard !Mark.isText(byte) else {
        let end = TextRun.end(in: text, from: position)
        takeLine(TextRun.trimmed(text, position..<end).count)
        position = end
        continue
      }
      switch byte {
      case Mark.tableOpen:
        open.append(Frame(ordinal: grids.count))
        grids.append(false)
      case Mark.rowOpen:
        open.append(Frame(ordinal: rows.count))
        rows.append(.empty)
      case Mark.cellOpen:
        open.append(Frame(ordinal: cells.count))
        cells.append(.empty)
      case Mark.cellClose: closeCell()
      case Mark.rowClose: closeRow()
      case Mark.tableClose: closeTable()
      default: break
      }
      position += 1
    }
  }

  private mutating func takeLine(_ bytes: Int) {
    guard bytes > 0, !open.isEmpty else { return }
    open[open.count - 1].bytes += bytes
    open[open.count - 1].lines += 1
  }

  private mutating func closeCell() {
    guard let cell = open.popLast(), !open.isEmpty else { return }
    let isLong =
      cell.bytes > Self.longCell || (cell.lines > 1 && cell.bytes > Self.longLines)
    let kind: Cell =
      cell.hasTable || isLong ? .paragraphs : cell.lines > 0 ? .short : .empty
    cells[cell.ordinal] = kind
    let row = open.count - 1
    open[row].cells += 1
    open[row].lines += cell.lines
    if kind != .empty { open[row].filled += 1 }
    if kind == .paragraphs { open[row].hasParagraphs = true }
    if cell.hasTable { open[row].hasTable = true }
  }

  private mutating func closeRow() {
    guard let row = open.popLast(), !open.isEmpty else { return }
    let kind: Row =
      if row.filled == 0 {
        .empty
      } else if row.hasParagraphs {
        .mixed
      } else if row.cells == 1 {
        row.lines == 1 ? .oneLine : .oneCell
      } else {
        row.filled == 1 ? .oneFilled : .joined
      }
    rows[row.ordinal] = kind
    let table = open.count - 1
    if kind != .empty { open[table].filledRows += 1 }
    if kind == .joined { open[table].joinedRows += 1 }
    if row.hasTable { open[table].hasTable = true }
  }

  private mutating func closeTable() {
    guard let table = open.popLast() else { return }
    grids[table.ordinal] = table.joinedRows > 0 && !table.hasTable
    if !open.isEmpty, table.filledRows > 0 || table.lines > 0 {
      open[open.count - 1].hasTable = true
    }
  }
}

/// Runs of text between marks.
enum TextRun {
  /// The end of the run that starts at `start`.
  static func end(in text: [UInt8], from start: Int) -> Int {
    var position = start
    while position < text.count, Mark.isText(text[position]) { position += 1 }
    return position
  }

  /// `range` without blanks at both ends; empty at its end when there are only blanks.
  static func trimmed(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let end = trimmedEnd(text, range)
    var start = range.lowerBound
    while start < end {
      if text[start] == 0x20 || text[start] == 0x09 {
        start += 1
      } else if isIdeographicSpace(text, start, end) {
        start += 3
      } else {
        break
      }
    }
    return start..<end
  }

  /// The end of `range` without blanks there; its start when there are only blanks.
  static func trimmedEnd(_ text: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      if text[end - 1] == 0x20 || text[end - 1] == 0x09 {
        end -= 1
      } else if end - 3 >= range.lowerBound, isIdeographicSpace(text, end - 3, end) {
        end -= 3
      } else {
        break
      }
    }
    return end
  }

  /// Whether U+3000 stands at `start`.
  private static func isIdeographicSpace(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    start + 3 <= end && text[start] == 0xE3 && text[start + 1] == 0x80 && text[start + 2] == 0x80
  }
}
