// When are the columns of a segment read?

import GongkaiBytes
import Synchronization

/// The columns of a segment, decoded when they are first asked for.
///
/// Decoding walks over all keywords, which are megabytes; a search needs the columns of those
/// segments only whose documents it shows or filters.
final class LazyColumns: Sendable {
  private let section: SectionView
  private let documentCount: Int
  private let columns = Mutex<[Column]?>(nil)

  init(_ section: SectionView, documentCount: Int) {
    self.section = section
    self.documentCount = documentCount
  }

  func decoded() throws(IndexError) -> [Column] {
    try columns.withLock { (columns) throws(IndexError) in
      if let columns { return columns }
      let decoded = try Column.decode(section, documentCount: documentCount)
      columns = decoded
      return decoded
    }
  }
}
