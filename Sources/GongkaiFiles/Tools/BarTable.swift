// Which rows stand in text that draws the borders of tables with bars?

/// Understands what `antiword` writes: a row begins and ends with a bar, and cells are filled up
/// with blanks.
enum BarTable {
  private static let bar = UInt8(ascii: "|")
  private static let blank = UInt8(ascii: " ")

  /// The text with the cells of rows parted by ` | `; other lines stay as they are, but for
  /// blanks at their end. A page break becomes a line end.
  static func plainLines(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0C }
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      let line = trimmed(line, atStart: false)
      if line.count >= 2, line.first == bar, line.last == bar {
        for (index, cell) in line.dropFirst().dropLast()
          .split(separator: bar, omittingEmptySubsequences: false).enumerated()
        {
          if index > 0 { output += " | ".utf8 }
          output += trimmed(cell, atStart: true)
        }
      } else {
        output += line
      }
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }

  private static func trimmed(_ line: ArraySlice<UInt8>, atStart: Bool) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last == blank || last == 0x0D { line.removeLast() }
    while atStart, line.first == blank { line.removeFirst() }
    return line
  }
}
