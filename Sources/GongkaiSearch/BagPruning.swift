// Which documents are the best for a bag, where not all that match need be counted?

import GongkaiBytes
import GongkaiFormat

/// Ranks the documents of one segment for a bag and counts them as far as they are met.
///
/// Lists are added to the scores of all documents, the most important first, until the others
/// together cannot lift a document among the best that none of them names. What may come among the
/// best with all that the other lists can add remains a candidate, and with each further list fewer
/// of them do.
///
/// Source: as for `BagScorer.rank`.
struct BagPruning {
  /// The most important first.
  private let lists: BoundedLists
  /// How many of them were added to all scores.
  private var added = 0
  private var reader: BagReader
  /// By document, from terms that decide, and from the others.
  private var scores: DocumentScores
  private var extras: DocumentScores?

  /// Adds the best documents of the bag to `top`, the same as `BagScorer.rank` does, and returns
  /// how many match at least.
  static func rank(
    _ scorer: BagScorer, without deletions: Deletions?, into top: inout SegmentTop
  ) throws(IndexError) -> MatchCount {
    let scratch = scorer.search.scratch
    let limit = top.top.limit
    guard limit > 0, limit <= scorer.search.segment.documentCount / documentsPerHit else {
      return MatchCount(try scorer.rank(without: deletions, into: &top))
    }
    var pruning = BagPruning(scorer, try BoundedLists(scorer.lists, scorer.search))
    if let deletions { pruning.scores.hide(deletions) }
    let (docs, least) = try pruning.addFirst(threshold: top.threshold, limit: limit)
    try pruning.rank(docs.sorted(), reaching: least, into: &top)
    let count = pruning.count(deleted: deletions?.count ?? 0)
    scratch.giveBack(&pruning.scores)
    if pruning.extras != nil { scratch.giveBack(&pruning.extras!) }
    return count
  }

  /// Documents of the segment for each that is wanted, from which on something can be left out.
  private static let documentsPerHit = 8

  private init(_ scorer: BagScorer, _ lists: BoundedLists) {
    self.lists = lists
    reader = scorer.reader()
    let scratch = scorer.search.scratch
    scores = scratch.takeDocumentScores()
    let hasHelpers = scorer.lists.contains { !$0.decides }
    extras = hasHelpers ? scratch.takeDocumentScores() : nil
  }

  /// What the lists that were not added to all scores can add to one at most.
  private var reach: Double { lists.reaches[added] }

  /// Adds lists to all scores until the others do not lift any more documents to `threshold`, or
  /// to what the best reach. Further lists are added that are short. Returns the higher of both, and
  /// the documents that may reach it, in no order.
  private mutating func addFirst(
    threshold: Double, limit: Int
  ) throws(IndexError) -> (docs: [UInt32], least: Double) {
    var least = threshold
    while added < lists.count {
      let list = lists.lists[added].list
      if reach * BagCandidates.slack < least {
        let docs = candidates(reaching: least)
        guard docs.count > BagCandidates.manyCandidates,
          list.length < docs.count * BagCandidates.postingsPerCandidate
        else { return (docs, least) }
      }
      if list.decides {
        try reader.add(list, &scores)
      } else {
        try reader.add(list, &extras!)
      }
      added += 1
      // The best reach no more than all that was added.
      guard lists.reaches[0] - reach > reach || added == lists.count else { continue }
      least = max(threshold, leastOfBest(limit))
    }
    return (candidates(reaching: least), least)
  }

  /// The score that as many matching documents reach so far as are wanted.
  private func leastOfBest(_ limit: Int) -> Double {
    var best = BestScores(limit: limit)
    var least = best.least
    let scores = self.scores.values.span
    if let extras = extras?.values.span {
      for doc in self.scores.documents {
        let sum = scores[Int(doc)] + extras[Int(doc)]
        guard sum > least else { continue }
        best.add(sum)
        least = best.least
      }
    } else {
      for doc in self.scores.documents where scores[Int(doc)] > least {
        best.add(scores[Int(doc)])
        least = best.least
      }
    }
    return least
  }

  /// Documents that match and may be among the best, in no order.
  private func candidates(reaching threshold: Double) -> [UInt32] {
    let reach = self.reach
    // What a list still names may match.
    let mayMatch = lists.lists[added...].contains { $0.list.decides }
    guard let extras else {
      let values = scores.values.span
      return scores.documents { (values[Int($0)] + reach) * BagCandidates.slack >= threshold }
    }
    let (values, more) = (scores.values.span, extras.values.span)
    func isCandidate(_ doc: UInt32) -> Bool {
      (values[Int(doc)] + more[Int(doc)] + reach) * BagCandidates.slack >= threshold
    }
    let docs = scores.documents(where: isCandidate)
    guard mayMatch else { return docs }
    return docs + extras.documents { values[Int($0)] == 0 && isCandidate($0) }
  }

  /// Ranks those of `docs` (ascending) that match and may be among the best.
  private mutating func rank(
    _ docs: [UInt32], reaching threshold: Double, into top: inout SegmentTop
  ) throws(IndexError) {
    // Of very many candidates some at a time, for what each list adds to each is remembered.
    let most = max(1, BagScorer.candidateLimit / max(1, lists.count))
    let rest = lists.behind(added)
    for start in stride(from: 0, to: docs.count, by: most) {
      var candidates = BagCandidates(
        Array(docs[start..<min(start + most, docs.count)]), scores, extras)
      try candidates.add(
        rest, &reader, limit: top.top.limit, threshold: max(threshold, top.threshold))
      try candidates.ask(lists.lists[..<added].map(\.list), &reader)
      candidates.visitScores { top.add($1, $0) }
    }
  }

  /// How many documents match at least: those that were met, or that a list is known to name.
  private func count(deleted: Int) -> MatchCount {
    var count = scores.count
    var isExact = true
    for (list, _) in lists.lists[added...] where list.decides {
      isExact = false
      if list.isRanked { count = max(count, list.info.docFreq - deleted) }
    }
    return MatchCount(count, isExact: isExact)
  }
}
