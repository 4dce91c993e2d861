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
    let block = try lastBlock(startingAtOrBefore: key.bytes)
    let offset = try checkedBlock(block)
    let entryCount = min(
      TermDictionaryWriter.blockLength, count - block * TermDictionaryWriter.blockLength)
    return try blockBytes.reading { (bytes) throws(ByteError) in
      var reader = ByteReader(bytes, at: offset)
      let length = try reader.varint()
      var kind = try bytes.u8(reader.offset)
      var agreed = try key.agreement(with: bytes, at: reader.offset, from: 0, length: length)
      try reader.skip(length)
      var position = try reader.varint()
      var isFound = agreed == length && agreed == key.bytes.count
      for entry in 0..<entryCount {
        if entry > 0 {
          let (shared, rest) = try TermDictionary.readPrefix(&reader)
          if shared == 0 && rest > 0 { kind = try bytes.u8(reader.offset) }
          if shared < agreed { return nil }
          if shared == agreed {
            let more = try key.agreement(
              with: bytes, at: reader.offset, from: agreed, length: rest)
            if more < rest, agreed + more < key.bytes.count {
              let found = try bytes.u8(reader.offset + more)
              if found > key.bytes[agreed + more] { return nil }
            }
            agreed += more
            isFound = more == rest && agreed == key.bytes.count
          }
          try reader.skip(rest)
        }
        let info = try TermDictionary.readInfo(&reader, kind: kind, at: position)
        if isFound { return info }
        position = info.placesOffset + info.placesLength
      }
      return nil
    }
  }
}

extension TermKey {
  /// How many bytes of the key from `start` on agree with the `length` bytes at `offset` of `other`.
  @inline(__always)
  fileprivate func agreement(
    with other: borrowing ByteView, at offset: Int, from start: Int, length: Int
  ) throws(ByteError) -> Int {
    let most = min(length, bytes.count &- start)
    var agreed = 0
    while agreed < most, try other.u8(offset &+ agreed) == bytes[start &+ agreed] { agreed &+= 1 }
    return agreed
  }
}
