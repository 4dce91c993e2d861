// Reads who else says a repeated clause.

import CKernels
import GongkaiBytes

/// Reads the rows of the clause table.
@safe public struct ClauseRowReader {
  /// How often the clause's first document says it; after `read`.
  public private(set) var firstCount: UInt32 = 0
  /// All other documents of the row, ascending, and how often each says it; after `read`.
  public private(set) var docs: [UInt32] = []
  public private(set) var counts: [UInt32] = []
  /// Keeps the bytes at `start` mapped.
  private let rows: SectionView
  private let start: UnsafeRawPointer?
  /// What is known to be good.
  private var good = 0..<0
  private let documentCount: Int
  private var blockDocs = [UInt32](repeating: 0, count: DocFreqBlocks.blockLength)
  private var blockCounts = [UInt32](repeating: 0, count: DocFreqBlocks.blockLength)

  public init(rows: SectionView, documentCount: Int) {
    self.rows = rows
    // SAFETY: `rows` keeps the bytes for as long as this is there.
    unsafe start = rows.bytes.withUnsafeBytes { $0.baseAddress }
    self.documentCount = documentCount
  }

  /// Reads `row`.
  public mutating func read(_ row: ClauseRow) throws(IndexError) {
    docs.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    var docs = docs
    var counts = counts
    var firstCount: UInt32 = 0
    try visit(row) { doc, count in
      if doc == row.owner {
        firstCount = count
      } else {
        docs.append(doc)
        counts.append(count)
      }
    }
    self.firstCount = firstCount
    self.docs = docs
    self.counts = counts
  }

  /// Asks for the first bytes of a row, which is to be read soon.
  @inline(__always)
  func prefetch(_ row: ClauseRow) {
    guard let start = unsafe start, row.offset >= 0, row.offset < rows.bytes.count else { return }
    // SAFETY: the address lies in the section, and is only asked for.
    unsafe kernels_prefetch(start + row.offset)
  }

  /// The other document of a row where two say the clause, each once; nil for all other rows.
  mutating func pair(_ clause: ClauseRow) throws(IndexError) -> UInt32? {
    var sayers = 0
    var other: UInt32?
    var isOnce = true
    guard clause.length <= Self.longestPair else { return nil }
    try visit(clause) { doc, count in
      sayers += 1
      isOnce = isOnce && count == 1
      if sayers == 2 { other = doc }
    }
    return sayers == 2 && isOnce ? other : nil
  }

  /// The bytes of a row of two documents at most: two counts, and a document in five.
  private static let longestPair = 7

  /// Calls `body` with every document of a row, ascending from its owner, which is below the
  /// document count, and how often each says the clause.
  @inline(__always)
  mutating func visit(
    _ clause: ClauseRow, _ body: (_ doc: UInt32, _ count: UInt32) -> Void
  ) throws(IndexError) {
    let documentCount = self.documentCount
    let offset = clause.offset
    if offset < good.lowerBound || clause.length > good.upperBound &- offset {
      good = try rows.checked(offset, clause.length)
    }
    do throws(ByteError) {
      // SAFETY: `RowBytes` checks each read against the end of the section.
      var row = unsafe RowBytes(start, offset, min(rows.bytes.count, offset &+ clause.length))
      body(clause.owner, UInt32(truncatingIfNeeded: try row.varint()))
      var left = try row.varint()
      guard left < documentCount else { throw ByteError.malformedBlock(offset: row.offset) }
      var least = Int(clause.owner) &+ 1
      while left >= DocFreqBlocks.blockLength {
        row.offset = try DocFreqBlocks.decodeBlock(
          rows.bytes, at: row.offset, least: UInt32(truncatingIfNeeded: least),
          limit: documentCount, docs: &blockDocs, freqs: &blockCounts)
        for i in 0..<DocFreqBlocks.blockLength { body(blockDocs[i], blockCounts[i]) }
        least = Int(blockDocs[DocFreqBlocks.blockLength - 1]) &+ 1
        left &-= DocFreqBlocks.blockLength
      }
      for _ in 0..<left {
        let head = try row.varint()
        let doc = least &+ head &>> 1
        guard doc < documentCount else { throw ByteError.malformedBlock(offset: row.offset) }
        let count = head & 1 == 1 ? 1 : try row.varint() &+ 2
        body(UInt32(truncatingIfNeeded: doc), UInt32(truncatingIfNeeded: count))
        least = doc &+ 1
      }
    } catch {
      throw rows.failure(error)
    }
  }
}

/// The bytes of a row, read one varint after another. Most have one byte.
@safe private struct RowBytes {
  var offset: Int
  private let start: UnsafeRawPointer?
  private let end: Int

  /// The row from `offset` to `end`, where the section's bytes end at the latest.
  @unsafe init(_ start: UnsafeRawPointer?, _ offset: Int, _ end: Int) {
    unsafe self.start = start
    self.end = end
    self.offset = offset
  }

  /// The next varint; numbers above 2^35 are no row's.
  @inline(__always)
  mutating func varint() throws(ByteError) -> Int {
    let byte = try byte()
    guard byte >= 0x80 else { return byte }
    return try longVarint(byte & 0x7F)
  }

  private mutating func longVarint(_ low: Int) throws(ByteError) -> Int {
    var value = low
    var shift = 7
    while shift <= 35 {
      let byte = try byte()
      value |= (byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
    throw .malformedInteger(offset: offset)
  }

  @inline(__always)
  private mutating func byte() throws(ByteError) -> Int {
    guard offset >= 0, offset < end, let start = unsafe start else {
      throw .truncated(offset: offset, needed: 1, available: 0)
    }
    // SAFETY: the offset was compared with the end.
    let byte = unsafe start.load(fromByteOffset: offset, as: UInt8.self)
    offset &+= 1
    return Int(byte)
  }
}
