// What searches of one segment share from query to query.

import GongkaiBytes
import GongkaiFormat

/// A segment as one searcher sees it: its norms, and memory that is used again.
final class SegmentScratch {
  let segment: SegmentReader
  /// By `NormKind`; nil until they are asked for, since what is handed out was checked.
  private var norms: [ByteView?] = [nil, nil, nil]
  var mapper: PlaceMapper

  init(_ segment: SegmentReader) throws(IndexError) {
    self.segment = segment
    mapper = try PlaceMapper(segment)
  }

  func norms(_ kind: NormKind) throws(IndexError) -> ByteView {
    if let norms = norms[kind.rawValue] { return norms }
    let read = try segment.norms(kind)
    norms[kind.rawValue] = read
    return read
  }
}
