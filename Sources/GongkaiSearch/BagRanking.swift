// Which documents are the best for a bag, and how many match, without scoring all in full?

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
    var reader = reader()
    var scores = search.scratch.takeScores()
    let helpers = try BoundedLists(
      lists.filter { !$0.decides }, search, partnersFirst: true)
    var extras = helpers.count > 0 ? search.scratch.takeScores() : []
    for list in lists where list.decides {
      if let word = helpers.word(toldBy: list) {
        try reader.add(list, &scores, with: word, &extras)
      } else {
        try reader.add(list, &scores)
      }
    }
    if let deletions {
      for doc in scores.indices where deletions.contains(doc) { scores[doc] = 0 }
    }
    if helpers.count == 0 {
      let count = Self.rank(scores.span, into: &top)
      search.scratch.giveBack(scores)
      return count
    }
    let known = try add(firstOf: helpers, to: &extras, &reader)
    var best = BestScores(limit: top.top.limit)
    var count = Self.survey(scores.span, extras.span, &best)
    let threshold = max(best.least, top.threshold)
    var candidates = BagCandidates(
      scores.span, extras.span, reaching: threshold, with: helpers.reaches[known])
    if candidates.count > Self.surveyedCandidates, best.least > top.threshold,
      let least = try leastOfBest(scores.span, extras.span, best, helpers, &reader, top)
    {
      candidates = BagCandidates(
        scores.span, extras.span, reaching: least, with: helpers.reaches[known])
    }
    if candidates.count > Self.candidateLimit / helpers.count {
      // Hardly anything can be left out, and remembering what each list adds takes room.
      for list in lists where !list.decides {
        try reader.add(list, toMatchesOnly: true, &scores)
      }
      count = Self.rank(scores.span, into: &top)
    } else {
      let limit = top.top.limit
      try candidates.narrow(
        by: helpers, from: known, &reader, scores.span, &extras, limit: limit,
        threshold: top.threshold)
      candidates.begin(with: scores.span)
      try candidates.add(helpers, &reader, limit: limit, threshold: top.threshold)
      candidates.visitScores { top.add($1, $0) }
    }
    search.scratch.giveBack(extras)
    search.scratch.giveBack(scores)
    return count
  }

  /// Adds what the most important helpers say to `extras`, as long as their lists are short next to
  /// those that decide: then it takes less time than looking at all matches does, of which it
  /// leaves fewer. Returns how many helpers are known then, with those that were known before.
  private func add(
    firstOf helpers: BoundedLists, to extras: inout [Double], _ reader: inout BagReader
  ) throws(IndexError) -> Int {
    var room = 0
    for list in lists where list.decides { room += list.info.docFreq }
    room = min(room, extras.count) / 2
    for (known, helper) in helpers.lists.enumerated() where helper.list.partner == nil {
      room -= helper.list.info.docFreq
      guard room >= 0 else { return known }
      try reader.add(helper.list, &extras)
    }
    return helpers.count
  }

  /// Candidates from which on it pays to score those in full that are the best so far.
  static let surveyedCandidates = 1024

  /// The least score that the best documents have, as far as that is known when those are scored in
  /// full that are the best so far; nil where these are many.
  private func leastOfBest(
    _ scores: Span<Double>, _ extras: Span<Double>, _ best: BestScores, _ helpers: BoundedLists,
    _ reader: inout BagReader, _ top: SegmentTop
  ) throws(IndexError) -> Double? {
    let limit = top.top.limit
    var first = BagCandidates(scores, extras, reaching: best.least, with: 0)
    guard first.count <= max(4 * limit, 64),
      first.count <= Self.candidateLimit / helpers.count
    else { return nil }
    first.begin(with: scores)
    try first.add(helpers, &reader, limit: limit, threshold: best.least)
    var known = BestScores(limit: limit)
    first.visitScores { known.add($1) }
    return max(known.least, best.least)
  }

  /// Values that are kept at most, in contributions of lists to candidates.
  static let candidateLimit = 1 << 21

  /// Counts the documents that match, whose scores are final, and adds the best of them to `top`.
  private static func rank(_ scores: Span<Double>, into top: inout SegmentTop) -> Int {
    var count = 0
    var threshold = max(top.threshold, .leastNonzeroMagnitude)
    for i in scores.indices {
      let score = scores[i]
      count &+= score > 0 ? 1 : 0
      guard score >= threshold else { continue }
      top.add(score, UInt32(truncatingIfNeeded: i))
      threshold = max(top.threshold, .leastNonzeroMagnitude)
    }
    return count
  }

  /// Counts the documents that match and finds their best scores with what was added to them.
  private static func survey(
    _ scores: Span<Double>, _ extras: Span<Double>, _ best: inout BestScores
  ) -> Int {
    precondition(scores.count == extras.count, "two scores for each document")
    var least = best.least
    func add(_ i: Int) {
      guard scores[i] > 0, scores[i] + extras[i] > least else { return }
      best.add(scores[i] + extras[i])
      least = best.least
    }
    // Four at a time: one of them is seldom so high, while every other document matches.
    var counts = SIMD4<Int64>()
    var i = 0
    while i &+ 4 <= scores.count {
      let score = SIMD4(scores[i], scores[i &+ 1], scores[i &+ 2], scores[i &+ 3])
      let extra = SIMD4(extras[i], extras[i &+ 1], extras[i &+ 2], extras[i &+ 3])
      let isMatch = score .> 0
      counts.replace(with: counts &+ 1, where: isMatch)
      if any((score + extra .> least) .& isMatch) { for j in i..<i &+ 4 { add(j) } }
      i &+= 4
    }
    var count = Int(counts.wrappedSum())
    while i < scores.count {
      count += scores[i] > 0 ? 1 : 0
      add(i)
      i &+= 1
    }
    return count
  }
}
