// Which cells stand behind a row's label?

import GongkaiText

/// The cells of a row.
struct CellRow: Equatable, Sendable {
  /// A cell's number; nil for a cell that stands but states none: empty, `/` or `—`.
  var cells: [WrittenNumber?] = []
  /// Where the cells stand.
  var range: Range<Int>
  /// Whether no cell holds two numbers or a number that cannot be read.
  var isSound = true

  /// The cells where the row has `count` of them.
  func cells(_ count: Int) -> [WrittenNumber?]? {
    guard isSound else { return nil }
    if cells.count == count { return cells }
    // A bar at the end of a line, or before the next label, closes a cell that is not one.
    if cells.count == count + 1, cells.last == .some(nil) { return Array(cells.dropLast()) }
    return nil
  }

  /// The whole numbers of `count` cells.
  func integers(_ count: Int) -> [Int?]? {
    guard let cells = cells(count) else { return nil }
    var values: [Int?] = []
    for cell in cells {
      guard let cell else {
        values.append(nil)
        continue
      }
      guard let value = cell.integer, !cell.isApproximate else { return nil }
      values.append(value)
    }
    return values
  }
}

/// Reads the cells behind a label, however a table was flattened: parted by bars, blanks or tabs,
/// or one on each line.
struct CellReader {
  let text: FoldedText
  let labels: [LabelToken]
  /// Where the last part of the text ends that may hold a table.
  let end: Int

  private static let maximumCells = 40
  private static let maximumRest = 30

  /// The cells of the label at `index`: up to the next label, or to what is no cell.
  ///
  /// `acceptsRest` lets the label go on with unknown words in its own cell.
  func row(_ index: Int, acceptsRest: Bool = true) -> CellRow {
    var start = labels[index].end
    var next = index + 1
    while next < labels.count, labels[next].kind == .remark, labels[next].start - start <= 4 {
      start = labels[next].end
      next += 1
    }
    let limit = next < labels.count ? min(labels[next].start, end) : end
    return row(from: skipRest(from: start, limit, acceptsRest), limit)
  }

  /// Skips what ends a label: closing marks, and words in the same cell.
  private func skipRest(from start: Int, _ limit: Int, _ acceptsRest: Bool) -> Int {
    var index = start
    while index < limit, index - start < Self.maximumRest {
      let character = text.characters[index]
      if Self.closing.contains(character) {
        index += 1
      } else if acceptsRest, text.layouts[index].isEmpty, !Self.opensCell(character) {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  private func row(from start: Int, _ limit: Int) -> CellRow {
    var row = CellRow(range: start..<start)
    // What the current cell between bars holds.
    var numbers = 0
    var hasBars = false
    var index = start
    while index < limit, row.cells.count <= Self.maximumCells {
      let character = text.characters[index]
      if hasBars, text.layouts[index].contains(.line) {
        // A row between bars is a line. One of rules, or the end of a header, is none.
        guard row.cells.allSatisfy({ $0 == nil }) else { break }
        row.cells.removeAll()
        hasBars = false
        numbers = 0
      }
      if Self.isBar(character) {
        if hasBars || !row.cells.isEmpty {
          if numbers == 0 { row.cells.append(nil) }
          if numbers > 1 { row.isSound = false }
        }
        hasBars = true
        numbers = 0
        index += 1
        continue
      }
      guard let cell = cell(at: index, limit) else { break }
      if hasBars, numbers > 0 { row.isSound = false }
      row.cells.append(cell.number)
      if !cell.isReadable { row.isSound = false }
      numbers += 1
      index = cell.end
      row.range = row.range.lowerBound..<index
    }
    return row
  }

  private struct Cell {
    var number: WrittenNumber?
    var end: Int
    var isReadable = true
  }

  /// The cell that starts at `index`, which must end where layout, a bar or the row ends.
  private func cell(at index: Int, _ limit: Int) -> Cell? {
    let character = text.characters[index]
    var start = index
    var isSigned = false
    if Self.isDash(character) || character == 0x2B {
      start += 1
      while start < limit, Self.isDash(text.characters[start]), text.layouts[start].isEmpty {
        start += 1
      }
      guard start < limit, text.layouts[start].isEmpty,
        NumberReader.digit(text.characters[start]) != nil
      else {
        return character != 0x2B && endsCell(start, limit) ? Cell(number: nil, end: start) : nil
      }
      isSigned = true
    }
    guard NumberReader.digit(text.characters[start]) != nil else { return nil }
    guard let number = NumberReader.number(in: text, at: start), number.range.upperBound <= limit
    else { return glued(from: start, limit) }
    var end = number.range.upperBound
    // 3件 is a cell; the 1 of 1.属于国家秘密 is none.
    if end < limit, Self.units.contains(text.characters[end]), text.layouts[end].isEmpty {
      end += 1
    }
    guard endsCell(end, limit) else { return nil }
    return Cell(number: isSigned ? nil : number, end: end)
  }

  /// A run of digits too long for a number.
  private func glued(from start: Int, _ limit: Int) -> Cell? {
    var end = start + 1
    while end < limit, text.layouts[end].isEmpty, NumberReader.digit(text.characters[end]) != nil {
      end += 1
    }
    return Cell(number: nil, end: end, isReadable: false)
  }

  private func endsCell(_ index: Int, _ limit: Int) -> Bool {
    guard index < text.count else { return true }
    return !text.layouts[index].isEmpty || Self.isBar(text.characters[index])
      || (index >= limit && limit == end)
  }

  private static func isBar(_ character: UInt16) -> Bool {
    character == 0x7C || character == 0x2502
  }

  private static func isDash(_ character: UInt16) -> Bool {
    switch character {
    case 0x2D, 0x2F, 0x2010...0x2015, 0x2212, 0x2500, 0x5C: true
    default: false
    }
  }

  private static func opensCell(_ character: UInt16) -> Bool {
    isBar(character) || isDash(character) || character == 0x2B
      || NumberReader.digit(character) != nil
  }

  private static let closing = CharacterMap("\"'”’〞)〕】》:")
  private static let units = CharacterMap("件条个项元")
}

/// A set of characters that is asked quickly.
struct CharacterMap: Sendable {
  private var words = [UInt64](repeating: 0, count: 1024)

  init(_ characters: String) {
    for unit in characters.utf16 { words[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
  }

  func contains(_ character: UInt16) -> Bool {
    words[Int(character >> 6)] >> UInt64(character & 63) & 1 != 0
  }
}
