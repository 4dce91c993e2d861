// What does a piece of JSON text say?

/// A JSON value that keeps the order of keys and the wording of numbers.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A number written without fraction and exponent that fits `Int`.
  case integer(Int)
  /// Any other number, and how it was written.
  case number(Double, source: String)
  case string(String)
  case array([JSONValue])
  /// Keys and values in the order of the text; a repeated key stands as often as it was written.
  case object([(key: String, value: JSONValue)])

  /// Reads one value in UTF-8, with nothing but blanks around it.
  ///
  /// - Throws: `JSONError` with the place of the first byte that breaks a rule of RFC 8259.
  public init(parsing bytes: UnsafeRawBufferPointer) throws(JSONError) {
    if let offset = unsafe ByteScan.firstInvalidUTF8(in: bytes) {
      throw JSONError(byteOffset: offset, reason: .invalidUTF8)
    }
    var scanner = unsafe JSONScanner(bytes)
    scanner.skipBlanks()
    self = try Self.read(&scanner, depth: 0)
    scanner.skipBlanks()
    if scanner.current != nil {
      throw JSONError(byteOffset: scanner.position, reason: .trailingBytes)
    }
  }

  /// Reads one value in UTF-8, with nothing but blanks around it.
  ///
  /// - Throws: `JSONError` as the initializer for buffers does.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    // SAFETY: the buffer is used only while `bytes` lends it.
    self = try unsafe bytes.withUnsafeBufferPointer { (units) throws(JSONError) -> JSONValue in
      try unsafe JSONValue(parsing: UnsafeRawBufferPointer(units))
    }
  }

  /// The value of the first member named `key`; nil when there is none or this is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  private static func read(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(JSONError) -> JSONValue {
    switch scanner.current {
    case UInt8(ascii: "{"): return try readObject(&scanner, depth: depth)
    case UInt8(ascii: "["): return try readArray(&scanner, depth: depth)
    case 0x22: return .string(try scanner.string())
    case UInt8(ascii: "t"):
      try scanner.require(literal: "true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try scanner.require(literal: "false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try scanner.require(literal: "null")
      return .null
    case _ where scanner.startsNumber:
      switch try scanner.number() {
      case .integer(let value): return .integer(value)
      case .number(let value, let source): return .number(value, source: source)
      }
    default: throw scanner.unexpected()
    }
  }

  private static func readArray(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(JSONError) -> JSONValue {
    try scanner.open(depth: depth)
    var elements: [JSONValue] = []
    if scanner.take(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      scanner.skipBlanks()
      elements.append(try read(&scanner, depth: depth + 1))
      scanner.skipBlanks()
    } while scanner.take(UInt8(ascii: ","))
    try scanner.require(UInt8(ascii: "]"))
    return .array(elements)
  }

  private static func readObject(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(JSONError) -> JSONValue {
    try scanner.open(depth: depth)
    var members: [(key: String, value: JSONValue)] = []
    if scanner.take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      scanner.skipBlanks()
      let key = try scanner.string()
      try scanner.separateKey()
      members.append((key, try read(&scanner, depth: depth + 1)))
      scanner.skipBlanks()
    } while scanner.take(UInt8(ascii: ","))
    try scanner.require(UInt8(ascii: "}"))
    return .object(members)
  }
}

extension JSONValue: Equatable {
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.number(let one, let source), .number(let other, let otherSource)):
      one == other && source == otherSource
    case (.string(let one), .string(let other)): one == other
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)):
      one.count == other.count && zip(one, other).allSatisfy { $0 == $1 }
    default: false
    }
  }
}
