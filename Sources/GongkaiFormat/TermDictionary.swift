// Looks terms up: binary search over blocks, then a walk of at most 32 terms.

import GongkaiBytes

/// The term dictionary of a segment. Immutable; a look-up allocates only the key.
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
    let block = try lastBlock(startingAtOrBefore: key.bytes)
    var cursor = try TermCursor(self, block: block)
    while true {
      var ahead = cursor
      guard let term = try ahead.next(), term.key.lexicographicallyPrecedes(key.bytes) else {
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
  func lastBlock(startingAtOrBefore key: [UInt8]) throws(IndexError) -> Int {
    let beginnings = self.beginnings
    let beginning = Self.beginning(of: key)
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

  /// The first eight bytes as a number that sorts as they do; bytes that are missing are 0.
  private static func beginning(of key: some Collection<UInt8>) -> UInt64 {
    var beginning: UInt64 = 0
    var shift: UInt64 = 56
    for byte in key.prefix(8) {
      beginning |= UInt64(byte) << shift
      shift = shift &- 8
    }
    return beginning
  }

  /// Compares as `ByteView.lexicographicallyCompare`, and remembers how the first key begins.
  private func compareFirstKey(
    ofBlock block: Int, to key: [UInt8]
  ) throws(IndexError) -> Int {
    let offset = try checkedBlock(block)
    return try blocks.reading { (bytes) throws(ByteError) in
      var reader = ByteReader(bytes, at: offset)
      let length = try reader.varint()
      let start = try bytes.slice(reader.offset, min(length, 8)).array()
      beginnings.store(Self.beginning(of: start), at: block)
      return try bytes.lexicographicallyCompare(reader.offset, length, to: key)
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

  // MARK: Entries

  /// Reads how many bytes an entry's key shares with the one before, and how many follow.
  @inline(__always)
  static func readPrefix(
    _ reader: inout ByteReader
  ) throws(ByteError) -> (shared: Int, rest: Int) {
    let head = try reader.u8()
    guard head >= 0xF0 else { return (Int(head >> 4), Int(head & 0x0F)) }
    return (try reader.varint(), try reader.varint())
  }

  /// Reads what an entry knows of its term, whose lists start at `offset`.
  @inline(__always)
  static func readInfo(
    _ reader: inout ByteReader, kind: UInt8, at offset: Int
  ) throws(ByteError) -> TermInfo {
    guard let kind = TermKind(rawValue: kind) else {
      throw .malformedBlock(offset: reader.offset)
    }
    var info = TermInfo(
      docFreq: 0, placeCount: 0, rankingLength: 0, placesLength: 0, offset: offset)
    if kind.isPositional {
      let head = try reader.varint()
      info.placeCount = head >> 2
      info.docFreq = head & 2 != 0 ? info.placeCount : try reader.varint()
      if head & 1 != 0 { info.rankingLength = try reader.varint() }
      info.placesLength = try reader.varint()
    } else {
      info.docFreq = try reader.varint()
      info.rankingLength = try reader.varint()
    }
    // Larger numbers are no file's; the sums that are made of smaller ones cannot overflow.
    let numbers = info.placeCount | info.docFreq | info.rankingLength | info.placesLength | offset
    guard numbers < 1 << 48 else { throw .malformedInteger(offset: reader.offset) }
    return info
  }
}

/// Walks the terms of a dictionary in order.
public struct TermCursor {
  private let dictionary: TermDictionary
  private var ordinal: Int
  private var reader: ByteReader
  private var key: [UInt8] = []
  private var offset = 0

  fileprivate init(_ dictionary: TermDictionary, block: Int) throws(IndexError) {
    self.dictionary = dictionary
    ordinal = block * TermDictionaryWriter.blockLength
    let start = ordinal < dictionary.count ? try dictionary.checkedBlock(block) : 0
    reader = ByteReader(dictionary.blockBytes.bytes, at: start)
  }

  /// The next term, or nil behind the last.
  public mutating func next() throws(IndexError) -> (key: [UInt8], info: TermInfo)? {
    guard ordinal < dictionary.count else { return nil }
    if ordinal % TermDictionaryWriter.blockLength == 0 {
      _ = try dictionary.checkedBlock(ordinal / TermDictionaryWriter.blockLength)
    }
    do throws(ByteError) {
      try readKey()
      guard let kind = key.first else { throw ByteError.malformedBlock(offset: reader.offset) }
      let info = try TermDictionary.readInfo(&reader, kind: kind, at: offset)
      ordinal += 1
      offset = info.placesOffset + info.placesLength
      return (key, info)
    } catch {
      throw dictionary.blockBytes.failure(error)
    }
  }

  private mutating func readKey() throws(ByteError) {
    if ordinal % TermDictionaryWriter.blockLength == 0 {
      let length = try reader.varint()
      key = try reader.bytes(length).array()
      offset = try reader.varint()
      return
    }
    let (shared, rest) = try TermDictionary.readPrefix(&reader)
    guard shared <= key.count else { throw .malformedBlock(offset: reader.offset) }
    key.removeSubrange(shared...)
    for _ in 0..<rest { key.append(try reader.u8()) }
  }
}
