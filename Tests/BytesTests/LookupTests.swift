// Does a block say the same of a few integers as when it is decoded?

import TestKit
import Testing

@testable import GongkaiBytes

@Suite struct LookupTests {
  /// Gaps of all kinds: bit sets, split blocks, patched ones with and without exceptions.
  private static func gaps(seed: UInt64) -> [UInt32] {
    var random = SeededRandom(seed: seed)
    let longest = [0, 1, 2, 40, 5000, 1 << 20][Int(seed) % 6] as UInt32
    let isRough = seed % 4 == 1
    return (0..<128).map { _ in
      if isRough && Int.random(in: 0..<20, using: &random) == 0 {
        return UInt32.random(in: 0...1 << 23, using: &random)
      }
      // Like the gaps of a random list: short ones are the most frequent.
      return UInt32.random(in: 0...UInt32.random(in: 0...longest, using: &random), using: &random)
    }
  }

  private static func encoded(_ values: [UInt32], after prefix: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.append([UInt8](repeating: 9, count: prefix))
    unsafe values.withUnsafeBufferPointer { unsafe IntegerBlock.encode($0, to: &writer) }
    return writer.bytes
  }

  private static func find(
    _ targets: [UInt32], in bytes: [UInt8], at offset: Int, least: UInt32
  ) throws -> (indexes: [Int], end: Int) {
    var values = [UInt32](repeating: 0, count: 128)
    var indexes = [Int](repeating: 77, count: targets.count)
    let end = try unsafe bytes.withUnsafeBytes { bytes in
      try unsafe values.withUnsafeMutableBufferPointer { values in
        try unsafe indexes.withUnsafeMutableBufferPointer { indexes in
          try unsafe IntegerBlock.find(
            targets.span, in: bytes, at: offset, least: least, values: values.baseAddress!,
            indexes: indexes.baseAddress!)
        }
      }
    }
    return (indexes, end)
  }

  private static func element(_ index: Int, of bytes: [UInt8], at offset: Int) throws -> UInt32 {
    try unsafe bytes.withUnsafeBytes { try unsafe IntegerBlock.element(index, of: $0, at: offset) }
  }

  @Test(arguments: 0..<48 as Range<UInt64>) func elementsAreThoseThatWereWritten(seed: UInt64)
    throws
  {
    let values = Self.gaps(seed: seed)
    let bytes = Self.encoded(values, after: 3)
    for index in 0..<128 {
      #expect(try Self.element(index, of: bytes, at: 3) == values[index], "index \(index)")
    }
  }

  @Test(arguments: 0..<48 as Range<UInt64>) func targetsAreFoundWhereTheyStand(seed: UInt64) throws
  {
    var random = SeededRandom(seed: seed)
    let least = UInt32.random(in: 0...1000, using: &random)
    var values: [UInt32] = []
    var next = least
    for gap in Self.gaps(seed: seed) {
      values.append(next + gap)
      next += gap + 1
    }
    var near: Set<UInt32> = [0, next + 300]
    for value in values {
      near.formUnion([value, value + 1])
      if value > 0 { near.insert(value - 1) }
    }
    let bytes = Self.encoded(Self.gaps(seed: seed), after: 1)
    let numbers = Dictionary(uniqueKeysWithValues: zip(values, 0..<128))
    for share in [1, 10, 128] {
      let targets = near.sorted().filter { _ in Int.random(in: 0..<share, using: &random) == 0 }
      let (indexes, end) = try Self.find(targets, in: bytes, at: 1, least: least)
      #expect(indexes == targets.map { numbers[$0] ?? -1 }, "one of \(share)")
      #expect(end == bytes.count)
    }
  }

  @Test func damagedBlocksThrowOrReturn() {
    for seed in 0..<12 as Range<UInt64> {
      let bytes = Self.encoded(Self.gaps(seed: seed), after: 0)
      for offset in bytes.indices {
        var damaged = bytes
        damaged[offset] ^= [1, 0x80, 0xFF][offset % 3]
        for index in [0, 1, 63, 127] { _ = try? Self.element(index, of: damaged, at: 0) }
        let found = try? Self.find([0, 5, 70, 4000], in: damaged, at: 0, least: 0)
        #expect(found.map { $0.indexes.allSatisfy { $0 < 128 } } ?? true)
      }
      for count in bytes.indices {
        let short = Array(bytes[..<count])
        #expect(throws: ByteError.self) { try Self.find([5], in: short, at: 0, least: 0) }
      }
    }
  }
}
