// How do several threads ask who says the clauses of a segment?

import GongkaiBytes
import GongkaiFormat

/// Maps the places of a segment for all threads of a join, which seldom ask: what a mapper keeps of
/// many segments would otherwise be there once for each thread.
final class SharedMapper: Sendable {
  private let segment: SegmentReader
  private let state = Guarded<Box>(Box())

  /// Keeps a mapper, which cannot be copied.
  private final class Box {
    var mapper: PlaceMapper?
  }

  init(_ segment: SegmentReader) { self.segment = segment }

  /// As `PlaceMapper.documents`.
  func documents(of places: [UInt32]) throws(IndexError) -> (docs: [UInt32], freqs: [UInt32]) {
    try state.withLock { (box) throws(IndexError) in
      if box.mapper == nil { box.mapper = try PlaceMapper(segment, makesTables: false) }
      return try box.mapper!.documents(of: places)
    }
  }
}
