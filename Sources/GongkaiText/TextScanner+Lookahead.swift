// What comes next in the text, without moving on?

extension TextScanner {
  /// What `decode` returns for bytes that are not UTF-8.
  static let invalid = UInt32.max

  /// The byte at a position, which must be inside of the text.
  @inline(__always)
  func byte(_ position: Int) -> UInt32 {
    // SAFETY: all callers compare the position with `count`.
    unsafe UInt32(base.load(fromByteOffset: position, as: UInt8.self))
  }

  /// The scalar at a position inside of the text and its length in bytes;
  /// `invalid` and 1 where there is no well-formed scalar.
  func decode(at position: Int) -> (scalar: UInt32, length: Int) {
    let lead = byte(position)
    if lead < 0x80 { return (lead, 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(lead), position + length <= count else {
      return (Self.invalid, 1)
    }
    var scalar = lead & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let next = byte(position + offset)
      guard next & 0xC0 == 0x80 else { return (Self.invalid, 1) }
      scalar = scalar << 6 | next & 0x3F
    }
    let isShortest = length == 2 || scalar >= (length == 3 ? 0x800 : 0x10000)
    guard isShortest, scalar <= 0x10FFFF, scalar & 0x1F_F800 != 0xD800 else {
      return (Self.invalid, 1)
    }
    return (scalar, length)
  }

  /// The class of the next visible character; `ignorable` at the end.
  func nextClass(from start: Int) -> UInt32 {
    var position = start
    while position < count {
      let (scalar, length) = decode(at: position)
      if scalar != Self.invalid {
        let characterClass = fold.firstClass(fold.entry(scalar))
        if characterClass < CharacterClass.ignorable.rawValue { return characterClass }
      }
      position += length
    }
    return CharacterClass.ignorable.rawValue
  }

  /// Where the digit ends that is the next visible character, if it is one.
  func endOfDigit(from start: Int) -> Int? {
    var position = start
    while position < count {
      let (scalar, length) = decode(at: position)
      position += length
      guard scalar != Self.invalid else { continue }
      let entry = fold.entry(scalar)
      if entry & FoldEntry.multiple != 0 { return nil }
      if FoldEntry.characterClass(entry) >= CharacterClass.ignorable.rawValue { continue }
      return FoldEntry.folded(scalar, entry) &- 0x30 < 10 ? position : nil
    }
    return nil
  }
}

/// UTF-8 of single scalars.
enum UTF8Scalar {
  static func length(_ scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
  }

  /// Stores a scalar at a place with room for `length` bytes.
  static func store(_ scalar: UInt32, _ length: Int, at place: UnsafeMutableRawPointer) {
    if length == 1 {
      unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: scalar), as: UInt8.self)
      return
    }
    var rest = scalar
    var offset = length - 1
    while offset > 0 {
      unsafe place.storeBytes(
        of: UInt8(truncatingIfNeeded: rest & 0x3F | 0x80), toByteOffset: offset, as: UInt8.self)
      rest >>= 6
      offset -= 1
    }
    let mark: UInt32 = length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0
    unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: rest | mark), as: UInt8.self)
  }

  /// Appends a scalar; anything above U+10FFFF and surrogates become U+FFFD.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    let valid = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    bytes.append(contentsOf: UTF8.encode(valid) ?? UTF8.encodedReplacementCharacter)
  }
}
