// Which document owns a place, where many places of a region are asked for?

import GongkaiBytes

/// The documents that add clauses to a region, with buckets of places that say where among them to
/// look: a look-up waits for none before it, where a walk from owner to owner does.
///
/// As it takes time and memory to make, it pays for regions that are asked about again and again.
struct OwnerTable {
  /// Documents with places of their own, ascending, and the first place of each; behind the last
  /// start stands one that no place reaches.
  private var docs: [UInt32] = []
  private var starts: [UInt32] = []
  /// For each run of 2^`shift` places, the last document that starts at or before the first of it.
  private var buckets: [UInt32] = []
  private let shift: UInt32
  private let first: UInt32

  /// About as many buckets as this for each document.
  private static let bucketsPerDocument = 2

  /// - Parameters:
  ///   - places: those of the region whose clauses are said once.
  ///   - start: where each of the documents starts; nil is returned where these descend, as in
  ///     damaged files.
  init?(
    places: Range<UInt32>, documentCount: Int, start: (Int) throws(IndexError) -> UInt32
  ) throws(IndexError) {
    first = places.lowerBound
    var next = documentCount > 0 ? try start(0) : 0
    for doc in 0..<documentCount {
      let own = next
      next = doc + 1 < documentCount ? try start(doc + 1) : places.upperBound
      guard own <= next, own >= places.lowerBound else { return nil }
      if own < next {
        docs.append(UInt32(truncatingIfNeeded: doc))
        starts.append(own)
      }
    }
    guard starts.first == places.lowerBound else { return nil }
    let wanted = docs.count * Self.bucketsPerDocument
    shift = UInt32((places.count / wanted).bitWidth - (places.count / wanted).leadingZeroBitCount)
    var owner: UInt32 = 0
    for place in stride(from: Int(first), to: Int(places.upperBound), by: 1 << Int(shift)) {
      while Int(owner) + 1 < starts.count, starts[Int(owner) + 1] <= place { owner += 1 }
      buckets.append(owner)
    }
    starts.append(.max)
  }

  /// Calls `body` with the owner of each of `places[range]`, which lie in the region.
  @inline(__always)
  func visitOwners(
    of places: Span<UInt32>, in range: Range<Int>, _ body: (_ owner: UInt32) -> Void
  ) {
    let buckets = self.buckets.span
    let starts = self.starts.span
    let docs = self.docs.span
    for i in range {
      let place = places[i]
      var owner = Int(buckets[Int((place &- first) &>> shift)])
      while starts[owner &+ 1] <= place { owner &+= 1 }
      body(docs[owner])
    }
  }
}
