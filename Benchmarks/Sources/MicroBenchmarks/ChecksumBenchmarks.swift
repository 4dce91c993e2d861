// How fast is the checksum of sections and pages?
//
// CRC-32C over 1 MB at once, and over the same in pages of 4 KB.
// Run: MicroBenchmarks checksum

import Gongkai

func checksumBenchmarks() throws -> [Benchmark] {
  var random = SeededRandom(seed: 5)
  let bytes = (0..<1 << 20).map { _ in UInt8.random(in: 0...255, using: &random) }
  // The value that RFC 3720 gives for 32 zero bytes.
  try require(
    CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA, "the checksum of zeros")
  let view = ByteView(bytes)
  let pages = try (0..<256).map { try view.slice($0 * 4096, 4096) }
  return [
    Benchmark(name: "checksum/1 MB", amount: bytes.count, unit: .bytes) {
      Int(CRC32C.checksum(bytes))
    },
    Benchmark(name: "checksum/4 KB pages", amount: bytes.count, unit: .bytes) {
      pages.reduce(0) { $0 ^ Int(CRC32C.checksum($1)) }
    },
  ]
}
