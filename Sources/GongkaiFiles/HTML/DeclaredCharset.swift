// Which encoding does a page say it has?

extension HTMLReader {
  /// How many bytes are searched for a declaration.
  static let declarationBytes = 4096
  /// The longest name of an encoding.
  static let maximumCharsetBytes = 40

  /// The encoding that `<meta charset>`, `<meta http-equiv="Content-Type">` or an XML declaration
  /// states in the first 4 KB of bytes not yet decoded, spelled as it stands there; nil when none
  /// does.
  ///
  /// After “prescan a byte stream to determine its encoding” of the HTML standard (WHATWG), with
  /// the XML declaration added.
  public static func declaredCharset(in bytes: [UInt8]) -> String? {
    var scanner = TagScanner(bytes: bytes[..<min(bytes.count, declarationBytes)])
    while let tag = scanner.nextTag() {
      if tag == "?xml" {
        while let attribute = scanner.nextAttribute() {
          if attribute.name == "encoding", let name = charsetName(attribute.value) { return name }
        }
      } else if tag == "meta" {
        var stated: String?
        var inContent: String?
        var isContentType = false
        while let attribute = scanner.nextAttribute() {
          switch attribute.name {
          case "charset": stated = charsetName(attribute.value)
          case "http-equiv":
            isContentType = attribute.value.lowercased() == "content-type"
          case "content": inContent = charset(inContent: attribute.value)
          default: break
          }
        }
        if let name = stated ?? (isContentType ? inContent : nil) { return name }
      }
    }
    return nil
  }

  /// The name in `text/html; charset=name`.
  private static func charset(inContent content: String) -> String? {
    let bytes = Array(content.lowercased().utf8)
    let word = Array("charset".utf8)
    var position = 0
    while position + word.count < bytes.count {
      defer { position += 1 }
      guard bytes[position..<position + word.count].elementsEqual(word) else { continue }
      var rest = bytes[(position + word.count)...].drop { $0 <= 0x20 }
      guard rest.first == 0x3D else { continue }
      rest = rest.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
      let name = rest.prefix { $0 > 0x20 && $0 != 0x3B && $0 != 0x22 && $0 != 0x27 && $0 != 0x2C }
      let original = Array(content.utf8)[name.indices]
      return charsetName(String(decoding: original, as: UTF8.self))
    }
    return nil
  }

  /// The name when it may be that of an encoding: some printable ASCII without blanks.
  private static func charsetName(_ name: String) -> String? {
    let trimmed = name.utf8.filter { $0 > 0x20 }
    guard 1...maximumCharsetBytes ~= trimmed.count, trimmed.allSatisfy({ $0 < 0x7F }) else {
      return nil
    }
    return String(decoding: trimmed, as: UTF8.self)
  }
}

/// Walks over the tags of markup in any encoding that extends ASCII.
private struct TagScanner {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  private var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// Moves behind the name of the next tag and returns the name in lower case; comments are
  /// passed over.
  mutating func nextTag() -> String? {
    while position < bytes.endIndex {
      guard bytes[position] == 0x3C else {
        position += 1
        continue
      }
      position += 1
      if bytes[position...].starts(with: "!--".utf8) {
        skipComment()
        continue
      }
      let name = bytes[position...].prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F && $0 != 0x3C }
      position = name.endIndex
      if !name.isEmpty { return String(decoding: name, as: UTF8.self).lowercased() }
    }
    return nil
  }

  private mutating func skipComment() {
    position += 3
    while position < bytes.endIndex, !bytes[position...].starts(with: "-->".utf8) { position += 1 }
  }

  /// The next attribute of the tag; nil at its end, behind which the scanner then stands.
  mutating func nextAttribute() -> (name: String, value: String)? {
    while let byte = current, byte <= 0x20 || byte == 0x2F || byte == 0x3F { position += 1 }
    guard let first = current, first != 0x3E else { return nil }
    let start = position
    repeat { position += 1 } while current.map { $0 > 0x20 && $0 != 0x3D && $0 != 0x3E } ?? false
    let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    skipBlanks()
    guard current == 0x3D else { return (name, "") }
    position += 1
    skipBlanks()
    guard let quote = current, quote == 0x22 || quote == 0x27 else {
      return (name, take { $0 > 0x20 && $0 != 0x3E })
    }
    position += 1
    let value = take { $0 != quote }
    if current != nil { position += 1 }
    return (name, value)
  }

  private mutating func take(while condition: (UInt8) -> Bool) -> String {
    let value = bytes[position...].prefix(while: condition)
    position = value.endIndex
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while let byte = current, byte <= 0x20 { position += 1 }
  }
}
