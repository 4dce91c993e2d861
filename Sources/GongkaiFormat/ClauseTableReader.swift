// Finds the repeated clause that a place lies in, and reads its row of documents.

import GongkaiBytes

/// Walks the clause table forwards, in step with ascending places.
public struct ClauseCursor {
  /// A clause that occurs more than once.
  public struct Clause: Equatable {
    public let start: UInt32
    /// Behind its last position.
    public let end: UInt32
    public let rowOffset: Int
  }

  private let directory: SectionView
  private let blocks: SectionView
  private let blockCount: Int
  private let count: Int
  private var block = -1
  private var starts = [UInt32](repeating: 0, count: ClauseTableWriter.blockLength)
  private var lengths = [UInt32](repeating: 0, count: ClauseTableWriter.blockLength)
  private var rowOffsets = [Int](repeating: 0, count: ClauseTableWriter.blockLength)
  private var rowLengths = [UInt32](repeating: 0, count: ClauseTableWriter.blockLength)
  private var filled = 0
  private var position = 0
  /// The first place of the block behind the current one.
  private var nextBlockStart: UInt32 = 0

  /// - Throws: `IndexError.corrupt` when the directory does not fit the number of clauses.
  public init(directory: SectionView, blocks: SectionView, count: Int) throws(IndexError) {
    self.directory = directory
    self.blocks = blocks
    self.count = count
    blockCount = directory.bytes.count / ClauseTableWriter.directoryEntryLength
    let length = ClauseTableWriter.blockLength
    guard blockCount == (count + length - 1) / length else {
      throw directory.corrupt(at: 0, .disagreement)
    }
    nextBlockStart = blockCount > 0 ? try firstPlace(of: 0) : UInt32.max
  }

  /// The repeated clause that holds `place`, or nil. Places must not descend.
  public mutating func find(_ place: UInt32) throws(IndexError) -> Clause? {
    if place >= nextBlockStart { try loadBlock(holding: place) }
    while position + 1 < filled && starts[position + 1] <= place { position += 1 }
    guard position < filled, starts[position] <= place,
      place - starts[position] < lengths[position]
    else { return nil }
    return clause(at: position)
  }

  /// The next clause in stream order, or nil behind the last. Not to be mixed with `find`.
  public mutating func next() throws(IndexError) -> Clause? {
    if position >= filled {
      guard block + 1 < blockCount else { return nil }
      try load(block + 1)
    }
    defer { position += 1 }
    return clause(at: position)
  }

  private func clause(at index: Int) -> Clause {
    Clause(
      start: starts[index], end: starts[index] &+ lengths[index], rowOffset: rowOffsets[index])
  }

  private mutating func loadBlock(holding place: UInt32) throws(IndexError) {
    var low = block + 1
    var high = blockCount
    // Near blocks first: places ascend.
    var step = 1
    while low + step < high, try firstPlace(of: low + step) <= place {
      low += step
      step *= 2
    }
    high = min(high, low + step)
    while low + 1 < high {
      let middle = (low + high) / 2
      if try firstPlace(of: middle) <= place { low = middle } else { high = middle }
    }
    try load(low)
  }

  private func firstPlace(of block: Int) throws(IndexError) -> UInt32 {
    try directory.reading { (bytes) throws(ByteError) in
      try bytes.u32(block * ClauseTableWriter.directoryEntryLength)
    }
  }

  private mutating func load(_ next: Int) throws(IndexError) {
    let entry = next * ClauseTableWriter.directoryEntryLength
    do {
      let first = try directory.bytes.u32(entry)
      let offset = Int(try directory.bytes.u32(entry + 4))
      var rowOffset = Int(truncatingIfNeeded: try directory.bytes.u64(entry + 8))
      // SAFETY: the decoders check every read against the bytes' end; each array holds a block.
      try unsafe blocks.bytes.withUnsafeBytes { (bytes) throws(ByteError) in
        let second = try unsafe starts.withUnsafeMutableBufferPointer { (v) throws(ByteError) in
          try unsafe PatchedBlock.decodeSums(bytes, at: offset, base: first, to: v.baseAddress!)
        }
        let third = try unsafe lengths.withUnsafeMutableBufferPointer { (v) throws(ByteError) in
          try unsafe PatchedBlock.decode(bytes, at: second, to: v.baseAddress!)
        }
        _ = try unsafe rowLengths.withUnsafeMutableBufferPointer { (v) throws(ByteError) in
          try unsafe PatchedBlock.decode(bytes, at: third, to: v.baseAddress!)
        }
      }
      for i in 0..<ClauseTableWriter.blockLength {
        rowOffsets[i] = rowOffset
        rowOffset &+= Int(rowLengths[i])
      }
    } catch {
      throw blocks.failure(error)
    }
    block = next
    position = 0
    filled = min(ClauseTableWriter.blockLength, count - next * ClauseTableWriter.blockLength)
    nextBlockStart = next + 1 < blockCount ? try firstPlace(of: next + 1) : UInt32.max
  }
}

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
