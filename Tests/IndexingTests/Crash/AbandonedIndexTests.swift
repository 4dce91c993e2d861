// What does a writer make of an index that another writer, or a hand, left behind?

import Glibc
import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct AbandonedIndexTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.file("index") }

  private func writer() throws -> IndexWriter {
    try IndexWriter(directory: path, options: .init(threads: 1))
  }

  private func liveTexts() throws -> [String: String] { try Commit(directory: path).liveTexts() }

  @Test func aWriterOfAnotherProcessIsRefused() async throws {
    let path = path
    let writer = try writer()
    let pid = getpid()
    await #expect(processExitsWith: .exitCode(0)) { [path = path as String, pid = pid as Int32] in
      do {
        _ = try IndexWriter(directory: path, options: .init(threads: 1))
      } catch IndexingError.locked(.heldByAnother(let lock, let holder)) {
        exit(lock == path + "/writer.lock" && holder == pid ? 0 : 1)
      }
      exit(2)
    }
    writer.close()
  }

  @Test func theLockOfADeadProcessIsTakenOver() async throws {
    let path = path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let writer = try IndexWriter(directory: path, options: .init(threads: 1))
      try writer.add([shortDocument("a", "一")])
      try writer.commit()
      try writer.add([shortDocument("b", "二")])
      try writer.flushBuilder()
      kill(getpid(), SIGKILL)
    }
    #expect(Files.exists(path + "/segment-2.gks"), "it died with a segment that has no commit")
    let next = try writer()
    #expect(next.documentCount == 1)
    try next.commit()
    next.close()
    #expect(try liveTexts() == ["a": "一"] && !Files.exists(path + "/segment-2.gks"))
  }

  @Test func segmentsWithoutAManifestAreNotTakenForLeftovers() throws {
    let first = try writer()
    try first.add([shortDocument("a", "一")])
    try first.commit()
    first.close()
    try Files.remove(path + "/" + Manifest.fileName(generation: 1))
    let names = try Directory.entries(path).map(\.name)
    let error = #expect(throws: IndexingError.self) { try writer() }
    guard case .index(.manifestMissing(path))? = error else {
      Issue.record("not \(String(describing: error))")
      return
    }
    let message = error?.description ?? ""
    #expect(message.contains("no manifest") && message.contains("gongkai repair"))
    #expect(throws: IndexError.manifestMissing(path: path)) { try Commit(directory: path) }
    #expect(try Directory.entries(path).map(\.name) == names, "nothing was touched")
  }

  @Test func whatWasGivenUpBeforeTheFirstCommitIsNoLoss() throws {
    let first = try writer()
    try first.add([shortDocument("a", "一")])
    try first.flushBuilder()
    first.close()
    #expect(Files.exists(path + "/segment-1.gks"))
    #expect(throws: IndexError.notAnIndex(path: path)) { try Commit(directory: path) }
    let second = try writer()
    try second.add([shortDocument("b", "二")])
    try second.commit()
    second.close()
    #expect(try liveTexts() == ["b": "二"])
    #expect(!Files.exists(path + "/" + Manifest.fileName(generation: 0)))
  }

  @Test func aWriterThatLostDocumentsCommitsNothing() throws {
    let writer = try writer()
    try writer.add([shortDocument("a", "一")])
    try writer.commit()
    try writer.add([shortDocument("b", "二")])
    let full = try FaultyFiles { _, event in if case .write = event { .error(28) } else { nil } }
    #expect(throws: IndexingError.self) { try full.run { try writer.mergeAll() } }
    // The disk has room again, but the document is gone.
    try writer.add([shortDocument("c", "三")])
    for _ in 0..<2 {
      let error = #expect(throws: IndexingError.self) { try writer.commit() }
      #expect(error?.description.contains("free some space") == true)
    }
    writer.close()
    #expect(try liveTexts() == ["a": "一"])
  }
}
