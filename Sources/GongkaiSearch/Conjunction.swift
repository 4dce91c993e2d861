// Which documents hold all of several phrases, and how often each?

import GongkaiBytes
import GongkaiFormat

/// The documents that hold every phrase of a query, with the frequencies that their scores are
/// made of. Scores are made at the end, for the documents that are left.
///
/// The rarest phrase is read first. Of the others the ranking lists are asked for those documents
/// only, and blocks between them are passed over.
struct Conjunction {
  /// Ascending.
  private(set) var docs: [UInt32] = []
  /// By phrase in the order of the query, then as `docs`.
  private var freqs: [[UInt32]] = []
  private let phrases: [Phrase]

  /// Nil when a part of the query is no phrase, or when they are so many that their frequencies
  /// take room.
  init?(
    _ parts: [Query], _ search: SegmentSearch, among candidates: [UInt32]? = nil
  ) throws(IndexError) {
    guard parts.count < SegmentSearch.many else { return nil }
    var phrases: [Phrase] = []
    var order: [(cost: Int, index: Int)] = []
    for (index, part) in parts.enumerated() {
      guard case .phrase(let phrase) = part else { return nil }
      phrases.append(phrase)
      order.append((try search.cost(part), index))
    }
    self.phrases = phrases
    guard !phrases.isEmpty else { return nil }
    order.sort { ($0.cost, $0.index) < ($1.cost, $1.index) }
    freqs = [[UInt32]](repeating: [], count: phrases.count)
    var first = 0
    if let candidates {
      docs = candidates
    } else {
      let rarest = order[0].index
      (docs, freqs[rarest]) = try search.postings(of: phrases[rarest])
      first = 1
    }
    for next in first..<order.count where !docs.isEmpty {
      let index = order[next].index
      let found = try search.frequencies(of: phrases[index], in: docs)
      Self.keep(&docs, where: found)
      for before in order[..<next] { Self.keep(&freqs[before.index], where: found) }
      freqs[index] = found
      Self.keep(&freqs[index], where: found)
    }
  }

  /// Keeps those of `values` beside which `found` is not 0; none may be there at all.
  private static func keep(_ values: inout [UInt32], where found: [UInt32]) {
    guard !values.isEmpty else { return }
    var kept = 0
    var results = values.mutableSpan
    let found = found.span
    for i in results.indices {
      // Without a branch, which would be guessed wrong as often as not.
      results[kept] = results[i]
      kept &+= found[i] != 0 ? 1 : 0
    }
    values.removeSubrange(kept...)
  }

  /// Calls `body` with each document and its score.
  ///
  /// Sums are made in the order of the query, not of the costs: segments differ in those, and a
  /// sum of floating-point numbers depends on its order.
  func visitScores(_ search: SegmentSearch, _ body: (UInt32, Double) -> Void) throws(IndexError) {
    guard !docs.isEmpty else { return }
    var scores = [Double](repeating: 0, count: docs.count)
    for (index, phrase) in phrases.enumerated() {
      let kind = try search.rankedTerm(of: phrase)?.key.kind?.norm ?? .positional
      let weight = try search.weights.weight(of: phrase)
      let factors = search.weights.factors(kind)
      let norms = try search.norms(kind)
      let frequencies = freqs[index]
      Self.add(docs.span, frequencies.span, weight, factors, norms, to: &scores)
    }
    for i in docs.indices { body(docs[i], scores[i]) }
  }

  private static func add(
    _ docs: Span<UInt32>, _ freqs: Span<UInt32>, _ weight: Double, _ factors: NormFactors,
    _ norms: ByteView, to scores: inout [Double]
  ) {
    precondition(scores.count == docs.count, "a score for each document")
    // SAFETY: there is a score for each document.
    unsafe scores.withUnsafeMutableBufferPointer { scores in
      factors.visitScores(docs, freqs, weight: weight, norms) { i, score in
        unsafe scores[i] += score
      }
    }
  }
}
