// How is one line of JSON written?

/// A JSON object written front to back into bytes.
struct JSONLine {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func open(_ bracket: Character) {
    comma()
    bytes.append(bracket.asciiValue ?? 0)
    needsComma = false
  }

  mutating func close(_ bracket: Character) {
    bytes.append(bracket.asciiValue ?? 0)
    needsComma = true
  }

  mutating func key(_ name: String) {
    comma()
    quoted(name)
    bytes.append(58)
    needsComma = false
  }

  mutating func value(_ string: String) {
    comma()
    quoted(string)
    needsComma = true
  }

  mutating func value(_ number: Int) {
    comma()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  mutating func value(_ flag: Bool) {
    comma()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    needsComma = true
  }

  mutating func null() {
    comma()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  mutating func value(_ number: Int?) {
    if let number { value(number) } else { null() }
  }

  mutating func end() {
    bytes.append(10)
    needsComma = false
  }

  private mutating func comma() {
    if needsComma { bytes.append(44) }
  }

  private mutating func quoted(_ string: String) {
    bytes.append(34)
    for byte in string.utf8 {
      switch byte {
      case 34, 92:
        bytes.append(92)
        bytes.append(byte)
      case 10:
        bytes.append(contentsOf: [92, 110])
      case 0..<32:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default:
        bytes.append(byte)
      }
    }
    bytes.append(34)
  }
}
