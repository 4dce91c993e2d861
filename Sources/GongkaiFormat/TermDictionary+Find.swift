// Finds one term in its block without putting the keys before it together.

import GongkaiBytes

extension TermDictionary {
  /// The term with this key, or nil.
  ///
  /// Keys of a block share beginnings, so it is enough to know how much of the key looked for the
  /// entry before agreed with: an entry that shares more with its predecessor stands before the key
  /// just as that does, one that shares less stands behind it.
  /// - Complexity: O(log n) probes.
  public func find(_ key: TermKey) throws(IndexError) -> TermInfo? {
    guard count > 0 else { return nil }
    let block = try lastBlock(startingAtOrBefore: key)
    let offset = try checkedBlock(block)
    let entryCount = min(
      TermDictionaryWriter.blockLength, count - block * TermDictionaryWriter.blockLength)
    return try blockBytes.reading { (bytes) throws(ByteError) in
      // SAFETY: both are read only while they are lent.
      try unsafe bytes.withUnsafeBytes { (bytes) throws(ByteError) in
        try unsafe key.withBytes { (key) throws(ByteError) in
          try unsafe Self.find(key, in: TermEntryReader(bytes, at: offset), count: entryCount)
        }
      }
    }
  }

  /// Looks for `key` in the `count` entries of a block.
  @inline(__always)
  private static func find(
    _ key: UnsafeRawBufferPointer, in block: TermEntryReader, count: Int
  ) throws(ByteError) -> TermInfo? {
    var reader = unsafe block
    let length = try unsafe reader.varint()
    let first = try unsafe reader.bytes(length)
    guard var kind = unsafe first.first else {
      throw .malformedBlock(offset: unsafe reader.offset)
    }
    var agreed = unsafe agreement(of: key, from: 0, with: first)
    var position = try unsafe reader.varint()
    var isFound = agreed == length && agreed == key.count
    for entry in 0..<count {
      if entry > 0 {
        let (shared, length) = try unsafe reader.prefix()
        let rest = try unsafe reader.bytes(length)
        if shared == 0, length > 0 { kind = unsafe rest[0] }
        if shared < agreed { return nil }
        if shared == agreed {
          let more = unsafe agreement(of: key, from: agreed, with: rest)
          if more < length, agreed &+ more < key.count,
            unsafe rest[more] > key[agreed &+ more]
          {
            return nil
          }
          agreed &+= more
          isFound = more == length && agreed == key.count
        }
      }
      let info = try unsafe reader.info(kind: kind, at: position)
      if isFound { return info }
      position = info.placesOffset + info.placesLength
    }
    return nil
  }

  /// How many bytes of `key` from `start` on agree with `other`.
  @inline(__always)
  private static func agreement(
    of key: UnsafeRawBufferPointer, from start: Int, with other: UnsafeRawBufferPointer
  ) -> Int {
    let most = min(other.count, key.count &- start)
    var agreed = 0
    // SAFETY: `most` bytes are left of both.
    while agreed < most, unsafe other[agreed] == key[start &+ agreed] { agreed &+= 1 }
    return agreed
  }
}
