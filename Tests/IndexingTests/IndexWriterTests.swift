// Is a commit all or nothing, and does the last version of a document win?

import Glibc
import GongkaiBytes
import GongkaiFormat
import Synchronization
import TestKit
import Testing

@testable import GongkaiIndexing

/// A document with a short text, whose hash is made of the text.
func shortDocument(_ identifier: String, _ text: String) -> Document {
  let bytes = Array(text.utf8)
  return Document(
    identifier: identifier,
    content: StoredDocument(title: "", text: bytes, titleRange: 0..<0, fields: []),
    sourceHash: SHA256.digest(bytes).bytes)
}

extension Commit {
  /// The texts of all documents that are not deleted, by identifier.
  ///
  /// A document that is live twice is a failure of the caller's.
  func liveTexts() throws -> [String: String] {
    var texts: [String: String] = [:]
    for segment in segments {
      for doc in 0..<segment.reader.documentCount where segment.isLive(doc) {
        let identifier = try segment.reader.identifiers.identifier(of: doc)
        precondition(texts[identifier] == nil, "\(identifier) is there twice")
        texts[identifier] = String(
          decoding: try segment.reader.storedText.document(doc).text, as: UTF8.self)
      }
    }
    return texts
  }
}

@Suite struct IndexWriterTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.file("index") }

  private func writer(threads: Int = 1, memory: Int = 64 << 20) throws -> IndexWriter {
    try IndexWriter(directory: path, options: .init(threads: threads, memory: memory))
  }

  private func liveTexts() throws -> [String: String] {
    try Commit(directory: path).liveTexts()
  }

  @Test func nothingIsVisibleBeforeTheCommit() throws {
    #expect(throws: IndexError.notAnIndex(path: path)) { try Commit(directory: path) }
    let first = try writer()
    #expect(throws: IndexError.notAnIndex(path: path)) { try Commit(directory: path) }
    try first.add([shortDocument("a", "一")])
    #expect(first.documentCount == 1 && first.segmentCount == 1)
    try first.commit()
    #expect(try liveTexts() == ["a": "一"])
    try first.add([shortDocument("b", "二")])
    try first.delete("a")
    #expect(try liveTexts() == ["a": "一"], "the old generation stands")
    first.close()
    #expect(try Commit.newestGeneration(in: path) == 1)

    let second = try writer()
    #expect(second.documentCount == 1, "what was not committed is lost")
    try second.commit()
    #expect(try Commit.newestGeneration(in: path) == 1, "nothing changed")
    second.close()
  }

  @Test func anEmptyIndexCanBeCommitted() throws {
    let writer = try writer()
    try writer.commit()
    try writer.mergeAll()
    writer.close()
    #expect(try liveTexts().isEmpty && Commit(directory: path).segments.isEmpty)
  }

  @Test func aReaderKeepsItsGeneration() throws {
    let writer = try writer()
    try writer.add([shortDocument("a", "一"), shortDocument("b", "二")])
    try writer.commit()
    let old = try Commit(directory: path)
    try writer.add([shortDocument("a", "三")])
    try writer.mergeAll()
    try writer.commit()
    #expect(try old.liveTexts() == ["a": "一", "b": "二"], "its files are gone, not its bytes")
    #expect(try liveTexts() == ["a": "三", "b": "二"])
    writer.close()
  }

  @Test func theLastVersionWins() throws {
    let first = try writer()
    try first.add([shortDocument("a", "1"), shortDocument("b", "1"), shortDocument("a", "2")])
    try first.add([shortDocument("a", "3"), shortDocument("c", "1")])
    try first.commit()
    #expect(try liveTexts() == ["a": "3", "b": "1", "c": "1"])
    try first.add([shortDocument("b", "2")])
    try first.commit()
    first.close()
    let second = try writer()
    try second.add([shortDocument("a", "4"), shortDocument("a", "5"), shortDocument("d", "1")])
    try second.commit()
    let expected = ["a": "5", "b": "2", "c": "1", "d": "1"]
    #expect(try liveTexts() == expected && second.documentCount == 4)
    try second.mergeAll()
    try second.commit()
    #expect(try liveTexts() == expected)
    let commit = try Commit(directory: path)
    #expect(commit.segments.count == 1 && commit.segments[0].deletions == nil)
    second.close()
  }

  @Test func documentsAreDeleted() throws {
    let first = try writer()
    try first.add((0..<20).map { shortDocument("d\($0)", "文\($0)") })
    #expect(try first.delete("d3"), "even before the first commit")
    #expect(try !first.delete("d3") && !first.delete("x"))
    try first.commit()
    #expect(try first.deleteAll { $0.hasPrefix("d1") } == 11)
    #expect(first.documentCount == 8)
    try first.commit()
    first.close()
    let expected = Set([0, 2, 4, 5, 6, 7, 8, 9].map { "d\($0)" })
    #expect(try Set(liveTexts().keys) == expected)

    let second = try writer()
    try second.add([shortDocument("d3", "again")])
    try second.commit()
    #expect(try Set(liveTexts().keys) == expected.union(["d3"]))
    #expect(try second.deleteAll { _ in true } == 9)
    try second.commit()
    #expect(try liveTexts().isEmpty && Commit(directory: path).segments.isEmpty)
    second.close()
  }

  @Test func aSecondWriterIsRefused() throws {
    let first = try writer()
    let error = #expect(throws: IndexingError.self) { try writer() }
    guard case .locked(.heldByAnother(let lock, let pid))? = error else {
      Issue.record("not \(String(describing: error))")
      return
    }
    #expect(lock == path + "/writer.lock" && pid != nil)
    first.close()
    try writer().close()
  }

  @Test func leftoversAreRemovedAndForeignFilesKept() throws {
    let first = try writer()
    try first.add([shortDocument("a", "一")])
    try first.commit()
    first.close()
    let leftovers = [
      "segment-77.gks", "segment-1-9.gkd", "commit-0000000002.gkc.tmp", "fold-1.gkf", "zstd-5.gkz",
      "segment-78.gks.tmp",
    ]
    let foreign = [
      "notes.txt", "segment-1.gks.bak", "copy of segment-1.gks", "segment-1b.gks", "segment-.gks",
      "segment-1-.gkd", "commit-1.gkc.old",
    ]
    for name in leftovers + foreign {
      let file = try OutputFile(creating: path + "/" + name)
      try file.append([1, 2, 3])
      try file.close()
    }
    let idle = try writer()
    try idle.commit()
    idle.close()
    #expect(try Set(Directory.entries(path).map(\.name)).isDisjoint(with: leftovers))
    let second = try writer()
    try second.add([shortDocument("b", "二")])
    try second.commit()
    second.close()
    let names = Set(try Directory.entries(path).map(\.name))
    #expect(names.isDisjoint(with: leftovers) && names.isSuperset(of: foreign))
    let ours = names.subtracting(foreign).filter { $0.hasSuffix(".gks") || $0.hasSuffix(".gkc") }
    #expect(ours == ["segment-1.gks", "segment-2.gks", "commit-0000000002.gkc"])
    #expect(try liveTexts() == ["a": "一", "b": "二"])
  }

  @Test func aFullDiskLeavesNoHalfSegment() throws {
    let first = try writer()
    try first.add([shortDocument("a", "一")])
    try first.commit()
    // Every write to this device says that the disk is full.
    // SAFETY: both paths are lent as terminated strings for the call.
    #expect(unsafe symlink("/dev/full", path + "/segment-2.gks") == 0)
    try first.add([shortDocument("b", "二")])
    #expect {
      try first.commit()
    } throws: { error in
      guard case IndexingError.file(let error) = error else { return false }
      return error.errno == ENOSPC
    }
    first.close()
    #expect(try !Directory.entries(path).map(\.name).contains("segment-2.gks"))
    #expect(try liveTexts() == ["a": "一"])
  }

  @Test func damagedFilesAreNamed() throws {
    let first = try writer()
    try first.add([shortDocument("a", "一"), shortDocument("b", "二")])
    try first.delete("a")
    try first.commit()
    first.close()
    let files = try Directory.entries(path).map(\.name).filter { $0 != "writer.lock" }
    #expect(files.count == 4)
    for name in files {
      let whole = try Files.readAll(path + "/" + name)
      // The byte is one of the section table's checksum, where the file is a segment.
      var changed = whole
      changed[whole.count - 20] ^= 9
      for damaged in [Array(whole.dropLast(9)), changed, []] {
        try Files.replaceAtomically(path: path + "/" + name, contents: damaged)
        #expect(throws: IndexingError.self, "\(name), \(damaged.count) bytes") { try writer() }
      }
      try Files.replaceAtomically(path: path + "/" + name, contents: whole)
    }
    #expect(try liveTexts() == ["b": "二"])
    try writer().close()
  }
}

