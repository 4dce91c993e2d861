// How does marked text become the lines of a report?

/// Lays out text: lines end with a line feed, paragraphs are parted by an empty line, the cells of
/// a row stand on one line with ` | ` between them.
///
/// - An empty cell of a table that holds data keeps its place between bars. Rows of nothing but
///   empty cells are left out.
/// - Lines inside of a cell are joined, by a blank unless both neighbours are beyond ASCII.
/// - A cell that holds a table or much text is laid out as paragraphs, and what stands beside it
///   on lines of their own: such tables lay out pages.
///
/// - Complexity: linear, in two passes; the depth of tables costs heap, never stack.
struct PageLayout {
  private enum Mode {
    /// Every line on a line.
    case lines
    /// All lines in one cell of a row.
    case cell
    /// All lines in one cell beside cells that are laid out as paragraphs.
    case looseCell
  }

  private enum Break: Int {
    case none, line, paragraph
  }

  private struct Frame {
    var mode: Mode = .lines
    /// Of a cell: whether it is laid out as paragraphs.
    var isParagraphs = false
    /// Of a table: whether it holds data.
    var isGrid = false
    /// Of a row.
    var row: TableSurvey.Row = .empty
    var cells = 0
    /// Of a row of the kind `mixed`: whether its last line is one of short cells.
    var hasLooseLine = false
  }

  private static let bar: [UInt8] = [0x20, 0x7C, 0x20]

  private let survey: TableSurvey
  private var output: [UInt8] = []
  private var pending = Break.none
  private var open: [Frame] = []
  private var nextTable = 0
  private var nextRow = 0
  private var nextCell = 0
  /// Whether the cell that is open has text already.
  private var cellHasText = false

  /// The lines of `text`, each ended by a line feed; empty when there are only blanks.
  static func lines(of text: MarkedText) -> [UInt8] {
    var layout = PageLayout(survey: TableSurvey(text.bytes))
    layout.output.reserveCapacity(text.bytes.count + text.bytes.count / 8 + 16)
    layout.layOut(text.bytes)
    return layout.output
  }

  private init(survey: TableSurvey) {
    self.survey = survey
  }

  private mutating func layOut(_ text: [UInt8]) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      if Mark.isText(byte) {
        let end = TextRun.end(in: text, from: position)
        take(text, position..<end)
        position = end
      } else {
        take(mark: byte)
        position += 1
      }
    }
    if !output.isEmpty { output.append(0x0A) }
  }

  private mutating func take(_ text: [UInt8], _ run: Range<Int>) {
    guard open.last?.mode ?? .lines != .lines else {
      let end = TextRun.trimmedEnd(text, run)
      guard end > run.lowerBound else { return request(.paragraph) }
      flushBreak()
      output.append(contentsOf: text[run.lowerBound..<end])
      return
    }
    let trimmed = TextRun.trimmed(text, run)
    guard !trimmed.isEmpty else { return }
    if cellHasText {
      let isBeyondASCII = output[output.count - 1] >= 0x80 && text[trimmed.lowerBound] >= 0x80
      if !isBeyondASCII { output.append(0x20) }
    }
    output.append(contentsOf: text[trimmed])
    cellHasText = true
  }

  private mutating func take(mark: UInt8) {
    switch mark {
    case Mark.lineEnd: requestInLines(.line)
    case Mark.paragraphEnd: requestInLines(.paragraph)
    case Mark.tableOpen:
      request(.paragraph)
      open.append(Frame(isGrid: survey.grids[nextTable]))
      nextTable += 1
    case Mark.rowOpen: openRow()
    case Mark.cellOpen: openCell()
    case Mark.cellClose: closeCell()
    case Mark.rowClose:
      open.removeLast()
      request(.line)
    case Mark.tableClose:
      open.removeLast()
      request(.paragraph)
    default: break
    }
  }

  private mutating func openRow() {
    var row = Frame(row: survey.rows[nextRow])
    nextRow += 1
    if row.row == .oneFilled || row.row == .oneLine {
      row.row = open[open.count - 1].isGrid ? .joined : .oneCell
    }
    request(.line)
    if row.row == .joined { flushBreak() }
    open.append(row)
  }

  private mutating func openCell() {
    let row = open.count - 1
    let kind = survey.cells[nextCell]
    nextCell += 1
    var mode = Mode.lines
    switch open[row].row {
    case .joined:
      if open[row].cells > 0 { output.append(contentsOf: Self.bar) }
      mode = .cell
    case .mixed where kind == .short:
      if open[row].hasLooseLine {
        output.append(contentsOf: Self.bar)
      } else {
        request(.line)
        flushBreak()
      }
      mode = .looseCell
    case .mixed where kind == .paragraphs: request(.paragraph)
    default: break
    }
    open[row].cells += 1
    cellHasText = false
    open.append(Frame(mode: mode, isParagraphs: kind == .paragraphs))
  }

  private mutating func closeCell() {
    let cell = open.removeLast()
    let row = open.count - 1
    if cell.mode == .looseCell { open[row].hasLooseLine = true }
    if cell.isParagraphs {
      request(.paragraph)
      open[row].hasLooseLine = false
    }
  }

  private mutating func requestInLines(_ wanted: Break) {
    if open.last?.mode ?? .lines == .lines { request(wanted) }
  }

  private mutating func request(_ wanted: Break) {
    if pending.rawValue < wanted.rawValue { pending = wanted }
  }

  private mutating func flushBreak() {
    if !output.isEmpty {
      if pending != .none { output.append(0x0A) }
      if pending == .paragraph { output.append(0x0A) }
    }
    pending = .none
  }
}
