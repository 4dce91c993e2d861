// What does a name before a colon mean in this index?

import GongkaiFormat

/// The names that queries may use: fields, columns, and a vocabulary. Not `Sendable`.
///
/// They are gathered when the first query has a colon, so that searches without one do not wait.
final class QueryNames {
  /// Bytes of the longest name.
  static let longestName = 64

  private lazy var meanings = gather()
  /// Why the columns could not be read; what was made of names is void then.
  private(set) var damage: IndexError?
  private let fields: [String]
  private let columns: () throws(IndexError) -> [String: ColumnType]
  private let vocabulary: QueryVocabulary
  private let fold: (String) -> String

  /// - Parameter fold: names are compared folded.
  init(
    fields: [String],
    columns: @autoclosure @escaping () throws(IndexError) -> [String: ColumnType],
    _ vocabulary: QueryVocabulary, fold: @escaping (String) -> String
  ) {
    self.fields = fields
    self.columns = columns
    self.vocabulary = vocabulary
    self.fold = fold
  }

  private func gather() -> [String: QueryVocabulary.Meaning] {
    var meanings: [String: QueryVocabulary.Meaning] = [:]
    var types: [String: ColumnType] = [:]
    do throws(IndexError) { types = try columns() } catch { damage = error }
    for (name, type) in types {
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
