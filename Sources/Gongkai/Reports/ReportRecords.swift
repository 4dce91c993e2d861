// What is known of the reports of an index, read anew from their stored text?

import GongkaiFormat
import GongkaiReports
public import GongkaiSearch
import GongkaiText

/// Reads the reports of an index anew. Not `Sendable`.
public final class ReportRecords {
  private let index: Index
  private let documents: ReportDocuments
  /// The columns of each segment, by name.
  private let columns: [[String: Column]]

  /// - Throws: `TextError` or `IndexError` when the index is damaged.
  public init(_ index: Index) throws {
    self.index = index
    documents = ReportDocuments(fold: try index.commit.foldTable())
    columns = try index.commit.segments.map { segment in
      Dictionary(try segment.reader.columns.map { ($0.name, $0) }) { first, _ in first }
    }
  }

  /// The record of one report, or nil when the index has none of this identifier.
  public func record(_ identifier: String) throws -> ReportRecord? {
    for (ordinal, segment) in index.commit.segments.enumerated().reversed() {
      if let doc = try segment.reader.identifiers.find(identifier), segment.isLive(doc) {
        return try record(HitPlace(segment: ordinal, doc: doc))
      }
    }
    return nil
  }

  /// Calls `body` with the reports that a search finds, best first or as it sorts them.
  public func visit(
    _ request: SearchRequest, _ body: (ReportRecord) throws -> Void
  ) throws {
    var request = request
    request.snippets = false
    request.relax = false
    try index.visitHits(request) { hit in
      if let record = try record(hit.identifier) { try body(record) }
    }
  }

  /// Calls `body` with all reports of the index, at most `limit`: in the order of `sort`, those
  /// without a value last; equal ones, or all without `sort`, in the order of the index.
  public func visitAll(
    sort: [SortKey] = [], limit: Int = Int.max, _ body: (ReportRecord) throws -> Void
  ) throws {
    var left = limit
    if !sort.isEmpty {
      for place in try sorted(sort).prefix(limit) { try body(record(place)) }
      return
    }
    for (ordinal, segment) in index.commit.segments.enumerated() {
      for doc in 0..<segment.reader.documentCount where segment.isLive(doc) {
        guard left > 0 else { return }
        left -= 1
        try body(record(HitPlace(segment: ordinal, doc: doc)))
      }
    }
  }

  // MARK: Order

  private struct HitPlace {
    let segment: Int
    let doc: Int
  }

  private func sorted(_ keys: [SortKey]) throws -> [HitPlace] {
    var places: [HitPlace] = []
    var values: [[ColumnValue?]] = []
    for (ordinal, segment) in index.commit.segments.enumerated() {
      let columns = keys.map { self.columns[ordinal][$0.column] }
      for doc in 0..<segment.reader.documentCount where segment.isLive(doc) {
        places.append(HitPlace(segment: ordinal, doc: doc))
        var row: [ColumnValue?] = []
        for column in columns { row.append(try column?.value(of: doc)) }
        values.append(row)
      }
    }
    let order = places.indices.sorted { a, b in
      for (number, key) in keys.enumerated() where values[a][number] != values[b][number] {
        guard let x = values[a][number] else { return false }
        guard let y = values[b][number] else { return true }
        return key.descending ? Self.isLess(y, x) : Self.isLess(x, y)
      }
      return a < b
    }
    return order.map { places[$0] }
  }

  private static func isLess(_ a: ColumnValue, _ b: ColumnValue) -> Bool {
    func first(_ value: ColumnValue) -> String {
      switch value {
      case .integer: ""
      case .keyword(let word): word
      case .keywords(let words):
        words.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
      }
    }
    if case .integer(let x) = a, case .integer(let y) = b { return x < y }
    return first(a).utf8.lexicographicallyPrecedes(first(b).utf8)
  }

  // MARK: Records

  private func record(_ place: HitPlace) throws -> ReportRecord {
    let segment = index.commit.segments[place.segment].reader
    let document = try segment.storedText.document(place.doc)
    let identifier = try segment.identifiers.identifier(of: place.doc)
    func value(_ column: String) throws -> ColumnValue? {
      try columns[place.segment][column]?.value(of: place.doc)
    }
    func keyword(_ column: String) throws -> String? {
      if case .keyword(let word) = try value(column) { word } else { nil }
    }
    let reading = documents.read(
      Report(
        id: identifier, title: document.title, text: document.text,
        titleRange: document.titleRange,
        fields: document.fields.map { .init(name: $0.name, value: $0.value) }))
    return ReportRecord(
      identifier: identifier, title: document.title, text: document.text,
      format: try keyword("format"), encoding: try keyword("encoding"), damagedPlaces: nil,
      reading: reading, given: try given(document.fields, value))
  }

  /// The stored fields that became columns: what else is in a column was read out of the text.
  private func given(
    _ fields: [StoredDocument.Field], _ value: (String) throws -> ColumnValue?
  ) rethrows -> [String: ColumnValue] {
    var given: [String: ColumnValue] = [:]
    for field in fields {
      switch try value(field.name) {
      case .integer(let number)? where String(number) == field.value:
        given[field.name] = .integer(number)
      case .keyword(let word)? where word == field.value: given[field.name] = .keyword(word)
      default: break
      }
    }
    return given
  }
}
