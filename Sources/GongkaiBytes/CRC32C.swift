// Are these bytes still those that were written?

internal import CKernels

/// The CRC-32C checksum (Castagnoli polynomial), as used by iSCSI, ext4 and SSE 4.2.
///
/// Most processors have an instruction for it. Where there is none, eight table look-ups take in
/// eight bytes at a time: Kounavis, Berry, “Novel table lookup-based
/// algorithms for high-performance CRC generation”, IEEE Transactions on Computers, 2008,
/// doi:10.1109/TC.2008.85.
public struct CRC32C: Sendable {
  /// Whether the processor has the instruction.
  static let hasInstruction = kernels_have_crc32c()

  private var state: UInt32 = .max
  private let byInstruction: Bool

  /// The checksum of no bytes yet.
  public init() { self.init(byInstruction: Self.hasInstruction) }

  /// The checksum by the processor's instruction, which it must have, or without.
  init(byInstruction: Bool) { self.byInstruction = byInstruction }

  /// Takes in more bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    if byInstruction {
      // SAFETY: the caller lends the bytes for the call.
      state = unsafe kernels_crc32c(state, base, bytes.count)
    } else {
      unsafe updateByTable(bytes, base)
    }
  }

  private mutating func updateByTable(
    _ bytes: UnsafeRawBufferPointer, _ base: UnsafeRawPointer
  ) {
    let table = unsafe CRC32CTable.shared.entries
    var crc = state
    var offset = 0
    // SAFETY: `offset` stays at or below the count, eight below it in the first loop. Each index
    // into the table is a byte plus a multiple of 256 below 2048.
    while offset &+ 8 <= bytes.count {
      let word =
        unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        ^ UInt64(crc)
      let low =
        unsafe table[1792 &+ Int(word & 0xFF)]
        ^ table[1536 &+ Int(word &>> 8 & 0xFF)]
        ^ table[1280 &+ Int(word &>> 16 & 0xFF)]
        ^ table[1024 &+ Int(word &>> 24 & 0xFF)]
      let high =
        unsafe table[768 &+ Int(word &>> 32 & 0xFF)]
        ^ table[512 &+ Int(word &>> 40 & 0xFF)]
        ^ table[256 &+ Int(word &>> 48 & 0xFF)]
        ^ table[Int(word &>> 56)]
      crc = low ^ high
      offset &+= 8
    }
    while offset < bytes.count {
      let byte = unsafe base.load(fromByteOffset: offset, as: UInt8.self)
      crc = unsafe table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc &>> 8)
      offset &+= 1
    }
    state = crc
  }

  /// The checksum of all bytes taken in so far; more may follow.
  public func finish() -> UInt32 {
    ~state
  }

  /// The checksum of a buffer.
  public static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var crc = CRC32C()
    unsafe crc.update(bytes)
    return crc.finish()
  }

  /// The checksum of a view.
  public static func checksum(_ view: ByteView) -> UInt32 {
    // SAFETY: the bytes are used only while the view lends them.
    unsafe view.withUnsafeBytes { unsafe checksum($0) }
  }

  /// The checksum of an array.
  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    // SAFETY: the bytes are used only while the array lends them.
    unsafe bytes.withUnsafeBytes { unsafe checksum($0) }
  }
}

/// Eight tables of 256 entries one after another, built at the first use and never freed or
/// changed, so that reading them from several threads is safe.
///
/// Table n holds the checksums of a byte followed by n zero bytes.
@safe private struct CRC32CTable: @unchecked Sendable {
  static let shared = CRC32CTable()

  let entries: UnsafePointer<UInt32>

  private init() {
    let table = UnsafeMutablePointer<UInt32>.allocate(capacity: 8 * 256)
    // SAFETY: every index is below 8 × 256, and each entry is written before it is read.
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 {
        crc = crc & 1 == 0 ? crc &>> 1 : crc &>> 1 ^ 0x82F6_3B78
      }
      unsafe (table + byte).initialize(to: crc)
    }
    for index in 256..<8 * 256 {
      let previous = unsafe table[index - 256]
      unsafe (table + index).initialize(to: table[Int(previous & 0xFF)] ^ (previous &>> 8))
    }
    unsafe entries = UnsafePointer(table)
  }
}
