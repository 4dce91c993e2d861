// How do the tests make sections, lists and files without an index around them?

import GongkaiBytes
import GongkaiFormat
import TestKit

/// Sizes around the borders of blocks of 128.
let blockSizes = [0, 1, 2, 127, 128, 129, 255, 256, 257, 1000, 5000]

/// A section of these bytes.
func section(_ bytes: [UInt8], _ kind: SegmentSection = .postings) -> SectionView {
  SectionView(bytes: ByteView(bytes), section: kind, path: "test")
}

/// `count` ascending numbers from `first` on; gaps are short mostly, and long now and then.
func ascending(
  _ count: Int, from first: UInt32, longest: UInt32, _ random: inout SeededRandom
) -> [UInt32] {
  var numbers: [UInt32] = []
  var next = first
  for _ in 0..<count {
    numbers.append(next)
    next +=
      1
      + UInt32.random(
        in: 0...(Int.random(in: 0..<20, using: &random) == 0 ? longest : 3), using: &random)
  }
  return numbers
}

/// Writes `bytes` to `path` without waiting for the disk.
func write(_ bytes: [UInt8], to path: String) throws {
  let file = try OutputFile(creating: path)
  try file.append(bytes)
  try file.close()
}

/// `bytes` with the byte at `offset` changed by `mask`.
func flipped(_ bytes: [UInt8], at offset: Int, by mask: UInt8) -> [UInt8] {
  var bytes = bytes
  bytes[offset] ^= mask
  return bytes
}

/// What `body` throws, or nil.
func indexError(_ body: () throws -> Void) -> IndexError? {
  do {
    try body()
    return nil
  } catch {
    return error as? IndexError
  }
}
