// Are the checksums those of the standards, at every length and split?

import TestKit
import Testing

@testable import GongkaiBytes

@Suite struct CRC32CTests {
  /// The definition, one bit at a time.
  static func slowChecksum(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0x82F6_3B78 : crc >> 1 }
    }
    return ~crc
  }

  /// The first vector is the usual one, the others are from RFC 3720, B.4.
  @Test func matchesPublishedValues() {
    #expect(CRC32C.checksum(Array("123456789".utf8)) == 0xE306_9283)
    #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(CRC32C.checksum([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(CRC32C.checksum((0..<32).map { UInt8($0) }) == 0x46DD_794E)
    #expect(CRC32C.checksum([] as [UInt8]) == 0)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 65, 1000, 4079, 4080, 4081, 4096, 8160, 20_000])
  func matchesTheDefinition(count: Int) throws {
    let seed = UInt64(count) + 1
    var random = SeededRandom(seed: seed)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    let expected = Self.slowChecksum(bytes)
    #expect(CRC32C.checksum(bytes) == expected, "seed \(seed)")
    #expect(CRC32C.checksum(ByteView(bytes)) == expected, "seed \(seed)")
    let cut = Int.random(in: 0...count, using: &random)
    var crc = CRC32C()
    unsafe bytes.withUnsafeBytes { all in
      unsafe crc.update(UnsafeRawBufferPointer(rebasing: all[..<cut]))
      unsafe crc.update(UnsafeRawBufferPointer(rebasing: all[cut...]))
    }
    #expect(crc.finish() == expected, "seed \(seed), cut at \(cut)")
    // As on a machine without the instruction.
    var tables = CRC32C(byInstruction: false)
    unsafe bytes.withUnsafeBytes { all in
      unsafe tables.update(UnsafeRawBufferPointer(rebasing: all[..<cut]))
      unsafe tables.update(UnsafeRawBufferPointer(rebasing: all[cut...]))
    }
    #expect(tables.finish() == expected, "seed \(seed), cut at \(cut), by tables")
  }
}

@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func matchesTheStandard(text: String, hex: String) {
    #expect(SHA256.digest(Array(text.utf8)).hex == hex)
    #expect(SHA256.digest(ByteView(Array(text.utf8))).hex == hex)
  }

  @Test func hashesAMillionLetters() {
    let digest = SHA256.digest([UInt8](repeating: 0x61, count: 1_000_000))
    #expect(digest.hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// A slow twin, word by word as the standard writes it.
  static func slowDigest(_ text: [UInt8]) -> [UInt8] {
    func root(_ n: Int, cube: Bool) -> UInt32 {
      // The largest whole r with r^2 (or r^3) ≤ n × 2^64 (or 2^96), by halving, in four limbs.
      var low: UInt64 = 0
      var high: UInt64 = 1 << 37
      while high - low > 1 {
        let middle = (low + high) / 2
        let square = middle.multipliedFullWidth(by: middle)
        let isLow: Bool
        if cube {
          let first = square.low.multipliedFullWidth(by: middle)
          let top = square.high * middle + first.high
          isLow = top < UInt64(n) << 32
        } else {
          isLow = square.high < UInt64(n)
        }
        if isLow { low = middle } else { high = middle }
      }
      return UInt32(truncatingIfNeeded: low)
    }
    let primes = (2...311).filter { n in !(2..<n).contains { n % $0 == 0 } }
    var state = primes.prefix(8).map { root($0, cube: false) }
    let constants = primes.map { root($0, cube: true) }
    var message = text + [0x80]
    while message.count % 64 != 56 { message.append(0) }
    message += (0..<8).map { UInt8(truncatingIfNeeded: (text.count * 8) >> (56 - 8 * $0)) }
    func turn(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
    for start in stride(from: 0, to: message.count, by: 64) {
      var w = (0..<16).map { i in
        message[(start + 4 * i)..<(start + 4 * i + 4)].reduce(0) { $0 << 8 | UInt32($1) }
      }
      for i in 16..<64 {
        let s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3
        let s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10
        w.append(w[i - 16] &+ s0 &+ w[i - 7] &+ s1)
      }
      var v = state
      for i in 0..<64 {
        let s1 = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let first = v[7] &+ s1 &+ choice &+ constants[i] &+ w[i]
        let s0 = turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)
        let second = s0 &+ ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))
        v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
      }
      for i in 0..<8 { state[i] &+= v[i] }
    }
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
    }
  }

  @Test(arguments: [1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 200])
  func matchesTheSlowTwin(count: Int) {
    let seed = UInt64(count)
    var random = SeededRandom(seed: seed)
    let text = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    let expected = Self.slowDigest(text)
    #expect(SHA256.digest(text).bytes == expected, "seed \(seed)")
    let plain = unsafe text.withUnsafeBytes { unsafe SHA256.digest($0, byInstructions: false) }
    #expect(plain.bytes == expected, "seed \(seed), without instructions")
  }

  @Test func digestsComeBackFromTheirBytes() {
    let digest = SHA256.digest([1, 2, 3])
    #expect(SHA256.Digest(bytes: digest.bytes) == digest)
    #expect(SHA256.Digest(bytes: digest.bytes[...]).hashValue == digest.hashValue)
    #expect(SHA256.digest([1, 2, 4]) != digest)
  }
}
