// Do packed integers come back, and is every damaged block refused?

import TestKit
import Testing

@testable import GongkaiBytes

/// Decodes the block in `bytes`, or the ascending integers when their least is given.
private func decodeBlock(
  _ bytes: [UInt8], at offset: Int = 0, least: UInt32? = nil
) throws -> (values: [UInt32], end: Int) {
  var values = [UInt32](repeating: 0, count: 128)
  let end = try unsafe bytes.withUnsafeBytes { bytes in
    try unsafe values.withUnsafeMutableBufferPointer { values in
      let target = values.baseAddress!
      guard let least else { return try unsafe IntegerBlock.decode(bytes, at: offset, to: target) }
      return try unsafe IntegerBlock.decodeAscending(
        bytes, at: offset, least: least, to: target)
    }
  }
  return (values, end)
}

private func encodeBlock(_ values: [UInt32], after prefix: [UInt8] = []) -> [UInt8] {
  var writer = ByteWriter()
  writer.append(prefix)
  unsafe values.withUnsafeBufferPointer { unsafe IntegerBlock.encode($0, to: &writer) }
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

@Suite struct IntegerBlockTests {
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

  /// Gaps spread as those of a random list are, for which blocks are split.
  static func spread(_ random: inout SeededRandom, mean: Double) -> [UInt32] {
    (0..<128).map { _ in
      let evenly = Double(UInt32.random(in: 1...UInt32.max, using: &random)) / 4_294_967_296
      // A sum of halvings instead of a logarithm: tests use no Foundation.
      var gap = 0.0
      var left = evenly
      while left < 0.5 {
        gap += mean * 0.693
        left *= 2
      }
      return UInt32(gap + mean * (1 - left))
    }
  }

  @Test(arguments: 0..<40)
  func ascends(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let mean = Double(UInt64(1) << (seed % 25))
    for gaps in [
      Self.skewed(&random, bits: Int(seed) % 28, exceptions: 0),
      Self.skewed(&random, bits: Int(seed) % 28, exceptions: 2),
      Self.spread(&random, mean: mean),
    ] {
      for least: UInt32 in [0, 1, UInt32(truncatingIfNeeded: random.next()), .max] {
        var next = UInt64(least)
        let expected = gaps.map { gap in
          next += UInt64(gap) + 1
          return next - 1
        }
        let bytes = encodeBlock(gaps)
        if expected[127] > UInt64(UInt32.max) {
          #expect(throws: ByteError.self, "seed \(seed)") { try decodeBlock(bytes, least: least) }
        } else {
          let decoded = try decodeBlock(bytes, least: least)
          #expect(decoded.values.map { UInt64($0) } == expected, "seed \(seed)")
          #expect(decoded.end == bytes.count, "seed \(seed)")
        }
      }
    }
  }

  @Test func ascendsToTheLastIntegerAndNoFurther() throws {
    for large: UInt32 in [0, 1 << 23, 1 << 24, 1 << 30] {
      var gaps = [UInt32](repeating: 0, count: 128)
      gaps[100] = large
      let bytes = encodeBlock(gaps)
      let least = UInt32.max - large - 127
      #expect(try decodeBlock(bytes, least: least).values.last == .max)
      #expect(throws: ByteError.self) { try decodeBlock(bytes, least: least + 1) }
    }
  }

  /// The layout of a split block as documented, a digit for each bit of the unary part.
  static func slowSplit(_ values: [UInt32], lowBits: Int) -> [UInt8] {
    var digits: [UInt8] = []
    for value in values {
      digits += [UInt8](repeating: 0, count: Int(value >> UInt32(lowBits))) + [1]
    }
    while digits.count % 8 != 0 { digits.append(0) }
    let unary = stride(from: 0, to: digits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 | digits[start + $1] << UInt8($1) }
    }
    let mask = UInt32((UInt64(1) << UInt64(lowBits)) - 1)
    return [64 + UInt8(lowBits), UInt8(unary.count)]
      + BitPackingTests.slowPack(values.map { $0 & mask }, width: lowBits) + unary
  }

  @Test(arguments: 0..<40)
  func splitsWhatIsSpreadEvenly(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let values = Self.spread(&random, mean: Double(UInt64(1) << (seed % 21)))
    let bytes = encodeBlock(values)
    let (decoded, end) = try decodeBlock([7] + bytes + [9], at: 1)
    #expect(decoded == values && end == 1 + bytes.count, "seed \(seed)")
    guard bytes[0] >= 64 else { return }
    #expect(bytes == Self.slowSplit(values, lowBits: Int(bytes[0]) - 64), "seed \(seed)")
    for lowBits in 0...20 where values.reduce(0, { $0 + Int($1 >> UInt32(lowBits)) }) < 1900 {
      #expect(bytes.count <= Self.slowSplit(values, lowBits: lowBits).count, "seed \(seed)")
    }
  }

  /// A split block decoded by the processor's instructions or without; nil where it is refused.
  private static func split(
    _ bytes: [UInt8], least: UInt32?, byInstruction: Bool
  ) -> [UInt32]? {
    var values = [UInt32](repeating: 0, count: 128)
    let end = unsafe bytes.withUnsafeBytes { bytes in
      unsafe values.withUnsafeMutableBufferPointer { values in
        guard let least else {
          return try? unsafe SplitBlock.decode(
            bytes, at: 0, to: values.baseAddress!, byInstruction: byInstruction)
        }
        return try? unsafe SplitBlock.decodeAscending(
          bytes, at: 0, least: least, to: values.baseAddress!, byInstruction: byInstruction)
      }
    }
    return end.map { values + [UInt32($0)] }
  }

  @Test(.enabled(if: SplitBlock.hasInstructions), arguments: 0..<20)
  func instructionsDecodeAndRefuseTheSame(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let values = Self.spread(&random, mean: Double(UInt64(1) << (seed % 21)))
    let whole = encodeBlock(values)
    guard whole[0] >= SplitBlock.mark else { return }
    for round in 0..<200 {
      var bytes = whole
      // Damage of all kinds, mostly in the unary part.
      if round > 0 {
        let offset = Int.random(in: round < 20 ? 0..<2 : 2..<bytes.count, using: &random)
        bytes[round < 100 ? offset : bytes.count - 1 - offset % Int(bytes[1])] ^= UInt8.random(
          in: 1...255, using: &random)
      }
      for least: UInt32? in [nil, 1, 1 << 31, .max - 5] {
        #expect(
          Self.split(bytes, least: least, byInstruction: true)
            == Self.split(bytes, least: least, byInstruction: false), "seed \(seed)")
      }
    }
  }

  @Test func aDenseListIsASetOfBits() throws {
    // Two of three numbers.
    let gaps = (0..<128).map { UInt32($0 % 2) }
    #expect(encodeBlock(gaps).count == 2 + 16)
    let mostly = (0..<128).map { UInt32($0 % 5 == 0 ? 4 : 0) }
    #expect(encodeBlock(mostly)[0] == 64)
    #expect(try decodeBlock(encodeBlock(mostly)).values == mostly)
  }

  @Test func refusesCutBlocks() {
    var random = SeededRandom(seed: 7)
    for values in [Self.skewed(&random, bits: 3, exceptions: 6), Self.spread(&random, mean: 50)] {
      let bytes = encodeBlock(values)
      for count in 0..<bytes.count {
        #expect(throws: ByteError.self) { try decodeBlock(Array(bytes.prefix(count))) }
      }
      for offset in [-1, Int.min, bytes.count, bytes.count + 1, Int.max] {
        #expect(throws: ByteError.self) { try decodeBlock(bytes, at: offset) }
      }
    }
  }

  @Test(
    arguments: [
      [33, 0], [63, 0], [0, 129],
      [85, 255], [255, 255],  // more low bits than 20
      [64, 16] + [UInt8](repeating: 0, count: 16),  // no ones
      [64, 17] + [UInt8](repeating: 255, count: 17),  // too many ones
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
    for values in [Self.skewed(&random, bits: 2, exceptions: 9), Self.spread(&random, mean: 9)] {
      let bytes = encodeBlock(values)
      for index in bytes.indices {
        for bit in 0..<8 {
          var damaged = bytes
          damaged[index] ^= 1 << UInt8(bit)
          _ = try? decodeBlock(damaged)
          guard let ascending = try? decodeBlock(damaged, least: 1 << 31) else { continue }
          #expect(zip(ascending.values, ascending.values.dropFirst()).allSatisfy { $0 < $1 })
        }
      }
    }
  }
}
