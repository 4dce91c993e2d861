// How is text kept together with the lines, paragraphs and tables it stood in?

/// The bytes that stand for structure in a `MarkedText`: control characters, which its text never
/// holds.
enum Mark {
  static let lineEnd: UInt8 = 0x01
  static let paragraphEnd: UInt8 = 0x02
  static let tableOpen: UInt8 = 0x03
  static let tableClose: UInt8 = 0x04
  static let rowOpen: UInt8 = 0x05
  static let rowClose: UInt8 = 0x06
  static let cellOpen: UInt8 = 0x07
  static let cellClose: UInt8 = 0x08

  /// Whether a byte is text and no mark: anything but a control character, or a tab.
  @inline(__always)
  static func isText(_ byte: UInt8) -> Bool {
    byte >= 0x20 || byte == 0x09
  }
}

/// UTF-8 text with marks in between, one byte for each, so that structure costs little memory and
/// what was taken in by mistake is cut off again at once.
///
/// The marks of tables, rows and cells are always balanced: cells stand in rows, rows in tables.
struct MarkedText {
  /// What a table is made of; the open ones stand in a stack.
  enum Part {
    case table, row, impliedRow, cell
  }

  private(set) var bytes: [UInt8] = []
  private var open: [Part] = []

  /// How many tables, rows and cells are open.
  var depth: Int { open.count }

  /// Whether the next text starts a line.
  @inline(__always)
  var isAtLineStart: Bool {
    guard let last = bytes.last else { return true }
    return !Mark.isText(last)
  }

  /// Appends text that holds no control characters but tabs.
  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    unsafe bytes.append(contentsOf: text)
  }

  /// Appends a blank or another ASCII character, which must be no control character but a tab.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// Ends the line; an empty line ends the paragraph.
  mutating func endLine() {
    if !isAtLineStart {
      bytes.append(Mark.lineEnd)
    } else if bytes.last == Mark.lineEnd {
      bytes[bytes.count - 1] = Mark.paragraphEnd
    }
  }

  /// Ends the paragraph, unless nothing was said since the last one.
  mutating func endParagraph() {
    if !isAtLineStart {
      bytes.append(Mark.paragraphEnd)
    } else if bytes.last == Mark.lineEnd {
      bytes[bytes.count - 1] = Mark.paragraphEnd
    }
  }

  /// Opens a table.
  mutating func openTable() {
    push(.table)
  }

  /// Closes the row that `prepareForCell` opened, since something other than a cell comes.
  mutating func closeImpliedRow() {
    if open.last == .impliedRow { close() }
  }

  /// Opens a row. Outside of a table this ends the paragraph and nothing else.
  mutating func openRow() {
    guard open.last == .table else { return endParagraph() }
    push(.row)
  }

  /// Opens a row for the cell that comes, where a table has none open. Returns whether a cell can
  /// stand here at all.
  mutating func prepareForCell() -> Bool {
    if open.last == .table { push(.impliedRow) }
    return open.last == .row || open.last == .impliedRow
  }

  /// Opens a cell.
  ///
  /// - Precondition: `prepareForCell` said that it can stand here.
  mutating func openCell() {
    push(.cell)
  }

  /// Closes tables, rows and cells until `depth` of them are open.
  mutating func close(to depth: Int) {
    while open.count > depth { close() }
  }

  /// Cuts off what came after `count` bytes.
  ///
  /// - Precondition: all that was opened since is closed.
  mutating func truncate(to count: Int) {
    bytes.removeLast(bytes.count - count)
  }

  private mutating func push(_ part: Part) {
    open.append(part)
    switch part {
    case .table: bytes.append(Mark.tableOpen)
    case .row, .impliedRow: bytes.append(Mark.rowOpen)
    case .cell: bytes.append(Mark.cellOpen)
    }
  }

  private mutating func close() {
    switch open.removeLast() {
    case .table: bytes.append(Mark.tableClose)
    case .row, .impliedRow: bytes.append(Mark.rowClose)
    case .cell: bytes.append(Mark.cellClose)
    }
  }
}
