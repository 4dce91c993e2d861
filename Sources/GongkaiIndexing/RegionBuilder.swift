// One field's part of a segment being built: its clause stream, and who says which clause.

import GongkaiBytes

/// Accumulates the distinct clauses of a field, as numbers of the segment's terms.
struct RegionBuilder: ~Copyable {
  private(set) var interner = ClauseInterner()
  /// Clause numbers with counts, document behind document, and where each document's end.
  private(set) var mentions = GrowableBuffer<UInt32>()
  private(set) var mentionCounts = GrowableBuffer<UInt32>()
  private(set) var mentionEnds = GrowableBuffer<UInt32>()
  /// How many clauses there were before each document: a document owns those it added.
  private(set) var firstClauses = GrowableBuffer<UInt32>()
  private var clauseTerms: [UInt32] = []

  var documentCount: Int { mentionEnds.count }

  var byteCount: Int {
    interner.byteCount + mentions.count * 8 + mentionEnds.count * 8
  }

  /// Adds the documents of a batch. `terms` maps the batch's terms to the segment's.
  mutating func add(
    _ batch: borrowing ClauseBatch, documentCount: Int, terms: borrowing [UInt32]
  ) {
    // The segment's number of each clause of the batch, once it is known.
    var numbers = [UInt32](repeating: ClauseInterner.separator, count: batch.count)
    for doc in 0..<documentCount {
      firstClauses.append(UInt32(interner.count))
      for i in batch.documents.range(of: doc) {
        let clause = Int(batch.documents.values[i])
        if numbers[clause] == ClauseInterner.separator {
          numbers[clause] = intern(batch, clause, terms)
        }
        mentions.append(numbers[clause])
        mentionCounts.append(batch.documents.counts[i])
      }
      mentionEnds.append(UInt32(mentions.count))
    }
  }

  private mutating func intern(
    _ batch: borrowing ClauseBatch, _ clause: Int, _ terms: borrowing [UInt32]
  ) -> UInt32 {
    clauseTerms.removeAll(keepingCapacity: true)
    for i in batch.range(of: clause) { clauseTerms.append(terms[Int(batch.terms[i])]) }
    // SAFETY: the interner copies the values before the call returns.
    return unsafe clauseTerms.withUnsafeBufferPointer { unsafe interner.intern($0).number }
  }

  /// Frees what only `add` needs, and replaces term numbers by ordinals.
  mutating func seal(_ ordinals: [UInt32], counts: inout [UInt32]) {
    interner.freeTable()
    interner.renumber(ordinals, counts: &counts)
  }

  /// Gives the stream away.
  mutating func takeStream() -> FrozenBuffer<UInt32> { interner.takeStream() }

  /// The mentions of document `doc`.
  func mentionRange(of doc: Int) -> Range<Int> {
    (doc == 0 ? 0 : Int(mentionEnds[doc - 1]))..<Int(mentionEnds[doc])
  }

  /// The clauses that document `doc` was the first to say.
  func ownClauses(of doc: Int) -> Range<Int> {
    Int(firstClauses[doc])..<(doc + 1 < documentCount ? Int(firstClauses[doc + 1]) : interner.count)
  }
}
