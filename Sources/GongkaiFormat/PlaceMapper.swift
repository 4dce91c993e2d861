// From places in the clause stream to documents and frequencies.

import GongkaiBytes

/// Maps places of one segment. A place belongs to the document that first said its clause, and,
/// where the clause is said again, to every document in the clause's row.
///
/// Not for use from several threads.
public struct PlaceMapper: ~Copyable {
  private let regions: [Region]
  private let starts: DocumentStarts
  private var rows: ClauseRowReader
  private var clauses: ClauseTable
  private var scratch = SayersScratch()
  /// By region: how many places were asked for, and the table once these were many.
  private var asked: [Int]
  private var owners: [OwnerTable?]
  /// The same for the places of repeated clauses of all regions.
  private var askedRepeated: Int
  private let repeatedPlaces: Int
  private var sayers: SayerTable?
  /// All 0 between two calls.
  private var counter: IndexCounter
  /// The same, used where many documents are counted.
  private var sums: DocumentSums
  private var countsMany = false
  /// For each document its number among those asked about, from 1 on; all 0 between two calls.
  private var slots: [UInt32] = []
  private let mayCountMany: Bool

  /// - Parameter makesTables: whether what is asked for again and again may be looked up in tables,
  ///   which take a few megabytes.
  public init(_ segment: SegmentReader, makesTables: Bool = true) throws(IndexError) {
    let rows = try segment.clauseRowReader()
    let clauses = try segment.clauseTable()
    let hasLongRows = try segment.view(.clauseRows).bytes.count > SayerTable.longestRows
    regions = segment.information.regions
    starts = segment.documentStarts
    self.rows = rows
    self.clauses = clauses
    counter = IndexCounter(count: segment.documentCount)
    sums = DocumentSums(count: segment.documentCount)
    // A sum of 0 tells nothing where occurrences may count for nothing.
    mayCountMany = regions.allSatisfy { $0.weight > 0 }
    asked = [Int](repeating: makesTables ? 0 : Int.min / 2, count: regions.count)
    owners = [OwnerTable?](repeating: nil, count: regions.count)
    repeatedPlaces = regions.reduce(0) { $0 + Int($1.firstOnce - $1.places.lowerBound) }
    askedRepeated = hasLongRows || !makesTables ? Int.min / 2 : 0
  }

  /// The documents that `places` (ascending) belong to, ascending, and how often each.
  public mutating func documents(
    of places: [UInt32]
  ) throws(IndexError) -> (docs: [UInt32], freqs: [UInt32]) {
    countsMany = mayCountMany && places.count >= sums.count / Self.documentsPerPlace
    if countsMany { sums.begin() }
    do {
      try count(places.span)
    } catch {
      // A damaged list must not leave its counts to the next query.
      counter.removeAll()
      sums.removeAll()
      throw error
    }
    if countsMany { return sums.drain() }
    var docs: [UInt32] = []
    var freqs: [UInt32] = []
    docs.reserveCapacity(min(places.count, counter.count))
    freqs.reserveCapacity(min(places.count, counter.count))
    counter.drain(indexes: &docs, sums: &freqs)
    return (docs, freqs)
  }

  /// Documents for each place, up to which it is faster to look at all of them in the end.
  private static let documentsPerPlace = 32

  /// Drops of `places` (ascending) those that belong to other documents than `docs` (ascending);
  /// places of clauses that are said more than once stay.
  public func keep(_ places: inout [UInt32], of docs: [UInt32]) throws(IndexError) {
    var kept = 0
    var i = 0
    for (number, region) in regions.enumerated() {
      guard i < places.count else { break }
      let once = Self.index(of: region.firstOnce, in: places.span, from: i)
      while i < once {
        places[kept] = places[i]
        kept += 1
        i += 1
      }
      let end = Self.index(of: region.places.upperBound, in: places.span, from: once)
      for doc in docs {
        guard i < end, Int(doc) < starts.count else { break }
        let own = try starts.places(of: Int(doc), region: number)
        i = gallop(places.span, to: own.lowerBound, from: i)
        while i < end, places[i] < own.upperBound {
          places[kept] = places[i]
          kept += 1
          i += 1
        }
      }
      i = end
    }
    places.removeSubrange(kept...)
  }

