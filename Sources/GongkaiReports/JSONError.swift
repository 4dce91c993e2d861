// What can be wrong with JSON text?

/// Says where JSON text breaks the rules of RFC 8259, and which rule.
public struct JSONError: Error, Equatable, Sendable {
  /// The rule that is broken.
  public enum Reason: Equatable, Sendable {
    /// The text ends within a value.
    case unexpectedEnd
    /// This byte cannot stand here.
    case unexpectedByte(UInt8)
    /// A number is written in a form that JSON does not know, such as `01` or `1.`.
    case invalidNumber
    /// A number is larger than any double.
    case numberOutOfRange
    /// A control character stands unescaped in a string.
    case controlCharacter(UInt8)
    /// A backslash is followed by something that is no escape.
    case invalidEscape
    /// Half of a surrogate pair stands alone.
    case loneSurrogate
    /// Arrays and objects are nested deeper than 256 levels.
    case tooDeep
    /// Something follows the value.
    case trailingBytes
    /// The bytes are not UTF-8.
    case invalidUTF8
    /// An object was expected, and another value stands here.
    case notAnObject
    /// A key that may stand only once stands twice.
    case duplicateKey
  }

  /// The first byte that breaks the rule, counted from the start of the text.
  public let byteOffset: Int
  /// The rule that is broken.
  public let reason: Reason
}

extension JSONError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unexpectedEnd: "the text ends within a value"
    case .unexpectedByte(let byte): "\(Self.name(byte)) cannot stand here"
    case .invalidNumber: "malformed number"
    case .numberOutOfRange: "number out of range"
    case .controlCharacter(let byte): "unescaped control character \(Self.name(byte)) in a string"
    case .invalidEscape: "malformed escape in a string"
    case .loneSurrogate: "half of a surrogate pair"
    case .tooDeep: "nested deeper than \(JSONScanner.maximumDepth) levels"
    case .trailingBytes: "something follows the value"
    case .invalidUTF8: "not UTF-8"
    case .notAnObject: "not an object"
    case .duplicateKey: "a key stands twice"
    }
  }

  private static func name(_ byte: UInt8) -> String {
    if (0x21..<0x7F).contains(byte) { return "'\(Unicode.Scalar(byte))'" }
    let digits = String(byte, radix: 16, uppercase: true)
    return "byte 0x" + (byte < 16 ? "0" : "") + digits
  }
}

extension JSONError: CustomStringConvertible {
  public var description: String { "JSON, byte \(byteOffset): \(reason)" }
}
