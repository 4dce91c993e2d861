// The ranking formula, as Lucene computes it.

import GongkaiBytes
import GongkaiFormat

/// BM25 with k1 = 1.2 and b = 0.75, without the constant factor (k1 + 1).
///
/// Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
/// Foundations and Trends in IR 3(4), 2009, doi:10.1561/1500000019; the idf is Lucene's, which
/// cannot be negative.
public enum BM25 {
  public static let k1 = 1.2
  public static let b = 0.75

  /// ln(1 + (N − n + ½) / (n + ½)).
  public static func idf(docFreq: Int, documentCount: Int) -> Double {
    let n = Double(docFreq)
    return log1p((Double(max(documentCount, docFreq)) - n + 0.5) / (n + 0.5))
  }

  private static func log1p(_ value: Double) -> Double { logarithm(1 + value) }
}

/// The part of the formula that depends on a document's length, for all 256 norms.
struct NormFactors: Sendable {
  /// 1 / (k1 · (1 − b + b · length / average)).
  let inverse: [Double]

  init(averageLength: Double) {
    inverse = SmallFloat.lengths.map { length in
      1 / (BM25.k1 * ((1 - BM25.b) + BM25.b * Double(length) / max(averageLength, 1e-9)))
    }
  }

  /// weight · freq / (freq + k1 · (1 − b + b · length / average)), written so that it rises with
  /// the frequency in floating point too, which pruning rests on.
  @inline(__always)
  func score(weight: Double, freq: UInt32, norm: UInt8) -> Double {
    Self.score(weight: weight, product: Double(freq) * inverse[Int(norm)])
  }

  /// Calls `body` with the index and the score of each posting, as `score` makes it. `norms` holds a
  /// byte for each document; there is a frequency for each of `docs` at least.
  ///
  /// Four at a time, for divisions that do not wait for each other take half the time.
  @inline(__always)
  func visitScores(
    _ docs: Span<UInt32>, _ freqs: Span<UInt32>, weight: Double, _ norms: ByteView,
    _ body: (Int, Double) -> Void
  ) {
    precondition(freqs.count >= docs.count, "a frequency for each document")
    let inverse = self.inverse.span
    // SAFETY: lists name documents below the document count only, which is the number of norms.
    unsafe norms.withUnsafeBytes { norms in
      @inline(__always) func product(_ i: Int) -> Double {
        Double(freqs[i]) * inverse[Int(unsafe norms[Int(docs[i])])]
      }
      let weights = SIMD4(repeating: weight)
      var i = 0
      while i &+ 4 <= docs.count {
        let products = SIMD4(product(i), product(i &+ 1), product(i &+ 2), product(i &+ 3))
        let scores = weights - weights / (SIMD4(repeating: 1) + products)
        body(i, scores[0])
        body(i &+ 1, scores[1])
        body(i &+ 2, scores[2])
        body(i &+ 3, scores[3])
        i &+= 4
      }
      while i < docs.count {
        body(i, Self.score(weight: weight, product: product(i)))
        i &+= 1
      }
    }
  }

  /// The same for the product of the frequency and the norm's factor.
  @inline(__always)
  static func score(weight: Double, product: Double) -> Double {
    weight - weight / (1 + product)
  }
}

/// Scores the postings of one term, and knows which of them cannot reach a threshold.
struct TermScorer {
  let weight: Double
  /// By norm.
  let factors: [Double]
  /// Postings whose frequency times factor is below this score below the threshold.
  private(set) var leastProduct = 0.0

  init(weight: Double, _ factors: NormFactors) {
    self.weight = weight
    self.factors = factors.inverse
  }

  @inline(__always)
  func product(freq: UInt32, norm: UInt8) -> Double { Double(freq) * factors[Int(norm)] }

  @inline(__always)
  func score(product: Double) -> Double { NormFactors.score(weight: weight, product: product) }

  /// Lets postings pass only that may score `threshold` or more.
  ///
  /// The formula is turned round and a little taken off; that the result lies below the threshold
  /// is then asked of the formula itself, which never falls as the product rises.
  mutating func raise(to threshold: Double) {
    guard threshold > 0 else { return }
    let product =
      threshold > weight
      ? Double.greatestFiniteMagnitude : threshold / (weight - threshold) * (1 - 1e-9)
    leastProduct = score(product: product) < threshold ? product : 0
  }
}
