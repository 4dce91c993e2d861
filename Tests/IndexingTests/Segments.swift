// How do the tests make segments without an index around them?

import GongkaiBytes
import GongkaiFormat
import TestKit

@testable import GongkaiIndexing

extension FlushOptions {
  /// Those of a segment with this ranking threshold.
  static func ranking(from threshold: Int) -> FlushOptions {
    var options = FlushOptions()
    options.rankingThreshold = threshold
    return options
  }
}

/// Builds, merges and joins segments in a directory of its own.
struct SegmentWorkshop {
  let directory = TemporaryDirectory()
  let compression = CompressionDictionary(bytes: [])
  var schema = FieldSchema.plain

  /// A segment of `batches`, each analyzed by itself.
  func build(
    _ batches: [[Document]], name: String = "segment", options: FlushOptions = FlushOptions()
  ) throws -> SegmentReader {
    let analyzer = try BatchAnalyzer(
      schema: schema, fold: sharedFold, compression: compression)
    var builder = SegmentBuilder(schema: schema)
    for batch in batches { builder.add(analyzer.analyze(batch)) }
    return try flush(builder, name, options)
  }

  /// A segment of what is left of `parts`, in that order.
  func merge(
    _ parts: [(segment: SegmentReader, deletions: Deletions?)], name: String = "merged",
    options: FlushOptions = FlushOptions()
  ) throws -> SegmentReader {
    var builder = SegmentBuilder(schema: schema)
    for part in parts {
      let replay = SegmentReplay(
        part.segment, schema: schema, deletions: part.deletions, compression: compression)
      guard builder.add(try replay.batch(), isReplayed: true) else {
        throw try part.segment.view(.clauses).corrupt(at: 0, .disagreement)
      }
    }
    return try flush(builder, name, options)
  }

  /// `parts` one behind the other.
  func join(
    _ parts: [SegmentReader], name: String = "joined", options: FlushOptions = FlushOptions()
  ) throws -> SegmentReader {
    let path = directory.file(name + ".gks")
    let size = try SegmentJoin(parts, schema: schema).write(to: path, options)
    let segment = try SegmentReader(path: path, compression: compression)
    precondition(segment.fileSize == size, "a join tells the size of the file")
    return segment
  }

  /// Calls `body` for each seed with `sound` in which up to three bytes are others, but all checksums
  /// fit, if that can be opened at all.
  func visitDamaged(
    _ sound: SegmentReader, seeds: Range<UInt64>,
    _ body: (_ seed: UInt64, SegmentReader) throws -> Void
  ) throws {
    let bytes = try sound.fileBytes()
    let path = directory.file("damaged.gks")
    for seed in seeds {
      var random = SeededRandom(seed: seed)
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        // Small sections are hit as often as large ones.
        let entry = sound.entries.randomElement(using: &random)!
        guard entry.length > 0 else { continue }
        let offset = entry.offset + Int.random(in: 0..<entry.length, using: &random)
        damaged[offset] = UInt8.random(in: 0...255, using: &random)
      }
      let file = try OutputFile(creating: path)
      try file.append(withFittingChecksums(damaged, sound.entries))
      try file.close()
      guard let reader = try? SegmentReader(path: path, compression: compression) else { continue }
      try body(seed, reader)
    }
  }

  private func flush(
    _ builder: consuming SegmentBuilder, _ name: String, _ options: FlushOptions
  ) throws -> SegmentReader {
    let path = directory.file(name + ".gks")
    let size = try builder.flush(to: path, options)
    let segment = try SegmentReader(path: path, compression: compression)
    precondition(segment.fileSize == size, "flush tells the size of the file")
    return segment
  }
}

extension SegmentReader {
  /// The whole file.
  func fileBytes() throws -> [UInt8] { try Files.readAll(path) }
}

/// `bytes` of a segment with its section checksums made to fit.
func withFittingChecksums(_ bytes: [UInt8], _ entries: [SectionEntry]) -> [UInt8] {
  var bytes = bytes
  func put(_ value: UInt32, at offset: Int) {
    for i in 0..<4 { bytes[offset + i] = UInt8(truncatingIfNeeded: value >> UInt32(8 * i)) }
  }
  let footer = bytes.count - SegmentLayout.footerLength
  let table = footer - entries.count * SegmentLayout.sectionEntryLength
  for (i, entry) in entries.enumerated() {
    if entry.section == .chunkChecks {
      bytes.replaceSubrange(
        entry.offset..<entry.offset + entry.length,
        with: ChunkChecks.encode(Array(bytes[..<entry.offset])))
    }
    let section = Array(bytes[entry.offset..<entry.offset + entry.length])
    put(CRC32C.checksum(section), at: table + i * SegmentLayout.sectionEntryLength + 4)
  }
  put(CRC32C.checksum(Array(bytes[table..<footer])), at: footer + 12)
  return bytes
}
