// What are the best documents of a segment, where no more than them and a count is wanted?

import GongkaiFormat

/// How many documents match, or a number that they are at least.
struct MatchCount {
  let count: Int
  let isExact: Bool

  init(_ count: Int, isExact: Bool = true) {
    self.count = count
    self.isExact = isExact
  }
}

extension SegmentSearch {
  /// Adds the best matches of `query` to `top`, and returns how many documents match; nil where
  /// that takes all matches with their scores (`matches`).
  ///
  /// - Parameter approximately: whether not all that match need be counted.
  func rank(
    _ query: Query, without deletions: Deletions?, approximately: Bool, into top: inout SegmentTop
  ) throws(IndexError) -> MatchCount? {
    switch query {
    case .phrase(let phrase):
      let weight = try weights.weight(of: phrase)
      if let (key, info) = try rankedTerm(of: phrase) {
        guard deletions == nil else { return nil }
        try rank(key, info, weight: weight, into: &top)
        return MatchCount(info.docFreq)
      }
      var (docs, freqs) = try frequencies(of: phrase)
      if let deletions { Self.drop(deletions, from: &docs, &freqs) }
      var scorer = TermScorer(weight: weight, weights.factors(.positional))
      scorer.raise(to: top.threshold)
      top.add(docs.span, freqs.span, count: docs.count, &scorer, try norms(.positional))
      return MatchCount(docs.count)
    case .and(let parts):
      guard deletions == nil, let all = try Conjunction(parts, self) else { return nil }
      try all.visitScores(self) { top.add($1, $0) }
      return MatchCount(all.docs.count)
    case .bag(let bag):
      let scorer = try BagScorer(bag, self, kinds: kinds)
      return approximately
        ? try BagPruning.rank(scorer, without: deletions, into: &top)
        : MatchCount(try scorer.rank(without: deletions, into: &top))
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
