// Finds the block of a list that may hold a value, without decoding blocks.

import GongkaiBytes

/// The skip entries of a place list or a ranking list: for each full block its last value, and
/// where it ends behind the entries.
@safe struct SkipEntries {
  /// How many bytes the numbers of the entries of a list take.
  struct Layout {
    /// The bytes of a last value.
    let lastWidth: Int
    /// The bytes of where a block ends.
    let endWidth: Int

    var entryLength: Int { lastWidth + endWidth }

    /// The entries of a list of `listLength` bytes with values below `limit`.
    init(valuesBelow limit: Int, listLength: Int) {
      lastWidth = limit <= 1 << 16 ? 2 : 4
      endWidth = listLength < 1 << 16 ? 2 : 4
    }
  }

  let blockCount: Int
  /// Where the first block starts.
  let dataOffset: Int
  private let postings: SectionView
  private let offset: Int
  private let entryLength: Int
  /// Of the first four bytes of an entry, those of the last value.
  private let lastMask: UInt32
  /// Of the last four bytes of an entry, how many bits are none of where its block ends.
  private let endShift: UInt32
  /// The first entry, and the bytes of the section, which `postings` keeps mapped.
  private let entries: UnsafeRawPointer
  let bytes: UnsafeRawBufferPointer

  /// Entries at `offset`, which must fit before `end`.
  init(
    _ postings: SectionView, at offset: Int, blockCount: Int, end: Int, _ layout: Layout
  ) throws(IndexError) {
    self.postings = postings
    self.offset = offset
    self.blockCount = blockCount
    entryLength = layout.entryLength
    lastMask = layout.lastWidth == 2 ? 0xFFFF : .max
    endShift = layout.endWidth == 2 ? 16 : 0
    dataOffset = offset + blockCount * entryLength
    guard dataOffset <= end, end <= postings.bytes.count else {
      throw .truncated(
        path: postings.path, section: postings.section.name, needed: max(end, dataOffset),
        available: postings.bytes.count)
    }
    guard offset >= 0, blockCount >= 0 else { throw postings.corrupt(at: 0, .outOfRange) }
    try postings.check(offset, blockCount * entryLength)
    // SAFETY: the entries lie within the section, as was compared above.
    unsafe bytes = postings.bytes.withUnsafeBytes { unsafe $0 }
    guard let start = unsafe bytes.baseAddress else { throw postings.corrupt(at: 0, .outOfRange) }
    unsafe entries = start + offset
  }

  /// Four bytes of the entry of a block, `part` bytes from where it starts.
  @inline(__always)
  private func bytes(ofEntry block: Int, at part: Int) -> UInt32 {
    precondition(block >= 0 && block < blockCount, "an entry for each full block")
    // SAFETY: the entry is one of those that lie in the section, whose bytes `postings` keeps, and
    // has four bytes at least.
    return unsafe UInt32(
      littleEndian: entries.loadUnaligned(
        fromByteOffset: block &* entryLength &+ part, as: UInt32.self))
  }

  /// Checks the bytes of a block, or those of the remainder, which ends at `end`.
  ///
  /// - Parameter good: bytes that are known to be good, which become more.
  @inline(__always)
  func checkBlock(_ block: Int, end: Int, _ good: inout Range<Int>) throws(IndexError) {
    let start = start(of: block)
    let end = block < blockCount ? self.start(of: block + 1) : end
    if start < good.lowerBound || end > good.upperBound {
      good = try postings.checked(start, end &- start)
    }
  }

  /// The last value of a block.
  @inline(__always)
  func last(of block: Int) -> UInt32 { bytes(ofEntry: block, at: 0) & lastMask }

  /// The least value that a block may start with: one more than the last of the block before.
  @inline(__always)
  func least(of block: Int, first: UInt32) throws(IndexError) -> UInt32 {
    guard block > 0 else { return first }
    let last = last(of: block - 1)
    guard last < UInt32.max else {
      throw postings.corrupt(at: offset + (block - 1) * entryLength, .outOfRange)
    }
    return last + 1
  }

  /// Where a block starts; that of `blockCount` is where the remainder starts.
  @inline(__always)
  func start(of block: Int) -> Int {
    guard block > 0 else { return dataOffset }
    return dataOffset + Int(bytes(ofEntry: block - 1, at: entryLength - 4) &>> endShift)
  }

  /// The first block from `block` on whose last value is not below `target`, or `blockCount`.
  /// Gallops, since the block looked for is mostly near.
  func block(holding target: UInt32, from block: Int) -> Int {
    var next = block
    var step = 1
    while next < blockCount, last(of: next) < target {
      let ahead = next &+ step
      if ahead < blockCount, last(of: ahead) < target {
        next = ahead
        step &*= 2
      } else {
        next &+= 1
        step = 1
      }
    }
    return next
  }
}
