// Which column does someone mean who sorts or counts by it?

import Gongkai

/// A name that no column has, with those that there are.
struct UnknownColumn: Error, CustomStringConvertible {
  let name: String
  let option: String
  let known: [String]

  var description: String {
    "‘\(name)’ is no column to \(option) by. There are: \(known.joined(separator: ", "))"
  }
}

/// The columns of an index, and the names by which people call them.
struct ColumnNames {
  /// The columns that the index has, by name.
  private let present: [String]

  /// - Throws: `IndexError`.
  init(_ index: Index) throws {
    var names: Set<String> = []
    for segment in index.commit.segments {
      for column in try segment.reader.columnHeads { names.insert(column.name) }
    }
    present = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The column called `name`.
  /// - Throws: `UnknownColumn`.
  func column(_ name: String, for option: String) throws(UnknownColumn) -> String {
    if let column = ReportVocabulary.column(named: name.lowercased()) { return column }
    guard present.contains(name) else {
      let others = option == "count" ? ["region (地区)", "section (章)"] : []
      // Figures are too many to list.
      let listed = present.filter { FigureKey(rawValue: $0) == nil }.map(ColumnLabel.text)
      throw UnknownColumn(
        name: name, option: option,
        known: others + listed + ["all figures, such as requests_new (新收)"])
    }
    return name
  }

  /// The names of a list, such as `year,新收`.
  static func list(_ text: String) -> [String] {
    text.split { ",，、".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// The order that `text` asks for, such as `新收:desc,year`; ascending where it says nothing.
  /// - Throws: `UnknownColumn`.
  func sortKeys(_ text: String) throws(UnknownColumn) -> [SortKey] {
    var keys: [SortKey] = []
    for name in Self.list(text) {
      let parts = name.split(maxSplits: 1, omittingEmptySubsequences: false) {
        ":：".contains($0)
      }
      let direction = parts.count > 1 ? parts[1].lowercased() : "asc"
      guard ["asc", "desc"].contains(direction) else {
        throw UnknownColumn(
          name: name, option: "sort",
          known: ["\(parts[0]):asc, the smallest first", "\(parts[0]):desc, the largest first"])
      }
      keys.append(
        SortKey(try column(String(parts[0]), for: "sort"), descending: direction == "desc"))
    }
    return keys
  }
}

/// How columns and their values are shown.
enum ColumnLabel {
  /// The name with its Chinese one: `requests_new (新收)`.
  static func text(_ column: String) -> String {
    let name = column == "section" ? "章" : ReportVocabulary.name(ofColumn: column)
    return name.map { "\(column) (\($0))" } ?? column
  }

  /// A value as text; days as 2024-01-25, several keywords joined by `;`, nothing for none.
  static func value(_ value: ColumnValue?, of column: String) -> String {
    switch value {
    case nil: ""
    case .integer(let number)?:
      ReportVocabulary.isDate(column) ? day(number) : String(number)
    case .keyword(let word)?: word
    case .keywords(let words)?:
      words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ";")
    }
  }

  private static func day(_ number: Int) -> String {
    let digits = String(number)
    guard digits.utf8.count == 8, number > 0 else { return digits }
    return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
  }

  /// A field with its Chinese name: `依申请公开 (requests)`.
  static func section(_ key: String) -> String {
    let name = SectionKey(rawValue: key)?.name ?? ReportZone(rawValue: key)?.name
    return name.map { "\($0) (\(key))" } ?? (key == "title" ? "标题 (title)" : key)
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
