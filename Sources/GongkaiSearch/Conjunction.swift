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
  /// In the order of the query.
  private var parts: [Part] = []

  private struct Part {
    let phrase: Phrase
    /// What answers it alone, if there is such a list.
    let ranked: SegmentSearch.RankedTerm?
    let cost: Int
    /// As `docs`; empty until they are known.
    var freqs: [UInt32] = []
  }

  /// Nil when a part of the query is no phrase, or when they are so many that their frequencies
  /// take room.
  init?(
    _ queries: [Query], _ search: SegmentSearch, among candidates: [UInt32]? = nil
  ) throws(IndexError) {
    guard !queries.isEmpty, queries.count < SegmentSearch.many else { return nil }
    parts.reserveCapacity(queries.count)
    for query in queries {
      guard case .phrase(let phrase) = query else { return nil }
      let ranked = try search.rankedTerm(of: phrase)
      let cost = try search.cost(phrase, ranked)
      parts.append(Part(phrase: phrase, ranked: ranked, cost: cost))
    }
    let order = parts.indices.sorted { (parts[$0].cost, $0) < (parts[$1].cost, $1) }
    if let candidates {
      docs = candidates
    } else {
      let rarest = order[0]
      (docs, parts[rarest].freqs) = try search.postings(
        of: parts[rarest].phrase, parts[rarest].ranked)
    }
    for index in order.dropFirst(candidates == nil ? 1 : 0) where !docs.isEmpty {
      let found = try search.frequencies(of: parts[index].phrase, parts[index].ranked, in: docs)
      Self.keep(&docs, where: found)
      for other in parts.indices { Self.keep(&parts[other].freqs, where: found) }
      parts[index].freqs = found
      Self.keep(&parts[index].freqs, where: found)
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
    for part in parts {
      let kind = part.ranked?.key.kind?.norm ?? .positional
      let weight = try search.weights.weight(of: part.phrase)
      let factors = search.weights.factors(kind)
      let norms = try search.norms(kind)
      Self.add(docs.span, part.freqs.span, weight, factors, norms, to: &scores)
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
