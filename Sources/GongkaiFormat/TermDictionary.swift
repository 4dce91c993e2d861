// Looks terms up: binary search over blocks, then a walk of at most 32 terms.

import GongkaiBytes

/// The term dictionary of a segment. Immutable; a look-up allocates nothing.
public final class TermDictionary: Sendable {
  /// Terms in the dictionary, of all kinds.
  public let count: Int
  private let blocks: SectionView
  private let index: SectionView
  /// The beginning of each block's first key, once a search came by: nearly every key begins
  /// differently, so the next search reads nothing else.
  private let beginnings: AtomicNumbers

  /// - Throws: `IndexError.corrupt` when the index does not fit the number of terms.
  public init(blocks: SectionView, index: SectionView, count: Int) throws(IndexError) {
    let blockLength = TermDictionaryWriter.blockLength
    guard index.bytes.count == (count + blockLength - 1) / blockLength * 4 else {
      throw index.corrupt(at: 0, .disagreement)
    }
    self.blocks = blocks
    self.index = index
    self.count = count
    beginnings = AtomicNumbers(count: index.bytes.count / 4)
  }

  /// A cursor whose first term is the first with a key not below `key`.
  public func cursor(atOrAfter key: TermKey) throws(IndexError) -> TermCursor {
    let block = try lastBlock(startingAtOrBefore: key)
    let bytes = key.bytes
    var cursor = try TermCursor(self, block: block)
    while true {
      var ahead = cursor
      guard let term = try ahead.next(), term.key.lexicographicallyPrecedes(bytes) else {
        return cursor
      }
      cursor = ahead
    }
  }

  /// A cursor over all terms.
  public func cursor() throws(IndexError) -> TermCursor {
    try TermCursor(self, block: 0)
  }

  /// The block that may hold `key`.
  func lastBlock(startingAtOrBefore key: TermKey) throws(IndexError) -> Int {
    let beginnings = self.beginnings
    let beginning = key.beginning
    var low = 0
    var high = beginnings.count
    while low + 1 < high {
      let middle = (low + high) / 2
      let first = beginnings[middle]
      // 0 is no key's beginning but that of the first block, which is never asked for.
      if first == 0 || first == beginning {
        let order = try compareFirstKey(ofBlock: middle, to: key)
        if order <= 0 { low = middle } else { high = middle }
      } else if first < beginning {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }

  /// Compares as `ByteView.lexicographicallyCompare`, and remembers how the first key begins.
  private func compareFirstKey(
    ofBlock block: Int, to key: TermKey
  ) throws(IndexError) -> Int {
    let offset = try checkedBlock(block)
    return try blocks.reading { (bytes) throws(ByteError) in
      var reader = ByteReader(bytes, at: offset)
      let length = try reader.varint()
      let start = try bytes.slice(reader.offset, min(length, 8)).array()
      beginnings.store(TermKey(raw: start).beginning, at: block)
      return try bytes.lexicographicallyCompare(reader.offset, length, to: key.bytes)
    }
  }

  /// Where a block starts, whose bytes are good.
  func checkedBlock(_ block: Int) throws(IndexError) -> Int {
    try index.check(block * 4, 8)
    let (start, end) = try index.reading { (bytes) throws(ByteError) in
      let next = (block + 1) * 4
      return (
        Int(try bytes.u32(block * 4)),
        next < bytes.count ? Int(try bytes.u32(next)) : blocks.bytes.count
      )
    }
    try blocks.check(start, end - start)
    return start
  }

  var blockBytes: SectionView { blocks }
}

/// Walks the terms of a dictionary in order.
public struct TermCursor {
  private let dictionary: TermDictionary
  private var ordinal: Int
  /// Where the next entry starts.
  private var start: Int
  private var key: [UInt8] = []
  private var offset = 0

  fileprivate init(_ dictionary: TermDictionary, block: Int) throws(IndexError) {
    self.dictionary = dictionary
    ordinal = block * TermDictionaryWriter.blockLength
    start = ordinal < dictionary.count ? try dictionary.checkedBlock(block) : 0
  }

  /// The next term, or nil behind the last.
  public mutating func next() throws(IndexError) -> (key: [UInt8], info: TermInfo)? {
    guard ordinal < dictionary.count else { return nil }
    if ordinal % TermDictionaryWriter.blockLength == 0 {
      _ = try dictionary.checkedBlock(ordinal / TermDictionaryWriter.blockLength)
    }
    do throws(ByteError) {
      // SAFETY: the bytes are read only while they are lent.
      let info = try unsafe dictionary.blockBytes.bytes.withUnsafeBytes {
        (bytes) throws(ByteError) in
        var reader = unsafe TermEntryReader(bytes, at: start)
        defer { start = unsafe reader.offset }
        try unsafe readKey(&reader)
        guard let kind = key.first else { throw .malformedBlock(offset: unsafe reader.offset) }
        return try unsafe reader.info(kind: kind, at: offset)
      }
      ordinal += 1
      offset = info.placesOffset + info.placesLength
      return (key, info)
    } catch {
      throw dictionary.blockBytes.failure(error)
    }
  }

  private mutating func readKey(_ reader: inout TermEntryReader) throws(ByteError) {
    if ordinal % TermDictionaryWriter.blockLength == 0 {
      let length = try unsafe reader.varint()
      key = unsafe Array(try reader.bytes(length))
      offset = try unsafe reader.varint()
      return
    }
    let (shared, rest) = try unsafe reader.prefix()
    guard shared <= key.count else { throw .malformedBlock(offset: unsafe reader.offset) }
    key.removeSubrange(shared...)
    unsafe key += try reader.bytes(rest)
  }
}
