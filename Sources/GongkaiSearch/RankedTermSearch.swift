// Which postings of a single term or phrase are among the best?

import GongkaiBytes
import GongkaiFormat

extension SegmentSearch {
  /// Adds the documents of a term with a ranking list to `top`, skipping blocks whose impacts
  /// cannot reach its threshold. The number of matches is the term's document frequency, so it
  /// stays exact.
  ///
  /// Source: block-max indexes, Ding and Suel, "Faster top-k document retrieval using block-max
  /// indexes", SIGIR 2011, doi:10.1145/2009916.2010048; with Lucene's (frequency, norm) impacts.
  func rank(
    _ key: TermKey, _ info: TermInfo, weight: Double, into top: inout SegmentTop
  ) throws(IndexError) {
    let kind = key.kind?.norm ?? .positional
    let norms = try norms(kind)
    var scorer = TermScorer(weight: weight, weights.factors(kind))
    scorer.raise(to: top.threshold)
    var cursor = try rankingCursor(info)
    while true {
      if let product = try cursor.greatestProductOfNextBlock(factors: scorer.factors),
        product < scorer.leastProduct
      {
        cursor.skipBlock()
        continue
      }
      guard try cursor.nextBlock() else { return }
      top.add(
        cursor.docs.span, cursor.freqs.span, count: cursor.filled, &scorer, norms)
    }
  }
}

/// The best documents so far, as one segment adds to them.
struct SegmentTop {
  var top: TopK
  /// The segment's number in the commit.
  var ordinal = 0

  var threshold: Double { top.threshold }

  @inline(__always)
  mutating func add(_ score: Double, _ doc: UInt32) {
    guard score >= top.threshold else { return }
    top.add(score, HitAddress(segment: ordinal, doc: doc))
  }

  /// Adds the first `count` postings, dividing for those only that may enter. `norms` holds a byte
  /// for each document.
  mutating func add(
    _ docs: Span<UInt32>, _ freqs: Span<UInt32>, count: Int, _ scorer: inout TermScorer,
    _ norms: ByteView
  ) {
    // SAFETY: lists name documents below the document count only, which is the number of norms.
    unsafe norms.withUnsafeBytes { norms in
      for i in 0..<count {
        let product = scorer.product(freq: freqs[i], norm: unsafe norms[Int(docs[i])])
        guard product >= scorer.leastProduct else { continue }
        let threshold = top.threshold
        add(scorer.score(product: product), docs[i])
        if top.threshold > threshold { scorer.raise(to: top.threshold) }
      }
    }
  }
}
