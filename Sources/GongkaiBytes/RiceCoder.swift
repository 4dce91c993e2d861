// How are the few differences of a short list stored in the fewest bits?

/// Rice coding of a short run of integers, usually the differences of an ascending list.
///
/// Each integer is split at the parameter k: its high part h as h zero bits and a one bit, then
/// its k low bits. Bits fill each byte from the lowest up; zero bits fill the last byte. Rice,
/// Plaunt, “Adaptive variable-length coding for efficient compression of spacecraft television
/// data”, IEEE Transactions on Communication Technology, 1971, doi:10.1109/TCOM.1971.1090789.
public enum RiceCoder {
  /// The largest parameter.
  public static let maximumParameter = 31

  /// The parameter with the fewest bits for `count` differences whose sum is about `universe`.
  ///
  /// For differences spread geometrically around their mean m, one more low bit saves space as
  /// long as 2^k < ln φ · m, φ being the golden ratio: Kiely, “Selecting the Golomb parameter in
  /// Rice coding”, IPN Progress Report 42-159, 2004. The result is 0 when either number is 0 or
  /// negative.
  public static func parameter(universe: Int, count: Int) -> Int {
    guard universe > 0, count > 0 else { return 0 }
    let threshold = 0.481_211_825_059_603_4 * (Double(universe) / Double(count))
    var parameter = 0
    while parameter < maximumParameter, Double(1 << parameter) < threshold { parameter += 1 }
    return parameter
  }

  /// Appends `deltas`; nothing when there are none.
  ///
  /// An integer takes its value / 2^`parameter` bits and then some, so the parameter must suit the
  /// integers.
  ///
  /// - Precondition: `parameter` is 0 … 31.
  public static func encode(
    _ deltas: UnsafeBufferPointer<UInt32>, parameter: Int, to writer: inout ByteWriter
  ) {
    precondition(
      parameter >= 0 && parameter <= maximumParameter, "a Rice parameter is 0 … 31")
    var window: UInt64 = 0
    var used = 0

    /// Appends up to 32 bits; between calls fewer than 8 wait in the window.
    func put(_ bits: UInt64, count: Int) {
      window |= bits &<< UInt64(used)
      used &+= count
      while used >= 8 {
        writer.appendU8(UInt8(truncatingIfNeeded: window))
        window &>>= 8
        used &-= 8
      }
    }

    for index in deltas.indices {
      let delta = unsafe deltas[index]
      var high = delta &>> UInt32(parameter)
      while high >= 32 {
        put(0, count: 32)
        high &-= 32
      }
      put(1 &<< UInt64(high), count: Int(high) &+ 1)
      put(UInt64(delta & ((1 &<< UInt32(parameter)) &- 1)), count: parameter)
    }
    if used > 0 { put(0, count: 8 &- used) }
  }

  /// Decodes `count` differences from `offset` on into their sums from `base` on, and returns the
  /// offset of the first byte behind them.
  ///
  /// `values` has room for `count` integers; their contents mean nothing after a throw. No byte at
  /// or behind `end` is read.
  ///
  /// - Precondition: `count` is not negative.
  /// - Throws: `ByteError.truncated` when the bytes end too soon, `ByteError.malformedBlock` when
  ///   the parameter is not 0 … 31, a sum would pass `UInt32.max`, or the last byte is not filled
  ///   with zero bits.
  public static func decodeSums(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, end: Int, count: Int, parameter: Int,
    base: UInt32, to values: UnsafeMutablePointer<UInt32>
  ) throws(ByteError) -> Int {
    precondition(count >= 0, "a count is not negative")
    guard offset >= 0, offset <= end, end <= bytes.count else {
      throw .truncated(offset: offset, needed: 0, available: 0)
    }
    guard parameter >= 0, parameter <= maximumParameter else {
      throw .malformedBlock(offset: offset)
    }
    guard count > 0 else { return offset }
    guard let start = bytes.baseAddress else {
      throw .truncated(offset: offset, needed: 1, available: 0)
    }
    // SAFETY: `offset ≤ end ≤ bytes.count` was proved above.
    var bits = unsafe BitWindow(start, offset, end)
    let lowMask = (UInt64(1) &<< UInt64(parameter)) &- 1
    let highLimit = UInt32.max &>> UInt32(parameter)
    var sum = base
    for index in 0..<count {
      var high: UInt64 = 0
      var zeros = bits.window.trailingZeroBitCount
      while zeros >= bits.available {
        high &+= UInt64(bits.available)
        bits.drop(bits.available)
        bits.refill()
        guard bits.available > 0 else {
          throw .truncated(offset: bits.position, needed: 1, available: 0)
        }
        guard high <= highLimit else { throw .malformedBlock(offset: offset) }
        zeros = bits.window.trailingZeroBitCount
      }
      high &+= UInt64(zeros)
      guard high <= highLimit else { throw .malformedBlock(offset: offset) }
      bits.drop(zeros &+ 1)
      if bits.available < parameter {
        bits.refill()
        guard bits.available >= parameter else {
          throw .truncated(offset: bits.position, needed: 1, available: 0)
        }
      }
      let delta = UInt32(truncatingIfNeeded: high &<< UInt64(parameter) | bits.window & lowMask)
      bits.drop(parameter)
      let (next, passed) = sum.addingReportingOverflow(delta)
      guard !passed else { throw .malformedBlock(offset: offset) }
      sum = next
      // SAFETY: `index` is below `count`, for which the caller lends room.
      unsafe values[index] = sum
    }
    guard bits.window & ((1 &<< UInt64(bits.available & 7)) &- 1) == 0 else {
      throw .malformedBlock(offset: offset)
    }
    return bits.position &- bits.available &>> 3
  }
}

/// The next bits of a run of bytes, the first the lowest.
///
/// Bits above `available` may be set: they are those that the next refill brings again.
@safe private struct BitWindow {
  private(set) var window: UInt64 = 0
  /// How many bits of the window count, 0 … 63.
  private(set) var available = 0
  /// The offset of the first byte that is not in the window as a whole.
  private(set) var position: Int
  private let start: UnsafeRawPointer
  private let end: Int

  /// A window at `position` of the bytes at `start`, of which `end` ≥ `position` may be read.
  @inline(__always)
  @unsafe init(_ start: UnsafeRawPointer, _ position: Int, _ end: Int) {
    unsafe self.start = start
    self.position = position
    self.end = end
    refill()
  }

  /// Forgets `count` bits, at most as many as are available.
  @inline(__always)
  mutating func drop(_ count: Int) {
    window &>>= UInt64(count)
    available &-= count
  }

  /// Brings at least 56 bits, or all there are.
  @inline(__always)
  mutating func refill() {
    if end &- position >= 8 {
      // SAFETY: eight bytes lie before the end.
      let next = unsafe start.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      window |= UInt64(littleEndian: next) &<< UInt64(available)
      position &+= (63 &- available) &>> 3
      available |= 56
    } else {
      while available < 56, position < end {
        // SAFETY: a byte lies before the end.
        let next = unsafe start.load(fromByteOffset: position, as: UInt8.self)
        window |= UInt64(next) &<< UInt64(available)
        position &+= 1
        available &+= 8
      }
    }
  }
}
