// What is told of a hit beside its title and snippet?

import Gongkai

/// The section, year, organ and region of a hit, and what it was sorted by.
struct HitFacts {
  /// The columns that facts are read from, before those of a sort order.
  static let columns = ["year", "organ"] + regionColumns
  private static let regionColumns = ["province", "city", "county", "town"]

  /// The sections that matches stand in, or the zone outside of all, in the order of the text.
  let sections: [String]
  let year: Int?
  let organ: String
  /// From the province down, in one word.
  let region: String
  /// Columns that hits were sorted by and that are not told otherwise, each with its value.
  let sorted: [(column: String, value: ColumnValue?)]

  /// - Parameter columns: those of the request, which begin with `columns`.
  init(_ hit: SearchHit, columns: [String]) {
    var sections: [String] = []
    for field in hit.fields.map(Self.section) where !sections.contains(field) {
      sections.append(field)
    }
    self.sections = sections
    func text(_ column: String) -> String {
      let value = zip(columns, hit.values).first { $0.0 == column }?.1
      return ColumnLabel.value(value ?? nil, of: column)
    }
    year = Int(text("year"))
    organ = text("organ")
    region = Self.regionColumns.map(text).inOneText()
    sorted = zip(columns, hit.values).dropFirst(Self.columns.count).map { ($0, $1) }
  }

  /// The columns to ask for when hits are sorted by `keys`.
  static func columns(_ keys: [SortKey]) -> [String] {
    var columns = Self.columns
    for key in keys where !columns.contains(key.column) { columns.append(key.column) }
    return columns
  }

  /// The section of a field, or its zone.
  static func section(_ field: String) -> String {
    ReportFields.section(of: field)?.rawValue ?? field
  }
}
