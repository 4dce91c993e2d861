// Is this text the same as that one, beyond reasonable doubt?

internal import CKernels

/// The hash function SHA-256 (FIPS 180-4, NIST 2015, doi:10.6028/NIST.FIPS.180-4).
public enum SHA256 {
  /// The 32 bytes that SHA-256 makes of a text.
  public struct Digest: Hashable, Sendable {
    /// Eight bytes each, the first byte the most significant.
    let words: (UInt64, UInt64, UInt64, UInt64)
  }

  /// The digest of a buffer.
  public static func digest(_ bytes: UnsafeRawBufferPointer) -> Digest {
    unsafe digest(bytes, byInstructions: hasInstructions)
  }

  /// Whether the processor has instructions for SHA-256, which are ten times as fast.
  static let hasInstructions = kernels_have_sha256()

  /// The digest by the processor's own instructions, which it must have, or without.
  static func digest(_ bytes: UnsafeRawBufferPointer, byInstructions: Bool) -> Digest {
    var state = State(byInstructions: byInstructions)
    let whole = bytes.count & ~63
    if whole > 0 {
      // SAFETY: the range lies in the buffer and is a multiple of 64 bytes long.
      unsafe state.compress(bytes.baseAddress!, blocks: whole &>> 6)
    }
    // The rest, a one bit, zeros, and the length in bits as a big-endian integer at the very end.
    let rest = bytes.count - whole
    let tailSize = rest < 56 ? 64 : 128
    // SAFETY: all of the tail is written before it is read: zeros, then at most 63 bytes and one
    // at the front, and eight at the end.
    unsafe withUnsafeTemporaryAllocation(byteCount: tailSize, alignment: 8) { tail in
      unsafe tail.initializeMemory(as: UInt8.self, repeating: 0)
      unsafe tail.copyBytes(from: bytes[whole...])
      unsafe tail[rest] = 0x80
      let bits = UInt64(bytes.count) &<< 3
      unsafe tail.storeBytes(of: bits.bigEndian, toByteOffset: tailSize - 8, as: UInt64.self)
      unsafe state.compress(UnsafeRawPointer(tail.baseAddress!), blocks: tailSize &>> 6)
    }
    return state.digest
  }

  /// The digest of an array.
  public static func digest(_ bytes: [UInt8]) -> Digest {
    // SAFETY: the bytes are used only while the array lends them.
    unsafe bytes.withUnsafeBytes { unsafe digest($0) }
  }

  /// The digest of a view.
  public static func digest(_ view: ByteView) -> Digest {
    // SAFETY: the bytes are used only while the view lends them.
    unsafe view.withUnsafeBytes { unsafe digest($0) }
  }
}

extension SHA256.Digest {
  /// A digest from its 32 bytes.
  ///
  /// - Precondition: there are exactly 32.
  public init(bytes: some Collection<UInt8>) {
    precondition(bytes.count == 32, "a SHA-256 digest has 32 bytes")
    var rest = bytes.makeIterator()
    func word() -> UInt64 {
      (0..<8).reduce(0) { value, _ in value &<< 8 | UInt64(rest.next() ?? 0) }
    }
    words = (word(), word(), word(), word())
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word &>> (56 - 8 * UInt64($0))) }
    }
  }

  /// The 32 bytes as 64 lower-case hexadecimal digits.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.words == right.words
  }

  public func hash(into hasher: inout Hasher) {
    // The bits of a digest are spread evenly: any of its words is as good a hash as all.
    hasher.combine(words.0)
  }
}

/// The eight words that each block of 64 bytes stirs, in the order that the kernel wants.
private struct State {
  var words = Words()
  let byInstructions: Bool

  init(byInstructions: Bool) { self.byInstructions = byInstructions }

  var digest: SHA256.Digest { words.digest }

  /// Takes in `blocks` blocks of 64 bytes each.
  mutating func compress(_ bytes: UnsafeRawPointer, blocks: Int) {
    guard byInstructions else { return unsafe words.compress(bytes, blocks: blocks) }
    // SAFETY: the caller lends `blocks` × 64 bytes; `Words` is eight 32-bit words in a row.
    unsafe withUnsafeMutablePointer(to: &words) { words in
      unsafe words.withMemoryRebound(to: UInt32.self, capacity: 8) { words in
        unsafe kernels_sha256(words, bytes, blocks)
      }
    }
  }
}

private struct Words {
  var a: UInt32 = 0x6A09_E667
  var b: UInt32 = 0xBB67_AE85
  var c: UInt32 = 0x3C6E_F372
  var d: UInt32 = 0xA54F_F53A
  var e: UInt32 = 0x510E_527F
  var f: UInt32 = 0x9B05_688C
  var g: UInt32 = 0x1F83_D9AB
  var h: UInt32 = 0x5BE0_CD19

