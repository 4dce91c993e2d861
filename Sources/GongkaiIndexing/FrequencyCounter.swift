// Counts numbers within one document.

/// Frequencies of dense numbers; cleared at the end of each document in the time it took to count.
struct FrequencyCounter {
  private var frequencies: [UInt32] = []
  private var touched: [UInt32] = []

  /// Counts `number` `count` more times.
  @inline(__always)
  mutating func add(_ number: UInt32, _ count: UInt32) {
    let index = Int(number)
    if index >= frequencies.count { grow(to: index) }
    if frequencies[index] == 0 { touched.append(number) }
    frequencies[index] &+= count
  }

  private mutating func grow(to index: Int) {
    let missing = max(index + 1, frequencies.count * 2) - frequencies.count
    frequencies.append(contentsOf: repeatElement(0, count: missing))
  }

  /// Appends the document's numbers, in the order of first occurrence, and starts the next one.
  /// Returns the sum of the frequencies.
  mutating func endDocument(_ lists: inout NumberLists) -> Int {
    var sum = 0
    for number in touched {
      let frequency = frequencies[Int(number)]
      frequencies[Int(number)] = 0
      lists.values.append(number)
      lists.counts.append(frequency)
      sum += Int(frequency)
    }
    lists.endList()
    touched.removeAll(keepingCapacity: true)
    return sum
  }
}
