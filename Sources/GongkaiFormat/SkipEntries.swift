// Finds the block of a list that may hold a value, without decoding blocks.

import GongkaiBytes

/// The skip entries of a place list or a ranking list: for each full block its last value, and
/// where it ends behind the entries.
struct SkipEntries {
  static let entryLength = 8

  let blockCount: Int
  /// Where the first block starts.
  let dataOffset: Int
  private let postings: SectionView
  private let offset: Int

  /// Entries at `offset`, which must fit before `end`.
  init(
    _ postings: SectionView, at offset: Int, blockCount: Int, end: Int
  ) throws(IndexError) {
    self.postings = postings
    self.offset = offset
    self.blockCount = blockCount
    dataOffset = offset + blockCount * Self.entryLength
    guard dataOffset <= end, end <= postings.bytes.count else {
      throw .truncated(
        path: postings.path, section: postings.section.name, needed: max(end, dataOffset),
        available: postings.bytes.count)
    }
    try postings.check(offset, blockCount * Self.entryLength)
  }

  /// Checks the bytes of a block, or those of the remainder, which ends at `end`.
  func checkBlock(_ block: Int, end: Int) throws(IndexError) {
    let start = try start(of: block)
    try postings.check(start, (block < blockCount ? try self.start(of: block + 1) : end) - start)
  }

  /// The last value of a block.
  func last(of block: Int) throws(IndexError) -> UInt32 {
    try postings.reading { (bytes) throws(ByteError) in
      try bytes.u32(offset + block * Self.entryLength)
    }
  }

  /// The least value that a block may start with: one more than the last of the block before.
  func least(of block: Int, first: UInt32) throws(IndexError) -> UInt32 {
    guard block > 0 else { return first }
    let last = try last(of: block - 1)
    guard last < UInt32.max else {
      throw postings.corrupt(at: offset + (block - 1) * Self.entryLength, .outOfRange)
    }
    return last + 1
  }

  /// Where a block starts; that of `blockCount` is where the remainder starts.
  func start(of block: Int) throws(IndexError) -> Int {
    guard block > 0 else { return dataOffset }
    return try postings.reading { (bytes) throws(ByteError) in
      dataOffset + Int(try bytes.u32(offset + (block - 1) * Self.entryLength + 4))
    }
  }

  /// The first block from `block` on whose last value is not below `target`, or `blockCount`.
  /// Gallops, since the block looked for is mostly near.
  func block(holding target: UInt32, from block: Int) throws(IndexError) -> Int {
    var next = block
    var step = 1
    while next < blockCount, try last(of: next) < target {
      let ahead = next + step
      if ahead < blockCount, try last(of: ahead) < target {
        next = ahead
        step *= 2
      } else {
        next += 1
        step = 1
      }
    }
    return next
  }
}
