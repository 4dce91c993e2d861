// Which columns does a table of reports have, and what stands in them?

import Gongkai

/// What stands in a table for one report and one column.
enum TableCell: Equatable {
  /// Nothing tells it.
  case unknown
  case number(Int)
  case text(String)
  /// Nothing tells it, and the table that should is damaged or lost.
  case missing(TableState)

  /// For people: a stated zero is 0, an unknown value a dash.
  var shown: String {
    switch self {
    case .unknown: "–"
    case .number(let number): String(number)
    case .text(let text): VisibleText.oneLine(text)
    case .missing(let state): state.rawValue
    }
  }
}

/// A column of a table of reports.
struct TableColumn {
  /// The column's own name, such as `requests_new`.
  let name: String
  /// As it was asked for, such as 新收.
  let heading: String

  /// What a table for people has unless others are named.
  static let usual: [TableColumn] =
    [
      "id", "year", "organ", "region", "era", "新收", "予以公开", "主动公开总数", "复议", "诉讼", "sections",
      "dirt",
    ]
    .compactMap { TableColumn(named: $0) }

  /// Columns that are no columns of an index, by the names that people type.
  private static let others: [(name: String, names: [String])] = [
    ("id", ["编号"]), ("title", ["标题"]), ("region", ["地区"]), ("sections", ["章节数"]),
    ("bytes", ["字节"]), ("own_number", ["文号"]), ("index_number", ["索引号"]),
    ("phone", ["电话"]), ("area_code", ["区号"]), ("postcode", ["邮编"]),
  ]

  /// All columns, in the order of a CSV file: identity, condition, tables, figures.
  static let all: [TableColumn] = {
    let identity = [
      "id", "title", "year", "published", "signed", "organ", "organ_type", "province", "city",
      "county", "town", "region", "level", "own_number", "index_number", "phone", "area_code",
      "postcode", "era", "script", "encoding", "format", "bytes", "characters", "sections",
      "dirt", "none",
    ]
    let tables = ReportTable.allCases.map { "table_" + $0.rawValue }
    return (identity + tables + FigureKey.allCases.map(\.rawValue)).map {
      TableColumn(name: $0, heading: $0)
    }
  }()

  /// The column called `heading`; nil when there is none.
  init?(named heading: String) {
    let typed = heading.lowercased()
    let other = Self.others.first { $0.name == typed || $0.names.contains(typed) }?.name
    guard let name = other ?? ReportVocabulary.column(named: typed) ?? Self.table(typed)
    else { return nil }
    self.init(name: name, heading: heading)
  }

  private init(name: String, heading: String) {
    self.name = name
    self.heading = heading
  }

  private static func table(_ name: String) -> String? {
    ReportTable.allCases.map { "table_" + $0.rawValue }.first { $0 == name }
  }

  /// The columns that `text` names, such as `year,organ,新收`.
  /// - Throws: `UnknownColumn`.
  static func list(_ text: String) throws(UnknownColumn) -> [TableColumn] {
    var columns: [TableColumn] = []
    for name in ColumnNames.list(text) {
      guard let column = TableColumn(named: name) else {
        let known = all.filter { FigureKey(rawValue: $0.name) == nil }.map(\.name)
        throw UnknownColumn(
          name: name, option: "show",
          known: known + ["all figures, such as requests_new (新收)"])
      }
      columns.append(column)
    }
    return columns
  }

  /// Whether its values stand at the right.
  var isNumeric: Bool {
    FigureKey(rawValue: name) != nil
      || ["year", "bytes", "characters", "sections"].contains(name)
  }

  /// What stands in the column for a report.
  func cell(_ record: ReportRecord) -> TableCell {
    let reading = record.reading
    if let key = FigureKey(rawValue: name) {
      if let fact = record.fact(key) { return Self.cell(fact) }
      return record.lossOfTable(with: key).map { .missing($0) } ?? .unknown
    }
    if let attribute = ReportAttribute(rawValue: name) {
      return record.fact(attribute).map(Self.cell) ?? .unknown
    }
    switch name {
    case "id": return .text(record.identifier)
    case "title": return record.title.isEmpty ? .unknown : .text(record.title)
    case "city", "county", "town", "level": return place(record)
    case "script": return .text(reading.condition.script.rawValue)
    case "encoding": return record.encoding.map { .text($0) } ?? .unknown
    case "format": return record.format.map { .text($0) } ?? .unknown
    case "bytes": return .number(record.text.count)
    case "characters": return .number(reading.characterCount)
    case "sections": return .number(reading.layout.sections.count)
    case "dirt": return words(reading.condition.dirt.found.map(\.rawValue))
    case "none": return words(record.noneStatements.map(\.value.text))
    default:
      let table = ReportTable.allCases.first { "table_" + $0.rawValue == name }
      return table.map { .text(reading.figures.state($0).rawValue) } ?? .unknown
    }
  }

  private static func cell(_ fact: ReportFact) -> TableCell {
    if case .number(let number) = fact.value { return .number(number) }
    return .text(fact.value.text)
  }

  private func place(_ record: ReportRecord) -> TableCell {
    guard case .places(let places)? = record.fact(.region)?.value else { return .unknown }
    if name == "level" { return places.last.map { .text($0.level.rawValue) } ?? .unknown }
    return places.first { $0.level.rawValue == name }.map { .text($0.name) } ?? .unknown
  }

  private func words(_ words: [String]) -> TableCell {
    words.isEmpty ? .text("") : .text(words.joined(separator: ";"))
  }
}
