// What is a file that holds no plain text?

/// A kind of file that is not plain text.
public enum BinaryKind: Sendable, CaseIterable {
  case zip
  case pdf
  /// Microsoft's compound file: .doc, .xls, .ppt, and .wps of the same make.
  case compoundFile
  case richText
  case png
  case jpeg
  case gif
  case tiff
  case webP
  case gzip
  case sevenZip
  case rar
  case elf
  case windowsProgram
  case sqlite
  /// None that is known, but full of bytes that text does not hold.
  case unknown

  /// What people call it, with its article: "a PDF file".
  public var name: String {
    switch self {
    case .zip: "a ZIP file (as .docx, .xlsx and .ofd are)"
    case .pdf: "a PDF file"
    case .compoundFile: "an old Microsoft Office file (.doc, .xls or .ppt)"
    case .richText: "a Rich Text file (.rtf)"
    case .png: "a PNG image"
    case .jpeg: "a JPEG image"
    case .gif: "a GIF image"
    case .tiff: "a TIFF image"
    case .webP: "a WebP image"
    case .gzip: "a gzip file"
    case .sevenZip: "a 7-Zip file"
    case .rar: "a RAR file"
    case .elf: "a program for Linux"
    case .windowsProgram: "a program for Windows"
    case .sqlite: "an SQLite database"
    case .unknown: "a binary file"
    }
  }

  /// The kind that the first bytes of a file say; nil when they may begin a text.
  public static func named(by bytes: UnsafeRawBufferPointer) -> BinaryKind? {
    // SAFETY: the caller lends the buffer for the call; the copy is made at once.
    let head = unsafe [UInt8](bytes.prefix(64))
    if let (kind, _) = signatures.first(where: { head.starts(with: $0.bytes) }) { return kind }
    if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) {
      return .webP
    }
    if head.starts(with: "MZ".utf8), head.contains(0) { return .windowsProgram }
    // Marks and blanks are found before these two, which begin like text.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = head.dropFirst(head.starts(with: mark) ? mark.count : 0)
      .drop { $0 == 0x20 || CharacterCost.isBlank($0) }
    if text.starts(with: "%PDF-".utf8) { return .pdf }
    if text.starts(with: "{\\rtf".utf8) { return .richText }
    return nil
  }

  private static let signatures: [(kind: BinaryKind, bytes: [UInt8])] = [
    (.zip, [0x50, 0x4B, 0x03, 0x04]),
    (.zip, [0x50, 0x4B, 0x05, 0x06]),
    (.compoundFile, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    (.jpeg, [0xFF, 0xD8, 0xFF]),
    (.gif, Array("GIF87a".utf8)),
    (.gif, Array("GIF89a".utf8)),
    (.tiff, [0x49, 0x49, 0x2A, 0x00]),
    (.tiff, [0x4D, 0x4D, 0x00, 0x2A]),
    (.gzip, [0x1F, 0x8B, 0x08]),
    (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    (.rar, [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]),
    (.elf, [0x7F, 0x45, 0x4C, 0x46]),
    (.sqlite, Array("SQLite format 3".utf8) + [0]),
  ]
}
