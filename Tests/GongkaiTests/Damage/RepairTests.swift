// Does a repair save what can be saved, and say what cannot?

import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import Gongkai

@Suite struct RepairTests {
  private let index = DamageIndex.shared
  private let folder = TemporaryDirectory()

  /// A folder with the index in which `damage` changed files, by their names; nil removes one.
  private func damaged(
    _ changes: [String: [UInt8]?], of index: DamageIndex? = nil
  ) throws -> String {
    let count = try Directory.entries(folder.path).count
    let directory = try (index ?? self.index).write(to: folder, "index-\(count)")
    for (name, bytes) in changes {
      if let bytes {
        try DamageIndex.replace(directory + "/" + name, bytes)
      } else {
        try Files.remove(directory + "/" + name)
      }
    }
    return directory
  }

  private func flipped(_ bytes: [UInt8], at offset: Int) -> [UInt8] {
    var bytes = bytes
    bytes[offset] ^= 0x40
    return bytes
  }

  /// Whether the index is whole now, and holds all documents but the lost ones as they were.
  private func checkMended(
    _ directory: String, _ summary: IndexRepair.Summary, of index: DamageIndex? = nil,
    _ comment: Comment
  ) throws {
    let index = index ?? self.index
    #expect(summary.outcome == .mended, comment)
    let report = try IndexVerifier.verify(directory)
    #expect(report.findings.isEmpty && report.unread.isEmpty, comment)
    let other = TemporaryDirectory()
    let old = try Index(opening: index.write(to: other))
    let new = try Index(opening: directory)
    let expected = index.identifiers.subtracting(summary.lost)
    #expect(new.documentCount == summary.documents, comment)
    #expect(summary.documents == expected.count - summary.lostWithoutName, comment)
    for identifier in expected where summary.renamed.isEmpty && summary.lostWithoutName == 0 {
      #expect(try new.document(identifier) == old.document(identifier), comment)
    }
    for query in ["行政复议", "政务服务 网站", "year:2020", "colour:red 公开"] {
      guard summary.renamed.isEmpty && summary.lostWithoutName == 0 else { continue }
      guard summary.incomplete.isEmpty || !query.contains("colour") else { continue }
      let before = try old.search(DamageIndex.request(query, limit: 1000)).hits.map(\.identifier)
      let after = try new.search(DamageIndex.request(query, limit: 1000)).hits.map(\.identifier)
      #expect(Set(after) == Set(before).intersection(expected), "\(comment): \(query)")
    }
    // Deleted documents count for scores until their segment is written anew.
    let answers = Answer.all(directory)
    if summary.isComplete {
      #expect(answers == index.answers || answers == index.mergedAnswers, comment)
    }
    // A second repair finds nothing, and a writer goes on.
    #expect(try IndexRepair.repair(directory).outcome == .whole, comment)
    let writer = try IndexWriter(
      directory: directory, options: IndexWriter.Options(threads: 1))
    try writer.mergeAll()
    try writer.commit()
    writer.close()
    #expect(try Index(opening: directory).documentCount == summary.documents, comment)
  }

  @Test func aWholeIndexIsLeftAlone() throws {
    let directory = try damaged([:])
    let summary = try IndexRepair.repair(directory)
    #expect(summary.outcome == .whole && summary.isComplete && summary.notes.isEmpty)
    #expect(summary.documents == index.identifiers.count && summary.keptSegments == 2)
    for file in index.files {
      #expect(try Files.readAll(directory + "/" + file.name) == file.bytes)
    }
  }

