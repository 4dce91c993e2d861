// Do readers beside a busy writer see one commit each, and all of it?

import GongkaiBytes
import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct ConcurrentReadersTests {
  /// What a search in one generation must find.
  private struct Counts: Equatable {
    var documents = 0
    var phrase = 0
    var negated = 0
  }

  /// What the writer has promised and the readers found otherwise.
  private final class Ledger: Sendable {
    private struct State {
      var counts: [Int: Counts] = [:]
      var isDone = false
      var faults: [String] = []
      var reads = 0
    }
    private let state = Guarded(State())

    /// Told before the commit, since readers may be quicker than what follows it.
    func promise(_ counts: Counts, generation: Int) {
      state.withLock { $0.counts[generation] = counts }
    }

    func finish() { state.withLock { $0.isDone = true } }

    func check(_ found: Counts, generation: Int, _ reader: String) {
      state.withLock { state in
        state.reads += 1
        if state.counts[generation] != found {
          let promised = state.counts[generation].map { "\($0)" } ?? "nothing"
          state.faults.append("\(reader), \(generation): \(found), promised \(promised)")
        }
      }
    }

    func fail(_ fault: String) { state.withLock { $0.faults.append(fault) } }
    var isDone: Bool { state.withLock { $0.isDone } }
    var faults: [String] { state.withLock { $0.faults } }
    var reads: Int { state.withLock { $0.reads } }
  }

  private static func document(_ identifier: String, _ text: String) -> Document {
    let bytes = Array(text.utf8)
    return Document(
      identifier: identifier,
      content: StoredDocument(title: "", text: bytes, titleRange: 0..<0, fields: []),
      sourceHash: SHA256.digest(bytes).bytes)
  }

  /// Adds, replaces, deletes and merges, a commit a round.
  private static func write(_ path: String, rounds: Int, _ ledger: Ledger) throws {
    let writer = try IndexWriter(directory: path, options: .init(threads: 2))
    defer { writer.close() }
    var random = SeededRandom(seed: 9)
    var texts: [String: String] = [:]
    for generation in 1...rounds {
      var batch: [Document] = []
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let identifier = "d\(Int.random(in: 0..<60, using: &random))"
        let says = Bool.random(using: &random) ? "依申请公开" : "主动公开"
        texts[identifier] = "第\(generation)号：本年度\(says)的情况。"
        batch.append(document(identifier, texts[identifier] ?? ""))
      }
      try writer.add(batch)
      if generation % 3 == 0, let gone = texts.keys.min() {
        try writer.delete(gone)
        texts[gone] = nil
      }
      if generation % 7 == 0 { try writer.mergeAll() } else { try writer.mergeAsNeeded() }
      let phrase = texts.values.count { $0.contains("依申请公开") }
      ledger.promise(
        Counts(documents: texts.count, phrase: phrase, negated: texts.count - phrase),
        generation: generation)
      try writer.commit()
    }
  }

  private static func counts(_ searcher: Searcher) throws -> Counts {
    func total(_ query: String) throws -> Int {
      var request = SearchRequest(query)
      request.limit = 100
      request.relax = false
      let result = try searcher.search(request)
      guard result.hits.count == result.total else { return -1 }
      return result.total
    }
    return Counts(
      documents: try total("公开"), phrase: try total("依申请公开"),
      negated: try total("公开 -依申请公开"))
  }

  /// Opens commit after commit, and keeps the first one for as long as all this takes.
  private static func read(_ path: String, _ ledger: Ledger) throws {
    var kept: Searcher?
    var last = 0
    while true {
      let isDone = ledger.isDone
      do {
        let searcher = try Searcher(try Commit(directory: path))
        let generation = searcher.commit.manifest.generation
        if generation < last { ledger.fail("\(generation) after \(last)") }
        last = generation
        ledger.check(try counts(searcher), generation: generation, "newest")
        if kept == nil { kept = searcher }
      } catch IndexError.notAnIndex where last == 0 {
        // The first commit is not there yet.
      }
      if let kept {
        ledger.check(try counts(kept), generation: kept.commit.manifest.generation, "kept")
      }
      if isDone { return }
    }
  }

  @Test func everyReaderSeesOneCommit() throws {
    let directory = TemporaryDirectory(inMemory: true)
    let path = directory.file("index")
    let rounds = Int(SoakLength.times(80))
    let ledger = Ledger()
    Threads.run(3) { thread in
      do {
        if thread == 0 {
          defer { ledger.finish() }
          try Self.write(path, rounds: rounds, ledger)
        } else {
          try Self.read(path, ledger)
        }
      } catch {
        ledger.fail("thread \(thread): \(error)")
      }
    }
    #expect(ledger.faults.isEmpty, "\(ledger.faults.prefix(5))")
    #expect(ledger.reads > 20, "\(ledger.reads) reads")
    #expect(try Commit.newestGeneration(in: path) == rounds)
    SoakLength.tell("\(rounds) commits beside two readers, \(ledger.reads) reads")
  }
}
