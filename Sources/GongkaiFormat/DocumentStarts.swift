// Which document owns a place: the first that said its clause.

import GongkaiBytes

/// For each region that has any places, the first place that each document added to it.
public struct DocumentStarts: Sendable {
  private let section: SectionView
  private let documentCount: Int
  /// Where each region's starts begin in the section; nothing may be asked of empty regions.
  private let offsets: [Int]

  /// - Throws: `IndexError.corrupt` when the section does not fit the counts.
  public init(
    _ section: SectionView, documentCount: Int, regions: [Region]
  ) throws(IndexError) {
    var end = 0
    var offsets: [Int] = []
    for region in regions {
      offsets.append(end)
      if !region.places.isEmpty { end += documentCount * 4 }
    }
    guard section.bytes.count == end else { throw section.corrupt(at: 0, .disagreement) }
    self.section = section
    self.offsets = offsets
    self.documentCount = documentCount
  }

  /// The first place of `doc` in `region`; places of the region up to the next document's start
  /// are its own.
  public func start(of doc: Int, region: Int) throws(IndexError) -> UInt32 {
    var good = 0..<0
    return try start(of: doc, region: region, &good)
  }

  /// As without `good`: the bytes of the section that are known to be good, of which the caller
  /// keeps account, since a walk asks for one start after the other.
  @inline(__always)
  func start(
    of doc: Int, region: Int, _ good: inout Range<Int>
  ) throws(IndexError) -> UInt32 {
    let offset = offsets[region] + doc * 4
    if offset < good.lowerBound || offset &+ 4 > good.upperBound {
      try check(offset, &good)
    }
    return try section.reading { (bytes) throws(ByteError) in try bytes.u32(offset) }
  }

  private func check(_ offset: Int, _ good: inout Range<Int>) throws(IndexError) {
    let more = try section.checked(offset, 4)
    good =
      more.lowerBound <= good.upperBound && good.lowerBound <= more.upperBound
      ? min(good.lowerBound, more.lowerBound)..<max(good.upperBound, more.upperBound) : more
  }

  /// The document that owns `place`, searched from `low` on: the last that starts at or before it.
  /// - Complexity: O(log d), d being how far behind `low` it lies.
  public func owner(of place: UInt32, region: Int, from low: Int) throws(IndexError) -> Int {
    var good = 0..<0
    return try owner(of: place, region: region, from: low, &good)
  }

  /// As without `good`, which is that of `start`.
  func owner(
    of place: UInt32, region: Int, from low: Int, _ good: inout Range<Int>
  ) throws(IndexError) -> Int {
    var low = low
    var step = 1
    while low + step < documentCount, try start(of: low + step, region: region, &good) <= place {
      low += step
      step *= 2
    }
    var high = min(documentCount, low + step)
    while low + 1 < high {
      let middle = (low + high) / 2
      if try start(of: middle, region: region, &good) <= place {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }
}
