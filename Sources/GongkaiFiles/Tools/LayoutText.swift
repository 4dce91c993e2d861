// Which paragraphs and rows stand in text that keeps the look of a page?

/// Understands what `pdftotext -layout` writes: every line of a page, blanks in place of distance,
/// and a form feed behind each page. One character is one column, however wide it is printed.
enum LayoutText {
  /// The text with the cells of rows parted by ` | `, without margins, page numbers and page
  /// breaks. Wrapped lines stay wrapped, and indented where the page has them indented.
  ///
  /// A paragraph that goes on over a page break goes on in the next line.
  static func plainLines(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    let pages = bytes.split(separator: 0x0C, omittingEmptySubsequences: false)
    for (index, page) in pages.enumerated() {
      var lines = LayoutLine.lines(of: page)
      if let last = lines.last, PageNumber.isIn(last, page: index + 1) { lines.removeLast() }
      append(lines, of: bytes, to: &output)
    }
    return output
  }

  private static func append(
    _ lines: [LayoutLine], of bytes: [UInt8], to output: inout [UInt8]
  ) {
    let tables = LayoutTable.tables(in: lines)
    let margin = self.margin(lines, outside: tables)
    var index = 0
    for table in tables {
      append(lines, index..<table.rows.lowerBound, margin, of: bytes, to: &output)
      if lines[table.rows.lowerBound].isBehindBlankLine, table.rows.lowerBound > 0 {
        output.append(UInt8(ascii: "\n"))
      }
      table.append(lines, of: bytes, to: &output)
      index = table.rows.upperBound
    }
    append(lines, index..<lines.count, margin, of: bytes, to: &output)
  }

  private static func append(
    _ lines: [LayoutLine], _ range: Range<Int>, _ margin: Int, of bytes: [UInt8],
    to output: inout [UInt8]
  ) {
    for index in range {
      let line = lines[index]
      if line.isBehindBlankLine, index > 0 { output.append(UInt8(ascii: "\n")) }
      output.append(
        contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, line.indentation - margin)))
      output += bytes[line.bytes]
      output.append(UInt8(ascii: "\n"))
    }
  }

  /// How far the text of a page stands from its left edge. Where all lines are indented alike,
  /// the indentation says nothing, and a reader would take each line for a paragraph.
  private static func margin(_ lines: [LayoutLine], outside tables: [LayoutTable]) -> Int {
    var isRow = [Bool](repeating: false, count: lines.count)
    for index in tables.flatMap(\.rows) { isRow[index] = true }
    return lines.indices.lazy.filter { !isRow[$0] }.map { lines[$0].indentation }.min() ?? 0
  }
}

/// A line that is not blank.
struct LayoutLine {
  /// Two or more blanks within a line.
  struct Gap {
    var columns: Range<Int>
    var bytes: Range<Int>
  }

  /// Where it stands in the text, without the blanks around it.
  var bytes: Range<Int>
  /// How many blanks stand before it.
  var indentation: Int
  var gaps: [Gap] = []
  var isBehindBlankLine: Bool
  /// Its content, which are `bytes` of the text.
  var content: ArraySlice<UInt8>

  /// The lines of a page that are not blank.
  static func lines(of page: ArraySlice<UInt8>) -> [LayoutLine] {
    var lines: [LayoutLine] = []
    var isBehindBlankLine = false
    for line in page.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let line = LayoutLine(line, isBehindBlankLine: isBehindBlankLine) {
        lines.append(line)
        isBehindBlankLine = false
      } else {
        isBehindBlankLine = true
      }
    }
    return lines
  }

  /// Reads a line; nil when it is blank.
  private init?(_ line: ArraySlice<UInt8>, isBehindBlankLine: Bool) {
    let isText: (UInt8) -> Bool = { $0 > UInt8(ascii: " ") }
    guard let first = line.firstIndex(where: isText), let last = line.lastIndex(where: isText)
    else { return nil }
    bytes = first..<last + 1
    indentation = first - line.startIndex
    content = line[bytes]
    self.isBehindBlankLine = isBehindBlankLine
    var column = indentation
    var blanks = 0
    for index in bytes {
      let byte = line[index]
      if byte <= UInt8(ascii: " ") {
        blanks += 1
      } else {
        if blanks >= 2 {
          gaps.append(Gap(columns: column - blanks..<column, bytes: index - blanks..<index))
        }
        blanks = 0
      }
      // A character is counted at its first byte.
      if byte & 0xC0 != 0x80 { column += 1 }
    }
  }
}