@Suite struct IndexRunTests {
  private let directory = TemporaryDirectory()

  /// Indexes `items` into `path` and commits; returns how many documents were added and unchanged.
  private func run(
    _ items: [[Document]], _ path: String, threads: Int = 1, memory: Int = 64 << 20,
    large: Range<Int> = 0..<0, commit: Bool = true
  ) throws -> (added: Int, unchanged: Int) {
    let writer = try IndexWriter(
      directory: path,
      options: .init(
        threads: threads, memory: memory, rankingThreshold: 50, schema: Corpus.schema))
    defer { writer.close() }
    let queue = ItemQueue(Array(items.enumerated()))
    var counts = (added: 0, unchanged: 0)
    var order: [Int] = []
    try writer.run(
      next: { queue.next() }, isLarge: { large.contains($0.offset) },
      load: { ($0.element, $0.offset) },
      progress: {
        order.append($0.report)
        counts.added += $0.added
        counts.unchanged += $0.unchanged
      })
    #expect(order == Array(items.indices), "items are told of in their order")
    if commit { try writer.commit() }
    return counts
  }

  private static func items(_ seed: UInt64, count: Int, size: Int) -> [[Document]] {
    var corpus = Corpus(seed: seed)
    return (0..<count).map { corpus.documents(size, from: $0 * size) }
  }

