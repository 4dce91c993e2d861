// Do the lists of long grams agree with the clauses?

import GongkaiFormat

/// A run of characters with a list of its own, and whether list and clauses say the same of it.
struct VerifiedLongGram {
  /// The numbers of the bigrams that it is made of.
  let bigrams: [UInt32]
  /// Frequencies times a mark of their documents: by the clauses added, by the list taken off.
  var balance: UInt64 = 0

  /// A number of a document that does not add up to that of others (the finalizer of SplitMix64:
  /// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
  private static func mark(_ doc: UInt32) -> UInt64 {
    var mark = UInt64(doc) &+ 0x9E37_79B9_7F4A_7C15
    mark = (mark ^ mark >> 30) &* 0xBF58_476D_1CE4_E5B9
    mark = (mark ^ mark >> 27) &* 0x94D0_49BB_1331_11EB
    return mark ^ mark >> 31
  }

  mutating func add(_ freq: UInt64, _ doc: UInt32) { balance &+= freq &* Self.mark(doc) }
  mutating func takeOff(_ freq: UInt64, _ doc: UInt32) { balance &-= freq &* Self.mark(doc) }
}

extension SegmentVerification {
  /// The bigrams of a long gram; nil when it is none.
  func longGram(_ key: [UInt8]) -> VerifiedLongGram? {
    let scalars = TermKey(raw: key).text.unicodeScalars.map { UInt64($0.value) }
    guard TermKey.longGramLengths.contains(scalars.count) else { return nil }
    var bigrams: [UInt32] = []
    for (first, second) in zip(scalars, scalars.dropFirst()) {
      guard let number = grams[first << 32 | second] else { return nil }
      bigrams.append(number)
    }
    return VerifiedLongGram(bigrams: bigrams)
  }

  /// Compares who says each long gram, by the clauses and by its own list.
  mutating func checkLongGrams() {
    var starting: [UInt32: [Int]] = [:]
    for (i, gram) in longGrams.enumerated() { starting[gram.bigrams[0], default: []].append(i) }
    var byClause: [UInt32: [Int]] = [:]
    for clause in 0..<standardClauseCount {
      let start = Int(clauseStarts[clause])
      let end = start + Int(clauseLengths[clause])
      for place in start..<end {
        for i in starting[termAt[place], default: []]
        where termAt[place..<end].starts(with: longGrams[i].bigrams) {
          byClause[UInt32(clause), default: []].append(i)
        }
      }
    }
    for doc in 0..<segment.documentCount {
      for i in mentions.range(of: doc) {
        let clause = mentions.clauses[i]
        guard let found = byClause[clause] else { continue }
        let region = regionStarts.lastIndex { $0 <= Int(clause) } ?? 0
        let weight = UInt64(segment.information.regions[region].weight)
        for gram in found {
          longGrams[gram].add(UInt64(mentions.counts[i]) &* weight, UInt32(doc))
        }
      }
    }
    let wrong = longGrams.count { $0.balance != 0 }
    if wrong > 0 { note(.postings, "\(wrong) long grams have wrong documents or frequencies") }
  }
}
