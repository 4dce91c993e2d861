// How fast are blocks of 128 integers unpacked?
//
// 64 blocks, which stay in the first cache: plain ones of four widths, and patched ones of gaps as
// they occur, with some much longer than the rest, added up to ascending numbers.
// Run: MicroBenchmarks unpack

import Gongkai

private let blockCount = 64

func unpackingBenchmarks() throws -> [Benchmark] {
  try [3, 7, 11, 17].map(plain) + [try patched()]
}

/// Blocks of random integers of `width` bits.
private func plain(_ width: Int) throws -> Benchmark {
  var random = SeededRandom(seed: 6)
  let values = (0..<blockCount * 128).map { _ in
    UInt32.random(in: 0..<1 << UInt32(width), using: &random)
  }
  let size = BitPacking.byteCount(width: width)
  var packed = [UInt8](repeating: 0, count: blockCount * size)
  // SAFETY: block n takes 128 integers and `size` bytes from n times that on, in arrays of
  // `blockCount` times as many.
  unsafe values.withUnsafeBufferPointer { values in
    unsafe packed.withUnsafeMutableBytes { packed in
      for block in 0..<blockCount {
        unsafe BitPacking.pack(
          values.baseAddress! + block * 128, width: width,
          to: packed.baseAddress! + block * size)
      }
    }
  }
  let bytes = packed
  var unpacked = [UInt32](repeating: 0, count: 128)

  func unpack(_ block: Int) {
    // SAFETY: as above; `unpacked` has room for a block.
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe unpacked.withUnsafeMutableBufferPointer { unpacked in
        unsafe BitPacking.unpack(
          bytes.baseAddress! + block * size, width: width, to: unpacked.baseAddress!)
      }
    }
  }

  for block in 0..<blockCount {
    unpack(block)
    try require(unpacked[...] == values[block * 128..<(block + 1) * 128], "\(width) bits")
  }
  return Benchmark(name: "unpack/\(width) bits", amount: values.count, unit: .integers) {
    var sum = 0
    for block in 0..<blockCount {
      unpack(block)
      sum &+= Int(unpacked[127])
    }
    return sum
  }
}

/// Blocks of gaps with exceptions.
private func patched() throws -> Benchmark {
  var random = SeededRandom(seed: 7)
  let gaps = (0..<blockCount * 128).map { _ in
    let isLong = Int.random(in: 0..<24, using: &random) == 0
    return UInt32.random(in: 0..<(isLong ? 40_000 : 60), using: &random)
  }
  var writer = ByteWriter()
  var offsets: [Int] = []
  for block in 0..<blockCount {
    offsets.append(writer.count)
    unsafe gaps[block * 128..<(block + 1) * 128].withUnsafeBufferPointer {
      unsafe IntegerBlock.encode($0, to: &writer)
    }
  }
  let bytes = writer.bytes
  let starts = offsets
  var decoded = [UInt32](repeating: 0, count: 128)

  func decode(_ block: Int) throws {
    // SAFETY: the bytes are read and `decoded`, which has room for a block, is filled while the
    // arrays lend them.
    try unsafe bytes.withUnsafeBytes { bytes in
      try unsafe decoded.withUnsafeMutableBufferPointer { decoded in
        _ = try unsafe IntegerBlock.decode(bytes, at: starts[block], to: decoded.baseAddress!)
      }
    }
  }

  for block in 0..<blockCount {
    try decode(block)
    try require(decoded[...] == gaps[block * 128..<(block + 1) * 128], "patched blocks")
  }
  return Benchmark(name: "unpack/patched", amount: gaps.count, unit: .integers) {
    var sum = 0
    for block in 0..<blockCount {
      try decode(block)
      sum &+= Int(decoded[127])
    }
    return sum
  }
}
