// Do short ascending lists come back, in as few bits as the code promises?

import GongkaiBytes
import TestKit
import Testing

@Suite struct InterpolativeCodeTests {
  private func encode(
    _ values: [UInt32], _ bounds: ClosedRange<UInt32>, extras: [UInt32] = []
  ) -> [UInt8] {
    var writer = ByteWriter()
    unsafe values.withUnsafeBufferPointer {
      unsafe InterpolativeCode.encode(
        $0, lowest: bounds.lowerBound, highest: bounds.upperBound, extras: extras, to: &writer)
    }
    return writer.bytes
  }

  private func decode(
    _ bytes: [UInt8], at offset: Int = 0, end: Int? = nil, count: Int,
    _ bounds: ClosedRange<UInt32>, withExtras: Bool = false
  ) throws -> (values: [UInt32], extras: [UInt32]) {
    var values = [UInt32](repeating: 0, count: count)
    var extras: [UInt32] = []
    try unsafe bytes.withUnsafeBytes { bytes in
      // A buffer of no elements may have no address; one more makes sure of it.
      try unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * count + 1) { room in
        let target = room.baseAddress!
        try unsafe InterpolativeCode.decode(
          bytes, at: offset, end: end ?? bytes.count, count: count, lowest: bounds.lowerBound,
          highest: bounds.upperBound, to: target, extras: withExtras ? target + count : nil)
        for index in 0..<count {
          values[index] = unsafe room[index]
          if withExtras { extras.append(unsafe room[count + index]) }
        }
      }
    }
    return (values, extras)
  }

  /// The code as documented: digits for each number, all lists of a size and its bounds at once.
  private func slowDigits(_ values: ArraySlice<UInt32>, _ lowest: Int, _ highest: Int) -> [UInt8] {
    guard !values.isEmpty else { return [] }
    let middle = (values.startIndex + values.endIndex) / 2
    let least = lowest + middle - values.startIndex
    let most = highest - (values.endIndex - 1 - middle)
    let numbers = most - least + 1
    var width = 0
    while 1 << width < numbers { width += 1 }
    let short = (1 << width) - numbers
    let firstShort = (numbers - short) / 2
    let rotated = (Int(values[middle]) - least - firstShort + numbers) % numbers
    var digits: [UInt8] = []
    if numbers > 1 {
      let code = rotated < short ? rotated : (rotated + short) >> 1
      digits += (0..<width - 1).map { UInt8(code >> $0 & 1) }
      if rotated >= short { digits.append(UInt8((rotated + short) & 1)) }
    }
    return digits + slowDigits(values[..<middle], lowest, Int(values[middle]) - 1)
      + slowDigits(values[(middle + 1)...], Int(values[middle]) + 1, highest)
  }

  private func slowEncode(_ values: [UInt32], _ bounds: ClosedRange<UInt32>) -> [UInt8] {
    var digits = slowDigits(values[...], Int(bounds.lowerBound), Int(bounds.upperBound))
    while digits.count % 8 != 0 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 8).map { start in
      (0..<8).reduce(0) { $0 | digits[start + $1] << UInt8($1) }
    }
  }

  @Test(arguments: [0, 1, 2, 3, 7, 8, 126, 127])
  func roundTrips(count: Int) throws {
    let seed = UInt64(count)
    var random = SeededRandom(seed: seed)
    for bounds: ClosedRange<UInt32> in [
      0...127, 1...200, 5...70_000, 17...20_000_000, 0...UInt32.max,
    ] {
      var chosen: Set<UInt32> = []
      while chosen.count < count { chosen.insert(UInt32.random(in: bounds, using: &random)) }
      let values = chosen.sorted()
      let extras = values.map { _ in
        let shift = UInt32.random(in: 0...31, using: &random)
        return max(1, UInt32(truncatingIfNeeded: random.next()) >> shift)
      }
      let bytes = encode(values, bounds)
      #expect(bytes == slowEncode(values, bounds), "seed \(seed), \(bounds)")
      #expect(
        try decode([0xEE] + bytes + [0xEE], at: 1, end: 1 + bytes.count, count: count, bounds)
          .values == values, "seed \(seed), \(bounds)")
      let both = encode(values, bounds, extras: extras)
      let decoded = try decode(both, count: count, bounds, withExtras: true)
      #expect(decoded.values == values && decoded.extras == extras, "seed \(seed), \(bounds)")
      for end in 0..<both.count where end < 40 || end > both.count - 20 {
        #expect(throws: ByteError.self, "seed \(seed), \(bounds)") {
          try decode(both, end: end, count: count, bounds, withExtras: true)
        }
      }
    }
  }

  @Test func aFullRunTakesNoBits() throws {
    #expect(encode([3, 4, 5, 6], 3...6) == [])
    #expect(try decode([], count: 4, 3...6).values == [3, 4, 5, 6])
    #expect(try decode([], count: 1, UInt32.max...UInt32.max).values == [.max])
  }

  @Test func refusesMisuseByData() {
    for (offset, end) in [(-1, 1), (2, 1), (0, 3), (3, 3), (Int.min, Int.max)] {
      #expect(throws: ByteError.self) { try decode([1, 1], at: offset, end: end, count: 1, 0...9) }
    }
    // More numbers than there are.
    #expect(throws: ByteError.self) { try decode([0, 0, 0], count: 5, 3...6) }
    // An extra of 33 digits.
    #expect(throws: ByteError.self) {
      try decode([UInt8](repeating: 0, count: 30), count: 1, 0...0, withExtras: true)
    }
  }

  @Test(arguments: 0..<20)
  func whateverTheBytesNumbersAscendWithinTheirBounds(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<50 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let low = UInt32.random(in: 0...1000, using: &random)
      let bounds = low...low + UInt32.random(in: 0...100_000, using: &random)
      let count = Int.random(in: 0...40, using: &random)
      guard let decoded = try? decode(bytes, count: count, bounds) else { continue }
      #expect(decoded.values.allSatisfy { bounds.contains($0) }, "seed \(seed)")
      #expect(zip(decoded.values, decoded.values.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
