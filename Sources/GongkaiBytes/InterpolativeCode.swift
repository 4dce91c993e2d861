// How is a short ascending list stored in about as few bits as there are such lists?

/// Binary interpolative coding of strictly ascending integers between known bounds.
///
/// The middle integer comes first, in as many bits as its bounds leave open; then, in the same
/// way, all before it and all behind it, between narrower bounds. Integers that stand close
/// together cost little, and a full run nothing. Moffat and Stuiver, “Binary interpolative coding
/// for effective index compression”, Information Retrieval 3(1), 2000,
/// doi:10.1023/A:1013002601898.
///
/// A number below r that is not a power of two has b − 1 or b bits, b being ⌈log2 r⌉; the shorter
/// codes go to the numbers in the middle, where the middle integer mostly is.
public enum InterpolativeCode {
  /// Appends `values` and, behind them, `extras` in Elias's γ code: an integer n ≥ 1 of d binary
  /// digits as d − 1 zeros, a one, and the digits behind the leading one.
  ///
  /// - Precondition: the values ascend strictly and lie in `lowest` … `highest`; extras are not 0.
  public static func encode(
    _ values: UnsafeBufferPointer<UInt32>, lowest: UInt32, highest: UInt32,
    extras: some Sequence<UInt32> = EmptyCollection(), to writer: inout ByteWriter
  ) {
    var bits = BitAppender()

    func encode(_ range: Range<Int>, _ lowest: UInt32, _ highest: UInt32) {
      guard !range.isEmpty else { return }
      let middle = (range.lowerBound + range.upperBound) / 2
      let value = unsafe values[middle]
      let code = Code(range, middle, lowest, highest)
      code.put(value &- code.least, &bits, to: &writer)
      encode(range.lowerBound..<middle, lowest, value &- 1)
      encode(middle + 1..<range.upperBound, value &+ 1, highest)
    }

    encode(values.indices, lowest, highest)
    for extra in extras {
      let digits = 32 - extra.leadingZeroBitCount
      bits.put(0, digits - 1, to: &writer)
      bits.put(1, 1, to: &writer)
      bits.put(extra & ~(1 &<< UInt32(digits - 1)), digits - 1, to: &writer)
    }
    bits.finish(to: &writer)
  }

  /// Decodes `count` integers and as many extras, where room is given for these, from the bytes
  /// `offset` ..< `end`.
  ///
  /// The integers ascend strictly and lie in `lowest` … `highest`, whatever the bytes.
  ///
  /// - Throws: `ByteError.truncated` when the bytes end too soon, `ByteError.malformedBlock` when
  ///   so many integers do not fit the bounds or an extra has more than 32 bits.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, end: Int, count: Int, lowest: UInt32,
    highest: UInt32, to values: UnsafeMutablePointer<UInt32>,
    extras: UnsafeMutablePointer<UInt32>? = nil
  ) throws(ByteError) {
    guard offset >= 0, offset <= end, end <= bytes.count else {
      throw .truncated(offset: offset, needed: 0, available: 0)
    }
    guard count > 0 else { return }
    guard highest >= lowest, count - 1 <= Int(highest - lowest) else {
      throw .malformedBlock(offset: offset)
    }
    guard let start = bytes.baseAddress else {
      throw .truncated(offset: offset, needed: 1, available: 0)
    }
    // SAFETY: `offset ≤ end ≤ bytes.count` was proved above, and the caller lends room for `count`
    // integers, of which `decode` writes each once.
    var bits = unsafe BitWindow(start, offset, end)
    try unsafe decode(0..<count, lowest, highest, &bits, values)
    guard let extras = unsafe extras else { return }
    for i in 0..<count {
      var digits = 0
      while try bits.take(1) == 0 {
        digits &+= 1
        guard digits < 32 else { throw .malformedBlock(offset: offset) }
      }
      let rest = try bits.take(digits)
      // SAFETY: the caller lends room for `count` extras.
      unsafe extras[i] = 1 &<< UInt32(digits) | rest
    }
  }

  private static func decode(
    _ range: Range<Int>, _ lowest: UInt32, _ highest: UInt32, _ bits: inout BitWindow,
    _ values: UnsafeMutablePointer<UInt32>
  ) throws(ByteError) {
    var range = range
    var lowest = lowest
    while !range.isEmpty {
      let middle = (range.lowerBound &+ range.upperBound) / 2
      let code = Code(range, middle, lowest, highest)
      let value = try code.take(&bits) &+ code.least
      // SAFETY: the middle is below the count that the caller lends room for.
      unsafe values[middle] = value
      if middle > range.lowerBound {
        try unsafe decode(range.lowerBound..<middle, lowest, value &- 1, &bits, values)
      }
      range = middle &+ 1..<range.upperBound
      lowest = value &+ 1
    }
  }

  /// How the middle integer of a range is coded: bounds narrowed by how many stand on each side.
  private struct Code {
    let least: UInt32
    /// How many numbers it may be, less one, so that all of 32 bits fits.
    private let last: UInt32

    @inline(__always)
    init(_ range: Range<Int>, _ middle: Int, _ lowest: UInt32, _ highest: UInt32) {
      least = lowest &+ UInt32(truncatingIfNeeded: middle &- range.lowerBound)
      last = highest &- UInt32(truncatingIfNeeded: range.upperBound &- 1 &- middle) &- least
    }

    private var width: Int { 32 &- last.leadingZeroBitCount }
    /// How many numbers have the shorter code.
    private var shortCodes: UInt32 {
      UInt32(truncatingIfNeeded: (UInt64(1) &<< UInt64(width)) &- UInt64(last) &- 1)
    }
    /// The first number with the shorter code.
    private var firstShort: UInt32 {
      UInt32(truncatingIfNeeded: (UInt64(last) &+ 1 &- UInt64(shortCodes)) / 2)
    }

    func put(_ number: UInt32, _ bits: inout BitAppender, to writer: inout ByteWriter) {
      guard last > 0 else { return }
      let rotated =
        number >= firstShort ? number - firstShort : number &+ (last &- firstShort) &+ 1
      if rotated < shortCodes {
        bits.put(rotated, width - 1, to: &writer)
      } else {
        let long = UInt64(rotated) + UInt64(shortCodes)
        bits.put(UInt32(truncatingIfNeeded: long >> 1), width - 1, to: &writer)
        bits.put(UInt32(long & 1), 1, to: &writer)
      }
    }

    @inline(__always)
    func take(_ bits: inout BitWindow) throws(ByteError) -> UInt32 {
      guard last > 0 else { return 0 }
      var rotated = try bits.take(width &- 1)
      if rotated >= shortCodes {
        let long = UInt64(rotated) &<< 1 | UInt64(try bits.take(1))
        rotated = UInt32(truncatingIfNeeded: long &- UInt64(shortCodes))
      }
      let behind = last &- firstShort
      return rotated <= behind ? rotated &+ firstShort : rotated &- behind &- 1
    }
  }
}
