// In which order do clauses stand in the stream of a region?

import GongkaiBytes
import GongkaiFormat

/// What a flush knows of the clauses of a region.
struct RegionClauses: Sendable {
  let order: ClauseOrder
  let rows: ClauseRows
  /// How many times an occurrence counts; 0 where it does not count for ranking lists.
  let weight: UInt32
}

/// Clauses said more than once first, then those said once, each as they were first said.
///
/// So a search asks the clause table only about places of the first part.
struct ClauseOrder: Sendable {
  /// Numbers of clauses, in order.
  private let clauses: [UInt32]
  private let repeatedCount: Int
  /// Where each clause starts in the stream as it was gathered, and where the last one ends.
  private let starts: [UInt32]
  /// Places of the clauses said more than once, their ends included.
  let repeatedLength: Int

  init(_ interner: borrowing ClauseInterner, _ rows: ClauseRows) {
    var starts: [UInt32] = []
    starts.reserveCapacity(interner.count + 1)
    for clause in 0..<interner.count { starts.append(interner.starts[clause]) }
    starts.append(UInt32(interner.stream.count))
    var repeatedCount = 0
    for clause in 0..<interner.count where rows.isRepeated(clause) { repeatedCount += 1 }
    var clauses = [UInt32](repeating: 0, count: interner.count)
    var (repeated, once) = (0, repeatedCount)
    var length = 0
    for clause in 0..<interner.count {
      if rows.isRepeated(clause) {
        clauses[repeated] = UInt32(clause)
        repeated += 1
        length += Int(starts[clause + 1] - starts[clause])
      } else {
        clauses[once] = UInt32(clause)
        once += 1
      }
    }
    self.starts = starts
    self.clauses = clauses
    self.repeatedCount = repeatedCount
    repeatedLength = length
  }

  /// The number of clauses.
  var count: Int { clauses.count }

  /// The clause that stands at `position` among all.
  @inline(__always)
  func clause(at position: Int) -> UInt32 { clauses[position] }

  /// The clauses that are said once.
  var once: ArraySlice<UInt32> { clauses[repeatedCount...] }

  /// Positions of a clause.
  func length(of clause: UInt32) -> Int {
    Int(starts[Int(clause) + 1] - starts[Int(clause)]) - 1
  }

  /// Where a clause stands in the stream as it was gathered, its end left out.
  @inline(__always)
  func range(of clause: UInt32) -> Range<Int> {
    Int(starts[Int(clause)])..<Int(starts[Int(clause) &+ 1]) &- 1
  }

  /// Writes the clauses said more than once to `table`; `base` is the region's first place.
  func write(_ rows: ClauseRows, base: UInt32, to table: inout ClauseTableWriter) {
    table.beginRegion(at: base)
    for clause in clauses[..<repeatedCount] {
      // SAFETY: the row is read while it is lent.
      unsafe rows.withRow(of: Int(clause)) { row in
        let others = unsafe row.dropFirst()
        table.append(
          length: UInt32(length(of: clause)), owner: unsafe row[0].document,
          ownerCount: unsafe row[0].count, docs: unsafe others.map(\.document)[...],
          counts: unsafe others.map(\.count)[...])
      }
    }
  }
}
