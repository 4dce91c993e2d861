// Finds the repeated clause that a place lies in.

import GongkaiBytes

/// A clause that occurs more than once.
public struct RepeatedClause: Equatable, Sendable {
  public let start: UInt32
  /// Behind its last position.
  public let end: UInt32
  /// The first document that says it.
  public let owner: UInt32
  public let rowOffset: Int
  public let rowLength: Int
}

/// The clause table of a segment, decoded block by block where it is needed.
///
/// A query that maps many places touches most blocks, and the next query the same ones, so decoded
/// blocks are kept: 2.5 KB for each block of 128 clauses. A look-up touches few lines of memory:
/// every 16th start stands in an array of its own. Not for use from several threads.
public struct ClauseTable {
  private static let blockLength = ClauseTableWriter.blockLength
  private static let sampleStep = 16
  private static let sampleCount = blockLength / sampleStep

  /// What is known of a clause beside its start.
  private struct Entry {
    let owner: UInt32
    /// From the block's first row; that of the clause behind is where the row ends.
    let rowOffset: UInt32
  }

  public let count: Int
  private let directory: SectionView
  private let blocks: SectionView
  private let documentCount: Int
  private let blockCount: Int
  /// The first place of each block; empty until a place is looked up.
  private var firstPlaces: [UInt32] = []
  /// Which of the decoded blocks each block is, or -1.
  private var slots: [Int32]
  /// Of each decoded block: every 16th start; all starts, and where the last clause ends; what else
  /// is known of each clause, and where the last row ends.
  private var samples: [UInt32] = []
  private var starts: [UInt32] = []
  private var entries: [Entry] = []
  /// Clauses of each decoded block.
  private var counts: [Int] = []
  private static let decodedLength = blockLength + 1

  /// - Throws: `IndexError.corrupt` when the directory does not fit the number of clauses.
  public init(
    directory: SectionView, blocks: SectionView, count: Int, documentCount: Int
  ) throws(IndexError) {
    self.directory = directory
    self.blocks = blocks
    self.count = count
    self.documentCount = documentCount
    let entryLength = ClauseTableWriter.directoryEntryLength
    blockCount = directory.bytes.count / entryLength
    // Each region has blocks of its own, so more of them may be partly filled than one.
    guard directory.bytes.count % entryLength == 0, blockCount <= count,
      blockCount * Self.blockLength >= count
    else { throw directory.corrupt(at: 0, .disagreement) }
    slots = [Int32](repeating: -1, count: blockCount)
  }

  /// Where a walk through the table stands. Places looked up with it must not descend.
  public struct Cursor {
    fileprivate var block = -1
    fileprivate var slot = 0
    /// Clauses in the block.
    fileprivate var filled = 0
    /// Where the block's first row starts.
    fileprivate var rowBase = 0
    /// The first place of the block behind.
    fileprivate var nextBlockStart: UInt32 = 0

    public init() {}
  }

  /// The repeated clause that holds `place` or ends at it; `place` lies where a region has its
  /// repeated clauses. Nil for a place behind the last of them, as damaged lists may name.
  public mutating func find(
    _ place: UInt32, _ cursor: inout Cursor
  ) throws(IndexError) -> RepeatedClause? {
    if place >= cursor.nextBlockStart {
      guard blockCount > 0 else { return nil }
      try loadBlock(holding: place, &cursor)
    }
    // The last start at or before the place: counted among the samples, then found among the
    // starts behind one by halves, both without a branch to guess wrong.
    let samples = self.samples.span
    var group = -1
    for i in 0..<Self.sampleCount {
      group &+= samples[cursor.slot &* Self.sampleCount &+ i] <= place ? 1 : 0
    }
    guard group >= 0 else { return nil }
    let starts = self.starts.span
    var low = cursor.slot &* Self.decodedLength &+ group &* Self.sampleStep
    low &+= starts[low &+ 8] <= place ? 8 : 0
    low &+= starts[low &+ 4] <= place ? 4 : 0
    low &+= starts[low &+ 2] <= place ? 2 : 0
    low &+= starts[low &+ 1] <= place ? 1 : 0
    guard low &- cursor.slot &* Self.decodedLength < cursor.filled else { return nil }
    let end = starts[low &+ 1] &- 1
    let entries = self.entries.span
    let entry = entries[low]
    return RepeatedClause(
      start: starts[low], end: end, owner: entry.owner,
      rowOffset: cursor.rowBase &+ Int(entry.rowOffset),
      rowLength: Int(entries[low &+ 1].rowOffset &- entry.rowOffset))
  }

  /// Calls `body` with all clauses in stream order.
  public mutating func visitAll(
    _ body: (RepeatedClause) throws(IndexError) -> Void
  ) throws(IndexError) {
    var cursor = Cursor()
    if firstPlaces.isEmpty { try readFirstPlaces() }
    for block in 0..<blockCount {
      try load(block, &cursor)
      var place = starts[cursor.slot * Self.decodedLength]
      while let clause = try find(place, &cursor), cursor.block == block {
        try body(clause)
        place = clause.end &+ 1
        if place >= cursor.nextBlockStart { break }
      }
    }
  }

