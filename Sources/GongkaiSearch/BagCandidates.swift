// Which documents may still be among the best for a bag?

import GongkaiBytes
import GongkaiFormat

/// Documents that may still be among the best, and what each list has added to their scores.
struct BagCandidates {
  private var docs: [UInt32] = []
  /// The scores from the terms that decide; empty until helpers' are kept.
  private var bases: [Double] = []
  /// The scores so far; the order of the sum differs from that of the final score.
  private var sums: [Double] = []
  /// What each helper added, by candidate.
  private var rows: [(order: Int, scores: [Double])] = []

  var count: Int { docs.count }

  /// More than sums of the same numbers in different orders can differ, relatively.
  private static let slack = 1 + 1e-9

  /// The documents that match and whose score with what was added to it and `reach` may come to
  /// `threshold`.
  init(
    _ scores: Span<Double>, _ extras: Span<Double>, reaching threshold: Double, with reach: Double
  ) {
    // SAFETY: no more are written than there are scores.
    unsafe docs = [UInt32](unsafeUninitializedCapacity: scores.count) { docs, kept in
      kept = 0
      for i in scores.indices {
        unsafe docs[kept] = UInt32(truncatingIfNeeded: i)
        let isCandidate = (scores[i] + extras[i] + reach) * Self.slack >= threshold
        // Neither is to be guessed.
        kept &+= (scores[i] > 0 ? 1 : 0) & (isCandidate ? 1 : 0)
      }
    }
  }

  /// Adds what the helpers say, and drops candidates on the way.
  ///
  /// - Parameters:
  ///   - scores: of all documents, from the terms that decide.
  ///   - threshold: scores below it are not among the best in any case.
  mutating func add(
    _ helpers: [BagScorer.Helper], _ scorer: BagScorer, _ scores: Span<Double>, limit: Int,
    threshold: Double
  ) throws(IndexError) {
    bases.reserveCapacity(docs.count)
    for doc in docs { bases.append(scores[Int(doc)]) }
    sums = bases
    var reach = helpers.reduce(0) { $0 + $1.bound }
    var freqs: [UInt32] = []
    for helper in helpers {
      freqs.removeAll(keepingCapacity: true)
      freqs.append(contentsOf: repeatElement(0, count: docs.count))
      var cursor = try scorer.search.rankingCursor(helper.info)
      try cursor.probe(docs, into: &freqs)
      let row = try row(freqs, of: helper, scorer.search)
      for i in row.indices { sums[i] += row[i] }
      rows.append((helper.order, row))
      reach -= helper.bound
      guard docs.count > limit else { continue }
      var best = BestScores(limit: limit)
      for sum in sums where sum > best.least { best.add(sum) }
      drop(below: max(best.least, threshold), with: max(0, reach))
    }
  }

  /// Candidates from which on they are sorted out by whole lists, and how many postings such a
  /// list may have for each of them: then it is faster read than asked for the candidates.
  private static let manyCandidates = 64
  private static let postingsPerCandidate = 4

  /// Drops candidates by what helpers add to them. While there are many, that is found out without
  /// keeping it: the few that are left are asked about again.
  ///
  /// - Parameter extras: what was added before to the scores of all documents.
  mutating func narrow(
    by helpers: ArraySlice<BagScorer.Helper>, _ scorer: BagScorer, _ scores: Span<Double>,
    _ extras: inout [Double], limit: Int, threshold: Double
  ) throws(IndexError) {
    var reach = helpers.reduce(0) { $0 + $1.bound }
    for helper in helpers {
      guard docs.count > max(Self.manyCandidates, 2 * min(limit, docs.count)),
        helper.info.docFreq < docs.count * Self.postingsPerCandidate
      else { return }
      try scorer.add(
        helper.info, helper.kind, helper.weight, toMatchesOnly: false, &extras)
      reach = max(0, reach - helper.bound)
      var best = BestScores(limit: limit)
      let extras = extras.span
      for doc in docs {
        let sum = scores[Int(doc)] + extras[Int(doc)]
        if sum > best.least { best.add(sum) }
      }
      let least = max(best.least, threshold)
      var kept = 0
      for i in docs.indices {
        let doc = docs[i]
        docs[kept] = doc
        let sum = scores[Int(doc)] + extras[Int(doc)] + reach
        kept &+= sum * Self.slack >= least ? 1 : 0
      }
      docs.removeSubrange(kept...)
    }
  }

  /// What `helper` adds to the scores of the candidates, who hold its term `freqs` times.
  private func row(
    _ freqs: [UInt32], of helper: BagScorer.Helper, _ search: SegmentSearch
  ) throws(IndexError) -> [Double] {
    let factors = search.weights.factors(helper.kind)
    let norms = try search.norms(helper.kind)
    var row = [Double](repeating: 0, count: docs.count)
    factors.visitScores(docs.span, freqs.span, weight: helper.weight, norms) { i, score in
      // A frequency of 0 scores 0.
      row[i] = score
    }
    return row
  }

  private mutating func drop(below threshold: Double, with reach: Double) {
    var kept: [Int] = []
    for i in sums.indices where (sums[i] + reach) * Self.slack >= threshold { kept.append(i) }
    guard kept.count < docs.count else { return }
    Self.keep(kept, of: &docs)
    Self.keep(kept, of: &bases)
    Self.keep(kept, of: &sums)
    for row in rows.indices { Self.keep(kept, of: &rows[row].scores) }
  }

  private static func keep<Value>(_ kept: [Int], of values: inout [Value]) {
    for i in kept.indices { values[i] = values[kept[i]] }
    values.removeSubrange(kept.count...)
  }

  /// Calls `body` with each document and its score, summed up in the order of the terms.
  func visitScores(_ body: (UInt32, Double) -> Void) {
    let ordered = rows.sorted { $0.order < $1.order }
    for i in docs.indices {
      var score = bases[i]
      for row in ordered { score += row.scores[i] }
      body(docs[i], score)
    }
  }
}
