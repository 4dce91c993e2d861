// Finds the repeated clause that a place lies in.

import GongkaiBytes

/// A clause that occurs more than once.
public struct RepeatedClause: Equatable, Sendable {
  public let start: UInt32
  /// Behind its last position.
  public let end: UInt32
  public let rowOffset: Int
}

/// The clause table of a segment, decoded block by block where it is needed.
///
/// A query that maps many places touches most blocks, and the next query the same ones, so decoded
/// blocks are kept: 1.5 KB for each block of 128 clauses. Not for use from several threads.
public struct ClauseTable {
  private static let blockLength = ClauseTableWriter.blockLength
  /// Starts, lengths and row offsets of a block, one behind the other.
  private static let decodedLength = 3 * blockLength

  public let count: Int
  private let directory: SectionView
  private let blocks: SectionView
  private let blockCount: Int
  /// Where each block's values stand in `decoded`, or -1.
  private var slots: [Int32]
  private var decoded: [UInt32] = []

  /// - Throws: `IndexError.corrupt` when the directory does not fit the number of clauses.
  public init(directory: SectionView, blocks: SectionView, count: Int) throws(IndexError) {
    self.directory = directory
    self.blocks = blocks
    self.count = count
    blockCount = directory.bytes.count / ClauseTableWriter.directoryEntryLength
    guard blockCount == (count + Self.blockLength - 1) / Self.blockLength else {
      throw directory.corrupt(at: 0, .disagreement)
    }
    slots = [Int32](repeating: -1, count: blockCount)
  }

  /// Where a walk through the table stands. Places looked up with it must not descend.
  public struct Cursor {
    fileprivate var block = -1
    fileprivate var slot = 0
    /// Clauses in the block; the last one may not be full.
    fileprivate var filled = 0
    /// Where the block's first row starts.
    fileprivate var rowBase = 0
    /// The first place of the block behind.
    fileprivate var nextBlockStart: UInt32 = 0

    public init() {}
  }

  /// The repeated clause that holds `place`, or nil.
  public mutating func find(
    _ place: UInt32, _ cursor: inout Cursor
  ) throws(IndexError) -> RepeatedClause? {
    if place >= cursor.nextBlockStart {
      guard blockCount > 0 else { return nil }
      try loadBlock(holding: place, &cursor)
    }
    let values = decoded.span
    let slot = cursor.slot
    // The last start at or before the place: seven steps without a branch to guess wrong, which
    // is faster than walking on from the place before.
    var low = 0
    var step = Self.blockLength / 2
    while step > 0 {
      low &+= values[slot &+ low &+ step] <= place ? step : 0
      step /= 2
    }
    let start = values[slot + low]
    guard start <= place, place - start < values[slot + Self.blockLength + low] else { return nil }
    return clause(low, cursor)
  }

  /// Calls `body` with all clauses in stream order.
  public mutating func visitAll(
    _ body: (RepeatedClause) throws(IndexError) -> Void
  ) throws(IndexError) {
    var cursor = Cursor()
    for block in 0..<blockCount {
      try load(block, &cursor)
      for position in 0..<cursor.filled { try body(clause(position, cursor)) }
    }
  }

  private func clause(_ position: Int, _ cursor: Cursor) -> RepeatedClause {
    let start = decoded[cursor.slot + position]
    let length = decoded[cursor.slot + Self.blockLength + position]
    return RepeatedClause(
      start: start, end: start &+ length,
      rowOffset: cursor.rowBase &+ Int(decoded[cursor.slot + 2 * Self.blockLength + position]))
  }

  private func firstPlace(of block: Int) throws(IndexError) -> UInt32 {
    let entry = block * ClauseTableWriter.directoryEntryLength
    try directory.check(entry, 4)
    return try directory.reading { (bytes) throws(ByteError) in try bytes.u32(entry) }
  }

  private mutating func loadBlock(
    holding place: UInt32, _ cursor: inout Cursor
  ) throws(IndexError) {
    var low = cursor.block + 1
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
    try load(low, &cursor)
  }

  private mutating func load(_ block: Int, _ cursor: inout Cursor) throws(IndexError) {
    if slots[block] < 0 { slots[block] = try decode(block) }
    cursor.block = block
    cursor.slot = Int(slots[block])
    let rowBase = block * ClauseTableWriter.directoryEntryLength + 8
    try directory.check(rowBase, 8)
    cursor.rowBase = try directory.reading { (bytes) throws(ByteError) in
      Int(truncatingIfNeeded: try bytes.u64(rowBase))
    }
    cursor.filled = min(Self.blockLength, count - block * Self.blockLength)
    cursor.nextBlockStart = block + 1 < blockCount ? try firstPlace(of: block + 1) : UInt32.max
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

  private mutating func decode(_ block: Int) throws(IndexError) -> Int32 {
    let slot = decoded.count
    guard let number = Int32(exactly: slot) else {
      throw directory.corrupt(at: 0, .outOfRange)
    }
    decoded.append(contentsOf: repeatElement(0, count: Self.decodedLength))
    let entry = block * ClauseTableWriter.directoryEntryLength
    try checkBlock(block)
    do throws(ByteError) {
      let first = try directory.bytes.u32(entry)
      let offset = Int(try directory.bytes.u32(entry + 4))
      // SAFETY: the decoders check every read against the bytes' end; behind `slot` there is room
      // for three blocks.
      try unsafe blocks.bytes.withUnsafeBytes { (bytes) throws(ByteError) in
        try unsafe decoded.withUnsafeMutableBufferPointer { (values) throws(ByteError) in
          let starts = unsafe values.baseAddress! + slot
          let lengths = unsafe starts + Self.blockLength
          let rows = unsafe lengths + Self.blockLength
          let second = try unsafe PatchedBlock.decodeSums(
            bytes, at: offset, base: first, to: starts)
          let third = try unsafe PatchedBlock.decode(bytes, at: second, to: lengths)
          _ = try unsafe PatchedBlock.decode(bytes, at: third, to: rows)
        }
      }
    } catch {
      throw blocks.failure(error)
    }
    // Behind the last clause stands nothing that a place could lie in.
    for i in slot + min(Self.blockLength, count - block * Self.blockLength)..<slot
      + Self.blockLength
    {
      decoded[i] = UInt32.max
    }
    // Row lengths become offsets from the block's first row.
    var sum: UInt32 = 0
    for i in slot + 2 * Self.blockLength..<slot + Self.decodedLength {
      let length = decoded[i]
      decoded[i] = sum
      sum &+= length
    }
    return number
  }
}
