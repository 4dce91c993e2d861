// Which lines of a page are rows of a table?

/// Lines one below the other whose gaps stand one below the other: at least two, or three when none
/// has more than one gap.
///
/// Fewer are no table: a paragraph must not be cut, and there are forms to fill in and headings with
/// wide blanks. What neighbours leave blank at the same places is no accident.
struct LayoutTable {
  /// The indices of its lines.
  let rows: Range<Int>

  /// The tables among the lines of a page.
  static func tables(in lines: [LayoutLine]) -> [LayoutTable] {
    var tables: [LayoutTable] = []
    var start = 0
    for index in lines.indices {
      let goesOn = index + 1 < lines.count && areAligned(lines[index], lines[index + 1])
      if goesOn { continue }
      let hasGaps = lines[start...index].contains { $0.gaps.count > 1 }
      if index - start >= (hasGaps ? 1 : 2) {
        tables.append(LayoutTable(rows: start..<index + 1))
      }
      start = index + 1
    }
    return tables
  }

  /// Whether every gap of the line with fewer gaps shares a column with one of the other line.
  private static func areAligned(_ one: LayoutLine, _ other: LayoutLine) -> Bool {
    let (few, many) = one.gaps.count < other.gaps.count ? (one, other) : (other, one)
    return !few.gaps.isEmpty
      && few.gaps.allSatisfy { gap in
        many.gaps.contains { $0.columns.overlaps(gap.columns) }
      }
  }

  /// Appends the rows, a line for each.
  func append(_ lines: [LayoutLine], of bytes: [UInt8], to output: inout [UInt8]) {
    let fullest = rows.max { lines[$0].gaps.count < lines[$1].gaps.count } ?? rows.lowerBound
    let borders = lines[fullest].gaps.map(\.columns)
    for row in rows {
      let line = lines[row]
      let counts = Self.borderCounts(line, borders)
      for _ in 0..<counts.leading { output += "| ".utf8 }
      var start = line.bytes.lowerBound
      for (gap, count) in zip(line.gaps, counts.gaps) {
        output += bytes[start..<gap.bytes.lowerBound]
        for _ in 0..<count { output += " |".utf8 }
        output.append(UInt8(ascii: " "))
        start = gap.bytes.upperBound
      }
      output += bytes[start..<line.bytes.upperBound]
      output.append(UInt8(ascii: "\n"))
    }
  }

  /// How many borders lie before a line and in each of its gaps, given those of the row that has
  /// most: a gap that spans two of them spans an empty cell.
  ///
  /// Where that comes to more borders than there are, the lines are not aligned well enough to tell
  /// empty cells, and each gap is taken for one border.
  private static func borderCounts(
    _ line: LayoutLine, _ borders: [Range<Int>]
  ) -> (leading: Int, gaps: [Int]) {
    let leading = borders.count { $0.upperBound <= line.indentation }
    let gaps = line.gaps.map { gap in
      max(1, borders.count { $0.overlaps(gap.columns) })
    }
    let isPlausible = leading + gaps.reduce(0, +) <= borders.count
    return isPlausible ? (leading, gaps) : (0, gaps.map { _ in 1 })
  }
}
