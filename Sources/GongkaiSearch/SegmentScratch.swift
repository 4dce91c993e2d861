// What searches of one segment share from query to query.

import GongkaiBytes
import GongkaiFormat

/// A segment as one searcher sees it: its norms, and memory that is used again.
final class SegmentScratch {
  let segment: SegmentReader
  /// By `NormKind`.
  let norms: [ByteView]
  var mapper: PlaceMapper

  init(_ segment: SegmentReader) throws(IndexError) {
    self.segment = segment
    norms = [
      try segment.norms(.positional), try segment.norms(.character), try segment.norms(.word),
    ]
    mapper = try PlaceMapper(segment)
  }
}
