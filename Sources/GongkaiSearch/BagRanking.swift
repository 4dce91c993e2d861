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
    let helpers = try self.helpers()
    if helpers.isEmpty {
      let count = Self.rank(scores.span, into: &top)
      search.scratch.giveBack(scores)
      return count
    }
    var extras = search.scratch.takeScores()
    let known = try add(firstOf: helpers, to: &extras)
    let reach = helpers[known...].reduce(0) { $0 + $1.bound }
    var best = BestScores(limit: top.top.limit)
    var count = Self.survey(scores.span, extras.span, &best)
    var candidates = BagCandidates(
      scores.span, extras.span, reaching: max(best.least, top.threshold), with: reach)
    if candidates.count > Self.candidateLimit / helpers.count {
      // Hardly anything can be left out, and remembering what each list adds takes room.
      for term in terms where !term.decides { try add(term, to: &scores) }
      count = Self.rank(scores.span, into: &top)
    } else {
      let limit = top.top.limit
      try candidates.narrow(
        by: helpers[known...], self, scores.span, &extras, limit: limit, threshold: top.threshold)
      try candidates.add(helpers, self, scores.span, limit: limit, threshold: top.threshold)
      candidates.visitScores { top.add($1, $0) }
    }
    search.scratch.giveBack(extras)
    search.scratch.giveBack(scores)
    return count
  }

  /// Adds what the most important helpers say to `extras`, as long as their lists are short next to
  /// those that decide: then it takes less time than looking at all matches does, of which it
  /// leaves fewer. Returns how many helpers these are.
  private func add(firstOf helpers: [Helper], to extras: inout [Double]) throws(IndexError) -> Int {
    var room = 0
    for term in terms where term.decides { room += try search.terms.find(term.key)?.docFreq ?? 0 }
    room = min(room, extras.count) / 2
    for (known, helper) in helpers.enumerated() {
      room -= helper.info.docFreq
      guard room >= 0 else { return known }
      try add(helper.info, helper.kind, helper.weight, toMatchesOnly: false, &extras)
    }
    return helpers.count
  }

  /// Values that are kept at most, in contributions of lists to candidates.
  private static let candidateLimit = 1 << 21

  /// Counts the documents that match, whose scores are final, and adds the best of them to `top`.
  private static func rank(_ scores: Span<Double>, into top: inout SegmentTop) -> Int {
    var count = 0
    for i in scores.indices {
      let score = scores[i]
      count &+= score > 0 ? 1 : 0
      guard score >= top.threshold, score > 0 else { continue }
      top.add(score, UInt32(truncatingIfNeeded: i))
    }
    return count
  }

  /// Counts the documents that match and finds their best scores with what was added to them.
  private static func survey(
    _ scores: Span<Double>, _ extras: Span<Double>, _ best: inout BestScores
  ) -> Int {
    var count = 0
    var least = best.least
    for i in scores.indices {
      let score = scores[i]
      count &+= score > 0 ? 1 : 0
      // Seldom so high, while every other document matches.
      guard score + extras[i] > least, score > 0 else { continue }
      best.add(score + extras[i])
      least = best.least
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
