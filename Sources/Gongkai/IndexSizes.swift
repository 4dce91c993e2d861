// How large is an index, and which part of it takes how much?

import GongkaiBytes
public import GongkaiFormat

/// Counts and sizes of a commit, in bytes.
public struct IndexSizes: Sendable {
  /// Documents that are not deleted.
  public let documentCount: Int
  /// Documents that are deleted but still in their segments.
  public let deletedCount: Int
  public let segmentCount: Int
  /// Bytes of original text in all segments, that of deleted documents included.
  public let textBytes: Int
  /// The size of each part: the sections of all segments added up, then the other files.
  public let parts: [(name: String, bytes: Int)]
  /// All files of the commit.
  public let totalBytes: Int

  /// Measures `commit`.
  ///
  /// - Throws: `FileError` when one of its files cannot be looked at.
  public init(_ commit: Commit) throws {
    let manifest = commit.manifest
    var bySection: [SegmentSection: Int] = [:]
    var total = 0
    for segment in commit.segments {
      for entry in segment.reader.entries { bySection[entry.section, default: 0] += entry.length }
      total += segment.reader.fileSize
    }
    var parts = SegmentSection.allCases.compactMap { section in
      bySection[section].map { (name: section.name, bytes: $0) }
    }
    parts.append(("frames and padding", total - parts.reduce(0) { $0 + $1.bytes }))
    func add(_ name: String, _ files: [String]) throws {
      let bytes = try files.reduce(0) { try $0 + Files.size(commit.directory + "/" + $1) }
      if bytes > 0 { parts.append((name, bytes)) }
      total += bytes
    }
    try add("fold table", [Manifest.foldFileName(manifest.foldChecksum)])
    if manifest.dictionaryChecksum != 0 {
      try add("compression dictionary", [Manifest.dictionaryFileName(manifest.dictionaryChecksum)])
    }
    try add(
      "deletions",
      manifest.segments.filter { $0.deletionsGeneration != 0 }.map {
        Manifest.deletionsFileName($0.number, generation: $0.deletionsGeneration)
      })
    try add("manifest", [Manifest.fileName(generation: manifest.generation)])
    self.parts = parts
    totalBytes = total
    segmentCount = manifest.segments.count
    documentCount = manifest.segments.reduce(0) { $0 + $1.documentCount - $1.deletedCount }
    deletedCount = manifest.segments.reduce(0) { $0 + $1.deletedCount }
    textBytes = commit.segments.reduce(0) { $0 + $1.reader.information.textBytes }
  }
}
