// Reads a ranking list block by block, skipping blocks by document or by impact.

import GongkaiBytes

/// Walks the postings of one term, a block at a time: `docs` and `freqs` hold the current block.
public struct RankingCursor {
  /// Documents in the list.
  public let docFreq: Int
  /// The current block's documents and frequencies; only the first `filled` count.
  public internal(set) var docs = [UInt32](repeating: 0, count: RankingList.blockLength)
  public internal(set) var freqs = [UInt32](repeating: 0, count: RankingList.blockLength)
  public internal(set) var filled = 0

  let postings: SectionView
  let skips: SkipEntries
  /// Where the list starts, with the impacts of the whole, and where it ends.
  let startOffset: Int
  let endOffset: Int
  /// The block in `docs` and `freqs`, or -1.
  private(set) var block = -1
  private let documentCount: Int
  /// Bytes of the section that are known to be good.
  var good = 0..<0

  /// - Throws: `IndexError` when the list does not fit the section.
  public init(_ info: TermInfo, in postings: SectionView, documentCount: Int) throws(IndexError) {
    self.postings = postings
    self.documentCount = documentCount
    docFreq = info.docFreq
    startOffset = info.offset
    let end = info.offset + info.rankingLength
    endOffset = end
    try postings.check(startOffset, min(info.rankingLength, ImpactAccumulator.longest))
    let offset: Int
    do {
      // SAFETY: the bytes are read while the section lends them.
      offset = try unsafe postings.bytes.withUnsafeBytes { (bytes) throws(ByteError) in
        try unsafe ImpactAccumulator.end(bytes, at: info.offset, before: end)
      }
    } catch {
      throw postings.failure(error)
    }
    guard docFreq <= documentCount else { throw postings.corrupt(at: info.offset, .outOfRange) }
    skips = try SkipEntries(
      postings, at: offset, blockCount: info.docFreq / RankingList.blockLength, end: end,
      .init(valuesBelow: documentCount, listLength: info.rankingLength))
  }

  /// Loads the next block; false behind the last.
  public mutating func nextBlock() throws(IndexError) -> Bool {
    try load(block + 1)
  }

  /// Passes over the next block without decoding it.
  public mutating func skipBlock() {
    block += 1
    filled = 0
  }

  /// Looks `targets` up in a full block, where they would stand, without decoding all of it, and
  /// writes the frequency of each that is there into `found`, from `first` on. The block counts as
  /// passed over.
  mutating func lookUp(
    _ targets: Span<UInt32>, inBlock next: Int, into found: inout [UInt32], from first: Int
  ) throws(IndexError) {
    precondition(targets.count <= Self.fewTargets, "more than a few are faster decoded")
    block = next
    filled = 0
    try skips.checkBlock(next, end: endOffset, &good)
    let least = try skips.least(of: next, first: 0)
    let start = skips.start(of: next)
    do {
      // SAFETY: the decoders check every read against the bytes' end, which `postings` keeps;
      // `docs` holds a block, and there is an index for each target.
      let bytes = unsafe skips.bytes
      let offset = try unsafe ImpactAccumulator.end(bytes, at: start, before: endOffset)
      var places = InlineArray<8, Int>(repeating: -1)
      var indexes = places.mutableSpan
      try unsafe indexes.withUnsafeMutableBufferPointer { (indexes) throws(ByteError) in
        let behind = try unsafe docs.withUnsafeMutableBufferPointer { (docs) throws(ByteError) in
          try unsafe IntegerBlock.find(
            targets, in: bytes, at: offset, least: least, values: docs.baseAddress!,
            indexes: indexes.baseAddress!)
        }
        for i in targets.indices where unsafe indexes[i] >= 0 {
          let less = try unsafe IntegerBlock.element(indexes[i], of: bytes, at: behind)
          found[first &+ i] = less &+ 1
        }
      }
    } catch {
      throw postings.failure(error)
    }
  }

  /// Targets up to which a block is looked into instead of decoded.
  static let fewTargets = 8

  /// Decodes a block; false behind the last.
  mutating func load(_ next: Int) throws(IndexError) -> Bool {
    let remainder = docFreq % RankingList.blockLength
    filled = 0
    block = next
    guard next < skips.blockCount || (next == skips.blockCount && remainder > 0) else {
      return false
    }
    try skips.checkBlock(next, end: endOffset, &good)
    let least = try skips.least(of: next, first: 0)
    let start = skips.start(of: next)
    do {
      if next < skips.blockCount {
        // SAFETY: the decoders check every read against the bytes' end, which `postings` keeps;
        // both arrays hold a block.
        let bytes = unsafe skips.bytes
        let offset = try unsafe ImpactAccumulator.end(bytes, at: start, before: endOffset)
        _ = try unsafe docs.withUnsafeMutableBufferPointer { (docs) throws(ByteError) in
          try unsafe freqs.withUnsafeMutableBufferPointer { (freqs) throws(ByteError) in
            try unsafe DocFreqBlocks.decodeBlock(
              bytes, at: offset, least: least, limit: documentCount, docs: docs.baseAddress!,
              freqs: freqs.baseAddress!)
          }
        }
        filled = RankingList.blockLength
      } else {
        try RankingList.decodeRemainder(
          postings.bytes, at: start, end: endOffset, count: remainder, least: least,
          documentCount: documentCount, docs: &docs, freqs: &freqs)
        filled = remainder
      }
    } catch {
      throw postings.failure(error)
    }
    return true
  }
}
