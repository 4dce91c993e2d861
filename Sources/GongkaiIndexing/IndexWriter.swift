// Adds, replaces and deletes documents; commits atomically.

import GongkaiBytes
public import GongkaiFormat
public import GongkaiText

/// The one writer of an index. Not for use from several threads at once.
///
/// Nothing is visible to readers before `commit()`, and a commit is all or nothing. A writer that
/// fails or is killed leaves the last commit as it was; the next writer removes what is left over.
/// Once documents could not be written, commits throw the same error again: open a new writer, and
/// add what came after the last commit anew.
public final class IndexWriter {
  /// How much machine a writer may use.
  public struct Options: Sendable {
    /// Threads that analyze and encode.
    public var threads: Int
    /// Memory for a whole indexing run, in bytes; below `minimumMemory` a run takes more than it
    /// was given.
    public var memory: Int
    /// What a run needs to hold any documents beside its own tables, in bytes.
    public static let minimumMemory = 96 << 20
    /// As in `SegmentInformation.isRanked`, 1 to 2^48 − 1: with 1 all positional terms have ranking
    /// lists. What lies outside counts as the nearest.
    public let rankingThreshold: Int
    /// The fields of the documents, which never change; nil for those that the index has, and a
    /// title and a body for a new one.
    public var schema: FieldSchema?

    public init(
      threads: Int, memory: Int = 512 << 20,
      rankingThreshold: Int = SegmentInformation.defaultRankingThreshold,
      schema: FieldSchema? = nil
    ) {
      self.threads = max(1, threads)
      self.memory = memory
      self.rankingThreshold = min(max(1, rankingThreshold), (1 << 48) - 1)
      self.schema = schema
    }
  }

  /// A segment of the commit to come.
  struct WorkingSegment {
    var entry: SegmentEntry
    let reader: SegmentReader
    var deletions: Deletions
    var deletionsChanged = false
  }

  let options: Options
  let folder: IndexFolder
  var manifest: Manifest
  var segments: [WorkingSegment] = []
  /// The commit that was there when this writer opened, for look-ups from other threads.
  public let base: Commit?
  /// The table by which this index folds.
  public var foldTable: FoldTable { fold }
  let fold: FoldTable
  let compression: CompressionDictionary
  var builder: SegmentBuilder
  /// Hashes of identifiers that `base` holds and this writer replaced or deleted: a document that
  /// equals the base's counts as changed then, so that the last one wins.
  var overtaken: Set<Int> = []
  /// Whether there is anything to commit.
  private var isChanged = false
  /// Why documents in memory did not become a segment. They are gone, so this writer must not
  /// commit what it has without them.
  private var loss: IndexingError?

  /// Opens the index in `directory`, or creates one there.
  ///
  /// - Parameter samples: texts like those to come, on which a new index trains its compression;
  ///   called only for a new index, on any thread.
  /// - Throws: `IndexingError`; `.locked` when another process is writing.
  public convenience init(
    directory: String, options: Options,
    samples: @escaping @Sendable () -> [[UInt8]] = { [] }
  ) throws(IndexingError) {
    try self.init(
      directory: directory, options: options, samples: samples,
      newFold: { try FoldTable.makeFromICU() })
  }

  /// - Parameter newFold: the fold table of a new index.
  init(
    directory: String, options: Options, samples: @escaping @Sendable () -> [[UInt8]],
    newFold: @escaping @Sendable () throws -> FoldTable
  ) throws(IndexingError) {
    self.options = options
    let opened = try indexing {
      let folder = try IndexFolder(directory)
      if let commit = try folder.newestCommit() {
        let schema = options.schema ?? commit.manifest.schema
        guard commit.manifest.schema == schema else {
          throw IndexError.otherFields(
            path: directory, found: commit.manifest.schema.names, expected: schema.names)
        }
        let fold = try commit.foldTable()
        return (folder, commit.manifest, commit as Commit?, fold, commit.compression)
      }
      let (fold, compression) = try NewTables.make(
        samples, threads: options.threads, fold: newFold)
      let manifest = try folder.begin(
        fold: fold, compression: compression, schema: options.schema ?? .plain)
      return (folder, manifest, nil, fold, compression)
    }
    (folder, manifest, base, fold, compression) = opened
    builder = SegmentBuilder(schema: opened.1.schema)
    for segment in base?.segments ?? [] {
      segments.append(
        WorkingSegment(
          entry: segment.entry, reader: segment.reader,
          deletions: segment.deletions
            ?? Deletions(documentCount: segment.entry.documentCount)))
    }
    isChanged = base == nil
  }

  /// Documents in the commit to come, those still in memory included.
  public var documentCount: Int {
    segments.reduce(builderCount) { $0 + $1.entry.documentCount - $1.deletions.count }
  }

  /// Segments in the commit to come.
  public var segmentCount: Int { segments.count + (builderCount > 0 ? 1 : 0) }

  /// Whether the index holds `identifier` with this source hash, as of the commit that was there
  /// when the writer opened. May be called from any thread.
  public static func isUnchanged(
    _ identifier: String, _ sourceHash: [UInt8], in base: Commit
  ) throws(IndexError) -> Bool {
    try base.sourceHash(of: identifier) == sourceHash
  }

  /// Deletes the document with this identifier; false when there is none.
  @discardableResult
  public func delete(_ identifier: String) throws(IndexingError) -> Bool {
    try flushBuilder()
    overtaken.insert(identifier.hashValue)
    return try deleteFromSegments(identifier)
  }

