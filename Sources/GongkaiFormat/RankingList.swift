// Writes the documents and frequencies of a term (FORMAT.md, "Ranking list").

public import GongkaiBytes

/// Blocks of 128 postings, each led by its competitive impacts, behind skip entries, and an
/// interpolative remainder.
public enum RankingList {
  public static let blockLength = BitPacking.blockLength

  /// Appends a list. `docs` ascends; `freqs` are at least 1; `norms` are indexed by document.
  public static func encode(
    docs: [UInt32], freqs: [UInt32], norms: [UInt8], to writer: inout ByteWriter
  ) {
    let blockCount = docs.count / blockLength
    var all = ImpactAccumulator()
    var inBlock = ImpactAccumulator()
    var body = ByteWriter()
    var skips = ByteWriter()
    var least: UInt32 = 0
    for block in 0..<blockCount {
      let range = block * blockLength..<(block + 1) * blockLength
      inBlock.removeAll()
      for i in range {
        let norm = norms[Int(docs[i])]
        inBlock.add(freq: freqs[i], norm: norm)
        all.add(freq: freqs[i], norm: norm)
      }
      ImpactAccumulator.write(inBlock.competitive, to: &body)
      DocFreqBlocks.encodeBlock(docs: docs[range], freqs: freqs[range], least: least, to: &body)
      skips.appendU32(docs[range.upperBound - 1])
      least = docs[range.upperBound - 1] + 1
      skips.appendU32(UInt32(body.count))
    }
    let remainder = blockCount * blockLength..<docs.count
    for i in remainder { all.add(freq: freqs[i], norm: norms[Int(docs[i])]) }
    if !remainder.isEmpty {
      // SAFETY: the buffer lives for the call; the remainder lies within it.
      unsafe docs.withUnsafeBufferPointer {
        unsafe InterpolativeCode.encode(
          UnsafeBufferPointer(rebasing: $0[remainder]), lowest: least,
          highest: UInt32(norms.count - 1), extras: freqs[remainder], to: &body)
      }
    }
    ImpactAccumulator.write(all.competitive, to: &writer)
    writer.append(skips.bytes)
    writer.append(body.bytes)
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
