// How do tests make archives and Word documents without packing anything?

/// Writes ZIP archives of stored entries.
enum SmallArchive {
  /// An entry.
  struct Entry {
    var name: [UInt8]
    var content: [UInt8]
    /// The size that the archive states, once unpacked by deflating.
    var statedSize: Int?

    init(_ name: String, _ content: String) {
      self.init(Array(name.utf8), Array(content.utf8))
    }

    init(_ name: [UInt8], _ content: [UInt8], statedSize: Int? = nil) {
      self.name = name
      self.content = content
      self.statedSize = statedSize
    }
  }

  static func bytes(_ entries: [Entry]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = bytes.count
      let size = entry.statedSize ?? entry.content.count
      let common =
        number(20, 2) + number(0, 2) + number(entry.statedSize == nil ? 0 : 8, 2) + number(0, 4)
        + number(Int(checksum(entry.content)), 4) + number(entry.content.count, 4)
        + number(size, 4) + number(entry.name.count, 2)
      bytes += number(0x0403_4B50, 4) + common + number(0, 2) + entry.name + entry.content
      directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2)
      directory += number(0, 2) + number(0, 2) + number(0, 4) + number(offset, 4) + entry.name
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(entries.count, 2) + number(entries.count, 2)
      + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
    return bytes + directory + end
  }

  /// A Word document of these paragraphs.
  static func document(_ paragraphs: [String], title: String? = nil) -> [UInt8] {
    let body = paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    var entries = [
      Entry(
        "word/document.xml",
        "<?xml version=\"1.0\"?><w:document xmlns:w="
          + "\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
          + "\(body)</w:body></w:document>")
    ]
    if let title {
      entries.append(
        Entry(
          "docProps/core.xml",
          "<?xml version=\"1.0\"?><cp:coreProperties xmlns:cp="
            + "\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>\(title)</dc:title>"
            + "<dc:creator>秘书科</dc:creator></cp:coreProperties>"))
    }
    return bytes(entries)
  }

  private static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// The CRC-32, bit by bit.
  private static func checksum(_ content: [UInt8]) -> UInt32 {
    var state = UInt32.max
    for byte in content {
      state ^= UInt32(byte)
      for _ in 0..<8 { state = state & 1 == 0 ? state >> 1 : state >> 1 ^ 0xEDB8_8320 }
    }
    return ~state
  }
}