  var digest: SHA256.Digest {
    func join(_ high: UInt32, _ low: UInt32) -> UInt64 { UInt64(high) &<< 32 | UInt64(low) }
    return SHA256.Digest(words: (join(a, b), join(c, d), join(e, f), join(g, h)))
  }

  /// Takes in `blocks` blocks of 64 bytes each.
  mutating func compress(_ bytes: UnsafeRawPointer, blocks: Int) {
    // SAFETY: the caller lends `blocks` × 64 bytes; the schedule has 16 entries and every index
    // into it is below 16; the constants have 64 and every index into them is below 64.
    unsafe roundConstants.withUnsafeBufferPointer { constants in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { schedule in
        let constants = constants.baseAddress!
        let schedule = schedule.baseAddress!
        for block in 0..<blocks {
          unsafe compress(bytes + block &* 64, constants, schedule)
        }
      }
    }
  }

  /// Takes in one block. The schedule is kept as a ring of its last 16 words.
  @inline(__always)
  private mutating func compress(
    _ block: UnsafeRawPointer, _ constants: UnsafePointer<UInt32>,
    _ w: UnsafeMutablePointer<UInt32>
  ) {
    let old = self

    /// The next word: read from the block in the first 16 rounds, made of earlier ones later.
    @inline(__always) func word(_ i: Int, first: Bool) -> UInt32 {
      let value: UInt32
      if first {
        value = unsafe UInt32(
          bigEndian: block.loadUnaligned(fromByteOffset: 4 &* i, as: UInt32.self))
      } else {
        let near = unsafe w[(i &+ 14) & 15]
        let far = unsafe w[(i &+ 1) & 15]
        let s1 = near.rotatedRight(17) ^ near.rotatedRight(19) ^ near &>> 10
        let s0 = far.rotatedRight(7) ^ far.rotatedRight(18) ^ far &>> 3
        value = unsafe w[i] &+ s0 &+ w[(i &+ 9) & 15] &+ s1
      }
      unsafe w[i] = value
      return value
    }

    /// One round, which changes two of the words; the names move on instead of the values.
    @inline(__always) func round(
      _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
      _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
    ) {
      let s1 = e.rotatedRight(6) ^ e.rotatedRight(11) ^ e.rotatedRight(25)
      let choice = g ^ (e & (f ^ g))
      let mixed = h &+ s1 &+ choice &+ input
      let s0 = a.rotatedRight(2) ^ a.rotatedRight(13) ^ a.rotatedRight(22)
      let majority = (a & b) | (c & (a | b))
      d = d &+ mixed
      h = mixed &+ s0 &+ majority
    }

    @inline(__always) func eight(_ i: Int, _ k: UnsafePointer<UInt32>, first: Bool) {
      unsafe round(a, b, c, &d, e, f, g, &h, word(i, first: first) &+ k[0])
      unsafe round(h, a, b, &c, d, e, f, &g, word(i &+ 1, first: first) &+ k[1])
      unsafe round(g, h, a, &b, c, d, e, &f, word(i &+ 2, first: first) &+ k[2])
      unsafe round(f, g, h, &a, b, c, d, &e, word(i &+ 3, first: first) &+ k[3])
      unsafe round(e, f, g, &h, a, b, c, &d, word(i &+ 4, first: first) &+ k[4])
      unsafe round(d, e, f, &g, h, a, b, &c, word(i &+ 5, first: first) &+ k[5])
      unsafe round(c, d, e, &f, g, h, a, &b, word(i &+ 6, first: first) &+ k[6])
      unsafe round(b, c, d, &e, f, g, h, &a, word(i &+ 7, first: first) &+ k[7])
    }

    unsafe eight(0, constants, first: true)
    unsafe eight(8, constants + 8, first: true)
    for pass in 1..<4 {
      unsafe eight(0, constants + 16 &* pass, first: false)
      unsafe eight(8, constants + (16 &* pass &+ 8), first: false)
    }
    a = a &+ old.a
    b = b &+ old.b
    c = c &+ old.c
    d = d &+ old.d
    e = e &+ old.e
    f = f &+ old.f
    g = g &+ old.g
    h = h &+ old.h
  }
}

extension UInt32 {
  @inline(__always)
  fileprivate func rotatedRight(_ count: UInt32) -> UInt32 {
    self &>> count | self &<< (32 &- count)
  }
}

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
private let roundConstants: [UInt32] = [
  0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
  0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
  0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
  0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
  0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
  0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
  0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
  0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
  0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
  0xC671_78F2,
]
