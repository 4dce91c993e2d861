// Who says which clause: the mentions of documents turned round.

import CKernels
import GongkaiBytes
import GongkaiFormat

/// A document that says a clause, and how often.
struct Saying: BitwiseCopyable, Sendable {
  let document: UInt32
  let count: UInt32
}

/// Who says a clause, in one word: mostly it is one document, which says it once.
struct ClauseSource: BitwiseCopyable {
  /// The document, or with the highest bit set the clause, which must be looked up. There are
  /// fewer than 2³¹ of either, as each clause takes two places at least.
  private let bits: UInt32

  private static let isClause: UInt32 = 1 << 31

  init(document: UInt32) { bits = document }

  init(clause: Int) { bits = UInt32(truncatingIfNeeded: clause) | Self.isClause }

  /// The document when there is but one; nil when the clause must be looked up.
  @inline(__always)
  var onlyDocument: UInt32? { bits & Self.isClause == 0 ? bits : nil }

  /// The clause, where there is no only document.
  @inline(__always)
  var clause: Int { Int(bits & ~Self.isClause) }
}

/// For every distinct clause of a field, its documents and how often each says it.
final class ClauseRows: Sendable {
  /// Documents ascending, the one that said the clause first before the others; row behind row.
  private let sayings: GrowableBuffer<Saying>
  /// Where each clause's row ends.
  private let ends: GrowableBuffer<UInt32>

  init(_ region: borrowing RegionBuilder) {
    let clauseCount = region.interner.count
    // Counting sort: the row lengths, then where each row starts, then the rows.
    var ends = GrowableBuffer<UInt32>()
    ends.append(repeating: 0, count: clauseCount)
    for i in 0..<region.mentions.count { ends[Int(region.mentions[i])] += 1 }
    var total: UInt32 = 0
    for clause in 0..<clauseCount {
      let length = ends[clause]
      ends[clause] = total
      total += length
    }
    var sayings = GrowableBuffer<Saying>()
    sayings.append(repeating: Saying(document: 0, count: 0), count: Int(total))
    for doc in 0..<region.documentCount {
      for i in region.mentionRange(of: doc) {
        let clause = Int(region.mentions[i])
        sayings[Int(ends[clause])] = Saying(
          document: UInt32(doc), count: region.mentionCounts[i])
        ends[clause] += 1
      }
    }
    self.ends = ends
    self.sayings = sayings
  }

  /// The number of clauses.
  var count: Int { ends.count }

  /// Where the row of `clause` stands.
  @inline(__always)
  private func row(_ clause: Int) -> Range<Int> {
    (clause == 0 ? 0 : Int(ends[clause - 1]))..<Int(ends[clause])
  }

  /// Lends the row of `clause`.
  @inline(__always)
  func withRow<Result>(
    of clause: Int, _ body: (UnsafeBufferPointer<Saying>) -> Result
  ) -> Result {
    let row = row(clause)
    // SAFETY: rows lie in `sayings` by construction, which nobody changes.
    return unsafe sayings.withUnsafeBuffer { unsafe body(UnsafeBufferPointer(rebasing: $0[row])) }
  }

  /// Fetches where the row of a clause is, if a row must be looked up.
  @inline(__always)
  func prefetchRange(_ source: ClauseSource) {
    guard source.onlyDocument == nil else { return }
    // SAFETY: a clause has an end, and a prefetch reads nothing.
    unsafe ends.withUnsafeBuffer {
      unsafe kernels_prefetch($0.baseAddress.unsafelyUnwrapped + source.clause)
    }
  }

  /// Fetches the row of a clause, if one must be looked up.
  @inline(__always)
  func prefetchRow(_ source: ClauseSource) {
    guard source.onlyDocument == nil else { return }
    let start = row(source.clause).lowerBound
    // SAFETY: a row lies in `sayings`, and a prefetch reads nothing.
    unsafe sayings.withUnsafeBuffer {
      unsafe kernels_prefetch($0.baseAddress.unsafelyUnwrapped + start)
    }
  }

  /// Who says `clause`.
  @inline(__always)
  func source(of clause: Int) -> ClauseSource {
    let row = row(clause)
    guard row.count == 1, sayings[row.lowerBound].count == 1 else {
      return ClauseSource(clause: clause)
    }
    return ClauseSource(document: sayings[row.lowerBound].document)
  }

  /// How many documents say a clause.
  @inline(__always)
  func sayerCount(of source: ClauseSource) -> Int {
    source.onlyDocument == nil ? row(source.clause).count : 1
  }

  /// Whether `clause` is said more than once, by one document or several.
  @inline(__always)
  func isRepeated(_ clause: Int) -> Bool {
    let row = row(clause)
    return row.count > 1 || sayings[row.lowerBound].count > 1
  }
}
