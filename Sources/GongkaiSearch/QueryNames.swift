// What does a name before a colon mean in this index?

import GongkaiFormat

/// The names that queries may use: fields, columns, and a vocabulary.
struct QueryNames {
  private var meanings: [String: QueryVocabulary.Meaning] = [:]
  private let fold: (String) -> String

  /// - Parameter fold: names are compared folded.
  init(
    fields: [String], columns: [String: ColumnType], _ vocabulary: QueryVocabulary,
    fold: @escaping (String) -> String
  ) {
    self.fold = fold
    for (name, type) in columns {
      meanings[fold(name)] =
        type == .integer
        ? .number(column: name) : .keyword(columns: [name], .equal, synonyms: [:])
    }
    for name in fields { meanings[fold(name)] = .fields([name]) }
    meanings.merge(vocabulary.meanings) { $1 }
  }

  /// What `name` means, or nil when it is text.
  subscript(name: String) -> QueryVocabulary.Meaning? {
    guard name.utf8.count <= 64 else { return nil }
    return meanings[name] ?? meanings[fold(name)]
  }
}
