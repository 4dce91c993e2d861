// How are keys sorted that are plain numbers?

/// A key, and the number of what has it.
struct NumberedKey: BitwiseCopyable, Equatable, Sendable {
  let key: UInt64
  let number: UInt32
}

/// Distribution digit by digit, the least significant first (D. Knuth, The Art of Computer
/// Programming 3, 5.2.5): nothing is compared, so no branch is mispredicted.
enum RadixSort {
  /// Bits of a digit: its counts fit the first cache.
  private static let digitBits: UInt64 = 11

  /// The items by their keys; those of equal keys stay in their order.
  static func sorted(_ items: [NumberedKey]) -> [NumberedKey] {
    guard let any = items.first else { return [] }
    var sorted = items
    var room = items
    for shift in stride(from: 0, to: UInt64(UInt64.bitWidth), by: Int(digitBits)) {
      func digit(_ item: NumberedKey) -> Int {
        Int(truncatingIfNeeded: item.key &>> shift & (1 &<< digitBits &- 1))
      }
      var starts = [Int](repeating: 0, count: 1 << digitBits)
      for item in sorted { starts[digit(item)] += 1 }
      // Keys of one or two characters are 0 in the digits of a third.
      if starts[digit(any)] == items.count { continue }
      var total = 0
      for value in starts.indices {
        let count = starts[value]
        starts[value] = total
        total += count
      }
      for item in sorted {
        let value = digit(item)
        room[starts[value]] = item
        starts[value] += 1
      }
      swap(&sorted, &room)
    }
    return sorted
  }
}
