// gongkai table: what is in these reports, one row each?

import ArgumentParser
import Gongkai

/// How a table is printed.
enum TableFormat: String, EnumerableFlag {
  case json
  case csv

  static func help(for value: TableFormat) -> ArgumentHelp? {
    switch value {
    case .json: "Print a line of JSON for each report."
    case .csv: "Print CSV (RFC 4180) with all columns and figures."
    }
  }
}

struct TableCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Print identity and figures, one row a report.",
    discussion: """
      Without a query all reports of the index are listed. A stated zero is 0, what
      is unknown is –; ‘lost’ and ‘damaged’ stand where the table of the report that
      should state a figure is so. In CSV all of these are empty, and the columns
      table_requests, table_reviews … tell of the tables.

        gongkai table --index my-index
        gongkai table 'year:2023 新收:>100' --sort 新收:desc --index my-index
        gongkai table --columns year,organ,新收,予以公开 --csv --bom --index my-index
        gongkai table --json --evidence --index my-index
      """)

  @Argument(help: "Which reports; all without it.")
  var query: [String] = []

  @OptionGroup var index: IndexOption

  @Option(
    help: ArgumentHelp(
      "Show these columns: id, year, organ, region, dirt, 新收, requests_answered …",
      valueName: "columns"))
  var columns: String?

  @Option(help: ArgumentHelp("Sort by columns: year, 新收:desc,year.", valueName: "columns"))
  var sort: String?

  @Option(help: ArgumentHelp("Rows to print; 0 for all.", valueName: "n"))
  var limit = 0

  @Flag(exclusivity: .exclusive)
  var format: TableFormat?

  @Flag(help: "JSON with the rule and the words behind every value.")
  var evidence = false

  @Flag(help: "CSV for spreadsheets: with a byte order mark, and ' before =, +, - and @.")
  var bom = false

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is 0 or more.") }
    if evidence, format != .json { throw ValidationError("--evidence belongs to --json.") }
    if bom, format != .csv { throw ValidationError("--bom belongs to --csv.") }
    if columns != nil, format == .json {
      throw ValidationError("--json has all that is known: leave out --columns.")
    }
    if let columns, ColumnNames.list(columns).isEmpty {
      throw ValidationError("--columns needs the name of a column.")
    }
  }

  func execute(_ output: Output) throws -> Outcome {
    let index = try Index(opening: index.directory)
    let (sort, shown) = try choices(index)
    switch format {
    case .json:
      return try visit(index, sort) {
        try output.write(RecordJSON.line($0, evidence: evidence))
      }
    case .csv:
      let writer = CSVTable(shown, isForSpreadsheets: bom, output)
      try writer.begin()
      return try visit(index, sort, writer.write)
    case nil:
      var rows = AlignedRows(shown, output)
      let outcome = try visit(index, sort) { record in
        try rows.add(shown.map { $0.cell(record) })
      }
      if outcome == .found { try rows.finish() }
      return outcome
    }
  }

  /// The order and the columns that were asked for.
  private func choices(_ index: Index) throws -> (sort: [SortKey], columns: [TableColumn]) {
    let names = sort == nil ? nil : try ColumnNames(index)
    do throws(UnknownColumn) {
      let keys = if let sort, let names { try names.sortKeys(sort) } else { [SortKey]() }
      if let columns { return (keys, try TableColumn.list(columns)) }
      return (keys, format == .csv ? TableColumn.all : TableColumn.usual)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private func visit(
    _ index: Index, _ sort: [SortKey], _ body: (ReportRecord) throws -> Void
  ) throws -> Outcome {
    let records = try ReportRecords(index)
    let limit = limit == 0 ? Int.max : limit
    var count = 0
    func take(_ record: ReportRecord) throws {
      count += 1
      try body(record)
    }
    if query.isEmpty {
      try records.visitAll(sort: sort, limit: limit, take)
    } else {
      var request = SearchRequest(query.joined(separator: " "))
      request.limit = limit
      request.sort = sort
      try records.visit(request, take)
    }
    return count > 0 ? .found : .nothingFound
  }
}

/// Rows of CSV below a row of names; what is unknown is empty.
private struct CSVTable {
  private let columns: [TableColumn]
  /// With a byte order mark, and without formulas.
  private let isForSpreadsheets: Bool
  private let output: Output

  init(_ columns: [TableColumn], isForSpreadsheets: Bool, _ output: Output) {
    self.columns = columns
    self.isForSpreadsheets = isForSpreadsheets
    self.output = output
  }

  func begin() throws {
    if isForSpreadsheets { try output.write(CSVRow.byteOrderMark) }
    var row = CSVRow(guardsFormulas: isForSpreadsheets)
    for column in columns { row.add(column.name) }
    try output.write(row.line)
  }

  func write(_ record: ReportRecord) throws {
    var row = CSVRow(guardsFormulas: isForSpreadsheets)
    for column in columns {
      switch column.cell(record) {
      case .number(let number): row.add(number)
      case .text(let text): row.add(output.isTerminal ? VisibleText.oneLine(text) : text)
      case .unknown, .missing: row.add("")
      }
    }
    try output.write(row.line)
  }
}
