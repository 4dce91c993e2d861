// Gives each distinct key a dense number.

/// Open addressing from 64-bit keys to 0, 1, 2 … in the order of first occurrence.
///
/// Linear probing in a table at most two thirds full; the key itself is the only thing compared,
/// so there are no collisions to resolve.
struct TermTable {
  /// Keys by number.
  private(set) var keys: [UInt64] = []
  private var slots: [UInt32]
  private var mask: Int

  init(capacity: Int = 1024) {
    let size = max(16, capacity.nextPowerOfTwo)
    slots = [UInt32](repeating: 0, count: size)
    mask = size - 1
  }

  var count: Int { keys.count }
  var byteCount: Int { keys.count * 8 + slots.count * 4 }

  /// The number of `key`, given now if it is new.
  @inline(__always)
  mutating func intern(_ key: UInt64) -> UInt32 {
    var slot = Self.hash(key) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return insert(key, at: slot) }
      if keys[Int(entry &- 1)] == key { return entry &- 1 }
      slot = (slot &+ 1) & mask
    }
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    // Fibonacci hashing; the high bits depend on all bits of the key.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  private mutating func insert(_ key: UInt64, at slot: Int) -> UInt32 {
    let number = UInt32(keys.count)
    keys.append(key)
    slots[slot] = number + 1
    if keys.count * 3 > slots.count * 2 { grow() }
    return number
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      var slot = Self.hash(key) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }
}

extension Int {
  /// The least power of two that is not below.
  var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
