// How are queries of very many parts answered in the memory of one part?

import GongkaiFormat

extension SegmentSearch {
  /// Parts from which the ways below are taken.
  static let many = 64

  /// The documents that match any of `parts`, scores added in the order of the parts.
  ///
  /// Many parts add into one number for each document of the segment: a union of two sorted lists
  /// for each of them would copy what was found before every time.
  func matches(any parts: [Query], among candidates: [UInt32]?) throws(IndexError) -> Matches {
    guard parts.count >= Self.many else {
      var result = Matches()
      for part in parts { result = result.union(try matches(part, among: candidates)) }
      return result
    }
    var scores = [Double](repeating: 0, count: segment.documentCount)
    var isFound = [Bool](repeating: false, count: segment.documentCount)
    for part in parts {
      let more = try matches(part, among: candidates)
      for i in more.docs.indices {
        scores[Int(more.docs[i])] += more.scores[i]
        isFound[Int(more.docs[i])] = true
      }
    }
    var result = Matches()
    for doc in isFound.indices where isFound[doc] {
      result.append(UInt32(truncatingIfNeeded: doc), scores[doc])
    }
    return result
  }

  /// The documents that match all of `parts`, which stand in the order of their costs, scores
  /// added in that of the query (`order`).
  ///
  /// Scores of parts that were found before the last are kept for more documents than match in the
  /// end. Of many parts they are not kept, but asked for anew once the documents are known.
  func matches(
    allOfMany parts: [(order: Int, part: Query)], among candidates: [UInt32]?
  ) throws(IndexError) -> Matches {
    var docs = candidates
    for next in parts {
      docs = try matches(next.part, among: docs).docs
      if docs?.isEmpty == true { return Matches() }
    }
    let found = docs ?? []
    var result = Matches(docs: found, scores: [Double](repeating: 0, count: found.count))
    for (_, part) in parts.sorted(by: { $0.order < $1.order }) {
      result.addScores(of: try matches(part, among: found))
    }
    return result
  }
}
