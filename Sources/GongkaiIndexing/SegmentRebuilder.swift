// How are a damaged index's segments made anew, and its damaged files kept?

import GongkaiBytes
public import GongkaiFormat
public import GongkaiText

/// The folder of a damaged index, held by the writer's lock.
public final class RepairFolder {
  let folder: IndexFolder

  /// Takes the lock of the folder, which must be there.
  /// - Throws: `IndexingError`; `.locked` when another process is writing.
  public init(_ directory: String) throws(IndexingError) {
    folder = try indexing { try IndexFolder(directory) }
  }

  /// Writes a fold table under its name, in place of a damaged one.
  public func write(_ fold: FoldTable) throws(IndexingError) {
    let bytes = fold.bytes
    let name = Manifest.foldFileName(CRC32C.checksum(bytes))
    try indexing { try Files.replaceAtomically(path: folder.file(name), contents: bytes) }
  }

  /// Writes the deletions of a segment that is kept, and notes them in its entry.
  public func write(
    _ deletions: Deletions, of entry: inout SegmentEntry, generation: Int
  ) throws(IndexingError) {
    let name = Manifest.deletionsFileName(entry.number, generation: generation)
    try indexing {
      try Files.replaceAtomically(path: folder.file(name), contents: deletions.encode())
    }
    entry.deletionsGeneration = generation
    entry.deletedCount = deletions.count
  }

  /// Copies files of the folder into one below it that is new, `damaged-1` or the next number that
  /// is free, and brings them to disk. Returns its name; nil where there is nothing to copy.
  public func keep(_ names: [String]) throws(IndexingError) -> String? {
    guard !names.isEmpty else { return nil }
    return try indexing {
      var number = 1
      while Files.exists(folder.file("damaged-\(number)")) { number += 1 }
      let target = "damaged-\(number)"
      try Directory.create(folder.file(target))
      for name in names {
        let bytes = try mapFile(folder.file(name), access: .sequential)
        let copy = try OutputFile(creating: folder.file("\(target)/\(name)"))
        var offset = 0
        while offset < bytes.count {
          let count = min(1 << 20, bytes.count - offset)
          try copy.append(try bytes.slice(offset, count))
          offset += count
        }
        try copy.sync()
        try copy.close()
      }
      try Directory.sync(folder.file(target))
      return target
    }
  }

  /// Makes `manifest` the commit, and removes what it does not name.
  public func commit(_ manifest: Manifest) throws(IndexingError) {
    try indexing {
      try folder.commit(manifest)
      try folder.removeUnused(keeping: manifest)
    }
  }

  public func close() { folder.close() }
}

/// Makes new segments of documents that were saved from damaged ones.
public final class SegmentRebuilder {
  /// What was written so far.
  public private(set) var entries: [SegmentEntry] = []
  /// The number that the next segment will have.
  public private(set) var nextSegment: Int
  private let folder: IndexFolder
  private let schema: FieldSchema
  private let compression: CompressionDictionary
  private let analyzer: BatchAnalyzer
  private let options: IndexWriter.Options
  private var builder: SegmentBuilder

  /// - Parameter manifest: of the commit to come; the new segments are numbered from its next on.
  public init(
    _ folder: RepairFolder, manifest: Manifest, fold: FoldTable,
    compression: CompressionDictionary, options: IndexWriter.Options
  ) throws(IndexingError) {
    self.folder = folder.folder
    self.compression = compression
    self.options = options
    schema = manifest.schema
    nextSegment = manifest.nextSegment
    let schema = self.schema
    analyzer = try indexing {
      try BatchAnalyzer(schema: schema, fold: fold, compression: compression)
    }
    builder = SegmentBuilder(schema: schema)
  }

  /// Adds documents of different identifiers.
  public func add(_ documents: [Document]) throws(IndexingError) {
    builder.add(analyzer.analyze(documents))
    if builder.byteCount >= options.memory / 2 { try flush() }
  }

  /// Writes the documents that are still in memory.
  public func flush() throws(IndexingError) {
    guard builder.documentCount > 0 else { return }
    var full = SegmentBuilder(schema: schema)
    swap(&full, &builder)
    var flush = FlushOptions()
    flush.threads = options.threads
    flush.rankingThreshold = options.rankingThreshold
    flush.dictionaryChecksum = compression.checksum
    let count = full.documentCount
    let path = folder.file(Manifest.segmentFileName(nextSegment))
    let size: Int
    do { size = try full.flush(to: path, flush) } catch { throw .file(error) }
    entries.append(
      SegmentEntry(
        number: nextSegment, documentCount: count, fileSize: size, deletionsGeneration: 0,
        deletedCount: 0))
    nextSegment += 1
  }
}