  @Test func eachSectionInTurn() throws {
    let large = DamageIndex.large
    let segment = large.segments[0]
    for entry in try large.entries(0) where entry.length > 0 {
      // Identifiers are named by offsets, which stand before them: without these all are lost.
      let place = entry.section == .identifiers ? entry.length - 1 : entry.length / 2
      let bytes = flipped(segment.bytes, at: entry.offset + place)
      let directory = try damaged([segment.name: bytes], of: large)
      let summary = try IndexRepair.repair(directory)
      try checkMended(directory, summary, of: large, "\(entry.section)")
      let affected =
        summary.lost.count + summary.renamed.count + summary.incomplete.count
      switch entry.section {
      case .storedText:
        #expect((1..<large.identifiers.count / 2).contains(summary.lost.count))
      case .identifiers: #expect((1..<large.identifiers.count).contains(summary.renamed.count))
      case .columns, .sourceHashes: #expect(summary.incomplete.count > 0)
      default: #expect(affected == 0, "\(entry.section): \(summary)")
      }
      #expect(
        try Files.readAll(directory + "/damaged-1/" + segment.name) == bytes,
        "what was damaged is kept")
      #expect(summary.notes.count == 1, "\(summary.notes)")
    }
  }

  @Test func theFrameInTurn() throws {
    let segment = index.segments[0]
    let footer = segment.bytes.count - SegmentLayout.footerLength
    let table = footer - 16 * SegmentLayout.sectionEntryLength
    let offsets =
      [0, 9] + stride(from: table, to: segment.bytes.count - 16, by: damagesEverything ? 1 : 11)
    for offset in offsets {
      let directory = try damaged([segment.name: flipped(segment.bytes, at: offset)])
      let summary = try IndexRepair.repair(directory)
      // Reserved bytes and the second version mean nothing.
      if summary.outcome == .whole {
        #expect(offset >= footer + 16)
        continue
      }
      try checkMended(directory, summary, "byte \(offset - table) of the table")
      #expect(summary.isComplete && summary.keptSegments == 1, "\(offset - table): \(summary)")
    }
  }

  @Test func theManifestIsMissingOrDamaged() throws {
    let name = index.name(".gkc")
    for bytes in [nil, flipped(index.bytes(name), at: 30), []] {
      let directory = try damaged([name: bytes])
      let summary = try IndexRepair.repair(directory)
      try checkMended(directory, summary, "manifest")
      // The deletions stand beside the segments.
      #expect(summary.isComplete && summary.keptSegments == 2, "\(summary)")
    }
  }

  @Test func theFoldTableIsMissingOrDamaged() throws {
    let name = index.name(".gkf")
    for bytes in [nil, flipped(index.bytes(name), at: 20_000)] {
      let directory = try damaged([name: bytes])
      let summary = try IndexRepair.repair(directory)
      try checkMended(directory, summary, "fold table")
      #expect(summary.isComplete && summary.rebuiltSegments == 0, "\(summary)")
      #expect(try Files.readAll(directory + "/" + name) == index.bytes(name))
    }
  }

  @Test func theDeletionsAreDamaged() throws {
    let name = index.name(".gkd")
    let directory = try damaged([name: flipped(index.bytes(name), at: 20)])
    let summary = try IndexRepair.repair(directory)
    #expect(summary.outcome == .mended && summary.notes.count == 1)
    // Nobody knows any more what was deleted.
    #expect(summary.documents == index.identifiers.count + 3)
    #expect(try Index(opening: directory).document("reports/3.txt") != nil)
    #expect(try IndexVerifier.verify(directory).findings.isEmpty)
  }

  @Test func theCompressionDictionaryIsDamaged() throws {
    let name = index.name(".gkz")
    try #require(!name.isEmpty)
    for bytes in [nil, flipped(index.bytes(name), at: 5000)] {
      let directory = try damaged([name: bytes])
      let before = try Directory.entries(directory).map(\.name)
      let summary = try IndexRepair.repair(directory)
      #expect(summary.outcome == .impossible && !summary.isComplete)
      #expect(summary.notes.last?.contains("stored text of all reports") == true)
      #expect(
        try Directory.entries(directory).map(\.name).filter { $0 != "writer.lock" } == before)
    }
  }

  @Test func segmentsThatAreGone() throws {
    let (first, second) = (index.segments[0], index.segments[1])
    // Cut off before the section table, or missing: the other one is kept.
    for bytes in [Array(second.bytes[..<(second.bytes.count / 2)]), nil] {
      let directory = try damaged([second.name: bytes])
      let summary = try IndexRepair.repair(directory)
      #expect(summary.outcome == .mended && summary.lostWithoutName == 12, "\(summary)")
      #expect(summary.keptSegments == 1 && summary.documents == 47)
      #expect(try IndexVerifier.verify(directory).findings.isEmpty)
      #expect(try Index(opening: directory).search(SearchRequest("行政复议")).total > 0)
    }
    // Nothing can be saved: nothing is changed.
    let directory = try damaged([first.name: [], second.name: nil])
    let summary = try IndexRepair.repair(directory)
    #expect(summary.outcome == .impossible && summary.documents == 0)
    #expect(!Files.exists(directory + "/damaged-1"))
  }

  @Test func everythingAtOnce() throws {
    let (first, second) = (index.segments[0], index.segments[1])
    func section(_ number: Int, _ section: SegmentSection) throws -> SectionEntry {
      try #require(try index.entries(number).first { $0.section == section })
    }
    var a = flipped(first.bytes, at: try section(0, .postings).offset)
    a = flipped(a, at: try section(0, .dictionary).offset)
    let b = flipped(second.bytes, at: try section(1, .information).offset)
    let manifest = index.name(".gkc")
    let directory = try damaged([
      first.name: a, second.name: b, manifest: [1, 2, 3], index.name(".gkf"): nil,
    ])
    let summary = try IndexRepair.repair(directory)
    #expect(summary.rebuiltSegments == 2 && summary.documents == index.identifiers.count)
    #expect(try IndexVerifier.verify(directory).findings.isEmpty)
    #expect(try Directory.entries(directory + "/damaged-1").count >= 3)
  }

  @Test func ofSeveralWithOneNameTheLastCounts() throws {
    // The manifest is gone, and a merged segment stands beside those it was made of.
    let directory = try damaged([:])
    let writer = try IndexWriter(directory: directory, options: IndexWriter.Options(threads: 1))
    try writer.mergeAll()
    try writer.commit()
    writer.close()
    for segment in index.segments {
      try DamageIndex.replace(directory + "/" + segment.name, segment.bytes)
    }
    for entry in try Directory.entries(directory) where entry.name.hasSuffix(".gkc") {
      try Files.remove(directory + "/" + entry.name)
    }
    let summary = try IndexRepair.repair(directory)
    // What had been deleted before the merge is back, for its deletions are gone with it.
    #expect(summary.outcome == .mended && summary.documents == index.identifiers.count + 3)
    #expect(try IndexVerifier.verify(directory).findings.isEmpty)
  }

  @Test func whatIsNoIndexOrInUseIsRefused() throws {
    #expect(throws: IndexError.notAnIndex(path: folder.file("none"))) {
      try IndexRepair.repair(folder.file("none"))
    }
    let directory = try damaged([:])
    let writer = try IndexWriter(directory: directory, options: IndexWriter.Options(threads: 1))
    #expect(throws: IndexingError.self) { try IndexRepair.repair(directory) }
    writer.close()
  }
}
