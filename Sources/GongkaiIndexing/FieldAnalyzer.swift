// The distinct clauses of one field in a batch, with what is in them.

import GongkaiText

/// Numbers lists of terms that belong to clauses.
private struct ClauseTerms {
  var values: [UInt32] = []
  var ends: [Int] = []

  func range(of clause: Int) -> Range<Int> {
    (clause == 0 ? 0 : ends[clause - 1])..<ends[clause]
  }

  mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}

/// Recognizes recurring clauses, and keeps the characters and words of each.
struct FieldAnalyzer: ~Copyable {
  private var interner = ClauseInterner()
  private var counter = FrequencyCounter()
  private var characters = ClauseTerms()
  private var words = ClauseTerms()

  /// The clause's number in this batch; when it is new, its terms must be added before the next.
  mutating func intern(_ clause: UnsafeBufferPointer<Unit>) -> (number: UInt32, isNew: Bool) {
    let result = unsafe interner.intern(clause)
    counter.add(result.number, 1)
    return result
  }

  mutating func append(character: UInt32) { characters.values.append(character) }
  mutating func append(word: UInt32) { words.values.append(word) }

  /// Ends the terms of a new clause.
  mutating func endClause() {
    characters.ends.append(characters.values.count)
    words.ends.append(words.values.count)
  }

  /// Counts the characters and words of a clause that the document says.
  func count(
    _ clause: UInt32, weight: UInt32, characters characterCounter: inout FrequencyCounter,
    words wordCounter: inout FrequencyCounter
  ) {
    for i in characters.range(of: Int(clause)) {
      characterCounter.add(characters.values[i], weight)
    }
    for i in words.range(of: Int(clause)) { wordCounter.add(words.values[i], weight) }
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
