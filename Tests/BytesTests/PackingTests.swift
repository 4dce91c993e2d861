// Do packed integers come back, and is every damaged block refused?

import GongkaiBytes
import TestKit
import Testing

/// Decodes the block in `bytes`, or its sums when a base is given.
private func decodeBlock(
  _ bytes: [UInt8], at offset: Int = 0, base: UInt32? = nil
) throws -> (values: [UInt32], end: Int) {
  var values = [UInt32](repeating: 0, count: 128)
  let end = try unsafe bytes.withUnsafeBytes { bytes in
    try unsafe values.withUnsafeMutableBufferPointer { values in
      let target = values.baseAddress!
      guard let base else { return try unsafe PatchedBlock.decode(bytes, at: offset, to: target) }
      return try unsafe PatchedBlock.decodeSums(bytes, at: offset, base: base, to: target)
    }
  }
  return (values, end)
}

private func encodeBlock(_ values: [UInt32], after prefix: [UInt8] = []) -> [UInt8] {
  var writer = ByteWriter()
  writer.append(prefix)
  unsafe values.withUnsafeBufferPointer { unsafe PatchedBlock.encode($0, to: &writer) }
  return writer.bytes
}

@Suite struct BitPackingTests {
  /// The layout as documented, one bit at a time.
  static func slowPack(_ values: [UInt32], width: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 16 * width)
    for (index, value) in values.enumerated() {
      for bit in 0..<width where value >> UInt32(bit) & 1 == 1 {
        let position = index / 4 * width + bit
        let byte = position / 32 * 16 + index % 4 * 4 + position % 32 / 8
        bytes[byte] |= 1 << UInt8(position % 8)
      }
    }
    return bytes
  }

  @Test(arguments: 0...32)
  func packsAndUnpacks(width: Int) {
    let seed = UInt64(width)
    var random = SeededRandom(seed: seed)
    let limit = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(width)) - 1)
    for round in 0..<4 {
      let values = (0..<128).map { _ in
        round == 0 ? limit : UInt32.random(in: 0...limit, using: &random)
      }
      // One byte in front makes everything unaligned.
      var packed = [UInt8](repeating: 0xEE, count: 1 + 16 * width + 1)
      var unpacked = [UInt32](repeating: 0xEEEE_EEEE, count: 129)
      unsafe packed.withUnsafeMutableBytes { packed in
        let start = unsafe packed.baseAddress! + 1
        unsafe BitPacking.pack(values, width: width, to: start)
        unsafe unpacked.withUnsafeMutableBufferPointer { unpacked in
          unsafe BitPacking.unpack(start, width: width, to: unpacked.baseAddress!)
        }
      }
      #expect(packed == [0xEE] + Self.slowPack(values, width: width) + [0xEE], "seed \(seed)")
      #expect(unpacked == values + [0xEEEE_EEEE], "seed \(seed)")
    }
  }
}

@Suite struct PatchedBlockTests {
  /// Integers of which few are large, as differences are.
  static func skewed(_ random: inout SeededRandom, bits: Int, exceptions: Int) -> [UInt32] {
    var values = (0..<128).map { _ in
      UInt32(truncatingIfNeeded: random.next()) & UInt32((UInt64(1) << UInt64(bits)) - 1)
    }
    for _ in 0..<exceptions {
      values[Int.random(in: 0..<128, using: &random)] =
        UInt32(truncatingIfNeeded: random.next()) >> UInt32.random(in: 0...31, using: &random)
    }
    return values
  }

  @Test(arguments: 0..<40)
  func roundTrips(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for exceptions in [0, 1, 5, 60] {
      let values = Self.skewed(&random, bits: Int(seed) % 33, exceptions: exceptions)
      let bytes = encodeBlock(values, after: [1, 2, 3])
      let (decoded, end) = try decodeBlock(bytes + [9], at: 3)
      #expect(decoded == values, "seed \(seed)")
      #expect(end == bytes.count, "seed \(seed)")
    }
  }

  @Test func choosesTheSmallestWidth() {
    #expect(encodeBlock([UInt32](repeating: 0, count: 128)) == [0, 0])
    var values = [UInt32](repeating: 1, count: 128)
    values[127] = .max
    // Width 1, one exception: 31 high bits in five bytes.
    let bytes = encodeBlock(values)
    #expect(bytes.count == 2 + 16 + 1 + 5)
    #expect(Array(bytes.prefix(2)) == [1, 1])
    #expect(encodeBlock([UInt32](repeating: .max, count: 128)).count == 2 + 512)
  }

