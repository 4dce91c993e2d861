// Reads who else says a repeated clause.

import GongkaiBytes

/// Reads the rows of the clause table into buffers that are used again.
public struct ClauseRowReader {
  /// How often the clause's first document says it.
  public private(set) var firstCount: UInt32 = 0
  /// The other documents, ascending, and how often each says it.
  public private(set) var docs: [UInt32] = []
  public private(set) var counts: [UInt32] = []
  private let rows: SectionView
  private let documentCount: Int
  private var blockDocs = [UInt32](repeating: 0, count: DocFreqBlocks.blockLength)
  private var blockCounts = [UInt32](repeating: 0, count: DocFreqBlocks.blockLength)

  public init(rows: SectionView, documentCount: Int) {
    self.rows = rows
    self.documentCount = documentCount
  }

  /// Reads the row at `offset` of a clause whose first document is `first`.
  public mutating func read(at offset: Int, first: UInt32) throws(IndexError) {
    docs.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    do throws(ByteError) {
      guard offset >= 0 else { throw ByteError.malformedBlock(offset: 0) }
      var reader = ByteReader(rows.bytes, at: offset)
      firstCount = try reader.varint32()
      var left = try reader.varint()
      guard left < documentCount else { throw ByteError.malformedBlock(offset: offset) }
      var base = first
      while left >= DocFreqBlocks.blockLength {
        reader.offset = try DocFreqBlocks.decodeBlock(
          rows.bytes, at: reader.offset, base: base, limit: documentCount, docs: &blockDocs,
          freqs: &blockCounts)
        docs += blockDocs
        counts += blockCounts
        base = blockDocs[DocFreqBlocks.blockLength - 1]
        left -= DocFreqBlocks.blockLength
      }
      try DocFreqBlocks.decodeRemainder(
        &reader, count: left, base: base, limit: documentCount, docs: &blockDocs,
        freqs: &blockCounts)
      docs += blockDocs[..<left]
      counts += blockCounts[..<left]
    } catch {
      throw rows.failure(error)
    }
  }
}
