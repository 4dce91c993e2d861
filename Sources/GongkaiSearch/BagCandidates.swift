// Which documents may still be among the best for a bag?

import GongkaiBytes
import GongkaiFormat

/// Documents that may still be among the best, and what each list has added to their scores.
struct BagCandidates {
  private var docs: [UInt32] = []
  /// The scores from the terms that decide.
  private var bases: [Double] = []
  /// The scores so far; the order of the sum differs from that of the final score.
  private var sums: [Double] = []
  /// What each helper added, by candidate.
  private var rows: [(order: Int, scores: [Double])] = []

  var count: Int { docs.count }

  /// More than sums of the same numbers in different orders can differ, relatively.
  private static let slack = 1 + 1e-9

  /// The documents whose score and `reach` together may come to `threshold`.
  init(_ scores: Span<Double>, reaching threshold: Double, with reach: Double) {
    for i in scores.indices {
      let score = scores[i]
      guard score > 0, (score + reach) * Self.slack >= threshold else { continue }
      docs.append(UInt32(truncatingIfNeeded: i))
      bases.append(score)
    }
    sums = bases
  }

  /// Adds what the helpers say, and drops candidates on the way.
  ///
  /// - Parameter threshold: scores below it are not among the best in any case.
  mutating func add(
    _ helpers: [BagScorer.Helper], _ search: SegmentSearch, limit: Int, threshold: Double
  ) throws(IndexError) {
    var reach = helpers.reduce(0) { $0 + $1.bound }
    var freqs: [UInt32] = []
    for helper in helpers {
      freqs.removeAll(keepingCapacity: true)
      freqs.append(contentsOf: repeatElement(0, count: docs.count))
      var cursor = try search.rankingCursor(helper.info)
      try cursor.probe(docs, into: &freqs)
      let row = try row(freqs, of: helper, search)
      for i in row.indices { sums[i] += row[i] }
      rows.append((helper.order, row))
      reach -= helper.bound
      // So few are asked for as fast as they are sorted out.
      guard docs.count / 2 > limit else { continue }
      var best = BestScores(limit: limit)
      for sum in sums where sum > best.least { best.add(sum) }
      drop(below: max(best.least, threshold), with: max(0, reach))
    }
  }

  /// What `helper` adds to the scores of the candidates, who hold its term `freqs` times.
  private func row(
    _ freqs: [UInt32], of helper: BagScorer.Helper, _ search: SegmentSearch
  ) throws(IndexError) -> [Double] {
    let factors = search.weights.factors(helper.kind)
    let norms = try search.norms(helper.kind)
    var row = [Double](repeating: 0, count: docs.count)
    // SAFETY: documents are below the document count, which is the number of norms.
    unsafe norms.withUnsafeBytes { norms in
      for i in docs.indices where freqs[i] > 0 {
        row[i] = factors.score(
          weight: helper.weight, freq: freqs[i], norm: unsafe norms[Int(docs[i])])
      }
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