  @Test(arguments: 0..<40)
  func sumsUp(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for exceptions in [0, 2] {
      let deltas = Self.skewed(&random, bits: Int(seed) % 28, exceptions: exceptions)
      for base: UInt32 in [0, 1, UInt32(truncatingIfNeeded: random.next()), .max] {
        var sum = UInt64(base)
        let sums = deltas.map { delta in
          sum += UInt64(delta)
          return sum
        }
        let bytes = encodeBlock(deltas)
        if sum > UInt64(UInt32.max) {
          #expect(throws: ByteError.self, "seed \(seed)") { try decodeBlock(bytes, base: base) }
        } else {
          let decoded = try decodeBlock(bytes, base: base)
          #expect(decoded.values.map { UInt64($0) } == sums, "seed \(seed)")
          #expect(decoded.end == bytes.count, "seed \(seed)")
        }
      }
    }
  }

  @Test func sumsReachTheLastIntegerAndNoFurther() throws {
    for large: UInt32 in [0, 1 << 23, 1 << 24, 1 << 30] {
      var deltas = [UInt32](repeating: 0, count: 128)
      deltas[100] = large
      let bytes = encodeBlock(deltas)
      #expect(try decodeBlock(bytes, base: .max - large).values.last == .max)
      if large > 0 {
        #expect(throws: ByteError.self) { try decodeBlock(bytes, base: .max - large + 1) }
      }
    }
  }

  @Test func refusesCutBlocks() {
    var random = SeededRandom(seed: 7)
    let bytes = encodeBlock(Self.skewed(&random, bits: 3, exceptions: 6))
    for count in 0..<bytes.count {
      #expect(throws: ByteError.self) { try decodeBlock(Array(bytes.prefix(count))) }
    }
    for offset in [-1, Int.min, bytes.count, bytes.count + 1, Int.max] {
      #expect(throws: ByteError.self) { try decodeBlock(bytes, at: offset) }
    }
  }

  @Test(
    arguments: [
      [33, 0], [255, 0], [0, 129],
      [0, 1, 128, 1],  // an index outside of the block
      [0, 2, 5, 1, 5, 1], [0, 2, 5, 1, 4, 1],  // indexes that do not ascend
      [0, 1, 5, 0], [0, 1, 5, 0x81, 0],  // high bits that are none
      [0, 1, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0x1F],  // more than 32 bits
      [0, 1, 5, 0x80, 0x80, 0x80, 0x80, 0x80, 1],
      [1, 1] + [UInt8](repeating: 0, count: 16) + [5, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
      [32, 1] + [UInt8](repeating: 0, count: 512) + [5, 1],
    ] as [[UInt8]])
  func refusesMalformedBlocks(bytes: [UInt8]) {
    #expect {
      try decodeBlock(bytes)
    } throws: { error in
      if case .malformedBlock = error as? ByteError { true } else { false }
    }
  }

  @Test func neverTrapsOnFlippedBits() {
    var random = SeededRandom(seed: 11)
    let bytes = encodeBlock(Self.skewed(&random, bits: 2, exceptions: 9))
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << UInt8(bit)
        _ = try? decodeBlock(damaged, base: 1 << 31)
      }
    }
  }
}

@Suite struct RiceCoderTests {
  private func encode(_ deltas: [UInt32], _ parameter: Int) -> [UInt8] {
    var writer = ByteWriter()
    unsafe deltas.withUnsafeBufferPointer {
      unsafe RiceCoder.encode($0, parameter: parameter, to: &writer)
    }
    return writer.bytes
  }

