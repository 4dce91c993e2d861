// Which cells stand in a record of a CSV file?

/// A cell as it stands in the file.
struct CSVCell: Equatable {
  /// Where its content stands, without the quotation marks around it.
  var range: Range<Int>
  /// Whether two quotation marks in a row stand for one.
  var isEscaped = false
}

/// Cuts records into cells, by the rules that `CSVCutter` states.
///
/// It keeps a pointer, and is used only while whoever made it lends the bytes.
@safe struct CSVCells {
  private let bytes: UnsafeRawBufferPointer
  private let count: Int
  private let separator: UInt8

  init(_ bytes: UnsafeRawBufferPointer, separator: UInt8) {
    unsafe self.bytes = bytes
    count = bytes.count
    self.separator = separator
  }

  /// What stands behind a cell.
  private enum End {
    case separator, record, unclosedQuote
  }

  /// Reads the record at `start` into `cells`; returns where the next one begins, or nil when a
  /// quoted cell is never closed.
  ///
  /// - Precondition: `start` is not negative.
  func readRecord(at start: Int, into cells: inout [CSVCell]) -> Int? {
    cells.removeAll(keepingCapacity: true)
    var index = start
    while true {
      let isQuoted = byte(at: index) == CSVByte.quote
      let (cell, next, end) = isQuoted ? quotedCell(at: index) : plainCell(at: index)
      cells.append(cell)
      index = next
      switch end {
      case .separator: continue
      case .record: return index
      case .unclosedQuote: return nil
      }
    }
  }

  /// The byte at an index that is not negative, or nil at the end.
  @inline(__always)
  private func byte(at index: Int) -> UInt8? {
    // SAFETY: `index` is below the number of bytes.
    index < count ? unsafe bytes[index] : nil
  }

  private func plainCell(at start: Int) -> (CSVCell, next: Int, End) {
    let found = unsafe CSVScan.first(separator, or: CSVByte.lineFeed, in: bytes, from: start)
    if byte(at: found) == separator {
      return (CSVCell(range: start..<found), found &+ 1, .separator)
    }
    var end = found
    while end > start, byte(at: end &- 1) == CSVByte.carriageReturn { end &-= 1 }
    return (CSVCell(range: start..<end), min(found &+ 1, count), .record)
  }

  private func quotedCell(at start: Int) -> (CSVCell, next: Int, End) {
    let first = start &+ 1
    var isEscaped = false
    var index = first
    while true {
      let mark = unsafe CSVScan.first(CSVByte.quote, in: bytes, from: index)
      guard mark < count else {
        return (CSVCell(range: first..<count, isEscaped: isEscaped), count, .unclosedQuote)
      }
      index = mark &+ 1
      if byte(at: index) == CSVByte.quote {
        isEscaped = true
        index &+= 1
      } else if let (next, end) = closing(at: index) {
        return (CSVCell(range: first..<mark, isEscaped: isEscaped), next, end)
      }
    }
  }

  /// What ends the cell behind a quotation mark, or nil when the mark is but a part of the cell.
  private func closing(at start: Int) -> (next: Int, End)? {
    var index = start
    while byte(at: index) == CSVByte.blank { index &+= 1 }
    if byte(at: index) == separator { return (index &+ 1, .separator) }
    while byte(at: index) == CSVByte.carriageReturn { index &+= 1 }
    guard let last = byte(at: index) else { return (count, .record) }
    return last == CSVByte.lineFeed ? (index &+ 1, .record) : nil
  }

  /// Whether a cell holds nothing but blanks and `others`.
  func isBlank(_ cell: CSVCell, or others: [UInt8] = []) -> Bool {
    cell.range.allSatisfy { index in
      // SAFETY: cells lie within the bytes they were read from.
      let byte = unsafe bytes[index]
      return Self.isBlank(byte) || others.contains(byte)
    }
  }

  /// The content of a cell.
  func content(_ cell: CSVCell) -> [UInt8] {
    // SAFETY: cells lie within the bytes they were read from.
    let raw = unsafe UnsafeRawBufferPointer(rebasing: bytes[cell.range])
    guard cell.isEscaped else { return unsafe [UInt8](raw) }
    var content: [UInt8] = []
    content.reserveCapacity(raw.count)
    var start = 0
    while start < raw.count {
      let mark = unsafe CSVScan.first(CSVByte.quote, in: raw, from: start)
      let end = min(mark &+ 1, raw.count)
      // SAFETY: both ends lie within the cell, and `end` is read only where it does too.
      unsafe content += raw[start..<end]
      start = unsafe end < raw.count && raw[end] == CSVByte.quote ? end &+ 1 : end
    }
    return content
  }

  /// The content of a cell, without the blanks around it.
  func string(_ cell: CSVCell) -> String {
    var cell = cell
    // SAFETY: cells lie within the bytes they were read from.
    while let first = cell.range.first, unsafe Self.isBlank(bytes[first]) {
      cell.range = first &+ 1..<cell.range.upperBound
    }
    while let last = cell.range.last, unsafe Self.isBlank(bytes[last]) {
      cell.range = cell.range.lowerBound..<last
    }
    guard !cell.isEscaped else { return String(decoding: content(cell), as: UTF8.self) }
    return unsafe String(decoding: bytes[cell.range], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == CSVByte.blank || 0x09...0x0D ~= byte
  }
}
