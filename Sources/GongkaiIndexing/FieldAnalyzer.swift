// Cuts one field's texts into clauses, and analyzes each distinct clause once.

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// Lists of term numbers that belong to clauses, one behind the other.
private struct ClauseTerms: ~Copyable {
  var values = GrowableBuffer<UInt32>()
  /// Where each list ends.
  private(set) var ends = GrowableBuffer<UInt32>()

  /// Lends the list of `clause`.
  @inline(__always)
  func withList<Result>(
    of clause: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    let start = clause == 0 ? 0 : Int(ends[clause - 1])
    let end = Int(ends[clause])
    // SAFETY: the lists lie in `values` by construction, and are lent for the call.
    return unsafe values.withUnsafeBuffer { values in
      unsafe body(UnsafeBufferPointer(rebasing: values[start..<end]))
    }
  }

  mutating func endClause() { ends.append(UInt32(values.count)) }

  mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}

/// Where a clause stands in a text, and its hash.
private struct ClauseCut: BitwiseCopyable {
  let start: Int
  let end: Int
  let hash: UInt32
}

/// Recognizes recurring clauses of a field, and keeps the terms of each.
///
/// All documents of a batch are cut first; then their terms are looked up, kind by kind; then each
/// document is counted. The tables of each step stay in the caches while it lasts, which those of
/// all steps would not.
struct FieldAnalyzer: ~Copyable {
  /// How many times an occurrence counts; 0 in fields that are not ranked.
  private let weight: Int
  private var interner = ClauseInterner()
  /// Where the clauses of a text stand.
  private var cuts = GrowableBuffer<ClauseCut>()
  /// The clauses that documents say, each as often as they say it, and where each document's end.
  private var mentions = GrowableBuffer<UInt32>()
  private var mentionEnds = GrowableBuffer<UInt32>()
  private var counter = FrequencyCounter()
  private var positional = ClauseTerms()
  private var characters = ClauseTerms()
  private var words = ClauseTerms()

  init(_ rule: FieldRule) {
    weight = rule.isStandard ? rule.weight : 0
  }

  /// Cuts a text of the current document into clauses; returns its weighted number of positions.
  ///
  /// All are cut before any is looked up, so that the look-ups wait for memory together.
  mutating func add(_ units: UnsafeBufferPointer<Unit>) -> Int {
    cuts.removeAll(keepingCapacity: true)
    var start = 0
    while start < units.count {
      var end = start
      while unsafe end < units.count && units[end] != Units.hardBreak { end &+= 1 }
      if end > start {
        let hash = unsafe ClauseInterner.hash(UnsafeBufferPointer(rebasing: units[start..<end]))
        interner.prefetch(hash: hash)
        cuts.append(ClauseCut(start: start, end: end, hash: hash))
      }
      start = end + 1
    }
    var positions = 0
    for i in 0..<cuts.count {
      let cut = cuts[i]
      let clause = unsafe UnsafeBufferPointer(rebasing: units[cut.start..<cut.end])
      mentions.append(unsafe interner.intern(clause, hash: cut.hash).number)
      positions += clause.count
    }
    return positions * weight
  }

  /// Ends the current document.
  mutating func endDocument() { mentionEnds.append(UInt32(mentions.count)) }

  /// Analyzes each distinct clause: every position is one positional term, every Han unit a
  /// character, and every run of ideographs is cut into words, the latter two only where they count.
  mutating func findTerms(_ terms: inout BatchTerms) {
    // SAFETY: the terms are read out of the clauses while these are lent.
    unsafe Self.find(interner, &positional) { unsafe terms.appendPositional(of: $0, to: &$1) }
    guard weight > 0 else { return }
    unsafe Self.find(interner, &characters) { unsafe terms.appendCharacters(of: $0, to: &$1) }
    unsafe Self.find(interner, &words) { unsafe terms.appendWords(of: $0, to: &$1) }
  }

  @inline(__always)
  private static func find(
    _ interner: borrowing ClauseInterner, _ found: inout ClauseTerms,
    _ append: (UnsafeBufferPointer<Unit>, inout GrowableBuffer<UInt32>) -> Void
  ) {
    for clause in 0..<interner.count {
      // SAFETY: the units are read while they are lent.
      unsafe interner.withClause(clause) { unsafe append($0, &found.values) }
      found.endClause()
    }
  }

  /// Appends the clauses of document `doc` with their counts.
  mutating func countClauses(of doc: Int, to lists: inout NumberLists) {
    let range = mentionRange(of: doc)
    // SAFETY: the counter reads the numbers before the call returns.
    unsafe mentions.withUnsafeBuffer { mentions in
      unsafe counter.add(
        UnsafeBufferPointer(rebasing: mentions[range]), weight: 1, limit: interner.count)
    }
    _ = counter.endDocument(&lists)
  }

  /// Counts the characters, or words, of document `doc`, all of which have numbers below `limit`.
  private func count(
    _ found: borrowing ClauseTerms, of doc: Int, limit: Int, by counter: inout FrequencyCounter
  ) {
    guard weight > 0 else { return }
    for i in mentionRange(of: doc) {
      // SAFETY: the counter reads the numbers while they are lent.
      unsafe found.withList(of: Int(mentions[i])) {
        unsafe counter.add($0, weight: UInt32(weight), limit: limit)
      }
    }
  }

  /// Counts the characters of document `doc`.
  func countCharacters(of doc: Int, _ terms: inout BatchTerms) {
    let limit = terms.characters.keys.count
    count(characters, of: doc, limit: limit, by: &terms.characterCounter)
  }

  /// Counts the words of document `doc`.
  func countWords(of doc: Int, _ terms: inout BatchTerms) {
    let limit = terms.words.count
    count(words, of: doc, limit: limit, by: &terms.wordCounter)
  }

  /// Hands the clauses over, and forgets the documents.
  mutating func finish(_ batch: inout ClauseBatch) {
    batch.terms = positional.values.array()
    batch.ends = positional.ends.array()
    interner.removeAll()
    mentions.removeAll(keepingCapacity: true)
    mentionEnds.removeAll(keepingCapacity: true)
    positional.removeAll()
    characters.removeAll()
    words.removeAll()
  }

  private func mentionRange(of doc: Int) -> Range<Int> {
    (doc == 0 ? 0 : Int(mentionEnds[doc - 1]))..<Int(mentionEnds[doc])
  }
}