  private static func files(_ path: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for entry in try Directory.entries(path) where entry.name != "writer.lock" {
      files[entry.name] = try Files.readAll(path + "/" + entry.name)
    }
    return files
  }

  @Test func threadsLeaveNoTrace() throws {
    let items = Self.items(1, count: 12, size: 15)
    var expected: [String: [UInt8]]?
    for threads in 1...3 {
      for large in [0..<0, 4..<7] {
        let path = directory.file("threads\(threads)-\(large.count)")
        _ = try run(items, path, threads: threads, large: large)
        let files = try Self.files(path)
        #expect(files == expected ?? files, "\(threads) threads, \(large.count) large items")
        expected = files
      }
    }
    let commit = try Commit(directory: directory.file("threads1-0"))
    let segment = try #require(commit.segments.first)
    let oracle = try SegmentOracle(Array(items.joined()), Corpus.schema)
    #expect(commit.segments.count == 1)
    #expect(try oracle.difference(from: segment.reader, threshold: 50) == nil)
  }

  @Test func unchangedDocumentsArePassedOver() throws {
    let path = directory.file("unchanged")
    var items = Self.items(2, count: 4, size: 10)
    #expect(try run(items, path) == (40, 0))
    #expect(try run(items, path) == (0, 40))
    #expect(try Commit.newestGeneration(in: path) == 1, "nothing to commit")
    items[1][3] = shortDocument(items[1][3].identifier, "新的内容")
    items[3].append(shortDocument("new", "新的文件"))
    #expect(try run(items, path) == (2, 39))
    let texts = try Commit(directory: path).liveTexts()
    #expect(texts.count == 41 && texts["new"] == "新的文件")
    #expect(texts[items[1][3].identifier] == "新的内容")
    let base = try Commit(directory: path)
    let known = items[1][3]
    #expect(try IndexWriter.isUnchanged(known.identifier, known.sourceHash, in: base))
    #expect(try !IndexWriter.isUnchanged("nobody", known.sourceHash, in: base))
  }

  @Test func theLastOfSeveralVersionsWinsInEveryRun() throws {
    let path = directory.file("versions")
    // Twice in one item, and in two items; the index holds the last one from the first run on.
    let items = [
      [shortDocument("a", "旧"), shortDocument("a", "新")], [shortDocument("b", "旧")],
      [shortDocument("b", "新")],
    ]
    for threads in [1, 1, 2, 2] {
      _ = try run(items, path, threads: threads)
      #expect(try Commit(directory: path).liveTexts() == ["a": "新", "b": "新"])
    }
    // The other way round: what equals the index comes first and is overtaken.
    let turned = [Array(items[0].reversed()), items[2], items[1]]
    #expect(try run(turned, path) == (2, 2))
    #expect(try Commit(directory: path).liveTexts() == ["a": "旧", "b": "旧"])
  }

  @Test func deletedDocumentsCanComeBack() throws {
    let path = directory.file("back")
    _ = try run([[shortDocument("a", "文"), shortDocument("b", "文")]], path)
    let writer = try IndexWriter(directory: path, options: .init(threads: 1, schema: Corpus.schema))
    try writer.delete("a")
    #expect(try writer.deleteAll { $0 == "b" } == 1)
    let queue = ItemQueue([[shortDocument("a", "文")], [shortDocument("b", "文")]])
    var added = 0
    try writer.run(
      next: { queue.next() }, load: { ($0, 0) }, progress: { added += $0.added })
    try writer.commit()
    writer.close()
    #expect(added == 2)
    #expect(try Commit(directory: path).liveTexts() == ["a": "文", "b": "文"])
  }

