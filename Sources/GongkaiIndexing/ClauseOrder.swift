// In which order do clauses stand in the stream of a region?

import GongkaiBytes
import GongkaiFormat

/// Clauses said more than once first, then those said once, each as they were first said.
///
/// So a search asks the clause table only about places of the first part. The stream itself stays
/// where it is: whoever needs it in order walks it clause by clause.
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
    var repeated: [UInt32] = []
    var once: [UInt32] = []
    var length = 0
    for clause in 0..<interner.count {
      if rows.isRepeated(clause) {
        repeated.append(UInt32(clause))
        length += Int(starts[clause + 1] - starts[clause])
      } else {
        once.append(UInt32(clause))
      }
    }
    self.starts = starts
    clauses = repeated + once
    repeatedCount = repeated.count
    repeatedLength = length
  }

  /// The clauses that are said once.
  var once: ArraySlice<UInt32> { clauses[repeatedCount...] }

  /// Positions of a clause.
  func length(of clause: UInt32) -> Int {
    Int(starts[Int(clause) + 1] - starts[Int(clause)]) - 1
  }

  /// Calls `body` with each clause and where it stands in the stream, its end left out.
  @inline(__always)
  func visit(_ body: (_ clause: UInt32, _ range: Range<Int>) -> Void) {
    for clause in clauses {
      body(clause, Int(starts[Int(clause)])..<Int(starts[Int(clause) &+ 1]) &- 1)
    }
  }

  /// Writes the clauses said more than once to `table`; `base` is the region's first place.
  func write(_ rows: ClauseRows, base: UInt32, to table: inout ClauseTableWriter) {
    table.beginRegion(at: base)
    for clause in clauses[..<repeatedCount] {
      let row = rows.row(Int(clause))
      table.append(
        length: UInt32(length(of: clause)), owner: rows.owners[Int(clause)],
        ownerCount: rows.ownerCounts[Int(clause)], docs: rows.docs[row], counts: rows.counts[row])
    }
  }
}