  private func decodeSums(
    _ bytes: [UInt8], at offset: Int = 0, end: Int? = nil, count: Int, parameter: Int,
    base: UInt32 = 0
  ) throws -> (sums: [UInt32], end: Int) {
    var values = [UInt32](repeating: 0, count: count)
    let end = try unsafe bytes.withUnsafeBytes { bytes in
      // A buffer of no elements may have no address; one more makes sure of it.
      try unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count + 1) { room in
        let next = try unsafe RiceCoder.decodeSums(
          bytes, at: offset, end: end ?? bytes.count, count: count, parameter: parameter,
          base: base, to: room.baseAddress!)
        for index in 0..<count { values[index] = unsafe room[index] }
        return next
      }
    }
    return (values, end)
  }

  /// The code as documented, a digit for each bit.
  private func slowEncode(_ deltas: [UInt32], _ parameter: Int) -> [UInt8] {
    var digits: [UInt8] = []
    for delta in deltas {
      digits += [UInt8](repeating: 0, count: Int(delta >> UInt32(parameter))) + [1]
      digits += (0..<parameter).map { UInt8(delta >> UInt32($0) & 1) }
    }
    while digits.count % 8 != 0 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 8).map { start in
      (0..<8).reduce(0) { $0 | digits[start + $1] << UInt8($1) }
    }
  }

  @Test(arguments: [0, 1, 2, 7, 8, 127, 128, 300])
  func roundTrips(count: Int) throws {
    let seed = UInt64(count)
    var random = SeededRandom(seed: seed)
    for parameter in [0, 1, 3, 7, 8, 13, 25, 31] {
      let largest = (UInt32(1) << UInt32(min(parameter + 4, 23))) - 1
      let deltas = (0..<count).map { _ in UInt32.random(in: 0...largest, using: &random) }
      let bytes = encode(deltas, parameter)
      #expect(bytes == slowEncode(deltas, parameter), "seed \(seed), k \(parameter)")
      let decoded = try decodeSums(
        [0xEE] + bytes + [0xEE], at: 1, end: 1 + bytes.count, count: count,
        parameter: parameter, base: 5)
      var sum: UInt32 = 5
      let sums = deltas.map { delta in
        sum += delta
        return sum
      }
      #expect(decoded.sums == sums, "seed \(seed), k \(parameter)")
      #expect(decoded.end == 1 + bytes.count, "seed \(seed), k \(parameter)")
      for end in 0..<bytes.count where end < 40 || end > bytes.count - 20 {
        #expect(throws: ByteError.self, "seed \(seed), k \(parameter)") {
          try decodeSums(bytes, end: end, count: count, parameter: parameter)
        }
      }
    }
  }

  @Test(arguments: [31, 32, 33, 56, 57, 62, 63, 64, 65, 500, 100_000])
  func longRunsStayCorrect(high: UInt32) throws {
    let deltas = [high, 0, 1, high, 2]
    let bytes = encode(deltas, 0)
    let decoded = try decodeSums(bytes + [0xFF], count: 5, parameter: 0)
    #expect(decoded.sums == [high, high, high + 1, 2 * high + 1, 2 * high + 3])
    #expect(decoded.end == bytes.count)
  }

  @Test func refusesWhatIsTooLarge() throws {
    let twice = encode([1 << 31, 1 << 31], 31)
    #expect(throws: ByteError.self) { try decodeSums(twice, count: 2, parameter: 31) }
    #expect(try decodeSums(encode([7], 3), count: 1, parameter: 3, base: .max - 7).sums == [.max])
    #expect(throws: ByteError.self) {
      try decodeSums(encode([7], 3), count: 1, parameter: 3, base: .max - 6)
    }
    // Two zeros mean a high part of two, where 31 low bits leave room for one.
    #expect(throws: ByteError.self) {
      try decodeSums([4, 0, 0, 0, 0, 0], count: 1, parameter: 31)
    }
    #expect(throws: ByteError.self) {
      try decodeSums([UInt8](repeating: 0, count: 100), count: 1, parameter: 30)
    }
  }

  @Test func refusesMisuseByData() {
    for (offset, end) in [(-1, 1), (2, 1), (0, 3), (3, 3), (Int.min, Int.max)] {
      #expect(throws: ByteError.self) {
        try decodeSums([1, 1], at: offset, end: end, count: 1, parameter: 0)
      }
    }
    for parameter in [-1, 32] {
      #expect(throws: ByteError.self) {
        try decodeSums([1, 1], count: 1, parameter: parameter)
      }
    }
    // The last byte is not filled with zeros.
    #expect(throws: ByteError.self) { try decodeSums([0b11], count: 1, parameter: 0) }
  }

  @Test(arguments: 0..<20)
  func neverTrapsOnRandomBytes(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<50 {
      let mask = UInt8.random(in: 0...255, using: &random)
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random) & mask
      }
      let parameter = Int.random(in: 0...31, using: &random)
      let count = Int.random(in: 0...40, using: &random)
      guard let decoded = try? decodeSums(bytes, count: count, parameter: parameter) else {
        continue
      }
      #expect(decoded.end <= bytes.count, "seed \(seed)")
      #expect(decoded.sums == decoded.sums.sorted(), "seed \(seed)")
      let deltas = zip(decoded.sums, [0] + decoded.sums).map { $0 - $1 }
      #expect(encode(deltas, parameter) == Array(bytes.prefix(decoded.end)), "seed \(seed)")
    }
  }

  @Test func parameterIsTheBestForEvenSpread() {
    #expect(RiceCoder.parameter(universe: 0, count: 5) == 0)
    #expect(RiceCoder.parameter(universe: 5, count: 0) == 0)
    #expect(RiceCoder.parameter(universe: 100, count: 100) == 0)
    #expect(RiceCoder.parameter(universe: Int.max, count: 1) == 31)
    var random = SeededRandom(seed: 3)
    for universe in [1000, 50_000, 3_000_000] {
      let places = Set(
        (0..<100).map { _ in UInt32.random(in: 1...UInt32(universe), using: &random) })
      let sorted = places.sorted()
      let deltas = zip(sorted, [0] + sorted).map { $0 - $1 }
      let chosen = RiceCoder.parameter(universe: universe, count: deltas.count)
      let best = (0...20).map { encode(deltas, $0).count }.min()!
      #expect(encode(deltas, chosen).count <= best + best / 50 + 1)
    }
  }
}
