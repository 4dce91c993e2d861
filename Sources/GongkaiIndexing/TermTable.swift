// Gives each distinct key a dense number.

/// Open addressing from 64-bit keys to 0, 1, 2 … in the order of first occurrence.
///
/// Linear probing in a table at most two thirds full. Keys stand in the table, so that a look-up
/// mostly touches one cache line; the key itself is compared, so there are no collisions to
/// resolve.
struct TermTable {
  /// Keys by number.
  private(set) var keys: [UInt64] = []
  /// The key in each slot plus its number, or 0: no key is 0.
  private var slots: [Slot]
  private var mask: Int

  private struct Slot {
    var key: UInt64 = 0
    var number: UInt32 = 0
  }

  init(capacity: Int = 1024) {
    let size = max(16, capacity.nextPowerOfTwo)
    slots = [Slot](repeating: Slot(), count: size)
    mask = size - 1
  }

  var count: Int { keys.count }
  var byteCount: Int { keys.count * 8 + slots.count * MemoryLayout<Slot>.stride }

  /// The number of `key`, which is not 0, given now if it is new.
  @inline(__always)
  mutating func intern(_ key: UInt64) -> UInt32 {
    var slot = Self.hash(key) & mask
    while true {
      let entry = slots[slot]
      if entry.key == key { return entry.number }
      if entry.key == 0 { return insert(key, at: slot) }
      slot = (slot &+ 1) & mask
    }
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = Slot() }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    // Fibonacci hashing; the high bits depend on all bits of the key.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  @inline(never)
  private mutating func insert(_ key: UInt64, at slot: Int) -> UInt32 {
    let number = UInt32(keys.count)
    keys.append(key)
    slots[slot] = Slot(key: key, number: number)
    if keys.count * 3 > slots.count * 2 { grow() }
    return number
  }

  private mutating func grow() {
    slots = [Slot](repeating: Slot(), count: slots.count * 2)
    mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      var slot = Self.hash(key) & mask
      while slots[slot].key != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = Slot(key: key, number: UInt32(number))
    }
  }
}

extension Int {
  /// The least power of two that is not below.
  var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
