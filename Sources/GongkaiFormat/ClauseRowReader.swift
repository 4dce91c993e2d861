// Reads who else says a repeated clause.

import GongkaiBytes

/// Reads the rows of the clause table, a block of documents at a time, into buffers that are used
/// again.
public struct ClauseRowReader {
  /// How often the clause's first document says it.
  public private(set) var firstCount: UInt32 = 0
  /// All other documents of the row, ascending, and how often each says it; after `read`.
  public private(set) var docs: [UInt32] = []
  public private(set) var counts: [UInt32] = []
  private let rows: SectionView
  private let documentCount: Int

  /// The current block; only the first `filled` values count.
  private(set) var blockDocs = [UInt32](repeating: 0, count: DocFreqBlocks.blockLength)
  private(set) var blockCounts = [UInt32](repeating: 0, count: DocFreqBlocks.blockLength)
  private(set) var filled = 0
  private var left = 0
  private var base: UInt32 = 0
  private var reader: ByteReader
  /// The bytes that are known to be good.
  private var good = 0..<0

  public init(rows: SectionView, documentCount: Int) {
    self.rows = rows
    self.documentCount = documentCount
    reader = ByteReader(rows.bytes)
  }

  /// Reads the whole row at `offset` of a clause whose first document is `first`.
  public mutating func read(at offset: Int, first: UInt32) throws(IndexError) {
    docs.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    try begin(at: offset, first: first)
    while try nextBlock() {
      docs += blockDocs[..<filled]
      counts += blockCounts[..<filled]
    }
  }

  /// Turns to the row at `offset`: `firstCount` is set, and `nextBlock` yields the others.
  mutating func begin(at offset: Int, first: UInt32) throws(IndexError) {
    try check(offset, Self.longestHead)
    do throws(ByteError) {
      guard offset >= 0 else { throw ByteError.malformedBlock(offset: 0) }
      reader.offset = offset
      firstCount = try reader.varint32()
      left = try reader.varint()
      guard firstCount > 0, left < documentCount else {
        throw ByteError.malformedBlock(offset: offset)
      }
      base = first
    } catch {
      throw rows.failure(error)
    }
  }

  /// Two numbers below 2^35.
  private static let longestHead = 10

  /// Makes sure of the next bytes, of which only some may be read.
  private mutating func check(_ offset: Int, _ count: Int) throws(IndexError) {
    if offset >= good.lowerBound && count <= good.upperBound &- offset { return }
    good = try rows.checked(offset, count)
  }

  /// Decodes the next documents of the row; false behind the last.
  mutating func nextBlock() throws(IndexError) -> Bool {
    guard left > 0 else { return false }
    try check(
      reader.offset,
      left >= DocFreqBlocks.blockLength
        ? DocFreqBlocks.longestBlock : left * DocFreqBlocks.longestPair)
    do throws(ByteError) {
      if left >= DocFreqBlocks.blockLength {
        filled = DocFreqBlocks.blockLength
        reader.offset = try DocFreqBlocks.decodeBlock(
          rows.bytes, at: reader.offset, base: base, limit: documentCount, docs: &blockDocs,
          freqs: &blockCounts)
      } else {
        filled = left
        try DocFreqBlocks.decodeRemainder(
          &reader, count: left, base: base, limit: documentCount, docs: &blockDocs,
          freqs: &blockCounts)
      }
    } catch {
      throw rows.failure(error)
    }
    base = blockDocs[filled - 1]
    left -= filled
    return true
  }
}
