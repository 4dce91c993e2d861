// Cuts one field's text into clauses, and analyzes each distinct clause once.

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

/// Recognizes recurring clauses of a field, and keeps the terms of each.
struct FieldAnalyzer: ~Copyable {
  /// How many times an occurrence counts; 0 in fields that are not ranked.
  private let weight: Int
  private var interner = ClauseInterner()
  private var counter = FrequencyCounter()
  private var positional = ClauseTerms()
  private var characters = ClauseTerms()
  private var words = ClauseTerms()

  init(_ rule: FieldRule) {
    weight = rule.isStandard ? rule.weight : 0
  }

  /// Adds the clauses of a text; returns its weighted number of positions.
  mutating func add(_ units: UnsafeBufferPointer<Unit>, _ terms: inout BatchTerms) -> Int {
    var positions = 0
    var start = 0
    while start < units.count {
      var end = start
      while unsafe end < units.count && units[end] != Units.hardBreak { end &+= 1 }
      if end > start {
        let clause = unsafe UnsafeBufferPointer(rebasing: units[start..<end])
        let (number, isNew) = unsafe interner.intern(clause, hash: ClauseInterner.hash(clause))
        if isNew { unsafe addTerms(of: clause, &terms) }
        count(number, &terms)
        positions += clause.count
      }
      start = end + 1
    }
    return positions * weight
  }

  /// Analyzes a clause that is new in this batch: every position is one positional term, every Han
  /// unit a character, and every run of ideographs is cut into words, the latter two only where
  /// they count.
  private mutating func addTerms(of clause: UnsafeBufferPointer<Unit>, _ terms: inout BatchTerms) {
    unsafe terms.appendPositional(of: clause, to: &positional.values)
    positional.endClause()
    guard weight > 0 else { return }
    unsafe terms.appendCharacters(of: clause, to: &characters.values)
    characters.endClause()
    unsafe terms.appendWords(of: clause, to: &words.values)
    words.endClause()
  }

  /// Counts a clause that the document says, and what is in it.
  private mutating func count(_ clause: UInt32, _ terms: inout BatchTerms) {
    // SAFETY: the counters read the numbers before the calls return.
    unsafe withUnsafePointer(to: clause) {
      unsafe counter.add(
        UnsafeBufferPointer(start: $0, count: 1), weight: 1, limit: interner.count)
    }
    guard weight > 0 else { return }
    let weight = UInt32(weight)
    unsafe characters.withList(of: Int(clause)) {
      unsafe terms.characterCounter.add($0, weight: weight, limit: terms.characters.keys.count)
    }
    unsafe words.withList(of: Int(clause)) {
      unsafe terms.wordCounter.add($0, weight: weight, limit: terms.words.count)
    }
  }

  /// Appends the document's clauses with their counts.
  mutating func endDocument(_ lists: inout NumberLists) {
    _ = counter.endDocument(&lists)
  }

  /// Hands the clauses over, and forgets them.
  mutating func finish(_ batch: inout ClauseBatch) {
    batch.terms = positional.values.array()
    batch.ends = positional.ends.array()
    interner.removeAll()
    positional.removeAll()
    characters.removeAll()
    words.removeAll()
  }
}
