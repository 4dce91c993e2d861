// Gives each distinct character a dense number.

import GongkaiBytes
import GongkaiText

/// Numbers Han units 0, 1, 2 … in the order of first occurrence: one look into a table by the
/// character itself, as they are few.
struct CharacterTable: ~Copyable {
  /// The key of each number (see `PackedKey`).
  private(set) var keys = GrowableBuffer<UInt64>()
  /// The number of each unit plus one; 0 for those that have none.
  private var numbers = GrowableBuffer<UInt32>()

  /// The number of `unit`, which is a Han unit, given now if it is new.
  @inline(__always)
  mutating func intern(_ unit: Unit) -> UInt32 {
    let index = Int(unit)
    if index < numbers.count, numbers[index] != 0 { return numbers[index] &- 1 }
    return insert(unit)
  }

  @inline(never)
  private mutating func insert(_ unit: Unit) -> UInt32 {
    if Int(unit) >= numbers.count { numbers.resize(Int(unit) + 1, fill: 0) }
    keys.append(PackedKey.gram(unit, 0))
    numbers[Int(unit)] = UInt32(keys.count)
    return UInt32(keys.count - 1)
  }

  mutating func removeAll() {
    for number in 0..<keys.count { numbers[Int(PackedKey.firstScalar(keys[number]))] = 0 }
    keys.removeAll(keepingCapacity: true)
  }
}
