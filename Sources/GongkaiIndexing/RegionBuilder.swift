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
  /// The clauses of a batch as the segment's terms, one behind the other, and the hash of each.
  private var batchTerms = GrowableBuffer<UInt32>()
  private var batchHashes = GrowableBuffer<UInt32>()

  var documentCount: Int { mentionEnds.count }

  var byteCount: Int {
    interner.byteCount + mentions.count * 8 + mentionEnds.count * 8
  }

  /// Adds the documents of a batch. `terms` maps the batch's terms to the segment's.
  ///
  /// - Parameter isReplayed: whether the batch was read from a segment, in which damage may have
  ///   made one clause of a document like another.
  /// - Returns: whether the clauses of each document differ; else nothing can be made of what was
  ///   added.
  mutating func add(
    _ batch: borrowing ClauseBatch, documentCount: Int, terms: borrowing [UInt32],
    isReplayed: Bool
  ) -> Bool {
    translate(batch, terms)
    // The segment's number of each clause of the batch, once it is known.
    var numbers = [UInt32](repeating: ClauseInterner.separator, count: batch.count)
    for doc in 0..<documentCount {
      firstClauses.append(UInt32(interner.count))
      for i in batch.documents.range(of: doc) {
        let clause = Int(batch.documents.values[i])
        if numbers[clause] == ClauseInterner.separator { numbers[clause] = intern(batch, clause) }
        mentions.append(numbers[clause])
        mentionCounts.append(batch.documents.counts[i])
      }
      mentionEnds.append(UInt32(mentions.count))
    }
    return !isReplayed || lastClausesDiffer(documentCount)
  }

  /// Whether none of the last `count` documents mentions a clause twice.
  private func lastClausesDiffer(_ count: Int) -> Bool {
    // The last document that mentions each clause, counted from 1.
    var last = [UInt32](repeating: 0, count: interner.count)
    for doc in documentCount - count..<documentCount {
      let number = UInt32(doc + 1)
      for i in mentionRange(of: doc) {
        let clause = Int(mentions[i])
        if last[clause] == number { return false }
        last[clause] = number
      }
    }
    return true
  }

  /// Fills `batchTerms` and `batchHashes`.
  private mutating func translate(_ batch: borrowing ClauseBatch, _ terms: borrowing [UInt32]) {
    batchTerms.removeAll(keepingCapacity: true)
    batchHashes.removeAll(keepingCapacity: true)
    // Of a segment without terms that are left no document says a clause.
    guard !terms.isEmpty else { return }
    unsafe batchTerms.append(count: batch.terms.count) { translated in
      // SAFETY: there is room for as many as there are.
      for i in 0..<batch.terms.count {
        // The terms of clauses that no document says any more mean nothing.
        let term = Int(batch.terms[i])
        unsafe translated[i] = term < terms.count ? terms[term] : ClauseInterner.separator
      }
    }
    // SAFETY: the clauses of a batch are parts of its terms.
    unsafe batchTerms.withUnsafeBuffer { translated in
      for clause in 0..<batch.count {
        batchHashes.append(
          unsafe ClauseInterner.hash(
            UnsafeBufferPointer(rebasing: translated[batch.range(of: clause)])))
      }
    }
  }

  /// How many clauses ahead the table is fetched: about what memory answers at once.
  private static let lookahead = 8

  private mutating func intern(_ batch: borrowing ClauseBatch, _ clause: Int) -> UInt32 {
    // New clauses mostly come in the order of their numbers.
    let ahead = clause + Self.lookahead
    if ahead < batchHashes.count { interner.prefetch(hash: batchHashes[ahead]) }
    // SAFETY: the interner copies the values before the call returns.
    return unsafe batchTerms.withUnsafeBuffer { translated in
      unsafe interner.intern(
        UnsafeBufferPointer(rebasing: translated[batch.range(of: clause)]),
        hash: batchHashes[clause]
      ).number
    }
  }

  /// Frees what only `add` needs.
  mutating func freeTable() { interner.freeTable() }

  /// Gives the stream away as it was gathered.
  mutating func takeStream() -> FrozenBuffer<UInt32> { interner.takeStream() }

  /// The mentions of document `doc`.
  func mentionRange(of doc: Int) -> Range<Int> {
    (doc == 0 ? 0 : Int(mentionEnds[doc - 1]))..<Int(mentionEnds[doc])
  }
}
