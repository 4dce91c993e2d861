// How is a report written as a .docx file?

/// The smallest package a word processor opens: three stored entries of a ZIP archive
/// (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; ECMA-376 part 2).
enum WordFile {
  private static let types = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-\
    officedocument.wordprocessingml.document.main+xml"/></Types>
    """
  private static let relations = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/\
    relationships/officeDocument" Target="word/document.xml"/></Relationships>
    """

  /// A document with one paragraph a line.
  static func bytes(_ text: Text) -> [UInt8] {
    var document = Text(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w="
        + "\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>")
    for line in text.split(separator: 10, omittingEmptySubsequences: false) {
      document.append("<w:p><w:r><w:t xml:space=\"preserve\">")
      for unit in line {
        switch unit {
        case 38: document.append("&amp;")
        case 60: document.append("&lt;")
        case 62: document.append("&gt;")
        case 9: document.append("</w:t><w:tab/><w:t xml:space=\"preserve\">")
        default: document.append(unit)
        }
      }
      document.append("</w:t></w:r></w:p>")
    }
    document.append("</w:body></w:document>")
    var content: [UInt8] = []
    document.appendUTF8(to: &content)
    var archive = StoredArchive()
    archive.add("[Content_Types].xml", Array(types.utf8))
    archive.add("_rels/.rels", Array(relations.utf8))
    archive.add("word/document.xml", content)
    return archive.finished()
  }
}

/// A ZIP archive whose entries are stored as they are.
private struct StoredArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = bytes.count
    let common =
      // Version 2.0, no flags, stored, midnight of 1980-01-01.
      StoredArchive.little(20, 2) + [0, 0, 0, 0, 0, 0, 0x21, 0]
      + StoredArchive.little(Int(StoredArchive.checksum(content)), 4)
      + StoredArchive.little(content.count, 4) + StoredArchive.little(content.count, 4)
      + StoredArchive.little(name.utf8.count, 2) + [0, 0]
    bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    directory += [0x50, 0x4B, 1, 2] + StoredArchive.little(20, 2) + common
    directory += [UInt8](repeating: 0, count: 10) + StoredArchive.little(offset, 4)
    directory += Array(name.utf8)
    count += 1
  }

  func finished() -> [UInt8] {
    let number = StoredArchive.little(count, 2)
    return bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number + number
      + StoredArchive.little(directory.count, 4) + StoredArchive.little(bytes.count, 4) + [0, 0]
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
    }
  }

  /// CRC-32 of ISO 3309.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }
}
