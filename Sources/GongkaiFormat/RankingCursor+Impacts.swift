// How much can a posting of a list or of its next block weigh at most?

import GongkaiBytes

extension RankingCursor {
  /// Competitive impacts of the whole list.
  public var impacts: [Impact] {
    get throws(IndexError) { try readingImpacts(at: startOffset, ImpactAccumulator.read) }
  }

  /// The competitive impacts of the next block, read without decoding it; nil for the remainder, and
  /// where a block tells none.
  public mutating func impactsOfNextBlock() throws(IndexError) -> [Impact]? {
    guard block + 1 < skips.blockCount else { return nil }
    try skips.checkBlock(block + 1, end: endOffset, &good)
    let impacts = try readingImpacts(at: skips.start(of: block + 1), ImpactAccumulator.read)
    return impacts.isEmpty ? nil : impacts
  }

  /// The greatest product of a posting's frequency and the factor of its norm in the list of a
  /// term.
  ///
  /// - Parameter factors: one for each of the 256 norms, none negative.
  public static func greatestProduct(
    of info: TermInfo, in postings: SectionView, factors: [Double]
  ) throws(IndexError) -> Double {
    try postings.check(info.offset, min(info.rankingLength, ImpactAccumulator.longest))
    do {
      // SAFETY: the bytes are read while the section lends them.
      return try unsafe postings.bytes.withUnsafeBytes { (bytes) throws(ByteError) in
        try unsafe ImpactAccumulator.greatest(
          bytes, at: info.offset, before: info.offset + info.rankingLength, factors: factors)
      }
    } catch {
      throw postings.failure(error)
    }
  }

  /// The same of the next block, without decoding it; nil for the remainder, and infinite where a
  /// block tells no impacts.
  public mutating func greatestProductOfNextBlock(
    factors: [Double]
  ) throws(IndexError) -> Double? {
    guard block + 1 < skips.blockCount else { return nil }
    try skips.checkBlock(block + 1, end: endOffset, &good)
    do {
      // SAFETY: `postings` keeps the bytes.
      return try unsafe ImpactAccumulator.greatest(
        skips.bytes, at: skips.start(of: block + 1), before: endOffset, factors: factors)
    } catch {
      throw postings.failure(error)
    }
  }

  @inline(__always)
  private func readingImpacts<R>(
    at offset: Int, _ body: (inout ByteReader) throws(ByteError) -> R
  ) throws(IndexError) -> R {
    var reader = ByteReader(postings.bytes, at: offset, end: endOffset)
    do { return try body(&reader) } catch { throw postings.failure(error) }
  }
}
