// On which index are lists and look-ups measured?

import Glibc
import Gongkai

/// An index of 4,000 made-up texts in a folder of its own, made when it is first asked for.
enum SampleIndex {
  static let documentCount = 4_000
  private nonisolated(unsafe) static var made: (directory: String, index: Index)?

  static func index() throws -> Index {
    if let made = unsafe made { return made.index }
    let directory = "\(temporaryFolder())/gongkai-benchmarks-\(getpid())"
    try write(documents(), to: directory)
    let index = try Index(opening: directory)
    unsafe made = (directory, index)
    try require(index.documentCount == documentCount, "all documents are in the index")
    return index
  }

  /// The segment with all documents.
  static func segment() throws -> SegmentReader {
    let segments = try index().commit.segments
    try require(segments.count == 1, "one segment holds all documents")
    return segments[0].reader
  }

  static func documents(_ count: Int = documentCount) -> [Document] {
    var text = SampleText(seed: 2)
    var random = SeededRandom(seed: 3)
    return (0..<count).map { number in
      let bytes = text.next(Int.random(in: 500...12_000, using: &random))
      return Document(
        identifier: "report-\(number)",
        content: StoredDocument(
          title: "", text: bytes, titleRange: 0..<0, fields: []),
        sourceHash: SHA256.digest(bytes).bytes)
    }
  }

  /// Writes an index of `documents` on this thread.
  static func write(_ documents: [Document], to directory: String) throws {
    let writer = try IndexWriter(
      directory: directory, options: IndexWriter.Options(threads: 1, memory: 1 << 30),
      samples: { documents.prefix(400).map(\.content.text) })
    try writer.add(documents)
    try writer.commit()
  }

  /// Removes the index, if one was made.
  static func remove() {
    guard let directory = unsafe made?.directory else { return }
    remove(directory)
  }

  static func remove(_ directory: String) {
    for entry in (try? Directory.entries(directory)) ?? [] {
      try? Files.remove("\(directory)/\(entry.name)")
    }
    // SAFETY: the string lives for the call.
    _ = unsafe rmdir(directory)
  }

  static func temporaryFolder() -> String {
    // SAFETY: the value is copied before anything can change the environment.
    unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  }
}
