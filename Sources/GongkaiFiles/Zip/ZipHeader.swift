// What stands in one header of an archive's directory?

/// One header of the directory (APPNOTE.TXT 4.3.12).
struct ZipHeader {
  private static let fixedSize = 46

  /// The entry; its offset does not yet count what stands before the archive.
  var entry: ZipEntry
  /// The bytes of the header.
  let length: Int

  /// Reads the header at `position`; nil where none stands there.
  init?(_ bytes: LittleEndianBytes, at position: Int) {
    guard bytes.number32(at: position) == 0x0201_4B50,
      let flags = bytes.number16(at: position + 8),
      let method = bytes.number16(at: position + 10),
      let checksum = bytes.number32(at: position + 16),
      var packedSize = bytes.number32(at: position + 20),
      var size = bytes.number32(at: position + 24),
      let nameLength = bytes.number16(at: position + 28),
      let extraLength = bytes.number16(at: position + 30),
      let commentLength = bytes.number16(at: position + 32),
      var offset = bytes.number32(at: position + 42),
      let name = bytes.slice(at: position + Self.fixedSize, count: nameLength),
      let extra = bytes.slice(at: position + Self.fixedSize + nameLength, count: extraLength)
    else { return nil }
    let fields = ZipExtraFields(extra)
    if let numbers = fields.content(of: 0x0001) {
      // Numbers of 64 bits stand in this order, each only where the 32 bits are all ones.
      var next = 0
      func widen(_ value: inout Int) -> Bool {
        guard value == 0xFFFF_FFFF else { return true }
        guard let wide = numbers.number64(at: next) else { return false }
        value = wide
        next += 8
        return true
      }
      guard widen(&size), widen(&packedSize), widen(&offset) else { return nil }
    }
    length = Self.fixedSize + nameLength + extraLength + commentLength
    entry = ZipEntry(
      nameBytes: name, nameIsUTF8: flags & 0x800 != 0, size: size, packedSize: packedSize,
      isEncrypted: flags & 0x2041 != 0, method: method, checksum: UInt32(checksum),
      headerOffset: offset, endOffset: 0)
  }
}

/// The extra fields of a header: a number, a length and the content of each (APPNOTE.TXT 4.5).
struct ZipExtraFields {
  private let bytes: LittleEndianBytes

  init(_ bytes: [UInt8]) {
    self.bytes = LittleEndianBytes(bytes)
  }

  /// The content of the first field with that number.
  func content(of wanted: Int) -> LittleEndianBytes? {
    var position = 0
    while let number = bytes.number16(at: position), let length = bytes.number16(at: position + 2),
      let content = bytes.slice(at: position + 4, count: length)
    {
      if number == wanted { return LittleEndianBytes(content) }
      position += 4 + length
    }
    return nil
  }
}
