// What does the table of what was published state?

import GongkaiText

/// Reads the first table: blocks, each with columns of its own and one or two rows.
///
/// The column headings above a row say how many cells it has and what they mean, and so tell the
/// form of 2019 from that of 2021.
struct PublishedTableReader {
  let reader: CellReader

  private static let maximumGap = 80

  func read() -> TableReading {
    var reading = TableReading()
    var columns: [LabelToken] = []
    var marks = 0
    // Labels close to each other; those of a sentence stand alone.
    var group = TableReading()
    var groupMarks = 0
    var rows = 0
    var fits = 0
    var followsRow = false
    var lastEnd = 0
    for (index, token) in reader.labels.enumerated() {
      let label = token.kind
      guard label == .block || label.isPublishedColumn || label.isPublishedRow else { continue }
      if token.start - lastEnd > Self.maximumGap {
        columns = []
        close(&group, &groupMarks, &reading, &marks)
      }
      if label == .block {
        groupMarks += 1
        columns = []
        group.cover(token.start..<token.end)
        lastEnd = token.end + 12
        continue
      }
      if label.isPublishedColumn {
        if followsRow { columns = [] }
        followsRow = false
        columns.append(token)
        groupMarks += 1
        group.cover(token.start..<token.end)
        lastEnd = token.end
        continue
      }
      // Without a column there is no table; a row is known by its columns.
      guard !columns.isEmpty, Self.fits(label, columns) else { continue }
      followsRow = true
      rows += 1
      let row = reader.row(index, acceptsRest: false)
      lastEnd = max(token.end, row.range.upperBound)
      group.cover(token.start..<lastEnd)
      guard let cells = row.cells(columns.count) else { continue }
      fits += 1
      for (column, cell) in zip(columns, cells) {
        set(label, column, cell, token.start..<lastEnd, &reading)
      }
    }
    close(&group, &groupMarks, &reading, &marks)
    if marks >= 2 { reading.state = fits > 0 && fits * 2 >= rows ? .read : .damaged }
    return reading
  }

  /// Takes a group of labels into the table, unless a sentence holds them.
  private func close(
    _ group: inout TableReading, _ groupMarks: inout Int, _ reading: inout TableReading,
    _ marks: inout Int
  ) {
    if groupMarks >= 2, let range = group.range {
      reading.cover(range)
      marks += groupMarks
    }
    group.range = nil
    groupMarks = 0
  }

  /// Whether a row may stand below these columns.
  private static func fits(_ row: TableLabel, _ columns: [LabelToken]) -> Bool {
    columns.contains { key(row, $0.kind) != nil || $0.kind == .lastYear }
  }

  private func set(
    _ row: TableLabel, _ column: LabelToken, _ cell: WrittenNumber?, _ evidence: Range<Int>,
    _ reading: inout TableReading
  ) {
    guard let cell, !cell.isApproximate, let key = Self.key(row, column.kind) else { return }
    let rule = "row of the table of what was published"
    guard column.kind == .feeAmount || column.kind == .procurementAmount else {
      reading.set(key, cell.integer, evidence, rule)
      return
    }
    // The form asks for 万元. Where the heading says 元 alone, a character may be gone.
    guard !saysYuan(column) else { return }
    reading.set(key, cell.multiplied(by: 10_000)?.integer, evidence, rule)
  }

  /// Whether the heading says 单位:元.
  private func saysYuan(_ column: LabelToken) -> Bool {
    for index in column.end..<min(column.end + 8, reader.text.count) {
      let character = reader.text.characters[index]
      if character == 0x4E07 || NumberReader.digit(character) != nil { return false }  // 万
      if character == 0x5143 { return true }  // 元
    }
    return false
  }

  private static func key(_ row: TableLabel, _ column: TableLabel) -> FigureKey? {
    switch (row, column) {
    case (.rules, .made): .rulesMade
    case (.rules, .abolished): .rulesAbolished
    case (.rules, .valid): .rulesValid
    case (.rules, .newlyPublished): .rulesPublished
    case (.rules, .totalPublished): .rulesTotal
    case (.documents, .made): .documentsMade
    case (.documents, .abolished): .documentsAbolished
    case (.documents, .valid): .documentsValid
    case (.documents, .newlyPublished): .documentsPublished
    case (.documents, .totalPublished): .documentsTotal
    case (.licences, .decisions): .licences
    case (.otherServices, .decisions): .otherServices
    case (.penalties, .decisions): .penalties
    case (.coercions, .decisions): .coercions
    case (.fees, .feeAmount): .feesChargedYuan
    case (.procurement, .procurementCount): .procurements
    case (.procurement, .procurementAmount): .procurementYuan
    default: nil
    }
  }
}