  @Test func whatProgressThrowsEndsTheRun() throws {
    struct Stop: Error {}
    let path = directory.file("stopped")
    let writer = try IndexWriter(directory: path, options: .init(threads: 2, schema: Corpus.schema))
    let queue = ItemQueue(Self.items(3, count: 9, size: 2))
    #expect(throws: Stop.self) {
      try writer.run(next: { queue.next() }, load: { ($0, 0) }, progress: { _ in throw Stop() })
    }
    writer.close()
    #expect(try Commit.newestGeneration(in: path) == nil)
  }

  /// Texts of rare characters, which fill the memory with terms.
  private static func wideItems(_ count: Int, seed: UInt64, from first: Int) -> [[Document]] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { item in
      (0..<8).map { number in
        var text = "公开\(first + item * 8 + number)号。"
        for i in 0..<2000 {
          let scalar = UInt32.random(in: 0x4E00...0x9F00, using: &random)
          text.unicodeScalars.append(Unicode.Scalar(scalar)!)
          if i % 40 == 39 { text += "，" }
        }
        return shortDocument("wide/\(first + item * 8 + number)", text)
      }
    }
  }

  @Test func smallSegmentsAreMergedByAndBy() throws {
    let path = directory.file("small")
    let writer = try IndexWriter(directory: path, options: .init(threads: 1, schema: Corpus.schema))
    var corpus = Corpus(seed: 6)
    var documents: [Document] = []
    for commit in 0..<20 {
      let new = corpus.documents(5, from: commit * 4)
      documents.removeAll { old in new.contains { $0.identifier == old.identifier } }
      documents += new
      try writer.add(new)
      try writer.commit()
      try writer.mergeAsNeeded()
      #expect(writer.segmentCount <= 8, "the eighth of a tier is merged with the others")
      #expect(writer.documentCount == documents.count)
    }
    try writer.commit()
    let commit = try Commit(directory: path)
    #expect(commit.segments.contains { $0.entry.documentCount > 20 }, "merged twice")
    try writer.mergeAll()
    try writer.commit()
    writer.close()
    let merged = try Commit(directory: path).segments[0].reader
    let order = try (0..<merged.documentCount).map { try merged.identifiers.identifier(of: $0) }
    let byName = Dictionary(uniqueKeysWithValues: documents.map { ($0.identifier, $0) })
    let oracle = try SegmentOracle(order.compactMap { byName[$0] }, Corpus.schema)
    let difference = try oracle.difference(from: merged, threshold: 4096, inOrder: false)
    #expect(difference == nil && order.count == documents.count)
  }

  @Test func littleMemoryMakesSegmentsThatAreMerged() throws {
    let path = directory.file("little")
    let items = Self.wideItems(28, seed: 4, from: 0)
    let texts = Dictionary(
      uniqueKeysWithValues: items.joined().map {
        ($0.identifier, String(decoding: $0.content.text, as: UTF8.self))
      })
    // Not committed: what the run itself committed must be whole documents, in order.
    _ = try run(items, path, threads: 2, memory: 1 << 20, commit: false)
    let interrupted = try Commit(directory: path)
    #expect(interrupted.segments.count < 8, "what does not fit is joined")
    let joined = interrupted.segments.map(\.entry.documentCount)
    #expect(joined.max() ?? 0 >= 8 * (joined.min() ?? 0), "\(joined)")
    let saved = try interrupted.liveTexts()
    #expect(saved.count < texts.count && saved.allSatisfy { texts[$0.key] == $0.value })
    let counts = try run(items, path, threads: 2, memory: 48 << 20)
    #expect(counts.unchanged == saved.count && counts.added == texts.count - saved.count)
    #expect(try Commit(directory: path).liveTexts() == texts)

    let writer = try IndexWriter(
      directory: path, options: .init(threads: 2, memory: 48 << 20, schema: Corpus.schema))
    try writer.mergeAsNeeded()
    try writer.mergeAll()
    try writer.commit()
    try writer.add(Self.wideItems(1, seed: 5, from: 0)[0])
    try writer.mergeAll()
    try writer.commit()
    writer.close()
    let merged = try Commit(directory: path)
    #expect(merged.segments.count == 1 && merged.segments[0].deletions == nil)
    let now = try merged.liveTexts()
    #expect(now.count == texts.count && now["wide/9"] == texts["wide/9"])
    #expect(now["wide/3"] != texts["wide/3"], "replaced before the second merge")
    let term = try merged.segments[0].reader.dictionary.find(TermKey(gram: 0x516C, 0x5F00))
    #expect(term?.docFreq == texts.count)
  }
}
