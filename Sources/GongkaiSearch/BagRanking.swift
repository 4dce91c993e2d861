// Which documents are the best for a bag, without scoring all of them in full?

import GongkaiBytes
import GongkaiFormat

extension BagScorer {
  /// Adds the best documents of the bag to `top`, and returns how many match.
  ///
  /// The terms that decide are added to the scores of all documents, since those are to be counted.
  /// The others can add a known sum at most: only documents that reach the best with that sum
  /// remain candidates, and for each further list, the most important first, fewer of them do.
  ///
  /// Source: the term-at-a-time form of MaxScore: Turtle and Flood, "Query evaluation: strategies
  /// and optimizations", Information Processing & Management 31(6), 1995,
  /// doi:10.1016/0306-4573(95)00020-H.
  func rank(
    without deletions: Deletions?, into top: inout SegmentTop
  ) throws(IndexError) -> Int {
    var scores = search.scratch.takeScores()
    for term in terms where term.decides { try add(term, to: &scores) }
    if let deletions {
      for doc in scores.indices where deletions.contains(doc) { scores[doc] = 0 }
    }
    var helpers = try self.helpers()
    let reach = helpers.reduce(0) { $0 + $1.bound }
    var best = BestScores(limit: top.top.limit)
    let count = Self.survey(scores.span, &best)
    var candidates = BagCandidates(
      scores.span, reaching: max(best.least, top.threshold), with: reach)
    if candidates.count > Self.candidateLimit / max(1, helpers.count) {
      // Hardly anything can be left out, and remembering what each list adds takes room.
      for term in terms where !term.decides { try add(term, to: &scores) }
      candidates = BagCandidates(scores.span, reaching: top.threshold, with: 0)
      helpers = []
    }
    try candidates.add(
      helpers, self, scores.span, limit: top.top.limit, threshold: top.threshold)
    candidates.visitScores { top.add($1, $0) }
    search.scratch.giveBack(scores)
    return count
  }

  /// Values that are kept at most, in contributions of lists to candidates.
  private static let candidateLimit = 1 << 21

  /// Counts the documents that match and finds their best scores.
  private static func survey(_ scores: Span<Double>, _ best: inout BestScores) -> Int {
    var count = 0
    for i in scores.indices where scores[i] > 0 {
      count &+= 1
      if scores[i] > best.least { best.add(scores[i]) }
    }
    return count
  }

  /// A list that adds to scores without deciding what matches.
  struct Helper {
    let info: TermInfo
    let kind: NormKind
    let weight: Double
    /// What it adds at most.
    let bound: Double
    /// Its place in the order in which scores are summed up.
    let order: Int
  }

  /// The lists that only add, the most important first.
  private func helpers() throws(IndexError) -> [Helper] {
    guard scope == .standard else { return [] }
    var helpers: [Helper] = []
    for (order, term) in terms.enumerated() where !term.decides {
      guard let info = try search.terms.find(term.key), info.hasRanking else { continue }
      let weight = try weight(of: term)
      let product = try RankingCursor.greatestProduct(
        of: info, in: search.segment.postings,
        factors: search.weights.factors(term.kind).inverse)
      let bound = NormFactors.score(weight: weight, product: product)
      helpers.append(
        Helper(info: info, kind: term.kind, weight: weight, bound: bound, order: order))
    }
    helpers.sort { ($1.bound, $0.order) < ($0.bound, $1.order) }
    return helpers
  }
}
