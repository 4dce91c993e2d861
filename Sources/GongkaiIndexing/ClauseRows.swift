// Who says which clause: the mentions of documents turned round.

import GongkaiBytes
import GongkaiFormat

/// For every distinct clause of a field, its documents and how often each says it.
struct ClauseRows: Sendable {
  /// The first document of each clause, and how often it says it.
  private(set) var owners: [UInt32]
  private(set) var ownerCounts: [UInt32]
  /// The other documents, ascending, clause behind clause.
  private(set) var docs: [UInt32]
  private(set) var counts: [UInt32]
  private var ends: [UInt32]

  init(_ region: borrowing RegionBuilder) {
    let clauseCount = region.interner.count
    owners = [UInt32](repeating: 0, count: clauseCount)
    ownerCounts = [UInt32](repeating: 0, count: clauseCount)
    for doc in 0..<region.documentCount {
      for clause in region.ownClauses(of: doc) { owners[clause] = UInt32(doc) }
    }
    // Counting sort: the row lengths, then where each row starts, then the rows.
    ends = [UInt32](repeating: 0, count: clauseCount)
    for doc in 0..<region.documentCount {
      for i in region.mentionRange(of: doc) {
        let clause = Int(region.mentions[i])
        if owners[clause] != UInt32(doc) { ends[clause] += 1 }
      }
    }
    var total: UInt32 = 0
    for clause in ends.indices {
      let length = ends[clause]
      ends[clause] = total
      total += length
    }
    docs = [UInt32](repeating: 0, count: Int(total))
    counts = [UInt32](repeating: 0, count: Int(total))
    for doc in 0..<region.documentCount {
      for i in region.mentionRange(of: doc) {
        let clause = Int(region.mentions[i])
        guard owners[clause] != UInt32(doc) else {
          ownerCounts[clause] = region.mentionCounts[i]
          continue
        }
        let slot = Int(ends[clause])
        docs[slot] = UInt32(doc)
        counts[slot] = region.mentionCounts[i]
        ends[clause] += 1
      }
    }
  }

  var count: Int { owners.count }

  /// Where the row of `clause` stands in `docs` and `counts`.
  @inline(__always)
  func row(_ clause: Int) -> Range<Int> {
    (clause == 0 ? 0 : Int(ends[clause - 1]))..<Int(ends[clause])
  }

  /// Whether `clause` is said more than once, by one document or several.
  @inline(__always)
  func isRepeated(_ clause: Int) -> Bool { !row(clause).isEmpty || ownerCounts[clause] > 1 }
}
