// Reads a place list forwards, skipping blocks that cannot hold the place looked for.

import GongkaiBytes

/// Walks the places of one term. Positioned before the first place until `advance`.
public struct PlaceCursor {
  /// Returned behind the last place.
  public static let noMorePlaces = UInt32.max

  /// Places in the list.
  public let count: Int
  private let postings: SectionView
  private let streamLength: Int
  let skips: SkipEntries
  private let endOffset: Int
  /// Bytes of the section that are known to be good.
  private var good = 0..<0
  /// The block in `buffer`, or -1.
  private(set) var block = -1
  @usableFromInline internal var buffer = [UInt32](repeating: 0, count: PlaceList.blockLength)
  @usableFromInline internal var filled = 0
  @usableFromInline internal var position = 0

  /// - Throws: `IndexError.truncated` when the list does not fit the section.
  public init(_ info: TermInfo, in postings: SectionView, streamLength: Int) throws(IndexError) {
    self.postings = postings
    self.streamLength = streamLength
    count = info.placeCount
    endOffset = info.placesOffset + info.placesLength
    skips = try SkipEntries(
      postings, at: info.placesOffset, blockCount: info.placeCount / PlaceList.blockLength,
      end: endOffset, .init(valuesBelow: streamLength, listLength: info.placesLength))
    // Places are distinct, so this bounds what `appendAll` allocates.
    guard count < streamLength else {
      throw postings.corrupt(at: info.placesOffset, .outOfRange)
    }
  }

  /// The first place at or behind `target`, which must not be below the place returned before.
  @inlinable
  public mutating func advance(to target: UInt32) throws(IndexError) -> UInt32 {
    while position < filled {
      let place = buffer[position]
      if place >= target { return place }
      position &+= 1
    }
    return try advanceBlock(to: target)
  }

  /// The next place if it lies before `end`, which is passed then; nil where it does not.
  @inlinable @inline(__always)
  public mutating func next(before end: UInt32) throws(IndexError) -> UInt32? {
    if position == filled {
      // A block that was read to its end leaves the cursor behind it.
      guard try loadNext() else { return nil }
    }
    let place = buffer[position]
    guard place < end else { return nil }
    position &+= 1
    return place
  }

  /// Loads the next block; false behind the last.
  @usableFromInline
  internal mutating func loadNext() throws(IndexError) -> Bool {
    block <= skips.blockCount ? try load(block + 1) : false
  }

  /// Leaves the exhausted buffer for the block that may hold `target`.
  @usableFromInline
  internal mutating func advanceBlock(to target: UInt32) throws(IndexError) -> UInt32 {
    guard try load(skips.block(holding: target, from: block + 1)) else {
      return Self.noMorePlaces
    }
    while position < filled {
      if buffer[position] >= target { return buffer[position] }
      position += 1
    }
    return Self.noMorePlaces
  }

  /// Appends all places to `places`. Only on a fresh cursor.
  public mutating func appendAll(to places: inout [UInt32]) throws(IndexError) {
    places.reserveCapacity(places.count + count)
    var next = 0
    while try load(next) {
      buffer.appendFirst(filled, to: &places)
      next += 1
    }
  }

  /// Appends the places within `range` to `places`. Only on a fresh cursor.
  public mutating func append(
    in range: Range<UInt32>, to places: inout [UInt32]
  ) throws(IndexError) {
    guard !range.isEmpty, try advance(to: range.lowerBound) < range.upperBound else { return }
    while filled > 0 {
      guard buffer[filled - 1] < range.upperBound else {
        places += buffer[position..<filled].prefix { $0 < range.upperBound }
        return
      }
      places += buffer[position..<filled]
      guard try load(block + 1) else { return }
    }
  }

  /// Fills the buffer with block `next`, or with the remainder behind the last block.
  mutating func load(_ next: Int) throws(IndexError) -> Bool {
    let remainder = count % PlaceList.blockLength
    guard next < skips.blockCount || (next == skips.blockCount && remainder > 0) else {
      block = next
      position = 0
      filled = 0
      return false
    }
    try skips.checkBlock(next, end: endOffset, &good)
    let least = try skips.least(of: next, first: 1)
    let start = skips.start(of: next)
    let isBlock = next < skips.blockCount
    do {
      // SAFETY: the decoders check every read against the bytes' end, which `postings` keeps; the
      // buffer holds one block, and a remainder is shorter.
      let bytes = unsafe skips.bytes
      try unsafe buffer.withUnsafeMutableBufferPointer { (values) throws(ByteError) in
        let target = values.baseAddress!
        if isBlock {
          _ = try unsafe IntegerBlock.decodeAscending(bytes, at: start, least: least, to: target)
          return
        }
        try unsafe InterpolativeCode.decode(
          bytes, at: start, end: endOffset, count: remainder, lowest: least,
          highest: UInt32(clamping: streamLength - 1), to: target)
        // Look-ups search whole blocks.
        for i in remainder..<PlaceList.blockLength { unsafe target[i] = Self.noMorePlaces }
      }
    } catch {
      throw postings.failure(error)
    }
    block = next
    position = 0
    filled = isBlock ? PlaceList.blockLength : remainder
    guard buffer[filled - 1] < UInt32(clamping: streamLength) else {
      throw postings.corrupt(at: start, .outOfRange)
    }
    return true
  }
}
