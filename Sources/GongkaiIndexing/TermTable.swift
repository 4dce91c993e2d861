// Gives each distinct key a dense number.

import CKernels
import GongkaiBytes

/// Open addressing from 64-bit keys to 0, 1, 2 … in the order of first occurrence.
///
/// Linear probing in a table at most two thirds full. Keys stand in the table, so that a look-up
/// mostly touches one cache line; the key itself is compared, so there are no collisions to
/// resolve.
struct TermTable: ~Copyable {
  /// Keys by number.
  private(set) var keys = GrowableBuffer<UInt64>()
  /// The key in each slot and its number; key 0 is a free slot, as no key is 0.
  private var slots = GrowableBuffer<Slot>()
  /// How far a hash is shifted down to a slot.
  private var shift: UInt64

  private struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    var number: UInt32 = 0
  }

  init(capacity: Int = 1024) {
    let size = max(16, capacity.nextPowerOfTwo)
    slots.append(repeating: Slot(), count: size)
    shift = Self.shift(forSlots: size)
  }

  var count: Int { keys.count }
  var byteCount: Int { keys.count * 8 + slots.count * MemoryLayout<Slot>.stride }

  /// The number of `key`, which is not 0, given now if it is new.
  @inline(__always)
  mutating func intern(_ key: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: Self.hash(key) &>> shift)
    while true {
      let entry = slots[slot]
      if entry.key == key { return entry.number }
      if entry.key == 0 { return insert(key, at: slot) }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  /// Fetches what `intern` of `key` will read: a look-up in a large table waits for memory, and
  /// many can wait at once.
  @inline(__always)
  func prefetch(_ key: UInt64) {
    let slot = Int(truncatingIfNeeded: Self.hash(key) &>> shift)
    // SAFETY: a hash is shifted to a slot of the table, and a prefetch reads nothing.
    unsafe slots.withUnsafeBuffer {
      unsafe kernels_prefetch($0.baseAddress.unsafelyUnwrapped + slot)
    }
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    let size = slots.count
    slots.removeAll(keepingCapacity: true)
    slots.append(repeating: Slot(), count: size)
  }

  /// Fibonacci hashing: the high bits depend on all bits of the key (D. Knuth, The Art of Computer
  /// Programming 3, 6.4), the low ones do not, as keys often end in zeros.
  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  private static func shift(forSlots count: Int) -> UInt64 {
    UInt64(UInt64.bitWidth - count.trailingZeroBitCount)
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
    let size = slots.count * 2
    slots.removeAll()
    slots.append(repeating: Slot(), count: size)
    shift = Self.shift(forSlots: size)
    for number in 0..<keys.count {
      let key = keys[number]
      var slot = Int(truncatingIfNeeded: Self.hash(key) &>> shift)
      while slots[slot].key != 0 { slot = (slot &+ 1) & (size &- 1) }
      slots[slot] = Slot(key: key, number: UInt32(number))
    }
  }
}

extension Int {
  /// The least power of two that is not below.
  var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
