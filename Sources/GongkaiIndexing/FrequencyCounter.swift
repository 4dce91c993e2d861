// Counts numbers within one document.

import GongkaiBytes

/// Frequencies of dense numbers; cleared at the end of each document in the time it took to count.
struct FrequencyCounter: ~Copyable {
  /// By number; `touched` has as much room. Both are longer than there are numbers.
  private var frequencies = GrowableBuffer<UInt32>()
  /// The numbers with a frequency, in the order of first occurrence.
  private var touched = GrowableBuffer<UInt32>()
  private var touchedCount = 0
  private var counts = GrowableBuffer<UInt32>()

  /// Counts each of `numbers`, all of which are below `limit`, `weight` more times.
  @inline(__always)
  mutating func add(_ numbers: UnsafeBufferPointer<UInt32>, weight: UInt32, limit: Int) {
    if limit >= frequencies.count { grow(to: limit) }
    let end = UInt32(truncatingIfNeeded: frequencies.count)
    var count = touchedCount
    unsafe frequencies.withUnsafeMutableBuffer { frequencies in
      unsafe touched.withUnsafeMutableBuffer { touched in
        for i in 0..<numbers.count {
          let number = unsafe numbers[i]
          precondition(number < end, "numbers are below the limit")
          // SAFETY: the number was compared with the number of frequencies; `touched` has as many
          // places, of which each number takes one at most. Writing without asking whether it is
          // the first time spares a branch that is often mispredicted.
          let frequency = unsafe frequencies[Int(number)]
          unsafe touched[count & (touched.count &- 1)] = number
          count &+= frequency == 0 ? 1 : 0
          unsafe frequencies[Int(number)] = frequency &+ weight
        }
      }
    }
    touchedCount = count
  }

  /// To a power of two that is above `limit`, so that there is always a place to write to.
  private mutating func grow(to limit: Int) {
    let size = (limit + 1).nextPowerOfTwo
    frequencies.resize(size, fill: 0)
    touched.resize(size, fill: 0)
  }

  /// Appends the document's numbers, in the order of first occurrence, and starts the next one.
  /// Returns the sum of the frequencies.
  mutating func endDocument(_ lists: inout NumberLists) -> Int {
    var sum = 0
    counts.removeAll(keepingCapacity: true)
    for i in 0..<touchedCount {
      let number = Int(touched[i])
      counts.append(frequencies[number])
      sum += Int(frequencies[number])
      frequencies[number] = 0
    }
    // SAFETY: the lists copy what is lent.
    unsafe touched.withUnsafeBuffer { touched in
      unsafe counts.withUnsafeBuffer { counts in
        unsafe lists.append(UnsafeBufferPointer(rebasing: touched[..<counts.count]), counts)
      }
    }
    touchedCount = 0
    return sum
  }
}
