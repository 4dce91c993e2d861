// Where do the characters of damaged bytes begin?

extension ReadingModel {
  /// The lengths of the characters of the cheapest reading, in order; 1 for a byte that is none.
  ///
  /// The same shortest path as `cost(of:)`, with its way back remembered.
  ///
  /// - Complexity: O(count) time and memory.
  func cheapestReading(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var costs = [0]
    var lengths: [UInt8] = [0]
    costs.reserveCapacity(bytes.count + 1)
    lengths.reserveCapacity(bytes.count + 1)
    for end in 1..<bytes.count + 1 {
      // SAFETY: `end` is at most the number of bytes, and `longest` at most `end`.
      let byte = unsafe bytes[end - 1]
      var best = costs[end - 1] + Int(singles[Int(byte)])
      var length: UInt8 = 1
      if end >= 2 {
        let pair = unsafe Int(bytes[end - 2]) << 8 | Int(byte)
        let cost = costs[end - 2] + Int(pairs[pair])
        if pairs[pair] != CharacterCost.forbidden, cost < best {
          best = cost
          length = 2
        }
      }
      if hasFourBytes, end >= 4, unsafe isFourByteCharacter(bytes, at: end - 4) {
        let cost = costs[end - 4] + Int(CharacterCost.fourBytes)
        if cost < best {
          best = cost
          length = 4
        }
      }
      costs.append(best)
      lengths.append(length)
    }
    var steps: [UInt8] = []
    var end = bytes.count
    while end > 0 {
      steps.append(lengths[end])
      end -= Int(lengths[end])
    }
    steps.reverse()
    return steps
  }

  private func isFourByteCharacter(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    // SAFETY: the caller has four bytes from `start` on.
    let (first, second) = unsafe (bytes[start], bytes[start + 1])
    let (third, fourth) = unsafe (bytes[start + 2], bytes[start + 3])
    return FourByteTable.hasForm(first, second, third, fourth)
      && FourByteTable.scalar(first, second, third, fourth) != nil
  }
}
