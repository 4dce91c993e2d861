// Which text is in this Word document?

/// Reads documents of Word in the format DOCX (Office Open XML, ECMA-376).
public enum WordReader {
  /// The longest text part that is read, in bytes of XML.
  public static let maximumPartBytes = 256 << 20
  private static let document = "word/document.xml"
  private static let coreProperties = "docProps/core.xml"
  private static let maximumPropertyBytes = 1 << 20

  /// Reads the document that `bytes` hold, which is the whole of a file.
  ///
  /// Paragraphs and tables come out as `PageLayout` says. Headers, footers, notes, comments and
  /// the numbers of automatic numbering are not read.
  ///
  /// - Throws: `FileProblem`: `encrypted`, `binary` (an old Word document), `missingPart`,
  ///   `malformedXML`, `tooDeep`, `empty`, and what `ZipArchive` throws.
  public static func read(_ bytes: [UInt8]) throws(FileProblem) -> FileText {
    if CompoundFile.isOne(bytes) {
      guard CompoundFile.isEncryptedPackage(bytes) else {
        throw .binary(kind: "a Word document of before 2007", byteOffset: 0)
      }
      throw .encrypted(name: nil)
    }
    let archive = try ZipArchive(ByteSource(bytes))
    guard let part = documentPart(archive) else { throw .missingPart(document) }
    let xml = try archive.read(part, limit: maximumPartBytes)
    let builder = try XMLEvents.send(xml, part: document, to: WordTextBuilder())
    guard builder.hasBody else { throw .missingPart(document) }
    let text = PageLayout.lines(of: builder.text)
    guard !text.isEmpty else { throw .empty }
    let properties = readProperties(archive)
    return FileText(
      text: text, format: .docx, encoding: .utf8, title: properties.title,
      properties: properties.properties)
  }

  /// Whether an archive is a Word document.
  public static func isDocument(_ archive: ZipArchive) -> Bool {
    documentPart(archive) != nil
  }

  /// The part with the text, which some programs number: `word/document2.xml`.
  private static func documentPart(_ archive: ZipArchive) -> ZipEntry? {
    archive.entries.first { $0.nameBytes.elementsEqual(document.utf8) }
      ?? archive.entries.first { entry in
        let name = String(decoding: entry.nameBytes, as: UTF8.self)
        return name.hasPrefix("word/document") && name.hasSuffix(".xml")
      }
  }

  /// What the document says of itself; nothing where that part is missing or damaged, since the
  /// text counts.
  private static func readProperties(_ archive: ZipArchive) -> CoreProperties {
    guard
      let part = archive.entries.first(where: { $0.nameBytes.elementsEqual(coreProperties.utf8) }),
      let xml = try? archive.read(part, limit: maximumPropertyBytes),
      let properties = try? XMLEvents.send(xml, part: coreProperties, to: CoreProperties())
    else { return CoreProperties() }
    return properties
  }
}

/// Compound files (OLE 2), which hold old Word documents and encrypted new ones.
enum CompoundFile {
  private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  /// The name of the stream of an encrypted document (MS-OFFCRYPTO 1.3.1), in UTF-16.
  private static let encryptedPackage: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] }
  /// Entries of the directory start at multiples of this, and with their names.
  private static let entrySize = 128

  /// Whether `bytes` are a compound file.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: signature)
  }

  /// Whether a compound file holds an encrypted document of the newer formats.
  static func isEncryptedPackage(_ bytes: [UInt8]) -> Bool {
    stride(from: 0, to: bytes.count, by: entrySize).contains { start in
      bytes[start...].starts(with: encryptedPackage)
    }
  }
}