  private mutating func readFirstPlaces() throws(IndexError) {
    try directory.check(0, directory.bytes.count)
    firstPlaces.reserveCapacity(blockCount)
    for block in 0..<blockCount {
      firstPlaces.append(
        try directory.reading { (bytes) throws(ByteError) in
          try bytes.u32(block * ClauseTableWriter.directoryEntryLength)
        })
    }
  }

  private mutating func loadBlock(
    holding place: UInt32, _ cursor: inout Cursor
  ) throws(IndexError) {
    if firstPlaces.isEmpty { try readFirstPlaces() }
    try load(block(holding: place, behind: cursor.block), &cursor)
  }

  /// The last block behind `block` that starts at or before `place`; near ones are tried first.
  private func block(holding place: UInt32, behind block: Int) -> Int {
    let firstPlaces = self.firstPlaces.span
    var low = min(block + 1, blockCount - 1)
    var step = 1
    while low &+ step < blockCount, firstPlaces[low &+ step] <= place {
      low &+= step
      step &*= 2
    }
    var high = min(blockCount, low &+ step)
    while low &+ 1 < high {
      let middle = (low &+ high) / 2
      if firstPlaces[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func load(_ block: Int, _ cursor: inout Cursor) throws(IndexError) {
    if slots[block] < 0 { slots[block] = try decode(block) }
    cursor.block = block
    cursor.slot = Int(slots[block])
    cursor.filled = counts[cursor.slot]
    let rowBase = block * ClauseTableWriter.directoryEntryLength + 8
    try directory.check(rowBase, 8)
    cursor.rowBase = try directory.reading { (bytes) throws(ByteError) in
      Int(truncatingIfNeeded: try bytes.u64(rowBase))
    }
    cursor.nextBlockStart = block + 1 < blockCount ? firstPlaces[block + 1] : UInt32.max
  }

  /// Checks the bytes of a block, which ends where the next one starts.
  private func checkBlock(_ block: Int) throws(IndexError) {
    let entry = block * ClauseTableWriter.directoryEntryLength
    let next = entry + ClauseTableWriter.directoryEntryLength
    try directory.check(entry, next + 8 - entry)
    let (start, end) = try directory.reading { (bytes) throws(ByteError) in
      (
        Int(try bytes.u32(entry + 4)),
        block + 1 < blockCount ? Int(try bytes.u32(next + 4)) : blocks.bytes.count
      )
    }
    try blocks.check(start, end - start)
  }

  /// Decodes a block; returns its number among those decoded.
  private mutating func decode(_ block: Int) throws(IndexError) -> Int32 {
    guard let slot = Int32(exactly: starts.count / Self.decodedLength) else {
      throw directory.corrupt(at: 0, .outOfRange)
    }
    var lengths = [UInt32](repeating: 0, count: Self.blockLength)
    var owners = lengths
    var rows = lengths
    let entry = block * ClauseTableWriter.directoryEntryLength
    try checkBlock(block)
    let offset: Int
    let first: UInt32
    var place: UInt32
    do throws(ByteError) {
      place = try directory.bytes.u32(entry)
      offset = Int(try directory.bytes.u32(entry + 4))
      first = try blocks.bytes.u32(offset)
    } catch {
      throw directory.failure(error)
    }
    var owner = first
    do throws(ByteError) {
      // SAFETY: the decoders check every read against the bytes' end; each array holds a block.
      try unsafe blocks.bytes.withUnsafeBytes { (bytes) throws(ByteError) in
        var next = offset + 4
        next = try unsafe lengths.withUnsafeMutableBufferPointer { (values) throws(ByteError) in
          try unsafe IntegerBlock.decode(bytes, at: next, to: values.baseAddress!)
        }
        next = try unsafe owners.withUnsafeMutableBufferPointer { (values) throws(ByteError) in
          try unsafe IntegerBlock.decode(bytes, at: next, to: values.baseAddress!)
        }
        _ = try unsafe rows.withUnsafeMutableBufferPointer { (values) throws(ByteError) in
          try unsafe IntegerBlock.decode(bytes, at: next, to: values.baseAddress!)
        }
      }
    } catch {
      throw blocks.failure(error)
    }
    for step in owners {
      owner = owner &+ step
      guard owner < UInt32(clamping: documentCount) else {
        throw blocks.corrupt(at: offset, .outOfRange)
      }
    }
    owner = first
    var rowOffset: UInt32 = 0
    let filled = lengths.firstIndex(of: 0) ?? Self.blockLength
    for i in 0..<Self.blockLength {
      owner = owner &+ owners[i]
      // Behind the last clause stands nothing that a place could lie in.
      let start = i <= filled ? place : UInt32.max
      if i % Self.sampleStep == 0 { samples.append(i < filled ? start : UInt32.max) }
      starts.append(start)
      entries.append(Entry(owner: owner, rowOffset: rowOffset))
      rowOffset = rowOffset &+ rows[i]
      place = place &+ lengths[i] &+ 1
    }
    starts.append(filled == Self.blockLength ? place : UInt32.max)
    entries.append(Entry(owner: owner, rowOffset: rowOffset))
    counts.append(filled)
    return slot
  }
}
