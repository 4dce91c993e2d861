// What does a line of JSON say?

/// A JSON value (RFC 8259); numbers that are not whole are rounded to the nearest that is.
indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads one value with nothing behind it; `nil` for anything that is not valid.
  init?(_ line: some Collection<UInt8>) {
    var reader = JSONValueReader(bytes: Array(line))
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipBlanks()
    guard reader.position == reader.bytes.count else { return nil }
    self = value
  }

  /// A member of an object; `null` is none.
  subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self, let member = members[key], member != .null else {
      return nil
    }
    return member
  }

  var string: String? { if case .string(let string) = self { string } else { nil } }
  var number: Int? { if case .number(let number) = self { number } else { nil } }
  var array: [JSONValue] { if case .array(let array) = self { array } else { [] } }
  var strings: [String] { array.compactMap(\.string) }
  var members: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }

  /// A string or number as one prints it.
  var printed: String? {
    switch self {
    case .string(let string): string
    case .number(let number): String(number)
    default: nil
    }
  }
}

private struct JSONValueReader {
  /// Deeper values are refused, so that no line can exhaust the stack.
  private static let deepest = 64

  let bytes: [UInt8]
  var position = 0

  mutating func skipBlanks() {
    while position < bytes.count, [32, 9, 10, 13].contains(bytes[position]) { position += 1 }
  }

  private mutating func take(_ expected: String) -> Bool {
    skipBlanks()
    guard bytes[position...].starts(with: expected.utf8) else { return false }
    position += expected.utf8.count
    return true
  }

  mutating func value(depth: Int) -> JSONValue? {
    guard depth < JSONValueReader.deepest else { return nil }
    if take("null") { return .null }
    if take("true") { return .bool(true) }
    if take("false") { return .bool(false) }
    if take("[") { return list(depth) }
    if take("{") { return members(depth) }
    if position < bytes.count, bytes[position] == 34 { return text().map { .string($0) } }
    let digits = bytes[position...].prefix {
      $0 == 43 || $0 == 45 || $0 == 46 || $0 | 32 == 101 || 48...57 ~= $0
    }
    position += digits.count
    let word = String(decoding: digits, as: UTF8.self)
    if let whole = Int(word) { return .number(whole) }
    guard let number = Double(word), abs(number) < 9e15 else { return nil }
    return .number(Int(number.rounded()))
  }

  private mutating func list(_ depth: Int) -> JSONValue? {
    var items: [JSONValue] = []
    if take("]") { return .array(items) }
    repeat {
      guard let item = value(depth: depth + 1) else { return nil }
      items.append(item)
    } while take(",")
    return take("]") ? .array(items) : nil
  }

  private mutating func members(_ depth: Int) -> JSONValue? {
    var members: [String: JSONValue] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard let key = text(), take(":"), let item = value(depth: depth + 1) else { return nil }
      members[key] = item
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    var string: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 34: return String(validating: string, as: UTF8.self)
      case 0..<32: return nil
      case 92:
        guard let escaped = escape() else { return nil }
        string.append(contentsOf: escaped.utf8)
      default: string.append(byte)
      }
    }
    return nil
  }

  /// What stands behind a backslash; the second half of a surrogate pair is read along.
  private mutating func escape() -> String? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case 34, 47, 92: return String(UnicodeScalar(byte))
    case 98: return "\u{8}"
    case 102: return "\u{C}"
    case 110: return "\n"
    case 114: return "\r"
    case 116: return "\t"
    case 117:
      guard let high = unit() else { return nil }
      guard 0xD800...0xDBFF ~= high else { return UnicodeScalar(high).map { String($0) } }
      guard bytes[position...].starts(with: "\\u".utf8) else { return nil }
      position += 2
      guard let low = unit(), 0xDC00...0xDFFF ~= low else { return nil }
      let scalar = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
      return UnicodeScalar(scalar).map { String($0) }
    default: return nil
    }
  }

  private mutating func unit() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    guard digits.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 | 32 }) else { return nil }
    position += 4
    return UInt32(digits, radix: 16)
  }
}
