// Which document owns a place whose clause is said once?

import GongkaiBytes

/// For each region that has clauses said once, the first place of these that each document added.
public struct DocumentStarts: Sendable {
  private let section: SectionView
  private let documentCount: Int
  private let regions: [Range<UInt32>]
  /// Where each region's starts begin in the section; nothing may be asked of empty regions.
  private let offsets: [Int]
  /// Which regions' starts were all compared with their checksums.
  private let isGood: AtomicFlags

  /// - Throws: `IndexError.corrupt` when the section does not fit the counts.
  public init(
    _ section: SectionView, documentCount: Int, regions: [Region]
  ) throws(IndexError) {
    var end = 0
    var offsets: [Int] = []
    for region in regions {
      offsets.append(end)
      if !region.oncePlaces.isEmpty { end += documentCount * 4 }
    }
    guard section.bytes.count == end else { throw section.corrupt(at: 0, .disagreement) }
    self.section = section
    self.regions = regions.map(\.oncePlaces)
    self.offsets = offsets
    isGood = AtomicFlags(count: regions.count)
    self.documentCount = documentCount
  }

  /// How many documents there are.
  var count: Int { documentCount }

  /// The first place of `doc` in `region`; places of the region up to the next document's start
  /// are its own.
  public func start(of doc: Int, region: Int) throws(IndexError) -> UInt32 {
    let offset = offsets[region] + doc * 4
    try section.check(offset, 4)
    return try section.reading { (bytes) throws(ByteError) in try bytes.u32(offset) }
  }

  /// The places of the clauses that `doc` says alone in `region`; none where the starts descend, as
  /// in damaged files.
  func places(of doc: Int, region: Int) throws(IndexError) -> Range<UInt32> {
    let first = try start(of: doc, region: region)
    let behind =
      doc + 1 < documentCount
      ? try start(of: doc + 1, region: region) : regions[region].upperBound
    return first..<max(first, behind)
  }

  /// The document that owns `place`, by steps from `low` on, which must not lie behind it: the last
  /// that starts at or before it. For walks over a whole region.
  public func owner(of place: UInt32, region: Int, from low: Int) throws(IndexError) -> Int {
    var owner = low
    while owner + 1 < documentCount, try start(of: owner + 1, region: region) <= place {
      owner += 1
    }
    return owner
  }

  /// A table of the owners of `region`; nil where the starts make no sense.
  func ownerTable(region: Int) throws(IndexError) -> OwnerTable? {
    guard !regions[region].isEmpty else { return nil }
    return try OwnerTable(places: regions[region], documentCount: documentCount) {
      (doc) throws(IndexError) in try start(of: doc, region: region)
    }
  }

  /// Calls `body` with each document that owns some of `places[range]`, which ascend and lie in
  /// `region`, and how many of them.
  ///
  /// Gallops from owner to owner, for places ascend: Bentley and Yao, "An almost optimal algorithm
  /// for unbounded searching", Information Processing Letters 5(3), 1976,
  /// doi:10.1016/0020-0190(76)90071-5.
  @inline(__always)
  func visitOwners(
    of places: Span<UInt32>, in range: Range<Int>, region: Int,
    _ body: (_ owner: UInt32, _ count: UInt32) -> Void
  ) throws(IndexError) {
    guard !range.isEmpty else { return }
    let length = documentCount * 4
    // Where many places are asked for, most chunks will be: checking them all makes the rest plain.
    if !isGood[region], range.count * 4 >= length / ChunkChecks.chunkLength {
      try section.check(offsets[region], length)
      isGood.raise(region)
    }
    if isGood[region] {
      // SAFETY: the section has a start for each document of the region, as `init` checked, and
      // keeps its bytes for the call.
      let bytes = unsafe section.bytes.withUnsafeBytes { $0.baseAddress }
      guard let bytes = unsafe bytes else { return }
      var starts = unsafe PlainStarts(bytes + offsets[region])
      try visitOwners(of: places, in: range, end: regions[region].upperBound, &starts, body)
    } else {
      var starts = StartReader(section, at: offsets[region])
      try visitOwners(of: places, in: range, end: regions[region].upperBound, &starts, body)
    }
  }

  @inline(__always)
  private func visitOwners(
    of places: Span<UInt32>, in range: Range<Int>, end: UInt32, _ starts: inout some StartSource,
    _ body: (_ owner: UInt32, _ count: UInt32) -> Void
  ) throws(IndexError) {
    var owner = 0
    var ownerEnd = documentCount > 1 ? try starts.start(1) : end
    var i = range.lowerBound
    while i < range.upperBound {
      let place = places[i]
      if place >= ownerEnd {
        var step = 1
        while owner &+ step < documentCount, try starts.start(owner &+ step) <= place {
          owner &+= step
          step &*= 2
        }
        var high = min(documentCount, owner &+ step)
        while owner &+ 1 < high {
          let middle = (owner &+ high) / 2
          if try starts.start(middle) <= place { owner = middle } else { high = middle }
        }
        ownerEnd = owner &+ 1 < documentCount ? try starts.start(owner &+ 1) : end
      }
      var count: UInt32 = 1
      i &+= 1
      while i < range.upperBound, places[i] < ownerEnd {
        count &+= 1
        i &+= 1
      }
      body(UInt32(truncatingIfNeeded: owner), count)
    }
  }
}

/// The starts of one region.
private protocol StartSource {
  mutating func start(_ doc: Int) throws(IndexError) -> UInt32
}

/// Starts that are known to be good.
@safe private struct PlainStarts: StartSource {
  private let bytes: UnsafeRawPointer

  /// - Parameter bytes: a start for each document that will be asked for.
  @unsafe init(_ bytes: UnsafeRawPointer) { unsafe self.bytes = bytes }

  @inline(__always)
  mutating func start(_ doc: Int) -> UInt32 {
    // SAFETY: as `init` demands.
    unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: doc &* 4, as: UInt32.self))
  }
}

/// Reads the starts of one region, and checks the chunks that they stand in.
@safe private struct StartReader: StartSource {
  private let section: SectionView
  private let offset: Int
  private let bytes: UnsafeRawPointer?
  private let count: Int
  /// What is known to be good.
  private var good = 0..<0

  init(_ section: SectionView, at offset: Int) {
    self.section = section
    self.offset = offset
    // SAFETY: `section` keeps the bytes mapped for as long as this is there.
    unsafe bytes = section.bytes.withUnsafeBytes { $0.baseAddress }
    count = section.bytes.count
  }

  @inline(__always)
  mutating func start(_ doc: Int) throws(IndexError) -> UInt32 {
    let place = offset &+ doc &* 4
    if place < good.lowerBound || place &+ 4 > good.upperBound {
      good = try section.checked(place, 4).clamped(to: 0..<count)
    }
    guard let bytes = unsafe bytes, place &+ 4 <= good.upperBound else { return UInt32.max }
    // SAFETY: the four bytes lie in what is good, which lies in the section.
    return unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }
}