  /// Deletes every document whose identifier `shouldDelete` names; returns how many.
  public func deleteAll(
    where shouldDelete: (String) -> Bool
  ) throws(IndexingError) -> Int {
    try flushBuilder()
    return try indexing {
      var count = 0
      for i in segments.indices {
        for doc in 0..<segments[i].entry.documentCount where !segments[i].deletions.contains(doc) {
          let identifier = try segments[i].reader.identifiers.identifier(of: doc)
          if shouldDelete(identifier) && segments[i].deletions.insert(doc) {
            overtaken.insert(identifier.hashValue)
            segments[i].deletionsChanged = true
            isChanged = true
            count += 1
          }
        }
      }
      return count
    }
  }

  /// Makes everything added and deleted so far visible to new readers, durably.
  public func commit() throws(IndexingError) {
    try flushBuilder()
    guard isChanged else {
      // What a run that was killed left behind goes even when there is nothing new.
      return try indexing { try folder.removeUnused(keeping: manifest) }
    }
    try indexing {
      try folder.checkLock()
      manifest.generation += 1
      // A segment of deleted documents only is dropped.
      segments.removeAll { $0.deletions.count == $0.entry.documentCount }
      for i in segments.indices where segments[i].deletionsChanged {
        let name = Manifest.deletionsFileName(
          segments[i].entry.number, generation: manifest.generation)
        try Files.replaceAtomically(
          path: folder.file(name), contents: segments[i].deletions.encode())
        segments[i].entry.deletionsGeneration = manifest.generation
        segments[i].entry.deletedCount = segments[i].deletions.count
        segments[i].deletionsChanged = false
      }
      manifest.segments = segments.map(\.entry)
      try folder.commit(manifest)
      isChanged = false
      try folder.removeUnused(keeping: manifest)
    }
  }

  /// Gives the lock back. What was not committed is lost.
  public func close() { folder.close() }

  /// Notes that there is something to commit.
  func noteChange() { isChanged = true }

  // MARK: Segments

  private var builderCount: Int { builder.documentCount }

  /// Writes the documents in memory as a segment, which becomes visible with the next commit.
  func flushBuilder() throws(IndexingError) {
    if let loss { throw loss }
    guard builderCount > 0 else { return }
    do {
      try writeBuilder()
    } catch {
      loss = error
      throw error
    }
  }

  private func writeBuilder() throws(IndexingError) {
    try indexing {
      var full = SegmentBuilder(schema: manifest.schema)
      swap(&full, &builder)
      try append(full)
      Memory.releaseUnused()
    }
    // Documents of this segment replace older ones of the same identifier.
    try indexing {
      // What was read would pile up from segment to segment.
      defer { for segment in segments { segment.reader.releasePages() } }
      let last = segments.count - 1
      let identifiers = segments[last].reader.identifiers
      for doc in try identifiers.superseded() {
        segments[last].deletions.insert(doc)
        segments[last].deletionsChanged = true
      }
      for i in 0..<last {
        for doc in try segments[i].reader.identifiers.documents(alsoIn: identifiers)
        where segments[i].deletions.insert(doc) {
          segments[i].deletionsChanged = true
        }
      }
    }
  }

  /// Flushes `full` and opens what was written.
  func append(_ full: consuming SegmentBuilder) throws {
    let documentCount = full.documentCount
    var builder = Optional(full)
    try append(documentCount: documentCount) { try builder.take()!.flush(to: $0, $1) }
  }

  /// Has a segment written to a path, whose length `write` returns, and opens it.
  func append(
    documentCount: Int, write: (String, FlushOptions) throws -> Int
  ) throws {
    try folder.checkLock()
    var flush = FlushOptions()
    flush.threads = options.threads
    flush.rankingThreshold = options.rankingThreshold
    flush.dictionaryChecksum = compression.checksum
    // Each takes 12 bytes while it waits for its list.
    flush.postingsPerRange = max(1 << 18, options.memory / 192)
    let number = manifest.nextSegment
    manifest.nextSegment += 1
    let path = folder.file(Manifest.segmentFileName(number))
    let size: Int
    do {
      size = try write(path, flush)
    } catch {
      // Half a segment would only keep a full disk full.
      try? Files.remove(path)
      throw error
    }
    let reader = try SegmentReader(path: path, compression: compression)
    segments.append(
      WorkingSegment(
        entry: SegmentEntry(
          number: number, documentCount: documentCount, fileSize: size, deletionsGeneration: 0,
          deletedCount: 0),
        reader: reader, deletions: Deletions(documentCount: documentCount)))
    isChanged = true
  }

  private func deleteFromSegments(_ identifier: String) throws(IndexingError) -> Bool {
    var found = false
    for i in segments.indices {
      let reader = segments[i].reader
      guard let doc = try indexing({ try reader.identifiers.find(identifier) }) else { continue }
      if segments[i].deletions.insert(doc) {
        segments[i].deletionsChanged = true
        isChanged = true
        found = true
      }
    }
    return found
  }
}

extension Commit {
  /// The fold table stored in the index, read and checked.
  ///
  /// - Throws: `IndexError.checksumMismatch` when its bytes are not the ones that were written.
  public func foldTable() throws -> FoldTable {
    let found = CRC32C.checksum(foldTable)
    guard found == manifest.foldChecksum else {
      throw IndexError.checksumMismatch(
        path: directory, section: "fold table", expected: manifest.foldChecksum, found: found)
    }
    return try FoldTable(bytes: foldTable.array())
  }
}
