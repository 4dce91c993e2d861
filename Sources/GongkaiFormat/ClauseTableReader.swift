// Finds the repeated clause that a place lies in.

import GongkaiBytes

/// A clause that occurs more than once.
public struct RepeatedClause: Equatable, Sendable {
  public let start: UInt32
  /// Behind its last position.
  public let end: UInt32
  public let row: ClauseRow
}

/// Where it stands who says a clause.
public struct ClauseRow: Equatable, Sendable {
  /// The first document that says the clause.
  public let owner: UInt32
  /// In the clause rows, in bytes.
  public let offset: Int
  public let length: Int
}

/// The clause table of a segment, decoded block by block where it is needed.
///
/// A query that maps many places touches most blocks, and the next query the same ones, so decoded
/// blocks are kept: about 2 KB for each block of 128 clauses. Not for use from several threads.
public struct ClauseTable {
  static let blockLength = ClauseTableWriter.blockLength

  /// A block as it was decoded.
  struct Block {
    /// The first place, and the one behind the end of the last clause.
    let firstPlace: UInt32
    let endPlace: UInt32
    let marksBase: Int
    /// Where the block's first row starts.
    let rowBase: Int
  }

  /// Who says a clause.
  struct Sayers {
    let owner: UInt32
    /// The other document where two say it, each once; else what is known of its row.
    var other: UInt32

    /// Nobody has looked into the row, or it says something else.
    static let unknown = UInt32.max
    static let inRow = UInt32.max - 1
  }

  public let count: Int
  private let directory: SectionView
  private let blocks: SectionView
  private let documentCount: Int
  private let streamLength: Int
  private let blockCount: Int
  /// The first place of each block; empty until a place is looked up.
  private var firstPlaces: [UInt32] = []
  /// Which of the decoded blocks each block is, or -1.
  private var slots: [Int32]
  private(set) var decoded: [Block] = []
  private var marks = ClauseMarks()
  /// Of each decoded block: who says its clauses, and where each row starts from the first on,
  /// and where the last one ends.
  var sayers: [Sayers] = []
  private(set) var rowOffsets: [UInt32] = []
  static let rowsLength = blockLength + 1

  /// - Throws: `IndexError.corrupt` when the directory does not fit the number of clauses.
  public init(
    directory: SectionView, blocks: SectionView, count: Int, documentCount: Int, streamLength: Int
  ) throws(IndexError) {
    self.directory = directory
    self.blocks = blocks
    self.count = count
    self.documentCount = documentCount
    self.streamLength = streamLength
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
    fileprivate var firstPlace: UInt32 = 0
    fileprivate var endPlace: UInt32 = 0
    fileprivate var marksBase = 0
    /// The first place of the block behind.
    fileprivate var nextBlockStart: UInt32 = 0

    public init() {}
  }

  /// What stands for no clause.
  static let noClause = -1

  /// A number for the repeated clause that holds `place` or ends at it, good for this table;
  /// `place` lies where a region has its repeated clauses. `noClause` for a place behind the last
  /// of them, as damaged lists may name.
  @inline(__always)
  mutating func clause(at place: UInt32, _ cursor: inout Cursor) throws(IndexError) -> Int {
    if place >= cursor.nextBlockStart {
      guard blockCount > 0 else { return Self.noClause }
      try loadBlock(holding: place, &cursor)
    }
    guard place < cursor.endPlace, place >= cursor.firstPlace else { return Self.noClause }
    let position = Int(place &- cursor.firstPlace)
    return cursor.slot &* Self.blockLength
      &+ marks.clause(at: position, base: cursor.marksBase)
  }

  /// Where the row of the clause with this number stands, whose first document is `owner`.
  func row(of clause: Int, owner: UInt32) -> ClauseRow {
    let slot = clause / Self.blockLength
    let first = Self.rowIndex(of: clause)
    return ClauseRow(
      owner: owner, offset: decoded[slot].rowBase &+ Int(rowOffsets[first]),
      length: Int(rowOffsets[first &+ 1] &- rowOffsets[first]))
  }

  /// Where the start of a clause's row stands among `rowOffsets`.
  @inline(__always)
  static func rowIndex(of clause: Int) -> Int {
    clause / blockLength &* rowsLength &+ clause % blockLength
  }

