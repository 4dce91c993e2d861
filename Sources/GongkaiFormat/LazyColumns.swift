// When are the columns of a segment read?

import GongkaiBytes

/// The columns of a segment, each decoded when it is first asked for.
///
/// Decoding walks over all keywords, and there are megabytes of them; a search shows or filters a
/// few columns, and those of some segments only.
final class LazyColumns: Sendable {
  private struct State {
    var directory: ColumnDirectory?
    /// In the order of the directory.
    var columns: [Column?] = []
  }

  private let section: SectionView
  private let documentCount: Int
  private let state = Guarded(State())

  init(_ section: SectionView, documentCount: Int) {
    self.section = section
    self.documentCount = documentCount
  }

  /// Which columns there are.
  func heads() throws(IndexError) -> [ColumnHead] {
    try state.withLock { (state) throws(IndexError) in try directory(&state).heads }
  }

  /// The column called `name`, or nil.
  func column(_ name: String) throws(IndexError) -> Column? {
    try state.withLock { (state) throws(IndexError) in
      let heads = try directory(&state).heads
      guard let ordinal = heads.firstIndex(where: { $0.name == name }) else { return nil }
      return try column(ordinal, &state)
    }
  }

  /// All columns.
  func all() throws(IndexError) -> [Column] {
    try state.withLock { (state) throws(IndexError) in
      var columns: [Column] = []
      for ordinal in try directory(&state).heads.indices {
        columns.append(try column(ordinal, &state))
      }
      return columns
    }
  }

  private func directory(_ state: inout State) throws(IndexError) -> ColumnDirectory {
    if let directory = state.directory { return directory }
    let directory = try ColumnDirectory(section)
    state.directory = directory
    state.columns = [Column?](repeating: nil, count: directory.heads.count)
    return directory
  }

  private func column(_ ordinal: Int, _ state: inout State) throws(IndexError) -> Column {
    if let column = state.columns[ordinal] { return column }
    let head = try directory(&state).heads[ordinal]
    let column = try Column(head, section, documentCount: documentCount)
    state.columns[ordinal] = column
    return column
  }
}
