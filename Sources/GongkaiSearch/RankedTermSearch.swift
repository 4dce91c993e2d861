// The best documents of a single term, without scoring those that cannot be among them.

import GongkaiFormat

extension SegmentSearch {
  /// Adds the documents of `term` to `top`, skipping blocks whose impacts cannot reach its
  /// threshold. The number of matches is the term's document frequency, so it stays exact.
  ///
  /// Source: block-max indexes, Ding and Suel, "Faster top-k document retrieval using block-max
  /// indexes", SIGIR 2011, doi:10.1145/2009916.2010048; with Lucene's (frequency, norm) impacts.
  func collect(
    _ phrase: Phrase, _ key: TermKey, _ info: TermInfo, segmentOrdinal: Int, into top: inout TopK
  ) throws(IndexError) {
    let kind = key.kind?.norm ?? .positional
    let weight = try weights.weight(of: phrase)
    let factors = weights.factors(kind)
    var cursor = try rankingCursor(info)
    while true {
      if let impacts = try cursor.impactsOfNextBlock(),
        factors.bound(weight: weight, impacts) < top.threshold
      {
        cursor.skipBlock()
        continue
      }
      guard try cursor.nextBlock() else { return }
      for i in 0..<cursor.filled {
        let norm = try norm(kind, of: cursor.docs[i])
        let score = factors.score(weight: weight, freq: cursor.freqs[i], norm: norm)
        guard score >= top.threshold else { continue }
        top.add(score, HitAddress(segment: segmentOrdinal, doc: cursor.docs[i]))
      }
    }
  }
}
