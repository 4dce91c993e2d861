// Leaves out the terms that only deleted documents had.

import GongkaiFormat

/// Which of a batch's terms are used.
private struct UsedTerms {
  private var isUsed: [Bool]

  init(count: Int) {
    isUsed = [Bool](repeating: false, count: count)
  }

  mutating func insert(_ term: UInt32) { isUsed[Int(term)] = true }

  /// Keeps the keys of used terms only; returns their new numbers by the old ones.
  func filter(_ keys: inout [UInt64]) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: keys.count)
    var kept = 0
    for term in keys.indices where isUsed[term] {
      numbers[term] = UInt32(kept)
      keys[kept] = keys[term]
      kept += 1
    }
    keys.removeSubrange(kept...)
    return numbers
  }
}

extension BagBatch {
  /// Drops terms that no document of the batch has.
  mutating func dropUnusedTerms() {
    var used = UsedTerms(count: keys.count)
    for term in documents.values { used.insert(term) }
    let numbers = used.filter(&keys)
    for i in documents.values.indices {
      documents.values[i] = numbers[Int(documents.values[i])]
    }
  }
}

extension AnalyzedBatch {
  /// Drops positional terms that stand only in clauses which no document of the batch says.
  ///
  /// Those clauses stay, with terms that mean nothing: nobody asks for them.
  mutating func dropUnusedTerms() {
    var used = UsedTerms(count: termKeys.count)
    for field in clauses {
      var isSaid = [Bool](repeating: false, count: field.count)
      for clause in field.documents.values where !isSaid[Int(clause)] {
        isSaid[Int(clause)] = true
        for i in field.range(of: Int(clause)) { used.insert(field.terms[i]) }
      }
    }
    let numbers = used.filter(&termKeys)
    for field in clauses.indices {
      for i in clauses[field].terms.indices {
        clauses[field].terms[i] = numbers[Int(clauses[field].terms[i])]
      }
    }
  }
}
