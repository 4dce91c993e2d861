// Which format does a file's name promise?

public import GongkaiFiles

extension FileFormat {
  /// The extensions of names that are read, in lower case.
  private static let byExtension: [String: FileFormat] = [
    "txt": .text, "text": .text, "md": .text,
    "html": .html, "htm": .html, "shtml": .html, "xhtml": .html,
    "docx": .docx, "doc": .doc, "pdf": .pdf,
    "csv": .csv, "tsv": .csv,
    "jsonl": .jsonLines, "ndjson": .jsonLines,
    "zip": .zip,
  ]

  /// What is read, for messages.
  static let namesForMessages =
    ".txt, .md, .html, .docx, .doc, .pdf, .csv, .tsv, .jsonl or .zip files"

  /// The format that the name of a file promises by its extension, in any case; nil when files
  /// of that name are not read.
  public init?(fileName name: String) {
    guard let format = Self.byExtension[Self.fileExtension(of: name)] else { return nil }
    self = format
  }

  /// Whether each record of such a file is a document of its own.
  var holdsRecords: Bool { self == .csv || self == .jsonLines }

  /// What stands after the last dot of a file's name, in lower case; empty when there is none.
  static func fileExtension(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return name[name.utf8.index(after: dot)...].lowercased()
  }
}
