// Which text is in a file that holds one document?

import GongkaiFiles

/// Reads whole files by what they are; their names only promise it.
struct DocumentReader: Sendable {
  /// One with the programs that are installed, looked for once.
  static let standard = DocumentReader(tools: TextTools())

  let tools: TextTools

  /// The text of the file that `bytes` are, with a name that promises `format`.
  ///
  /// - Throws: `FileProblem` when there is none, or none that can be read.
  func read(_ bytes: [UInt8], named format: FileFormat) throws(FileProblem) -> FileText {
    // SAFETY: the array lends its bytes only for the closure.
    let kind = unsafe bytes.withUnsafeBytes { unsafe BinaryKind.named(by: $0) }
    switch kind {
    case nil: return try Self.readText(bytes, named: format)
    case .pdf: return try tools.text(of: .bytes(bytes), format: .pdf)
    case .zip: return try Self.readPackage(bytes, named: format)
    case .compoundFile: return try readCompoundFile(bytes)
    case let kind?: throw .binary(kind: kind.name, byteOffset: 0)
    }
  }

  /// Plain text, or a page.
  private static func readText(
    _ bytes: [UInt8], named format: FileFormat
  ) throws(FileProblem) -> FileText {
    let first = MarkupCheck.firstVisible(bytes)
    let mayDeclare =
      format == .html || (first < bytes.count && bytes[first] == UInt8(ascii: "<"))
    let declared =
      mayDeclare
      ? HTMLReader.declaredCharset(in: bytes).flatMap { TextEncoding(label: $0) } : nil
    let (encoding, isWellFormed) = EncodingDetector.detectOnce(bytes, declared: declared)
    // SAFETY: the array lends its bytes only for the closure.
    let evidence = unsafe bytes.withUnsafeBytes {
      unsafe BinaryCheck.evidence(in: $0, as: encoding)
    }
    if let evidence {
      throw .binary(kind: evidence.kind.name, byteOffset: evidence.byteOffset)
    }
    let (text, damagedPlaces) = TextDecoder.decode(
      bytes, as: encoding, isWellFormed: isWellFormed)
    if format == .html ? MarkupCheck.hasTags(text) : MarkupCheck.isMarkup(text) {
      return try HTMLReader.read(text, encoding: encoding, damagedPlaces: damagedPlaces)
    }
    if text.starts(with: webArchive) {
      throw .binary(kind: "a web page with its pictures (.mht)", byteOffset: 0)
    }
    return FileText(
      text: text, format: .text, encoding: encoding, damagedPlaces: damagedPlaces)
  }

  /// What a web page begins with that a browser saved with its pictures in one file.
  private static let webArchive = Array("MIME-Version:".utf8)

  /// An archive, which is a document when it holds what Word writes.
  private static func readPackage(
    _ bytes: [UInt8], named format: FileFormat
  ) throws(FileProblem) -> FileText {
    if format != .docx {
      let archive = try? ZipArchive(ByteSource(bytes))
      guard archive.map(WordReader.isDocument) == true else {
        throw .binary(kind: BinaryKind.zip.name, byteOffset: 0)
      }
    }
    return try WordReader.read(bytes)
  }

  /// A file of an old Office program, or an encrypted one of a newer.
  private func readCompoundFile(_ bytes: [UInt8]) throws(FileProblem) -> FileText {
    do throws(FileProblem) {
      return try WordReader.read(bytes)
    } catch .encrypted(let name) {
      throw .encrypted(name: name)
    } catch {
      return try tools.text(of: .bytes(bytes), format: .doc)
    }
  }
}
