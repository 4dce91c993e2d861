// Which documents may still be among the best for a bag?

import GongkaiBytes
import GongkaiFormat

/// Documents that may still be among the best, and what each list adds to their scores.
struct BagCandidates {
  private var docs: [UInt32] = []
  /// What the final scores begin with: what was added to all documents in the order of the terms.
  private var bases: [Double] = []
  /// The scores so far; the order of the sum differs from that of the final score.
  private var sums: [Double] = []
  /// What each list added, by candidate.
  private var rows: [Row] = []

  /// Whether a term that decides is known to name the candidate.
  private var isMatch: [Bool] = []

  private struct Row {
    let order: Int
    var scores: [Double]
  }

  var count: Int { docs.count }

  /// More than sums of the same numbers in different orders can differ, relatively.
  static let slack = 1 + 1e-9

  /// The documents that match and whose score with what was added to it and `reach` may come to
  /// `threshold`.
  init(
    _ scores: Span<Double>, _ extras: Span<Double>, reaching threshold: Double, with reach: Double
  ) {
    docs = numbers(below: scores.count) { i in
      let isCandidate = (scores[i] + extras[i] + reach) * Self.slack >= threshold
      // Neither is to be guessed.
      return (scores[i] > 0 ? 1 : 0) & (isCandidate ? 1 : 0)
    }
  }

  /// `docs` (ascending), about which all lists are to be asked, with their scores so far.
  init(_ docs: [UInt32], _ scores: DocumentScores, _ extras: DocumentScores?) {
    self.docs = docs
    sums.reserveCapacity(docs.count)
    for doc in docs { sums.append(scores.values[Int(doc)] + (extras?.values[Int(doc)] ?? 0)) }
    isMatch = docs.map { scores.values[Int($0)] > 0 }
    bases = [Double](repeating: 0, count: docs.count)
  }

  /// Begins the final scores with what the terms that decide added to all documents.
  mutating func begin(with scores: Span<Double>) {
    bases.reserveCapacity(docs.count)
    for doc in docs { bases.append(scores[Int(doc)]) }
    sums = bases
    isMatch = [Bool](repeating: true, count: docs.count)
  }

  /// Adds what further lists say, and drops candidates on the way.
  ///
  /// - Parameter threshold: scores below it are not among the best in any case.
  mutating func add(
    _ lists: BoundedLists, _ reader: inout BagReader, limit: Int, threshold: Double
  ) throws(IndexError) {
    for (i, next) in lists.lists.enumerated() {
      guard !docs.isEmpty else { return }
      let row = try row(of: next.list, &reader)
      for i in row.indices { sums[i] += row[i] }
      if next.list.decides {
        for i in row.indices where row[i] > 0 { isMatch[i] = true }
      }
      rows.append(Row(order: next.list.order, scores: row))
      var least = threshold
      if docs.count > limit {
        var best = BestScores(limit: limit)
        for i in sums.indices where sums[i] > best.least && isMatch[i] { best.add(sums[i]) }
        least = max(least, best.least)
      }
      drop(below: least, with: lists.reaches[i + 1])
    }
  }

  /// Asks lists once more that are in the scores already.
  mutating func ask(_ lists: [BagList], _ reader: inout BagReader) throws(IndexError) {
    guard !docs.isEmpty else { return }
    for list in lists {
      rows.append(Row(order: list.order, scores: try row(of: list, &reader)))
    }
  }

  /// Candidates from which on they are sorted out by whole lists, and how many postings such a
  /// list may have for each of them: then it is faster read than asked for the candidates.
  static let manyCandidates = 64
  static let postingsPerCandidate = 4

  /// Drops candidates by what lists add to them. While there are many, that is found out without
  /// keeping it: the few that are left are asked about again.
  ///
  /// - Parameters:
  ///   - scores: of all documents, from the terms that decide.
  ///   - extras: what was added before to the scores of all documents.
  mutating func narrow(
    by lists: BoundedLists, from first: Int, _ reader: inout BagReader, _ scores: Span<Double>,
    _ extras: inout [Double], limit: Int, threshold: Double
  ) throws(IndexError) {
    for next in first..<lists.count {
      let list = lists.lists[next].list
      guard docs.count > max(Self.manyCandidates, 2 * min(limit, docs.count)),
        list.info.docFreq < docs.count * Self.postingsPerCandidate
      else { return }
      try reader.add(list, &extras)
      let reach = lists.reaches[next + 1]
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

  /// What `list` adds to the scores of the candidates.
  private func row(of list: BagList, _ reader: inout BagReader) throws(IndexError) -> [Double] {
    let freqs = try reader.frequencies(of: list, in: docs)
    let search = reader.search
    let norms = try search.norms(list.kind)
    var row = [Double](repeating: 0, count: docs.count)
    search.weights.factors(list.kind).visitScores(
      docs.span, freqs.span, weight: list.weight, norms
    ) { i, score in
      // A frequency of 0 scores 0.
      row[i] = score
    }
    return row
  }

  private mutating func drop(below threshold: Double, with reach: Double) {
    var kept: [Int] = []
    for i in sums.indices where (sums[i] + reach) * Self.slack >= threshold { kept.append(i) }
    // To ask about a few more takes less time than to move all others.
    guard kept.count * 4 <= docs.count * 3 else { return }
    Self.keep(kept, of: &docs)
    Self.keep(kept, of: &bases)
    Self.keep(kept, of: &sums)
    Self.keep(kept, of: &isMatch)
    for row in rows.indices { Self.keep(kept, of: &rows[row].scores) }
  }

  private static func keep<Value>(_ kept: [Int], of values: inout [Value]) {
    for i in kept.indices { values[i] = values[kept[i]] }
    values.removeSubrange(kept.count...)
  }

  /// Calls `body` with each document that matches and its score, summed up in the order of the
  /// terms.
  func visitScores(_ body: (UInt32, Double) -> Void) {
    let ordered = rows.sorted { $0.order < $1.order }
    for i in docs.indices where isMatch[i] {
      var score = bases[i]
      for row in ordered { score += row.scores[i] }
      body(docs[i], score)
    }
  }
}
