// Document lengths in one byte, as Lucene writes them, so that scores can be checked against it.

/// Which of a document's three lengths.
public enum NormKind: Int, CaseIterable, Sendable {
  /// Positions: bigrams, end marks, words of other scripts.
  case positional = 0
  /// Han characters.
  case character = 1
  /// ICU words of Han text.
  case word = 2
}

/// A lossy one-byte code of a length: exact up to 39, then four significant bits.
///
/// Source: `SmallFloat.intToByte4` of Apache Lucene, restated from its documentation.
public enum SmallFloat {
  /// Lengths below this are stored as they are: the float code of Int32.max takes 231 values.
  private static let exactLengths = 255 - encodeFloat(Int(Int32.max))

  /// The code of `length`; monotone. Lengths above Int32.max are taken as Int32.max.
  public static func encode(_ length: Int) -> UInt8 {
    precondition(length >= 0, "a length is not negative")
    if length < exactLengths { return UInt8(length) }
    return UInt8(exactLengths + encodeFloat(min(length, Int(Int32.max)) - exactLengths))
  }

  /// The smallest length with this code.
  public static func decode(_ code: UInt8) -> Int {
    let code = Int(code)
    return code < exactLengths ? code : exactLengths + decodeFloat(code - exactLengths)
  }

  /// `decode` of every code.
  public static let lengths: [Int] = (0...255).map { decode(UInt8($0)) }

  /// Three bits behind the leading one, and the shift that was needed, plus one.
  private static func encodeFloat(_ value: Int) -> Int {
    let significant = Int.bitWidth - value.leadingZeroBitCount
    if significant < 4 { return value }
    let shift = significant - 4
    return (value >> shift) & 0x07 | (shift + 1) << 3
  }

  private static func decodeFloat(_ code: Int) -> Int {
    let bits = code & 0x07
    let shift = (code >> 3) - 1
    return shift < 0 ? bits : (bits | 0x08) << shift
  }
}
