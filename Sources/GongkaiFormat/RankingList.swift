// Writes the documents and frequencies of a term (FORMAT.md, "Ranking list").

public import GongkaiBytes

/// Blocks of 128 postings behind skip entries, led by their competitive impacts where these are
/// wanted, and an interpolative remainder.
public enum RankingList {
  public static let blockLength = BitPacking.blockLength

  /// Appends a list. `docs` ascends; `freqs` are at least 1; `norms` are indexed by document.
  ///
  /// - Parameters:
  ///   - boundsBlocks: whether blocks tell their impacts, by which a search for the term alone passes
  ///     over them.
  ///   - impacts: those at the head; nil for those of the postings.
  public static func encode(
    docs: [UInt32], freqs: [UInt32], norms: [UInt8], boundsBlocks: Bool, impacts: [Impact]? = nil,
    to writer: inout ByteWriter
  ) {
    let blockCount = docs.count / blockLength
    let start = writer.count
    var all = ImpactAccumulator()
    var inBlock = ImpactAccumulator()
    var skips = SkipEntryWriter()
    var least: UInt32 = 0
    for block in 0..<blockCount {
      let range = block * blockLength..<(block + 1) * blockLength
      if boundsBlocks {
        inBlock.removeAll()
        for i in range { inBlock.add(freq: freqs[i], norm: norms[Int(docs[i])]) }
        let unbeaten = inBlock.unbeaten
        // What is beaten in its block is so in all.
        for impact in unbeaten { all.add(freq: impact.freq, norm: impact.norm) }
        ImpactAccumulator.write(ImpactAccumulator.merged(unbeaten), to: &writer)
      } else {
        for i in range { all.add(freq: freqs[i], norm: norms[Int(docs[i])]) }
        ImpactAccumulator.write([], to: &writer)
      }
      DocFreqBlocks.encodeBlock(
        docs: docs.span.extracting(range), freqs: freqs.span.extracting(range), least: least,
        to: &writer)
      let last = docs[range.upperBound - 1]
      skips.append(last: last, end: writer.count - start)
      least = last + 1
    }
    let remainder = blockCount * blockLength..<docs.count
    for i in remainder { all.add(freq: freqs[i], norm: norms[Int(docs[i])]) }
    if !remainder.isEmpty {
      // SAFETY: the buffer lives for the call; the remainder lies within it.
      unsafe docs.withUnsafeBufferPointer {
        unsafe InterpolativeCode.encode(
          UnsafeBufferPointer(rebasing: $0[remainder]), lowest: least,
          highest: UInt32(norms.count - 1), extras: freqs[remainder], to: &writer)
      }
    }
    var head = ByteWriter()
    ImpactAccumulator.write(impacts ?? all.competitive, to: &head)
    skips.insert(behind: head.bytes, into: &writer, at: start, valuesBelow: norms.count)
  }

  /// Decodes the `count` postings behind the last full block into the first places of the arrays.
  static func decodeRemainder(
    _ bytes: ByteView, at offset: Int, end: Int, count: Int, least: UInt32, documentCount: Int,
    docs: inout [UInt32], freqs: inout [UInt32]
  ) throws(ByteError) {
    // SAFETY: the decoder checks every read against the end; a remainder is shorter than the
    // arrays, which hold a block.
    try unsafe bytes.withUnsafeBytes { (bytes) throws(ByteError) in
      try unsafe docs.withUnsafeMutableBufferPointer { (docs) throws(ByteError) in
        try unsafe freqs.withUnsafeMutableBufferPointer { (freqs) throws(ByteError) in
          try unsafe InterpolativeCode.decode(
            bytes, at: offset, end: end, count: count, lowest: least,
            highest: UInt32(clamping: documentCount - 1), to: docs.baseAddress!,
            extras: freqs.baseAddress!)
        }
      }
    }
  }
}
