// How is a result written as JSON?

/// Builds compact JSON text, with keys in the order they are given.
///
/// Commas and colons come by themselves:
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.member("id", "a/1.txt")
///     writer.member("score", 1.5)
///     writer.endObject()
///     // writer.text == #"{"id":"a/1.txt","score":1.5}"#
public struct JSONWriter: Sendable {
  /// What was written so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false
  /// The closing bytes of the arrays and objects that are open.
  private var open: [UInt8] = []
  private var afterKey = false

  /// An empty writer.
  public init() {}

  /// What was written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Opens an object.
  public mutating func beginObject() { begin("{", "}") }

  /// Closes the object that was opened last.
  ///
  /// - Precondition: an object is open, and its last key has a value.
  public mutating func endObject() { end("}") }

  /// Opens an array.
  public mutating func beginArray() { begin("[", "]") }

  /// Closes the array that was opened last.
  ///
  /// - Precondition: an array is open.
  public mutating func endArray() { end("]") }

  /// Writes the key of the value that comes next.
  ///
  /// - Precondition: an object is open, and its last key has a value.
  public mutating func key(_ name: String) {
    precondition(open.last == UInt8(ascii: "}") && !afterKey, "a key belongs into an object")
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    afterKey = true
  }

  /// Writes a string.
  public mutating func value(_ string: String) {
    beginValue()
    appendQuoted(string)
    needsComma = true
  }

  /// Writes a string given as UTF-8; what is not UTF-8 becomes U+FFFD.
  public mutating func value(utf8 text: some Collection<UInt8>) {
    value(String(decoding: text, as: UTF8.self))
  }

  /// Writes an integer.
  public mutating func value(_ integer: Int) { scalar(String(integer)) }

  /// Writes a number with as many digits as reading it back needs; infinity and NaN, which JSON
  /// cannot say, as `null`.
  public mutating func value(_ number: Double) {
    scalar(number.isFinite ? number.description : "null")
  }

  /// Writes `true` or `false`.
  public mutating func value(_ flag: Bool) { scalar(flag ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { scalar("null") }

  /// Writes a value that was read or built before; numbers as they were written.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): self.value(flag)
    case .integer(let integer): self.value(integer)
    case .number(_, let source): scalar(source)
    case .string(let string): self.value(string)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members { self.member(member.key, member.value) }
      endObject()
    }
  }

  /// Writes a key and a string.
  public mutating func member(_ name: String, _ string: String) {
    key(name)
    value(string)
  }

  /// Writes a key and an integer.
  public mutating func member(_ name: String, _ integer: Int) {
    key(name)
    value(integer)
  }

  /// Writes a key and a number.
  public mutating func member(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  /// Writes a key and a truth value.
  public mutating func member(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  /// Writes a key and a value that was read or built before.
  public mutating func member(_ name: String, _ json: JSONValue) {
    key(name)
    value(json)
  }

  /// Ends a line, so that another value can follow (JSON Lines).
  ///
  /// - Precondition: nothing is open.
  public mutating func newline() {
    precondition(open.isEmpty, "a line ends after a whole value")
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Forgets what was written, keeping the memory, so that a stream needs only one writer.
  ///
  /// - Precondition: nothing is open.
  public mutating func removeAll() {
    precondition(open.isEmpty, "what is open must be closed first")
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Hands over what was written since the last time, so that a value of any length takes little
  /// memory; what is open stays open.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func begin(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) {
    beginValue()
    bytes.append(UInt8(ascii: opening))
    open.append(UInt8(ascii: closing))
    needsComma = false
  }

  private mutating func end(_ closing: Unicode.Scalar) {
    precondition(open.last == UInt8(ascii: closing) && !afterKey, "not the bracket that is open")
    open.removeLast()
    bytes.append(UInt8(ascii: closing))
    needsComma = true
  }

  private mutating func beginValue() {
    precondition(open.last != UInt8(ascii: "}") || afterKey, "in an object a value needs a key")
    if afterKey {
      afterKey = false
    } else if needsComma {
      bytes.append(UInt8(ascii: ","))
    }
  }

  private mutating func scalar(_ text: String) {
    beginValue()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func appendQuoted(_ string: String) {
    bytes.append(0x22)
    if SteeringCharacters.areBeyondASCIIControls(in: string) {
      for scalar in string.unicodeScalars {
        let isEscaped = scalar.value > 0x1F && SteeringCharacters.contains(scalar)
        isEscaped ? appendEscape(scalar) : appendPlain(String(scalar))
      }
    } else {
      appendPlain(string)
    }
    bytes.append(0x22)
  }

  /// Appends text of which only quotation marks, backslashes and ASCII controls are escaped.
  private mutating func appendPlain(_ string: String) {
    var string = string
    string.withUTF8 { units in
      let raw = UnsafeRawBufferPointer(units)
      var position = 0
      while true {
        let end = unsafe ByteScan.endOfRun(in: raw, from: position, quotes: true)
        // SAFETY: the string lends its bytes for the closure, and both ends lie within them.
        unsafe bytes.append(contentsOf: raw[position..<end])
        guard end < raw.count else { break }
        appendEscape(unsafe raw[end])
        position = end + 1
      }
    }
  }

  /// Appends the escape of a scalar of four digits at most.
  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    bytes.append(contentsOf: "\\u".utf8)
    bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
    bytes.append(contentsOf: digits.utf8)
  }

  private mutating func appendEscape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: byte < 0x10 ? "u000".utf8 : "u001".utf8)
      bytes.append(contentsOf: String(byte & 0x0F, radix: 16).utf8)
    }
  }
}