  /// Calls `body` with all clauses in stream order.
  public mutating func visitAll(
    _ body: (RepeatedClause) throws(IndexError) -> Void
  ) throws(IndexError) {
    var cursor = Cursor()
    if firstPlaces.isEmpty { try readFirstPlaces() }
    for block in 0..<blockCount {
      try load(block, &cursor)
      var place = cursor.firstPlace
      while place < cursor.endPlace, let clause = try find(place, &cursor) {
        try body(clause)
        place = clause.end &+ 1
      }
    }
  }

  /// The repeated clause that holds `place` or ends at it, in time that grows with its length.
  /// Nil as `clause(at:_:)` is `noClause`.
  public mutating func find(
    _ place: UInt32, _ cursor: inout Cursor
  ) throws(IndexError) -> RepeatedClause? {
    let clause = try clause(at: place, &cursor)
    guard clause != Self.noClause else { return nil }
    let number = clause % Self.blockLength
    let position = Int(place &- cursor.firstPlace)
    let last = Int(cursor.endPlace &- cursor.firstPlace) - 1
    func holds(_ position: Int) -> Bool {
      marks.clause(at: position, base: cursor.marksBase) == number
    }
    var start = position
    while start > 0, holds(start - 1) { start -= 1 }
    var end = position
    while end < last, holds(end + 1) { end += 1 }
    return RepeatedClause(
      start: cursor.firstPlace &+ UInt32(start), end: cursor.firstPlace &+ UInt32(end),
      row: row(of: clause, owner: sayers[clause].owner))
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
    let block = decoded[cursor.slot]
    cursor.firstPlace = block.firstPlace
    cursor.endPlace = block.endPlace
    cursor.marksBase = block.marksBase
    cursor.nextBlockStart =
      cursor.block + 1 < blockCount ? firstPlaces[cursor.block + 1] : UInt32.max
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

  /// Reserves room for all blocks. It takes no memory until it is written to, and what was decoded
  /// is never moved.
  private mutating func reserveMemory() {
    decoded.reserveCapacity(blockCount)
    sayers.reserveCapacity(blockCount * Self.blockLength)
    rowOffsets.reserveCapacity(blockCount * Self.rowsLength)
    marks.reserveCapacity(places: streamLength, blocks: blockCount)
  }

  /// Decodes a block; returns its number among those decoded.
  private mutating func decode(_ block: Int) throws(IndexError) -> Int32 {
    guard let slot = Int32(exactly: decoded.count) else {
      throw directory.corrupt(at: 0, .outOfRange)
    }
    var lengths = [UInt32](repeating: 0, count: Self.blockLength)
    var owners = lengths
    var rows = lengths
    let entry = block * ClauseTableWriter.directoryEntryLength
    try checkBlock(block)
    let offset: Int
    let firstPlace: UInt32
    let rowBase: Int
    do throws(ByteError) {
      firstPlace = try directory.bytes.u32(entry)
      offset = Int(try directory.bytes.u32(entry + 4))
      rowBase = Int(truncatingIfNeeded: try directory.bytes.u64(entry + 8))
    } catch {
      throw directory.failure(error)
    }
    var owner: UInt32
    do throws(ByteError) {
      owner = try blocks.bytes.u32(offset)
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
    if decoded.isEmpty { reserveMemory() }
    let filled = lengths.firstIndex(of: 0) ?? Self.blockLength
    let places = lengths[..<filled].reduce(0) { $0 + Int($1) + 1 }
    guard Int(firstPlace) + places <= streamLength else {
      throw blocks.corrupt(at: offset, .outOfRange)
    }
    for i in 0..<Self.blockLength {
      owner = owner &+ owners[i]
      guard owner < UInt32(clamping: documentCount) else {
        throw blocks.corrupt(at: offset, .outOfRange)
      }
      owners[i] = owner
    }
    // Nothing throws from here on: a block is kept whole or not at all.
    var rowOffset: UInt32 = 0
    for i in 0..<Self.blockLength {
      sayers.append(Sayers(owner: owners[i], other: Sayers.unknown))
      rowOffsets.append(rowOffset)
      rowOffset = rowOffset &+ rows[i]
    }
    rowOffsets.append(rowOffset)
    decoded.append(
      Block(
        firstPlace: firstPlace, endPlace: firstPlace + UInt32(places),
        marksBase: marks.append(lengths[..<filled], places: places), rowBase: rowBase))
    return slot
  }
}