  /// Writes into `counts`, of which there is one for each of `docs` (ascending), how often they hold
  /// `places` (ascending): the same as `documents(of:)` says of them.
  public mutating func count(
    _ places: [UInt32], in docs: [UInt32], _ counts: inout [UInt32]
  ) throws(IndexError) {
    precondition(counts.count == docs.count, "a count for each document")
    if slots.isEmpty { slots = [UInt32](repeating: 0, count: starts.count) }
    for i in docs.indices {
      counts[i] = 0
      slots[Int(docs[i])] = UInt32(truncatingIfNeeded: i &+ 1)
    }
    defer { for doc in docs { slots[Int(doc)] = 0 } }
    var cursor = ClauseTable.Cursor()
    var i = 0
    for (number, region) in regions.enumerated() {
      guard i < places.count else { return }
      let weight = UInt32(region.weight)
      let once = Self.index(of: region.firstOnce, in: places.span, from: i)
      try countRepeated(places.span, i..<once, weight, region: number, &cursor, into: &counts)
      let end = Self.index(of: region.places.upperBound, in: places.span, from: once)
      i = once
      for (slot, doc) in docs.enumerated() {
        guard i < end else { break }
        let own = try starts.places(of: Int(doc), region: number)
        i = gallop(places.span, to: own.lowerBound, from: i)
        while i < end, places[i] < own.upperBound {
          counts[slot] &+= weight
          i += 1
        }
      }
      i = end
    }
  }

  private mutating func count(_ places: Span<UInt32>) throws(IndexError) {
    var cursor = ClauseTable.Cursor()
    var i = 0
    for (number, region) in regions.enumerated() {
      guard i < places.count else { return }
      let weight = UInt32(region.weight)
      let once = Self.index(of: region.firstOnce, in: places, from: i)
      try countRepeated(places, i..<once, weight, region: number, &cursor)
      let end = Self.index(of: region.places.upperBound, in: places, from: once)
      try countOnce(places, once..<end, weight, region: number)
      i = end
    }
  }

  // Each walk is a function of its own, so that it is compiled with its body in it.

  private mutating func countRepeated(
    _ places: Span<UInt32>, _ range: Range<Int>, _ weight: UInt32, region: Int,
    _ cursor: inout ClauseTable.Cursor
  ) throws(IndexError) {
    guard !range.isEmpty else { return }
    if let table = sayers {
      if countsMany {
        table.visitSayers(of: places, in: range, region: region) { sums.add($0, $1 &* weight) }
      } else {
        table.visitSayers(of: places, in: range, region: region) { counter.add($0, $1 &* weight) }
      }
      return
    }
    try clauses.visitSayers(of: places, in: range, &cursor, &rows, &scratch) { doc, count in
      if countsMany { sums.add(doc, count &* weight) } else { counter.add(doc, count &* weight) }
    }
    askedForRepeated(range.count)
  }

  private mutating func askedForRepeated(_ count: Int) {
    askedRepeated += count
    // A place takes a tenth of the time to put into the table that its sayers then take less.
    if askedRepeated >= repeatedPlaces / 8 {
      askedRepeated = Int.min / 2
      // Rows that nobody asked for may be damaged: that is for those to say who ask for them.
      sayers = try? SayerTable(&clauses, &rows, regions)
    }
  }

  /// Counts those only that have a slot.
  private mutating func countRepeated(
    _ places: Span<UInt32>, _ range: Range<Int>, _ weight: UInt32, region: Int,
    _ cursor: inout ClauseTable.Cursor, into counts: inout [UInt32]
  ) throws(IndexError) {
    guard !range.isEmpty else { return }
    let all = self.slots
    let slots = all.span
    var counts = counts.mutableSpan
    if let table = sayers {
      table.visitSayers(of: places, in: range, region: region) { doc, count in
        let slot = Int(slots[Int(doc)])
        if slot > 0 { counts[slot &- 1] &+= count &* weight }
      }
      return
    }
    try clauses.visitSayers(of: places, in: range, &cursor, &rows, &scratch) { doc, count in
      let slot = Int(slots[Int(doc)])
      if slot > 0 { counts[slot &- 1] &+= count &* weight }
    }
    askedForRepeated(range.count)
  }

  private mutating func countOnce(
    _ places: Span<UInt32>, _ range: Range<Int>, _ weight: UInt32, region: Int
  ) throws(IndexError) {
    guard !range.isEmpty else { return }
    if let table = owners[region] {
      if countsMany {
        table.visitOwners(of: places, in: range) { sums.add($0, weight) }
      } else {
        table.visitOwners(of: places, in: range) { counter.add($0, weight) }
      }
      return
    }
    try starts.visitOwners(of: places, in: range, region: region) { owner, count in
      let amount = count &* weight
      if countsMany { sums.add(owner, amount) } else { counter.add(owner, amount) }
    }
    // Making the table costs as much as it will have saved after as many places again.
    asked[region] += range.count
    if asked[region] >= Self.manyPlaces * counter.count {
      asked[region] = Int.min / 2
      owners[region] = try starts.ownerTable(region: region)
    }
  }

  /// Places asked for, by document, from which on a table pays.
  private static let manyPlaces = 2

  /// The first index from `start` on of a place at or behind `place`.
  private static func index(of place: UInt32, in places: Span<UInt32>, from start: Int) -> Int {
    var low = start
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
