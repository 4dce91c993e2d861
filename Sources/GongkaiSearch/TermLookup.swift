// Dictionary look-ups of one query in one segment.

import GongkaiFormat

/// Remembers the terms that a query has looked up: ranking, planning and matching ask for the same.
final class TermLookup {
  let segment: SegmentReader
  private var known: [TermKey: TermInfo?] = [:]

  init(_ segment: SegmentReader) {
    self.segment = segment
  }

  func find(_ key: TermKey) throws(IndexError) -> TermInfo? {
    if let info = known[key] { return info }
    let info = try segment.dictionary.find(key)
    known[key] = info
    return info
  }
}
