// Where are the package, and the texts beside it that some tests need?

import Glibc
import Gongkai
import TestKit

enum Folders {
  /// The root of the package.
  static let package: String = {
    let parts = "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// Texts for measuring, which are not part of the package.
  static let shared = package + "/../shared"

  static func text(_ path: String) -> String? {
    guard let bytes = try? Files.readAll(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path of something beside the package, or nil, which is then said.
  static func shared(_ name: String) -> String? {
    let path = shared + "/" + name
    if Files.exists(path) { return path }
    print("skipped: \(name) is not beside the package")
    return nil
  }

  /// The tab-separated columns of a file.
  static func table(_ path: String) -> [[String]] {
    (text(path) ?? "").split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// Documents of a collection, indexed.
struct Collection {
  let directory = TemporaryDirectory()
  let name: String
  let reports: [Report]

  /// Unpacks and indexes a collection; nil, which is then said, where it or `zstd` is missing.
  init?(_ name: String) throws {
    guard let packed = Folders.shared("corpora/\(name)/docs.jsonl.zst") else { return nil }
    self.name = name
    let path = directory.file("docs.jsonl")
    guard unsafe system("zstd -q -d -c '\(packed)' > '\(path)'") == 0 else {
      print("skipped: \(name) cannot be unpacked without the command zstd")
      return nil
    }
    reports = try Files.readAll(path).split(separator: UInt8(ascii: "\n")).map { line in
      // SAFETY: the reader copies what it needs.
      try unsafe line.withUnsafeBytes { try unsafe JSONLineReport.read(line: $0) }
    }
    let writer = try IndexWriter(directory: directory.file("index"), options: .init(threads: 2))
    let queue = ChunkQueue(count: reports.count)
    let reports = self.reports
    try writer.run(
      next: { queue.next() }, load: { (reports[$0].map(Self.document), 0) }, progress: { _ in })
    try writer.commit()
    writer.close()
  }

  func index() throws -> Index { try Index(opening: directory.file("index")) }

  func path(_ file: String) -> String { "\(Folders.shared)/corpora/\(name)/\(file)" }

  static func document(_ report: Report) -> Document {
    Document(
      identifier: report.id,
      content: StoredDocument(
        title: report.title, text: report.text, titleRange: report.titleRange, fields: []),
      sourceHash: SHA256.digest(report.text).bytes)
  }
}
