// The folder of an index as its writer sees it: creating it, committing to it, tidying it up.

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// A folder whose writer's lock is ours.
final class IndexFolder {
  let path: String
  private let lock: WriterLock

  /// Creates the folder if needed and takes the lock.
  /// - Throws: `LockError` when another writer has it; `FileError`.
  init(_ path: String) throws {
    self.path = path
    try Directory.create(path)
    lock = try WriterLock(path + "/writer.lock")
  }

  func file(_ name: String) -> String { path + "/" + name }

  /// Opens the newest commit, or nil in a folder that has none yet.
  /// - Throws: `IndexError.manifestMissing` when there must have been one: what it named would be
  ///   taken for leftovers.
  func newestCommit() throws -> Commit? {
    guard try Commit.newestGeneration(in: path) != nil else {
      if try Commit.lacksManifest(path) { throw IndexError.manifestMissing(path: path) }
      return nil
    }
    let commit = try Commit(directory: path, forReading: false)
    guard commit.manifest.analyzer == Analyzer.name else {
      throw IndexError.otherAnalyzer(
        path: path, found: commit.manifest.analyzer, expected: Analyzer.name)
    }
    return commit
  }

  /// Begins a new index: writes the files that it has once, the fold table and the compression
  /// dictionary, then a manifest of generation 0. Readers pass that one over; while it is there,
  /// segments that no commit names are leftovers and not documents whose manifest is lost.
  func begin(
    fold: FoldTable, compression: CompressionDictionary, schema: FieldSchema
  ) throws -> Manifest {
    var manifest = Manifest()
    manifest.schema = schema
    manifest.analyzer = Analyzer.name
    manifest.wordBreaker = HanWordBreaker.identity
    let foldBytes = fold.bytes
    manifest.foldChecksum = CRC32C.checksum(foldBytes)
    try Files.replaceAtomically(
      path: file(Manifest.foldFileName(manifest.foldChecksum)), contents: foldBytes)
    manifest.dictionaryChecksum = compression.checksum
    if compression.checksum != 0 {
      try Files.replaceAtomically(
        path: file(Manifest.dictionaryFileName(compression.checksum)),
        contents: compression.bytes.array())
    }
    try Files.replaceAtomically(
      path: file(Manifest.fileName(generation: 0)), contents: manifest.encode())
    return manifest
  }

  /// Makes sure that no other writer can be at work.
  /// - Throws: `LockError.removed` when the lock's file was removed by hand.
  func checkLock() throws { try lock.check() }

  /// Makes `manifest` the newest commit. All its files must be durable already.
  func commit(_ manifest: Manifest) throws {
    try Directory.sync(path)
    let name = Manifest.fileName(generation: manifest.generation)
    try Files.replaceAtomically(path: file(name), contents: manifest.encode())
  }

  /// Removes our files that `manifest` does not name: those of older commits, which open readers
  /// keep mapped, and leftovers of interrupted runs.
  func removeUnused(keeping manifest: Manifest) throws {
    var kept: Set<String> = [
      Manifest.fileName(generation: manifest.generation),
      Manifest.foldFileName(manifest.foldChecksum),
      Manifest.dictionaryFileName(manifest.dictionaryChecksum),
    ]
    for segment in manifest.segments {
      kept.insert(Manifest.segmentFileName(segment.number))
      kept.insert(
        Manifest.deletionsFileName(segment.number, generation: segment.deletionsGeneration))
    }
    for entry in try Directory.entries(path) where entry.kind == .file {
      let name = entry.name
      // Temporary files are named after the file they were to become.
      let isOurs = Manifest.isFileName(name.hasSuffix(".tmp") ? String(name.dropLast(4)) : name)
      if isOurs && !kept.contains(name) { try Files.remove(file(name)) }
    }
  }

  func close() { lock.close() }
}
