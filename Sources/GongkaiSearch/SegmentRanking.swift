// What are the best documents of a segment, where no more than them and a count is wanted?

import GongkaiFormat

extension SegmentSearch {
  /// Adds the best matches of `query` to `top`, and returns how many documents match; nil where
  /// that takes all matches with their scores (`matches`).
  func rank(
    _ query: Query, without deletions: Deletions?, into top: inout SegmentTop
  ) throws(IndexError) -> Int? {
    switch query {
    case .phrase(let phrase):
      let weight = try weights.weight(of: phrase)
      if let (key, info) = try rankedTerm(of: phrase) {
        guard deletions == nil else { return nil }
        try rank(key, info, weight: weight, into: &top)
        return info.docFreq
      }
      var (docs, freqs) = try frequencies(of: phrase)
      if let deletions { Self.drop(deletions, from: &docs, &freqs) }
      var scorer = TermScorer(weight: weight, weights.factors(.positional))
      scorer.raise(to: top.threshold)
      top.add(docs.span, freqs.span, count: docs.count, &scorer, try norms(.positional))
      return docs.count
    case .and(let parts):
      guard deletions == nil, let all = try Conjunction(parts, self) else { return nil }
      try all.visitScores(self) { top.add($1, $0) }
      return all.docs.count
    case .bag(let bag):
      return try BagScorer(bag, self, kinds: kinds).rank(without: deletions, into: &top)
    case .sequence, .or, .not, .near, .filter, .inFields, .repaired, .nothing: return nil
    }
  }

  private static func drop(
    _ deletions: Deletions, from docs: inout [UInt32], _ freqs: inout [UInt32]
  ) {
    var kept = 0
    for i in docs.indices where !deletions.contains(Int(docs[i])) {
      docs[kept] = docs[i]
      freqs[kept] = freqs[i]
      kept += 1
    }
    docs.removeSubrange(kept...)
    freqs.removeSubrange(kept...)
  }
}
