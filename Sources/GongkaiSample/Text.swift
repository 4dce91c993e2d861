// What is the form in which text is made and damaged?

/// Text as UTF-16 units; every character the generator uses is one unit.
typealias Text = [UInt16]

extension [UInt16] {
  init(_ string: String) {
    self = Array(string.utf16)
  }

  mutating func append(_ string: String) {
    append(contentsOf: string.utf16)
  }

  mutating func append(number: Int) {
    if number >= 10 {
      append(number: number / 10)
    }
    append(UInt16(48 + number % 10))
  }

  var string: String { String(decoding: self, as: UTF16.self) }

  /// Appends the text as UTF-8; surrogates cannot occur and would become U+FFFD.
  func appendUTF8(to bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + count * 3)
    for unit in self {
      if unit < 0x80 {
        bytes.append(UInt8(unit))
      } else if unit < 0x800 {
        bytes.append(UInt8(0xC0 | unit >> 6))
        bytes.append(UInt8(0x80 | unit & 0x3F))
      } else {
        let scalar = 0xD800...0xDFFF ~= unit ? 0xFFFD : unit
        bytes.append(UInt8(0xE0 | scalar >> 12))
        bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
        bytes.append(UInt8(0x80 | scalar & 0x3F))
      }
    }
  }

  /// Bytes the text takes as UTF-8.
  var utf8Count: Int {
    reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : 3) }
  }

  /// Whether `other` stands at `position`.
  func has(_ other: Text, at position: Int) -> Bool {
    guard position + other.count <= count else { return false }
    for offset in other.indices where self[position + offset] != other[offset] {
      return false
    }
    return true
  }

  /// Every occurrence of the old text replaced, from left to right.
  func replacing(_ old: Text, with new: Text) -> Text {
    guard let first = old.first else { return self }
    var result = Text()
    result.reserveCapacity(count)
    var position = 0
    while position < count {
      if self[position] == first, has(old, at: position) {
        result.append(contentsOf: new)
        position += old.count
      } else {
        result.append(self[position])
        position += 1
      }
    }
    return result
  }
}

/// Whether the unit is a Han character of the basic block.
func isHan(_ unit: UInt16) -> Bool {
  0x4E00...0x9FFF ~= unit
}

/// Whether the unit is an ASCII digit.
func isDigit(_ unit: UInt16) -> Bool {
  48...57 ~= unit
}
