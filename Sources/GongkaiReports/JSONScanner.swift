// Which JSON token comes next?

/// Walks over JSON text in UTF-8 that has been validated before, token by token.
///
/// `position` never leaves `0...count`; every read is checked against the end.
@safe struct JSONScanner {
  /// How deep arrays and objects may be nested, so that no input exhausts the stack.
  static let maximumDepth = 256

  private let bytes: UnsafeRawBufferPointer
  /// The offset of the byte that is read next.
  private(set) var position: Int

  /// Scans `bytes` from `start`; the scanner must not outlive the buffer.
  init(_ bytes: UnsafeRawBufferPointer, from start: Int = 0) {
    unsafe self.bytes = bytes
    position = start
  }

  /// The next byte, or nil at the end.
  @inline(__always)
  var current: UInt8? {
    // SAFETY: `position` is below the number of bytes.
    unsafe position < bytes.count ? bytes[position] : nil
  }

  /// Whether a number starts here.
  var startsNumber: Bool {
    guard let byte = current else { return false }
    return byte == UInt8(ascii: "-") || 0x30...0x39 ~= byte
  }

  /// The error for the byte that stands at `position`.
  func unexpected() -> JSONError {
    guard let byte = current else {
      return JSONError(byteOffset: position, reason: .unexpectedEnd)
    }
    return JSONError(byteOffset: position, reason: .unexpectedByte(byte))
  }

  /// The bytes of `range`, which has been passed before.
  func text(_ range: Range<Int>) -> String {
    // SAFETY: the range was made from positions, which lie within the buffer.
    unsafe String(decoding: bytes[range], as: UTF8.self)
  }

  /// Passes blanks.
  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position &+= 1
    }
  }

  /// Passes `byte` and returns true, or returns false when another byte comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position &+= 1
    return true
  }

  /// Passes `byte`.
  mutating func require(_ byte: UInt8) throws(JSONError) {
    guard take(byte) else { throw unexpected() }
  }

  /// Passes the word `literal`, one of `true`, `false` and `null`.
  mutating func require(literal: StaticString) throws(JSONError) {
    for index in 0..<literal.utf8CodeUnitCount {
      // SAFETY: the index is below the number of bytes of the literal.
      try require(unsafe literal.utf8Start[index])
    }
  }

  /// Passes a string, appending what it stands for to `output` when `keeping`.
  mutating func string(into output: inout [UInt8], keeping: Bool = true) throws(JSONError) {
    try require(0x22)
    while true {
      let end = unsafe ByteScan.endOfRun(in: bytes, from: position, quotes: true)
      if keeping, end > position {
        // SAFETY: both ends lie within the buffer.
        unsafe output.append(contentsOf: bytes[position..<end])
      }
      position = end
      switch current {
      case 0x22:
        position &+= 1
        return
      case 0x5C:
        let scalar = try escape()
        guard keeping else { continue }
        if scalar.isASCII {
          output.append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let units = Unicode.UTF8.encode(scalar) {
          output.append(contentsOf: units)
        }
      case let byte?:
        throw JSONError(byteOffset: position, reason: .controlCharacter(byte))
      case nil:
        throw unexpected()
      }
    }
  }

  /// Passes a string and returns it.
  mutating func string() throws(JSONError) -> String {
    guard current == 0x22 else { throw unexpected() }
    let end = unsafe ByteScan.endOfRun(in: bytes, from: position &+ 1, quotes: true)
    // SAFETY: `end` is compared with the number of bytes before it is used.
    if unsafe end < bytes.count && bytes[end] == 0x22 {
      defer { position = end &+ 1 }
      return text(position &+ 1..<end)
    }
    var output: [UInt8] = []
    try string(into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    position &+= 1
    guard let kind = current else { throw unexpected() }
    position &+= 1
    switch kind {
    case 0x22, 0x5C, 0x2F: return Unicode.Scalar(kind)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let high = try hexadecimalUnit(of: start)
      if let scalar = Unicode.Scalar(high) { return scalar }
      guard high < 0xDC00, take(0x5C), take(UInt8(ascii: "u")) else {
        if current == nil, high < 0xDC00 { throw unexpected() }
        throw JSONError(byteOffset: start, reason: .loneSurrogate)
      }
      let low = try hexadecimalUnit(of: position &- 2)
      guard 0xDC00..<0xE000 ~= low,
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      else { throw JSONError(byteOffset: start, reason: .loneSurrogate) }
      return scalar
    default:
      throw JSONError(byteOffset: start, reason: .invalidEscape)
    }
  }

  /// Passes the four digits of the escape that started at `start`.
  private mutating func hexadecimalUnit(of start: Int) throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw unexpected() }
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte &- 0x30
      case 0x41...0x46: digit = byte &- 0x41 &+ 10
      case 0x61...0x66: digit = byte &- 0x61 &+ 10
      default: throw JSONError(byteOffset: start, reason: .invalidEscape)
      }
      unit = unit &<< 4 | UInt32(digit)
      position &+= 1
    }
    return unit
  }

  /// What a JSON number stands for.
  enum Number {
    case integer(Int)
    case number(Double, source: String)
  }

  /// Passes a number.
  ///
  /// Integers that fit `Int` come as such, except `-0`; all others as doubles.
  mutating func number() throws(JSONError) -> Number {
    let start = position
    let negative = take(UInt8(ascii: "-"))
    let firstDigit = position
    try digits(of: start)
    // SAFETY: `digits` passed at least one byte from `firstDigit`.
    if position &- firstDigit > 1, unsafe bytes[firstDigit] == 0x30 {
      throw JSONError(byteOffset: start, reason: .invalidNumber)
    }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      try digits(of: start)
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isInteger = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits(of: start)
    }
    let source = text(start..<position)
    if isInteger, let value = Int(source), !(negative && value == 0) {
      return .integer(value)
    }
    guard let value = Double(source), value.isFinite else {
      throw JSONError(byteOffset: start, reason: .numberOutOfRange)
    }
    return .number(value, source: source)
  }

  /// Passes the digits, at least one, of the number that started at `start`.
  private mutating func digits(of start: Int) throws(JSONError) {
    let first = position
    while let byte = current, 0x30...0x39 ~= byte { position &+= 1 }
    guard position == first else { return }
    guard current != nil else { throw unexpected() }
    throw JSONError(byteOffset: start, reason: .invalidNumber)
  }
}
