// What do the names before a colon mean in queries?

/// Names that queries may use beside those of fields and columns, which are always known.
public struct QueryVocabulary: Sendable {
  /// How a typed value is compared with the keywords of a column.
  public enum Comparison: Sendable {
    case equal
    /// The keyword begins with it: 五原 finds 五原县.
    case prefix
    /// The keyword holds it: 民政局 finds 五原县民政局.
    case part
  }

  /// What a name means.
  public enum Meaning: Sendable {
    /// Text behind it is searched in these fields: `title:年度报告`.
    case fields([String])
    /// What stands behind it names the fields in which the rest of the group is searched, as in
    /// `section:依申请公开 未收到`; nil for a value that names none.
    case scope(@Sendable (String) -> [String]?)
    /// A column of numbers.
    case number(column: String)
    /// A column of days as numbers: 20240125 for 2024-01-25.
    case date(column: String)
    /// Keywords in any of these columns. A typed value is looked up among the synonyms first.
    case keyword(columns: [String], Comparison, synonyms: [String: String])
  }

  /// Meanings by name.
  let meanings: @Sendable () -> [String: Meaning]

  /// - Parameter meanings: by name; names are folded: simplified, lower case. Made when a query
  ///   has a colon, which most have not.
  public init(_ meanings: @autoclosure @escaping @Sendable () -> [String: Meaning] = [:]) {
    self.meanings = meanings
  }
}

/// Other wordings of a phrase that stand in documents whose text was rewritten by machine.
public struct WordingRepair: Sendable {
  /// The other wordings of a folded phrase; none for most.
  public let alternatives: @Sendable (String) -> [String]
  /// The column that tells how likely a document was rewritten.
  public let column: String
  /// Other wordings count only in documents that have at least this value there.
  public let threshold: Int

  public init(
    column: String, threshold: Int, alternatives: @escaping @Sendable (String) -> [String]
  ) {
    self.column = column
    self.threshold = threshold
    self.alternatives = alternatives
  }
}
