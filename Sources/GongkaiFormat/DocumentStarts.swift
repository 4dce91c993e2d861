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
    let offset = offsets[region] + doc * 4
    try section.check(offset, 4)
    return try section.reading { (bytes) throws(ByteError) in try bytes.u32(offset) }
  }

  /// The document that owns `place`, searched from `low` on: the last that starts at or before it.
  /// - Complexity: O(log d), d being how far behind `low` it lies.
  public func owner(of place: UInt32, region: Int, from low: Int) throws(IndexError) -> Int {
    var low = low
    var step = 1
    while low + step < documentCount, try start(of: low + step, region: region) <= place {
      low += step
      step *= 2
    }
    var high = min(documentCount, low + step)
    while low + 1 < high {
      let middle = (low + high) / 2
      if try start(of: middle, region: region) <= place { low = middle } else { high = middle }
    }
    return low
  }
}
