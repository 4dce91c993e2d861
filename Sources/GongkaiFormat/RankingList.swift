// Writes the documents and frequencies of a term (FORMAT.md, "Ranking list").

public import GongkaiBytes

/// Blocks of 128 postings, each led by its competitive impacts, behind skip entries.
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
    var base: UInt32 = 0
    for block in 0..<blockCount {
      let range = block * blockLength..<(block + 1) * blockLength
      inBlock.removeAll()
      for i in range {
        let norm = norms[Int(docs[i])]
        inBlock.add(freq: freqs[i], norm: norm)
        all.add(freq: freqs[i], norm: norm)
      }
      ImpactAccumulator.write(inBlock.competitive, to: &body)
      DocFreqBlocks.encodeBlock(docs: docs[range], freqs: freqs[range], base: base, to: &body)
      base = docs[range.upperBound - 1]
      skips.appendU32(base)
      skips.appendU32(UInt32(body.count))
    }
    let remainder = blockCount * blockLength..<docs.count
    for i in remainder { all.add(freq: freqs[i], norm: norms[Int(docs[i])]) }
    DocFreqBlocks.encodeRemainder(
      docs: docs[remainder], freqs: freqs[remainder], base: base, to: &body)
    ImpactAccumulator.write(all.competitive, to: &writer)
    writer.append(skips.bytes)
    writer.append(body.bytes)
  }
}
