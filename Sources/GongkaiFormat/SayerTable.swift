// Who says the repeated clauses, where many of them are asked for?

import CKernels

/// The documents that say each repeated clause, decoded one behind the other, with a bit vector that
/// tells the clause of a place whatever block of the clause table it stands in.
///
/// As it takes time and memory to make, it pays for segments that are asked again and again, and is
/// made for those only where the documents fit in a few megabytes.
struct SayerTable {
  private var marks = ClauseMarks()
  /// For each region, where its marks begin, and how many clauses stand before it.
  private var regions: [(base: Int, first: UInt32, clauses: UInt32)] = []
  /// For each clause, where its documents begin; behind the last one, where these end.
  private var offsets: [UInt32] = [0]
  /// A document for each time that it says the clause.
  private var sayers: [UInt32] = []

  /// Documents that are remembered at most, and the bytes of rows that so many may be in.
  private static let mostSayers = 1 << 21
  static let longestRows = 4 << 20
  /// Places that are looked up together.
  private static let length = 256

  /// Nil where it would take much memory, and where the clauses do not fill their regions, as in
  /// damaged files.
  init?(
    _ clauses: inout ClauseTable, _ rows: inout ClauseRowReader, _ regions: [Region]
  ) throws(IndexError) {
    var cursor = ClauseTable.Cursor()
    for region in regions {
      var lengths: [UInt32] = []
      var last = ClauseTable.noClause
      let before = offsets.count - 1
      for place in region.places.lowerBound..<region.firstOnce {
        let clause = try clauses.clause(at: place, &cursor)
        guard clause != ClauseTable.noClause else { return nil }
        if clause == last {
          lengths[lengths.count - 1] += 1
          continue
        }
        last = clause
        lengths.append(0)
        try rows.visit(clauses.row(of: clause, owner: clauses.sayers[clause].owner)) { doc, times in
          guard sayers.count < Self.mostSayers, times < Self.mostSayers else { return }
          sayers.append(contentsOf: repeatElement(doc, count: Int(times)))
        }
        guard sayers.count < Self.mostSayers else { return nil }
        offsets.append(UInt32(sayers.count))
      }
      let base = marks.append(lengths, places: Int(region.firstOnce - region.places.lowerBound))
      self.regions.append((base, region.places.lowerBound, UInt32(before)))
    }
  }

  /// Calls `body` as `ClauseTable.visitSayers` does for those of `places[range]`, which ascend and
  /// lie among the repeated clauses of a region; but a document that says a clause several times
  /// comes as often.
  @inline(__always)
  func visitSayers(
    of places: Span<UInt32>, in range: Range<Int>, region: Int,
    byInstruction: Bool = PlaceCursor.hasInstructions,
    _ body: (_ doc: UInt32, _ count: UInt32) -> Void
  ) {
    let region = regions[region]
    let offsets = self.offsets.span
    let sayers = self.sayers.span
    var numbers = [UInt32](repeating: 0, count: min(Self.length, range.count))
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start &+ Self.length, range.upperBound)
      marks.find(
        places.extracting(start..<end), from: region.first, base: region.base, &numbers,
        byInstruction: byInstruction)
      let count = end &- start
      prefetch(numbers, count: count, before: Int(region.clauses))
      var i = 0
      while i < count {
        let number = numbers[i]
        var times: UInt32 = 1
        i &+= 1
        while i < count, numbers[i] == number {
          times &+= 1
          i &+= 1
        }
        let clause = Int(region.clauses &+ number)
        for sayer in Int(offsets[clause])..<Int(offsets[clause &+ 1]) { body(sayers[sayer], times) }
      }
      start = end
    }
  }

  /// Asks for the documents of many clauses before any is read: they lie all over the memory of the
  /// table, and each would be waited for.
  @inline(__always)
  private func prefetch(_ numbers: [UInt32], count: Int, before: Int) {
    // SAFETY: the addresses lie in the arrays, and are only asked for; `numbers` are those of
    // clauses of a region before which so many stand.
    unsafe offsets.withUnsafeBufferPointer { offsets in
      guard let first = offsets.baseAddress else { return }
      for i in 0..<count { unsafe kernels_prefetch(first + before + Int(numbers[i])) }
      unsafe sayers.withUnsafeBufferPointer { sayers in
        guard let sayer = sayers.baseAddress else { return }
        for i in 0..<count {
          unsafe kernels_prefetch(sayer + Int(first[before &+ Int(numbers[i])]))
        }
      }
    }
  }
}
