// Opens the newest commit of an index folder.

import Glibc
public import GongkaiBytes

/// One generation of an index: what a reader sees until it opens another.
public final class Commit: Sendable {
  /// A segment with its deletions.
  public struct Segment: Sendable {
    public let entry: SegmentEntry
    public let reader: SegmentReader
    /// Nil where nothing is deleted.
    public let deletions: Deletions?

    /// Documents that are not deleted.
    public var liveCount: Int { entry.documentCount - entry.deletedCount }

    public func isLive(_ doc: Int) -> Bool { !(deletions?.contains(doc) ?? false) }
  }

  public let directory: String
  public let manifest: Manifest
  public let segments: [Segment]
  public let compression: CompressionDictionary
  /// The fold table's bytes, which the analyzer gives a meaning.
  public let foldTable: ByteView

  /// Opens the newest commit in `directory`.
  ///
  /// A writer may replace the commit meanwhile; then the new one is opened.
  /// - Throws: `IndexError.notAnIndex` when there is none, `IndexError.manifestMissing` when there
  ///   must have been one.
  public convenience init(
    directory: String, forReading: Bool = true
  ) throws(IndexError) {
    var last: Int?
    while true {
      let generation = try Self.existingGeneration(in: directory)
      do {
        try self.init(directory: directory, generation: generation, forReading: forReading)
        return
      } catch .file(let error) where error.errno == ENOENT && generation != last {
        // A writer removed this generation's files after we read the folder: look again.
        last = generation
      }
    }
  }

  /// Opens the commit of one generation.
  public init(directory: String, generation: Int, forReading: Bool = true) throws(IndexError) {
    func path(_ name: String) -> String { directory + "/" + name }
    let manifestPath = path(Manifest.fileName(generation: generation))
    let manifest = try Manifest(Self.map(manifestPath), path: manifestPath)
    self.directory = directory
    self.manifest = manifest

    let foldPath = path(Manifest.foldFileName(manifest.foldChecksum))
    foldTable = try Self.map(foldPath)
    let dictionaryChecksum = manifest.dictionaryChecksum
    let compression: CompressionDictionary
    if dictionaryChecksum != 0 {
      let dictionaryPath = path(Manifest.dictionaryFileName(dictionaryChecksum))
      compression = CompressionDictionary(
        try Self.map(dictionaryPath), forReading: forReading)
      guard compression.checksum == dictionaryChecksum else {
        throw .checksumMismatch(
          path: dictionaryPath, section: "compression dictionary", expected: dictionaryChecksum,
          found: compression.checksum)
      }
    } else {
      compression = CompressionDictionary(bytes: [], forReading: forReading)
    }
    self.compression = compression

    var segments: [Segment] = []
    for entry in manifest.segments {
      let reader = try SegmentReader(
        path: path(Manifest.segmentFileName(entry.number)), compression: compression)
      guard reader.documentCount == entry.documentCount else {
        throw .corrupt(
          path: reader.path, section: "information", byteOffset: 0, reason: .disagreement)
      }
      var deletions: Deletions?
      if entry.deletionsGeneration != 0 {
        let name = Manifest.deletionsFileName(entry.number, generation: entry.deletionsGeneration)
        deletions = try Deletions(
          Self.map(path(name)), documentCount: entry.documentCount, path: path(name))
      }
      guard deletions?.count ?? 0 == entry.deletedCount else {
        throw .corrupt(
          path: manifestPath, section: "manifest", byteOffset: 0, reason: .disagreement)
      }
      segments.append(Segment(entry: entry, reader: reader, deletions: deletions))
    }
    self.segments = segments
  }

  /// The greatest generation with a manifest in `directory`, or nil.
  public static func newestGeneration(in directory: String) throws(IndexError) -> Int? {
    try generations(in: directory).last { $0 > 0 }
  }

  /// The greatest generation with a manifest in `directory`.
  ///
  /// - Throws: `IndexError.notAnIndex` when there is none; `IndexError.manifestMissing` when there
  ///   are segments all the same, which only a manifest can make sense of.
  public static func existingGeneration(in directory: String) throws(IndexError) -> Int {
    for _ in 0..<looks {
      if let generation = try newestGeneration(in: directory) { return generation }
    }
    if try lacksManifest(directory) { throw .manifestMissing(path: directory) }
    throw .notAnIndex(path: directory)
  }

  /// How many times a directory is read before something is believed to be missing: beside a writer,
  /// one look may be too early for the new manifest and too late for the old one. Another look finds
  /// the new one, unless that is replaced meanwhile too.
  private static let looks = 100

  /// Whether `directory` holds segments, or deletions of such, but no manifest at all: not even
  /// the one of generation 0, with which every index begins.
  public static func lacksManifest(_ directory: String) throws(IndexError) -> Bool {
    for _ in 0..<looks {
      guard try generations(in: directory).isEmpty else { return false }
    }
    do {
      guard Files.exists(directory) else { return false }
      return try Directory.entries(directory).contains {
        Manifest.isSegmentFileName($0.name)
      }
    } catch {
      throw .file(error)
    }
  }

  /// All generations with a manifest in `directory`, ascending.
  private static func generations(in directory: String) throws(IndexError) -> [Int] {
    do {
      guard Files.exists(directory) else { return [] }
      return try Directory.entries(directory)
        .compactMap { Manifest.generation(fileName: $0.name) }
        .sorted()
    } catch {
      throw .file(error)
    }
  }

  private static func map(_ path: String) throws(IndexError) -> ByteView {
    do { return try mapFile(path) } catch { throw .file(error) }
  }
}
