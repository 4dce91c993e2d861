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
  /// All 0 between two calls.
  private var counter: IndexCounter

  public init(_ segment: SegmentReader) throws(IndexError) {
    let rows = try segment.clauseRowReader()
    let clauses = try segment.clauseTable()
    regions = segment.information.regions
    starts = segment.documentStarts
    self.rows = rows
    self.clauses = clauses
    counter = IndexCounter(count: segment.documentCount)
  }

  /// The documents that `places` (ascending) belong to, ascending, and how often each.
  public mutating func documents(
    of places: [UInt32]
  ) throws(IndexError) -> (docs: [UInt32], freqs: [UInt32]) {
    do {
      try count(places.span)
    } catch {
      // A damaged list must not leave its counts to the next query.
      counter.removeAll()
      throw error
    }
    var docs: [UInt32] = []
    var freqs: [UInt32] = []
    docs.reserveCapacity(min(places.count, counter.count))
    freqs.reserveCapacity(min(places.count, counter.count))
    counter.drain(indexes: &docs, sums: &freqs)
    return (docs, freqs)
  }

  private mutating func count(_ places: Span<UInt32>) throws(IndexError) {
    var cursor = ClauseTable.Cursor()
    var i = 0
    for (number, region) in regions.enumerated() {
      guard i < places.count else { return }
      let weight = UInt32(region.weight)
      while i < places.count && places[i] < region.firstOnce {
        try countClause(at: &i, of: places, weight, &cursor)
      }
      let end = Self.index(of: region.places.upperBound, in: places, from: i)
      try starts.visitOwners(of: places, in: i..<end, region: number) { owner, count in
        counter.add(owner, count &* weight)
      }
      i = end
    }
  }

  /// Counts all places from `i` on that lie in one repeated clause, its end included: the row is
  /// read once.
  private mutating func countClause(
    at i: inout Int, of places: Span<UInt32>, _ weight: UInt32, _ cursor: inout ClauseTable.Cursor
  ) throws(IndexError) {
    guard let clause = try clauses.find(places[i], &cursor) else {
      // Damaged bytes may name a place behind the last clause.
      i += 1
      return
    }
    var factor: UInt32 = 0
    while i < places.count && places[i] <= clause.end {
      factor &+= weight
      i += 1
    }
    try rows.visit(clause) { doc, count in
      counter.add(doc, count &* factor)
    }
  }

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
