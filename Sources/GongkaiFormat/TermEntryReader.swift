// How are the entries of the term dictionary read?

import GongkaiBytes

/// Reads a block of the dictionary from front to back. A look-up passes over sixteen entries, so the
/// bytes are read where they lie.
///
/// The bytes must outlive the reader.
@unsafe struct TermEntryReader {
  private let bytes: UnsafeRawBufferPointer
  /// Where the next read starts; any value will do, as reads outside of the bytes throw.
  private(set) var offset: Int

  init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    unsafe self.bytes = unsafe bytes
    unsafe self.offset = offset
  }

  @inline(__always)
  mutating func u8() throws(ByteError) -> UInt8 {
    try unsafe check(1)
    defer { unsafe offset &+= 1 }
    // SAFETY: checked to lie in the bytes.
    return unsafe bytes[offset]
  }

  /// Reads a LEB128 integer of at most 63 bits, in its shortest form.
  @inline(__always)
  mutating func varint() throws(ByteError) -> Int {
    let first = try unsafe u8()
    guard first >= 0x80 else { return Int(first) }
    // SAFETY: its first byte was read, so it starts in the bytes.
    let (value, next) = try unsafe ByteReader.longVarint(
      in: bytes, at: offset &- 1, end: bytes.count)
    unsafe offset = next
    return value
  }

  /// Reads `count` bytes where they lie.
  @inline(__always)
  mutating func bytes(_ count: Int) throws(ByteError) -> UnsafeRawBufferPointer {
    try unsafe check(count)
    defer { unsafe offset &+= count }
    // SAFETY: checked to lie in the bytes.
    return unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset &+ count])
  }

  @inline(__always)
  private func check(_ needed: Int) throws(ByteError) {
    let (offset, end) = unsafe (self.offset, bytes.count)
    guard offset >= 0, needed >= 0, needed <= end &- offset else {
      throw .truncated(offset: offset, needed: needed, available: max(0, end &- max(0, offset)))
    }
  }

  // MARK: Entries

  /// Reads how many bytes an entry's key shares with the one before, and how many follow.
  @inline(__always)
  mutating func prefix() throws(ByteError) -> (shared: Int, rest: Int) {
    let head = try unsafe u8()
    guard head >= 0xF0 else { return (Int(head >> 4), Int(head & 0x0F)) }
    return (try unsafe varint(), try unsafe varint())
  }

  /// Reads what an entry knows of its term, whose lists start at `position` of the postings.
  @inline(__always)
  mutating func info(kind: UInt8, at position: Int) throws(ByteError) -> TermInfo {
    guard let kind = TermKind(rawValue: kind) else {
      throw .malformedBlock(offset: unsafe offset)
    }
    var info = TermInfo(
      docFreq: 0, placeCount: 0, rankingLength: 0, placesLength: 0, offset: position)
    if kind.isPositional {
      let head = try unsafe varint()
      info.placeCount = head >> 2
      info.docFreq = head & 2 != 0 ? info.placeCount : try unsafe varint()
      if head & 1 != 0 { info.rankingLength = try unsafe varint() }
      info.placesLength = try unsafe varint()
    } else if kind == .word {
      let head = try unsafe varint()
      info.docFreq = head >> 1
      if head & 1 != 0 { info.surplusCount = try unsafe varint() }
      info.rankingLength = try unsafe varint()
    } else {
      info.docFreq = try unsafe varint()
      info.rankingLength = try unsafe varint()
    }
    // Larger numbers are no file's; sums of smaller ones cannot overflow.
    let numbers =
      info.placeCount | info.docFreq | info.rankingLength | info.placesLength | position
      | (info.surplusCount ?? 0)
    guard numbers < 1 << 48 else { throw .malformedInteger(offset: unsafe offset) }
    return info
  }
}
