// Where does a JSON value end?

extension JSONScanner {
  /// Passes a value, checking it as strictly as if it were kept, and returns its bytes' range.
  ///
  /// `depth` is the number of arrays and objects around it.
  mutating func skipValue(depth: Int = 0) throws(JSONError) -> Range<Int> {
    let start = position
    var unused: [UInt8] = []
    switch current {
    case UInt8(ascii: "{"): try skipContainer(depth: depth, end: UInt8(ascii: "}"), keys: true)
    case UInt8(ascii: "["): try skipContainer(depth: depth, end: UInt8(ascii: "]"), keys: false)
    case 0x22: try string(into: &unused, keeping: false)
    case UInt8(ascii: "t"): try require(literal: "true")
    case UInt8(ascii: "f"): try require(literal: "false")
    case UInt8(ascii: "n"): try require(literal: "null")
    case _ where startsNumber: _ = try number()
    default: throw unexpected()
    }
    return start..<position
  }

  private mutating func skipContainer(depth: Int, end: UInt8, keys: Bool) throws(JSONError) {
    try open(depth: depth)
    if take(end) { return }
    repeat {
      skipBlanks()
      if keys {
        var unused: [UInt8] = []
        try string(into: &unused, keeping: false)
        try separateKey()
      }
      _ = try skipValue(depth: depth + 1)
      skipBlanks()
    } while take(UInt8(ascii: ","))
    try require(end)
  }

  /// Passes the bracket of a container inside `depth` others, and the blanks after it.
  mutating func open(depth: Int) throws(JSONError) {
    guard depth < Self.maximumDepth else {
      throw JSONError(byteOffset: position, reason: .tooDeep)
    }
    _ = take(UInt8(ascii: "{")) || take(UInt8(ascii: "["))
    skipBlanks()
  }

  /// Passes the colon after a key, with the blanks around it.
  mutating func separateKey() throws(JSONError) {
    skipBlanks()
    try require(UInt8(ascii: ":"))
    skipBlanks()
  }
}
