// The documents of a segment that match a part of a query.

import GongkaiBytes

/// Documents, ascending, each with a score.
struct Matches {
  var docs: [UInt32] = []
  var scores: [Double] = []

  var count: Int { docs.count }

  mutating func append(_ doc: UInt32, _ score: Double) {
    docs.append(doc)
    scores.append(score)
  }

  /// Appends postings, each with its BM25 score. `norms` holds a byte for each document.
  mutating func append(
    _ docs: some RandomAccessCollection<UInt32>, _ freqs: some RandomAccessCollection<UInt32>,
    weight: Double, _ factors: NormFactors, _ norms: ByteView
  ) {
    self.docs += docs
    scores.reserveCapacity(self.docs.count)
    // SAFETY: lists name documents below the document count only, which is the number of norms.
    unsafe norms.withUnsafeBytes { norms in
      for (doc, freq) in zip(docs, freqs) {
        scores.append(
          factors.score(weight: weight, freq: freq, norm: unsafe norms[Int(doc)]))
      }
    }
  }

  /// Documents in both, scores added.
  func intersection(_ other: Matches) -> Matches {
    var result = Matches()
    var j = 0
    for i in docs.indices {
      j = gallop(other.docs.span, to: docs[i], from: j)
      guard j < other.docs.count else { break }
      if other.docs[j] == docs[i] { result.append(docs[i], scores[i] + other.scores[j]) }
    }
    return result
  }

  /// Adds the scores that `other` has for these documents.
  mutating func addScores(of other: Matches) {
    var j = 0
    for i in docs.indices {
      j = gallop(other.docs.span, to: docs[i], from: j)
      if j < other.docs.count && other.docs[j] == docs[i] { scores[i] += other.scores[j] }
    }
  }

  /// Documents in either, scores added.
  func union(_ other: Matches) -> Matches {
    var result = Matches()
    result.docs.reserveCapacity(count + other.count)
    result.scores.reserveCapacity(count + other.count)
    var (i, j) = (0, 0)
    while i < count && j < other.count {
      if docs[i] == other.docs[j] {
        result.append(docs[i], scores[i] + other.scores[j])
        i += 1
        j += 1
      } else if docs[i] < other.docs[j] {
        result.append(docs[i], scores[i])
        i += 1
      } else {
        result.append(other.docs[j], other.scores[j])
        j += 1
      }
    }
    result.docs += docs[i...]
    result.scores += scores[i...]
    result.docs += other.docs[j...]
    result.scores += other.scores[j...]
    return result
  }

  /// Documents that are not in `other`.
  func subtracting(_ other: Matches) -> Matches {
    var result = Matches()
    var j = 0
    for i in docs.indices {
      j = gallop(other.docs.span, to: docs[i], from: j)
      if j == other.docs.count || other.docs[j] != docs[i] { result.append(docs[i], scores[i]) }
    }
    return result
  }

  /// Keeps the documents for which `keep` is true.
  mutating func filter(_ keep: (UInt32) throws -> Bool) rethrows {
    var result = Matches()
    for i in docs.indices where try keep(docs[i]) { result.append(docs[i], scores[i]) }
    self = result
  }
}
