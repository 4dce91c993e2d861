// How are 128 small integers packed into the fewest whole bits, and unpacked fast?

/// Packs blocks of 128 integers with the same number of bits each.
///
/// The layout is vertical: integer i belongs to lane i mod 4, and the 32 integers of a lane follow
/// one another from the lowest bit up in a stream of 32-bit words; word n of all four lanes takes
/// the bytes 16 n ..< 16 n + 16. So every step works on four integers at once: Lemire, Boytsov,
/// “Decoding billions of integers per second through vectorization”, Software: Practice and
/// Experience, 2015, doi:10.1002/spe.2203.
public enum BitPacking {
  /// The number of integers in a block.
  public static let blockLength = 128

  /// The number of bytes of a block whose integers have `width` bits.
  public static func byteCount(width: Int) -> Int { 16 * width }

  /// Packs the 128 integers at `values` into the 16 × `width` bytes at `target`.
  ///
  /// Bits of an integer above `width` are dropped.
  ///
  /// - Precondition: `width` is 0 … 32. `target` need not be aligned.
  @unsafe public static func pack(
    _ values: UnsafePointer<UInt32>, width: Int, to target: UnsafeMutableRawPointer
  ) {
    precondition(width >= 0 && width <= 32, "a width is 0 … 32 bits")
    guard width > 0 else { return }
    let mask = Lanes(repeating: UInt32.max &>> UInt32(32 &- width))
    var word = Lanes()
    var used = 0
    var target = unsafe target
    for index in 0..<32 {
      // SAFETY: the caller lends 128 integers and room for `width` words of four lanes; one word
      // is stored each time 32 more bits per lane have come together, `width` times in all.
      let value =
        unsafe UnsafeRawPointer(values).loadUnaligned(
          fromByteOffset: 16 &* index, as: Lanes.self) & mask
      word |= value &<< Lanes(repeating: UInt32(used))
      used &+= width
      if used >= 32 {
        unsafe target.storeBytes(of: word, as: Lanes.self)
        unsafe target += 16
        used &-= 32
        // A shift by all 32 bits would count as none, so nothing left over is a case of its own.
        word = used == 0 ? Lanes() : value &>> Lanes(repeating: UInt32(width &- used))
      }
    }
  }

  /// Unpacks the 16 × `width` bytes at `source` into the 128 integers at `values`.
  ///
  /// - Precondition: `width` is 0 … 32. `source` need not be aligned.
  @unsafe public static func unpack(
    _ source: UnsafeRawPointer, width: Int, to values: UnsafeMutablePointer<UInt32>
  ) {
    // SAFETY: in every case the caller lends 16 × `width` bytes and room for 128 integers.
    switch width {
    case 0: unsafe values.update(repeating: 0, count: blockLength)
    case 1: unsafe Kernel<1>.unpack(source, values)
    case 2: unsafe Kernel<2>.unpack(source, values)
    case 3: unsafe Kernel<3>.unpack(source, values)
    case 4: unsafe Kernel<4>.unpack(source, values)
    case 5: unsafe Kernel<5>.unpack(source, values)
    case 6: unsafe Kernel<6>.unpack(source, values)
    case 7: unsafe Kernel<7>.unpack(source, values)
    case 8: unsafe Kernel<8>.unpack(source, values)
    case 9: unsafe Kernel<9>.unpack(source, values)
    case 10: unsafe Kernel<10>.unpack(source, values)
    case 11: unsafe Kernel<11>.unpack(source, values)
    case 12: unsafe Kernel<12>.unpack(source, values)
    case 13: unsafe Kernel<13>.unpack(source, values)
    case 14: unsafe Kernel<14>.unpack(source, values)
    case 15: unsafe Kernel<15>.unpack(source, values)
    case 16: unsafe Kernel<16>.unpack(source, values)
    case 17: unsafe Kernel<17>.unpack(source, values)
    case 18: unsafe Kernel<18>.unpack(source, values)
    case 19: unsafe Kernel<19>.unpack(source, values)
    case 20: unsafe Kernel<20>.unpack(source, values)
    case 21: unsafe Kernel<21>.unpack(source, values)
    case 22: unsafe Kernel<22>.unpack(source, values)
    case 23: unsafe Kernel<23>.unpack(source, values)
    case 24: unsafe Kernel<24>.unpack(source, values)
    case 25: unsafe Kernel<25>.unpack(source, values)
    case 26: unsafe Kernel<26>.unpack(source, values)
    case 27: unsafe Kernel<27>.unpack(source, values)
    case 28: unsafe Kernel<28>.unpack(source, values)
    case 29: unsafe Kernel<29>.unpack(source, values)
    case 30: unsafe Kernel<30>.unpack(source, values)
    case 31: unsafe Kernel<31>.unpack(source, values)
    case 32:
      unsafe UnsafeMutableRawPointer(values).copyMemory(from: source, byteCount: 4 * blockLength)
    default: preconditionFailure("a width is 0 … 32 bits")
    }
  }
}

private typealias Lanes = SIMD4<UInt32>

/// Unpacks one width: since the width and the number of every step are constants once this is
/// specialized, the compiler makes straight code of it with all shifts and masks known.
private enum Kernel<let width: Int> {
  @unsafe static func unpack(
    _ source: UnsafeRawPointer, _ values: UnsafeMutablePointer<UInt32>
  ) {
    let mask = Lanes(repeating: UInt32.max &>> UInt32(32 &- width))
    let target = UnsafeMutableRawPointer(values)
    var word = Lanes()

    /// Yields the integers 4 × `index` ..< 4 × `index` + 4.
    @inline(__always) func step(_ index: Int) {
      let bit = index &* width
      let shift = bit & 31
      // SAFETY: `bit` is below 32 × `width`, so each word read is one of the `width` words.
      if shift == 0 {
        word = unsafe source.loadUnaligned(fromByteOffset: 16 &* (bit &>> 5), as: Lanes.self)
      }
      var value = word &>> Lanes(repeating: UInt32(shift))
      if shift &+ width > 32 {
        word = unsafe source.loadUnaligned(fromByteOffset: 16 &* (bit &>> 5 &+ 1), as: Lanes.self)
        // Masked before they meet: the other order would be taken for a funnel shift, which
        // plain x86-64 has to do lane by lane.
        value |= (word &<< Lanes(repeating: UInt32(32 &- shift))) & mask
      } else if shift &+ width < 32 {
        value &= mask
      }
      unsafe target.storeBytes(of: value, toByteOffset: 16 &* index, as: Lanes.self)
    }

    step(0)
    step(1)
    step(2)
    step(3)
    step(4)
    step(5)
    step(6)
    step(7)
    step(8)
    step(9)
    step(10)
    step(11)
    step(12)
    step(13)
    step(14)
    step(15)
    step(16)
    step(17)
    step(18)
    step(19)
    step(20)
    step(21)
    step(22)
    step(23)
    step(24)
    step(25)
    step(26)
    step(27)
    step(28)
    step(29)
    step(30)
    step(31)
  }
}
