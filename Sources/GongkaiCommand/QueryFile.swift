// What stands in a file of queries?

import Gongkai

/// Queries of a file, one to a line: the query, or a label, a tab and the query.
struct QueryFile {
  struct Line: Equatable {
    /// The class or identifier before the first tab.
    let label: String?
    let query: String

    /// Splits a line at its first two tabs; what follows the second is not part of the query.
    init(_ text: String) {
      let parts = text.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      label = parts.count > 1 ? String(parts[0]) : nil
      query = String(parts.count > 1 ? parts[1] : parts[0])
    }

    /// How the query matches: any part in class `or`, else as the command was told.
    func match(_ preset: MatchMode) -> MatchMode { label == "or" ? .any : preset }
  }

  let lines: [Line]

  /// Reads the file at `path`, or standard input when that is `-`.
  ///
  /// - Throws: `FileError`, or `InputError` for bytes that are not UTF-8.
  init(_ path: String) throws {
    lines = try InputText.lines(path).map { Line($0.text) }
  }
}
