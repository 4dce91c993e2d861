// Cuts one field's text into clauses, and analyzes each distinct clause once.

import GongkaiFormat
import GongkaiText

/// Lists of term numbers that belong to clauses.
private struct ClauseTerms {
  var values: [UInt32] = []
  private var ends: [Int] = []

  func range(of clause: Int) -> Range<Int> {
    (clause == 0 ? 0 : ends[clause - 1])..<ends[clause]
  }

  mutating func endClause() { ends.append(values.count) }

  mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}

/// Recognizes recurring clauses of a field, and keeps the characters and words of each.
struct FieldAnalyzer: ~Copyable {
  /// How many times an occurrence counts; 0 in fields that are not ranked.
  private let weight: Int
  private var interner = ClauseInterner()
  private var counter = FrequencyCounter()
  private var characters = ClauseTerms()
  private var words = ClauseTerms()

  init(_ rule: FieldRule) {
    weight = rule.isStandard ? rule.weight : 0
  }

  /// Adds the clauses of a text; returns its weighted number of positions.
  mutating func add(
    _ units: UnsafeBufferPointer<Unit>, _ terms: inout BatchTerms, to clauses: inout ClauseBatch
  ) -> Int {
    var positions = 0
    var start = 0
    while start < units.count {
      var end = start
      while unsafe end < units.count && units[end] != Units.hardBreak { end &+= 1 }
      if end > start {
        let clause = unsafe UnsafeBufferPointer(rebasing: units[start..<end])
        let (number, isNew) = unsafe interner.intern(clause)
        if isNew { unsafe addTerms(of: clause, &terms, to: &clauses) }
        count(Int(number), &terms)
        positions += clause.count
      }
      start = end + 1
    }
    return positions * weight
  }

  /// Analyzes a clause that is new in this batch: every position is one positional term, every Han
  /// unit a character, and every run of ideographs is cut into words, the latter two only where
  /// they count.
  private mutating func addTerms(
    of clause: UnsafeBufferPointer<Unit>, _ terms: inout BatchTerms,
    to clauses: inout ClauseBatch
  ) {
    var run = 0
    for i in 0..<clause.count {
      let unit = unsafe clause[i]
      let next = i &+ 1 < clause.count ? unsafe clause[i &+ 1] : 0
      clauses.terms.append(terms.positional(unit, next: next))
      guard weight > 0 else { continue }
      if Units.isHan(unit) { characters.values.append(terms.character(unit)) }
      if Units.isIdeograph(unit) { continue }
      unsafe terms.appendWords(
        of: UnsafeBufferPointer(rebasing: clause[run..<i]), to: &words.values)
      run = i + 1
    }
    if weight > 0 {
      unsafe terms.appendWords(of: UnsafeBufferPointer(rebasing: clause[run...]), to: &words.values)
    }
    clauses.endClause()
    characters.endClause()
    words.endClause()
  }

  /// Counts a clause that the document says, and what is in it.
  private mutating func count(_ clause: Int, _ terms: inout BatchTerms) {
    counter.add(UInt32(clause), 1)
    guard weight > 0 else { return }
    let weight = UInt32(weight)
    for i in characters.range(of: clause) {
      terms.characterCounter.add(characters.values[i], weight)
    }
    for i in words.range(of: clause) { terms.wordCounter.add(words.values[i], weight) }
  }

  /// Appends the document's clauses with their counts.
  mutating func endDocument(_ lists: inout NumberLists) {
    _ = counter.endDocument(&lists)
  }

  mutating func removeAll() {
    interner.removeAll()
    characters.removeAll()
    words.removeAll()
  }
}
