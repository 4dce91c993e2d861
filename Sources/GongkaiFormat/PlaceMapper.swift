// From places in the clause stream to documents and frequencies.

import GongkaiBytes

/// Maps places of one segment. A place belongs to the document that first said its clause, and,
/// where the clause occurs again, to every document in the clause's row.
///
/// A few documents are gathered as pairs and sorted; from an eighth of all documents on, a counter
/// for each document is faster. Not for use from several threads.
public struct PlaceMapper {
  private let documentCount: Int
  private let regions: [Region]
  private let starts: DocumentStarts
  /// What of the starts is known to be good.
  private var goodStarts = 0..<0
  private var rows: ClauseRowReader
  private var clauses: ClauseTable
  /// Document and frequency, document in the high half.
  private var pairs: [UInt64] = []
  private var isSorted = true
  /// Frequencies by document, all 0 between two calls; empty until it is needed.
  private var counts: [UInt32] = []
  private var isDense = false

  public init(_ segment: SegmentReader) throws(IndexError) {
    documentCount = segment.documentCount
    regions = segment.information.regions
    starts = segment.documentStarts
    rows = try segment.clauseRowReader()
    clauses = try segment.clauseTable()
  }

  /// The documents that `places` (ascending) belong to, ascending, and how often each.
  public mutating func documents(
    of places: [UInt32]
  ) throws(IndexError) -> (docs: [UInt32], freqs: [UInt32]) {
    pairs.removeAll(keepingCapacity: true)
    isSorted = true
    do {
      try count(places)
    } catch {
      // A damaged list must not leave its counts to the next query.
      counts = []
      isDense = false
      throw error
    }
    return isDense ? collectCounts() : collectPairs()
  }

  private mutating func count(_ places: [UInt32]) throws(IndexError) {
    var cursor = ClauseTable.Cursor()
    var i = 0
    for (region, description) in regions.enumerated() {
      let weight = UInt32(description.weight)
      let end = description.places.upperBound
      var owner = 0
      var ownerEnd: UInt32 = 0
      while i < places.count && places[i] < end {
        let place = places[i]
        if place >= ownerEnd {
          owner = try starts.owner(of: place, region: region, from: owner, &goodStarts)
          ownerEnd =
            owner + 1 < documentCount
            ? try starts.start(of: owner + 1, region: region, &goodStarts) : end
        }
        guard let clause = try clauses.find(place, &cursor) else {
          add(UInt32(owner), weight)
          i += 1
          continue
        }
        // All places of this clause at once: its row is read once.
        var occurrences: UInt32 = 0
        while i < places.count && places[i] < clause.end {
          occurrences += 1
          i += 1
        }
        try addRow(of: clause, owner: UInt32(owner), occurrences &* weight)
      }
    }
  }

  private mutating func addRow(
    of clause: RepeatedClause, owner: UInt32, _ factor: UInt32
  ) throws(IndexError) {
    try rows.begin(at: clause.rowOffset, first: owner)
    add(owner, rows.firstCount &* factor)
    while try rows.nextBlock() {
      if isDense {
        for k in 0..<rows.filled {
          counts[Int(rows.blockDocs[k])] &+= rows.blockCounts[k] &* factor
        }
      } else {
        for k in 0..<rows.filled { add(rows.blockDocs[k], rows.blockCounts[k] &* factor) }
      }
    }
  }

  @inline(__always)
  private mutating func add(_ doc: UInt32, _ freq: UInt32) {
    if isDense {
      counts[Int(doc)] &+= freq
      return
    }
    let pair = UInt64(doc) << 32 | UInt64(freq)
    if let last = pairs.last, last > pair { isSorted = false }
    pairs.append(pair)
    if !isSorted && pairs.count > documentCount / 8 { becomeDense() }
  }

  private mutating func becomeDense() {
    isDense = true
    if counts.isEmpty { counts = [UInt32](repeating: 0, count: documentCount) }
    for pair in pairs { counts[Int(pair >> 32)] &+= UInt32(truncatingIfNeeded: pair) }
    pairs.removeAll(keepingCapacity: true)
  }

  /// Pairs of the same document added up, in document order.
  private mutating func collectPairs() -> (docs: [UInt32], freqs: [UInt32]) {
    if !isSorted { pairs.sort() }
    var docs: [UInt32] = []
    var freqs: [UInt32] = []
    docs.reserveCapacity(pairs.count)
    freqs.reserveCapacity(pairs.count)
    for pair in pairs {
      let doc = UInt32(truncatingIfNeeded: pair >> 32)
      let freq = UInt32(truncatingIfNeeded: pair)
      if docs.last == doc {
        freqs[freqs.count - 1] &+= freq
      } else {
        docs.append(doc)
        freqs.append(freq)
      }
    }
    return (docs, freqs)
  }

  private mutating func collectCounts() -> (docs: [UInt32], freqs: [UInt32]) {
    var docs: [UInt32] = []
    var freqs: [UInt32] = []
    docs.reserveCapacity(documentCount)
    freqs.reserveCapacity(documentCount)
    for doc in counts.indices where counts[doc] != 0 {
      docs.append(UInt32(truncatingIfNeeded: doc))
      freqs.append(counts[doc])
      counts[doc] = 0
    }
    isDense = false
    return (docs, freqs)
  }
}
