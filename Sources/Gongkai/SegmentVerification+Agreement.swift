// Do the lists of a segment agree with its clauses?

import GongkaiBytes
import GongkaiFormat

extension SegmentVerification {
  /// Compares the occurrences of each character in the clauses with those in its own list.
  ///
  /// The lists of words are not compared with the text: how words are cut depends on the ICU of
  /// the machine that made the index.
  mutating func checkCharacters() {
    var repetitions = [Int](repeating: 0, count: clauseCount)
    for doc in 0..<segment.documentCount {
      for i in mentions.range(of: doc) {
        repetitions[Int(mentions.clauses[i])] += Int(mentions.counts[i])
      }
    }
    for clause in 0..<standardClauseCount {
      let start = Int(clauseStarts[clause])
      for place in start..<start + Int(clauseLengths[clause]) where termAt[place] != Self.hole {
        let character = firstCharacters[Int(termAt[place])]
        if character != 0 { characterBalance[character, default: 0] += repetitions[clause] }
      }
    }
    let wrong = characterBalance.values.count { $0 != 0 }
    if wrong > 0 { note(.postings, "\(wrong) characters have wrong frequencies") }
  }

  /// Documents start where clauses said once do, in order.
  mutating func checkDocumentStarts() throws(IndexError) {
    for (region, information) in segment.information.regions.enumerated() {
      guard !information.oncePlaces.isEmpty else { continue }
      var clause = regionStarts[region]
      for doc in 0..<segment.documentCount {
        let start = try segment.documentStarts.start(of: doc, region: region)
        while clause < regionStarts[region + 1], clauseStarts[clause] < start { clause += 1 }
        let expected =
          clause < regionStarts[region + 1]
          ? clauseStarts[clause] : information.places.upperBound
        if start != expected || (doc == 0 && start != information.firstOnce) {
          note(.documentStarts, "document \(doc) starts within a clause")
        }
      }
    }
  }

  /// Counts the documents of each positional term from the clauses.
  mutating func checkDocFreqs() {
    var found = [UInt32](repeating: 0, count: docFreqs.count)
    var lastDoc = [UInt32](repeating: .max, count: docFreqs.count)
    for doc in 0..<segment.documentCount {
      for i in mentions.range(of: doc) {
        let clause = Int(mentions.clauses[i])
        guard clause < standardClauseCount else { continue }
        let start = Int(clauseStarts[clause])
        for place in start..<start + Int(clauseLengths[clause]) {
          let term = termAt[place]
          guard term != Self.hole, lastDoc[Int(term)] != UInt32(doc) else { continue }
          lastDoc[Int(term)] = UInt32(doc)
          found[Int(term)] += 1
        }
      }
    }
    var wrong = 0
    for term in found.indices where UInt32(term) != clauseEnd && found[term] != docFreqs[term] {
      wrong += 1
    }
    if wrong > 0 { note(.dictionary, "\(wrong) terms have a wrong number of documents") }
  }

  mutating func checkLengths() throws(IndexError) {
    for kind in NormKind.allCases {
      let norms = try segment.norms(kind).array()
      var sum = 0
      var wrong = 0
      for doc in 0..<segment.documentCount {
        let length = lengths[doc * 3 + kind.rawValue]
        sum &+= length
        if length < 0 || norms[doc] != SmallFloat.encode(length) { wrong += 1 }
      }
      if wrong > 0 { note(.norms, "\(wrong) documents have a wrong \(kind) length") }
      if sum != segment.information.lengthSums[kind.rawValue] {
        note(.information, "the sum of \(kind) lengths is \(sum)")
      }
    }
  }

  mutating func checkDocuments() throws(IndexError) {
    let columns = try segment.columns
    for doc in 0..<segment.documentCount {
      _ = try segment.sourceHash(of: doc)
      let identifier = try segment.identifiers.identifier(of: doc)
      if try segment.identifiers.find(identifier) == nil {
        note(.identifierOrder, "‘\(identifier)’ is not found by its name")
      }
      for column in columns { _ = try column.value(of: doc) }
    }
  }
}
