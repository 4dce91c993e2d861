// Who says the clauses that many places lie in?

import CKernels

/// Memory that `ClauseTable.visitSayers` uses again.
struct SayersScratch {
  /// A clause, and how many of the places lie in it.
  fileprivate struct Found {
    let clause: Int
    var count: UInt32
  }

  fileprivate var found: [Found] = []
  fileprivate var behind: [Found] = []
  fileprivate var rows: [(row: ClauseRow, count: UInt32)] = []

  /// Places that are looked up together: what is known of them stays in the nearest cache.
  fileprivate static let length = 256
}

extension ClauseTable {
  /// Calls `body` with every document that says the clause of one of `places[range]`, and how often
  /// it says the place; documents come in no order, and come again.
  ///
  /// The places ascend and lie where a region has its repeated clauses; those behind the last of
  /// these, as damaged lists may name, are nobody's. What is looked up lies all over the memory of
  /// large tables, so the steps of a look-up are made for many places at once, each asking for what
  /// the next will read: the answers come side by side, where one place after the other would wait
  /// for each.
  @inline(__always)
  mutating func visitSayers(
    of places: Span<UInt32>, in range: Range<Int>, _ cursor: inout Cursor,
    _ rows: inout ClauseRowReader, _ scratch: inout SayersScratch,
    _ body: (_ doc: UInt32, _ count: UInt32) -> Void
  ) throws(IndexError) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start &+ SayersScratch.length, range.upperBound)
      try find(places, in: start..<end, &cursor, &scratch)
      visitPairs(&scratch, body)
      try readRows(&rows, &scratch, body)
      start = end
    }
  }

  /// The clauses that `places[range]` lie in.
  private mutating func find(
    _ places: Span<UInt32>, in range: Range<Int>, _ cursor: inout Cursor,
    _ scratch: inout SayersScratch
  ) throws(IndexError) {
    scratch.found.removeAll(keepingCapacity: true)
    var last = Self.noClause
    for i in range {
      let clause = try clause(at: places[i], &cursor)
      guard clause != Self.noClause else { continue }
      if clause == last {
        scratch.found[scratch.found.count &- 1].count &+= 1
      } else {
        scratch.found.append(.init(clause: clause, count: 1))
        last = clause
      }
    }
  }

  /// Tells who says the clauses whose only two documents are known, and keeps the others.
  @inline(__always)
  private func visitPairs(
    _ scratch: inout SayersScratch, _ body: (_ doc: UInt32, _ count: UInt32) -> Void
  ) {
    var behind: [SayersScratch.Found] = []
    swap(&behind, &scratch.behind)
    behind.removeAll(keepingCapacity: true)
    let found = scratch.found
    let sayers = self.sayers.span
    // SAFETY: the addresses lie in the arrays, and are only asked for.
    unsafe self.sayers.withUnsafeBufferPointer { all in
      for next in found.indices {
        unsafe kernels_prefetch(all.baseAddress.unsafelyUnwrapped + found[next].clause)
      }
    }
    for i in found.indices {
      let clause = found[i].clause
      let sayers = sayers[clause]
      if sayers.other < Sayers.inRow {
        body(sayers.owner, found[i].count)
        body(sayers.other, found[i].count)
      } else {
        behind.append(found[i])
      }
    }
    // SAFETY: as above.
    unsafe rowOffsets.withUnsafeBufferPointer { all in
      for i in behind.indices {
        unsafe kernels_prefetch(
          all.baseAddress.unsafelyUnwrapped + Self.rowIndex(of: behind[i].clause))
      }
    }
    swap(&behind, &scratch.behind)
  }

  /// Reads the rows of the clauses that were kept.
  @inline(__always)
  private mutating func readRows(
    _ rows: inout ClauseRowReader, _ scratch: inout SayersScratch,
    _ body: (_ doc: UInt32, _ count: UInt32) -> Void
  ) throws(IndexError) {
    scratch.rows.removeAll(keepingCapacity: true)
    for i in scratch.behind.indices {
      let clause = scratch.behind[i].clause
      let row = row(of: clause, owner: sayers[clause].owner)
      rows.prefetch(row)
      scratch.rows.append((row, scratch.behind[i].count))
    }
    for i in scratch.rows.indices {
      let (row, count) = scratch.rows[i]
      let clause = scratch.behind[i].clause
      if sayers[clause].other == Sayers.unknown {
        sayers[clause].other = try rows.pair(row) ?? Sayers.inRow
      }
      try rows.visit(row) { doc, times in body(doc, times &* count) }
    }
  }
}
