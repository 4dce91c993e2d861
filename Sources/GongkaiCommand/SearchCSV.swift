// How is a search written as rows of CSV?

import Gongkai

/// A row for each hit, match or counted value, below a row of names.
struct SearchCSV: SearchPrinter {
  private static let facetNames = [
    "facet", "value", "matches", "documents", "share", "occurrences", "characters", "rate",
  ]
  private static let matchNames = [
    "id", "title", "section", "left", "match", "right", "start", "end", "matched_through",
  ]
  private static let hitNames = [
    "id", "title", "score", "section", "year", "organ", "region", "snippet", "matched_through",
  ]

  private let layout: SearchLayout
  private let output: Output
  /// For spreadsheet programs: with a byte order mark, and without formulas.
  private let isForSpreadsheets: Bool

  init(_ layout: SearchLayout, isForSpreadsheets: Bool, _ output: Output) {
    self.layout = layout
    self.isForSpreadsheets = isForSpreadsheets
    self.output = output
  }

  func begin(_ result: SearchResult, _ facets: [Facet]) throws {
    if isForSpreadsheets { try output.write(CSVRow.byteOrderMark) }
    switch layout.listing {
    case .nothing: try header(Self.facetNames)
    case .matches: try header(Self.matchNames)
    case .hits:
      try header(Self.hitNames + layout.columns.dropFirst(HitFacts.columns.count))
    }
    for facet in facets {
      for count in facet.counts { try write(count, of: facet.column) }
    }
  }

  func write(_ hit: SearchHit) throws {
    let facts = HitFacts(hit, columns: layout.columns)
    var row = CSVRow(guardsFormulas: isForSpreadsheets)
    row.add(shown(hit.identifier))
    row.add(shown(hit.title))
    row.add(hit.score, places: 6)
    row.add(facts.sections.inOneText(separatedBy: ";"))
    row.add(facts.year)
    row.add(shown(facts.organ))
    row.add(shown(facts.region))
    row.add(shown(hit.snippet?.parts.map(\.text).inOneText() ?? ""))
    row.add(hit.matchedThrough.inOneText(separatedBy: ";"))
    for (column, value) in facts.sorted {
      if case .integer(let number)? = value, !ReportVocabulary.isDate(column) {
        row.add(number)
      } else {
        row.add(shown(ColumnLabel.value(value, of: column)))
      }
    }
    try output.write(row.line)
  }

  func write(_ matches: [ConcordanceLine]) throws {
    for match in matches {
      var row = CSVRow(guardsFormulas: isForSpreadsheets)
      row.add(shown(match.identifier))
      row.add(shown(match.title))
      row.add(HitFacts.section(match.field))
      row.add(shown(match.left))
      row.add(shown(match.match))
      row.add(shown(match.right))
      row.add(match.range.lowerBound)
      row.add(match.range.upperBound)
      row.add(match.isRepair ? "rewritten wording" : "")
      try output.write(row.line)
    }
  }

  func end() {}

  private func write(_ count: FacetCount, of column: String) throws {
    var row = CSVRow(guardsFormulas: isForSpreadsheets)
    row.add(shown(column))
    if case .integer(let number)? = count.value, !ReportVocabulary.isDate(column) {
      row.add(number)
    } else {
      row.add(shown(ColumnLabel.value(count.value, of: column)))
    }
    row.add(count.matches)
    row.add(count.documents)
    row.add(count.share, places: 4)
    row.add(count.occurrences)
    row.add(count.characters)
    row.add(count.rate, places: 4)
    try output.write(row.line)
  }

  private func header(_ names: [String]) throws {
    var row = CSVRow(guardsFormulas: isForSpreadsheets)
    for name in names { row.add(shown(name)) }
    try output.write(row.line)
  }

  /// Text as it is, unless a terminal might obey it.
  private func shown(_ text: String) -> String {
    output.isTerminal ? VisibleText.oneLine(text) : text
  }
}
