// Is a line valid JSON, and what does it say?

/// A JSON value; numbers are whole, as all numbers of the answers are.
indirect enum JSON: Equatable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// Reads one value and nothing more; `nil` for anything that is not valid.
  init?(_ line: String) {
    var reader = JSONReader(bytes: Array(line.utf8))
    guard let value = reader.value(), reader.position == reader.bytes.count else { return nil }
    self = value
  }

  subscript(_ key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var string: String? { if case .string(let string) = self { string } else { nil } }
  var number: Int? { if case .number(let number) = self { number } else { nil } }
  var array: [JSON]? { if case .array(let array) = self { array } else { nil } }
  var keys: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }
}

private struct JSONReader {
  let bytes: [UInt8]
  var position = 0

  private mutating func take(_ expected: String) -> Bool {
    let wanted = Array(expected.utf8)
    guard bytes[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  mutating func value() -> JSON? {
    if take("null") { return .null }
    if take("true") { return .bool(true) }
    if take("false") { return .bool(false) }
    if take("[") { return list() }
    if take("{") { return members() }
    if position < bytes.count, bytes[position] == 34 { return text().map { .string($0) } }
    let digits = bytes[position...].prefix { $0 == 45 || 48...57 ~= $0 }
    position += digits.count
    return Int(String(decoding: digits, as: UTF8.self)).map { .number($0) }
  }

  private mutating func list() -> JSON? {
    var items: [JSON] = []
    if take("]") { return .array(items) }
    repeat {
      guard let item = value() else { return nil }
      items.append(item)
    } while take(",")
    return take("]") ? .array(items) : nil
  }

  private mutating func members() -> JSON? {
    var members: [String: JSON] = [:]
    if take("}") { return .object(members) }
    repeat {
      guard let key = text(), take(":"), let item = value(), members[key] == nil else { return nil }
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
        guard position < bytes.count else { return nil }
        let escaped = bytes[position]
        position += 1
        switch escaped {
        case 34, 92: string.append(escaped)
        case 110: string.append(10)
        default: return nil
        }
      default: string.append(byte)
      }
    }
    return nil
  }
}
