// What is in a CSV file, read in the slow and obvious way?

/// A record as the twin reads it.
struct SlowRecord: Equatable {
  var cells: [[UInt8]]
  /// Where it stands, with its line end.
  var range: Range<Int>
}

/// Reads all of a text, byte by byte, looking as far ahead as it takes.
struct SlowCSV {
  var records: [SlowRecord] = []
  /// Where the record begins whose quoted cell is never closed.
  var unclosed: Int?

  init(_ text: [UInt8], separator: UInt8) {
    var start = 0
    var index = 0
    var cells: [[UInt8]] = []
    while index < text.count {
      let rest = text[index...]
      if rest.first == UInt8(ascii: "\"") {
        guard let (cell, length) = Self.quoted(rest.dropFirst(), separator) else {
          unclosed = start
          return
        }
        cells.append(cell)
        index += 1 + length
      } else {
        let cell = rest.prefix { $0 != separator && $0 != 10 }
        index += cell.count
        let endsRecord = index == text.count || text[index] == 10
        cells.append(
          endsRecord
            ? Array(String(decoding: cell, as: UTF8.self).trimmingReturns.utf8) : [UInt8](cell))
      }
      if index < text.count, text[index] == separator {
        index += 1
        if index < text.count { continue }
        cells.append([])
      } else if index < text.count {
        index += 1
      }
      records.append(SlowRecord(cells: cells, range: start..<index))
      cells = []
      start = index
    }
  }

  /// The cell that `rest` begins with, behind its opening mark, and how long it is with its closing
  /// mark and what stands before the end of the cell; nil when it is never closed.
  private static func quoted(
    _ rest: ArraySlice<UInt8>, _ separator: UInt8
  ) -> (cell: [UInt8], length: Int)? {
    var cell: [UInt8] = []
    var index = rest.startIndex
    while index < rest.endIndex {
      let behind = rest[(index + 1)...]
      if rest[index] != UInt8(ascii: "\"") {
        cell.append(rest[index])
        index += 1
      } else if behind.first == UInt8(ascii: "\"") {
        cell.append(rest[index])
        index += 2
      } else {
        let blanks = behind.prefix { $0 == UInt8(ascii: " ") }
        let next = behind.dropFirst(blanks.count)
        let returns = next.prefix { $0 == 13 }
        let last = next.dropFirst(returns.count)
        if next.first == separator {
          return (cell, next.startIndex - rest.startIndex)
        } else if last.isEmpty || last.first == 10 {
          return (cell, last.startIndex - rest.startIndex)
        }
        cell.append(rest[index])
        index += 1
      }
    }
    return nil
  }
}

extension String {
  /// The string without the carriage returns at its end.
  fileprivate var trimmingReturns: String {
    var scalars = unicodeScalars
    while scalars.last == "\r" { scalars.removeLast() }
    return String(scalars)
  }
}
