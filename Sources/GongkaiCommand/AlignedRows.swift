// How is a table printed whose rows are too many to be kept?

import Gongkai

/// Writes rows whose columns stand below each other. The first rows decide how wide columns are.
struct AlignedRows {
  /// Rows that are kept until the widths are decided.
  private static let decidingRows = 500
  /// Columns of a terminal that a cell may take; identifiers are always whole.
  private static let widestCell = 28

  private let columns: [TableColumn]
  private let output: Output
  private var waiting: [[String]] = []
  private var widths: [Int] = []

  init(_ columns: [TableColumn], _ output: Output) {
    self.columns = columns
    self.output = output
    waiting.append(columns.map { VisibleText.oneLine($0.heading) })
  }

  /// Adds a row with a cell for each column.
  mutating func add(_ cells: [TableCell]) throws {
    let row = cells.indices.map { index in
      let text = cells[index].shown
      return columns[index].name == "id"
        ? text : DisplayWidth.clipped(text, to: Self.widestCell)
    }
    guard widths.isEmpty else { return try write(row) }
    waiting.append(row)
    if waiting.count > Self.decidingRows { try finish() }
  }

  /// Writes the rows that still wait.
  mutating func finish() throws {
    guard widths.isEmpty else { return }
    widths = columns.indices.map { column in
      waiting.reduce(0) { max($0, DisplayWidth.of($1[column])) }
    }
    for row in waiting { try write(row) }
    waiting = []
  }

  private func write(_ row: [String]) throws {
    var line = row.indices.map { index in
      columns[index].isNumeric
        ? DisplayWidth.rightAligned(row[index], to: widths[index])
        : DisplayWidth.padded(row[index], to: widths[index])
    }.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    try output.line(line)
  }
}

extension DisplayWidth {
  /// `text`, its end replaced by … when it takes more than `width` columns.
  static func clipped(_ text: String, to width: Int) -> String {
    var taken = 0
    var end = text.startIndex
    for index in text.indices {
      taken += of(text[index])
      if taken > width { return text[..<end] + "…" }
      // What has to stay free for the mark.
      if taken < width { end = text.index(after: index) }
    }
    return text
  }
}
