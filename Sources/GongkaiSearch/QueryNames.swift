// What does a name before a colon mean in this index?

import GongkaiFormat

/// The names that queries may use: fields, columns, and a vocabulary. Not `Sendable`.
///
/// They are gathered when the first query has a colon, so that searches without one do not wait.
final class QueryNames {
  /// Bytes of the longest name.
  static let longestName = 64

  private lazy var meanings = gather()
  private let fields: [String]
  private let columns: () -> [String: ColumnType]
  private let vocabulary: QueryVocabulary
  private let fold: (String) -> String

  /// - Parameter fold: names are compared folded.
  init(
    fields: [String], columns: @autoclosure @escaping () -> [String: ColumnType],
    _ vocabulary: QueryVocabulary, fold: @escaping (String) -> String
  ) {
    self.fields = fields
    self.columns = columns
    self.vocabulary = vocabulary
    self.fold = fold
  }

  private func gather() -> [String: QueryVocabulary.Meaning] {
    var meanings: [String: QueryVocabulary.Meaning] = [:]
    for (name, type) in columns() {
      meanings[fold(name)] =
        type == .integer
        ? .number(column: name) : .keyword(columns: [name], .equal, synonyms: [:])
    }
    for name in fields { meanings[fold(name)] = .fields([name]) }
    meanings.merge(vocabulary.meanings()) { $1 }
    return meanings
  }

  /// What `name` means, or nil when it is text.
  subscript(name: String) -> QueryVocabulary.Meaning? {
    guard name.utf8.count <= Self.longestName else { return nil }
    return meanings[name] ?? meanings[fold(name)]
  }
}
