// Does a segment that somebody changed, checksums and all, do harm to who reads it?

import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import Gongkai

/// Such a segment may give other answers, but neither a trap nor an error of another kind.
@Suite struct ForgeryTests {
  /// Searches, verifies or merges the index, by turns.
  private func use(_ directory: String, _ turn: Int) throws {
    switch turn % 3 {
    case 0:
      for answer in Answer.all(directory) {
        guard case .right(let told) = answer else { continue }
        #expect(!told.hasPrefix("an error of another kind"), "\(told)")
      }
    case 1: _ = try IndexVerifier.verify(directory)
    default:
      let writer = try IndexWriter(
        directory: directory, options: IndexWriter.Options(threads: 1, rankingThreshold: 8))
      defer { writer.close() }
      try writer.mergeAll()
    }
  }

  /// The larger index has lists of several blocks.
  @Test(arguments: [false, true])
  func changedBytesUnderChangedChecksums(isLarge: Bool) throws {
    let index = isLarge ? DamageIndex.large : DamageIndex.shared
    let folder = TemporaryDirectory(inMemory: true)
    let directory = try index.write(to: folder)
    var random = SeededRandom(seed: 21)
    var refused = 0
    let rounds = (isLarge ? 12 : 90) * (damagesEverything ? 150 : 1)
    for round in 0..<rounds {
      let file = index.segments[round / 3 % index.segments.count]
      var bytes = file.bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      Sealing.seal(&bytes)
      try DamageIndex.replace(directory + "/" + file.name, bytes)
      do { try use(directory, round) } catch is IndexError { refused += 1 } catch is IndexingError {
        refused += 1
      }
      try DamageIndex.replace(directory + "/" + file.name, file.bytes)
    }
    SoakLength.tell("segments forged \(rounds) times (\(refused) refused)")
  }

  @Test func wrongListsOfLongGramsAreNoticed() throws {
    let index = DamageIndex.large
    let folder = TemporaryDirectory(inMemory: true)
    let directory = try index.write(to: folder)
    let segment = try #require(try Commit(directory: directory).segments.first?.reader)
    let postings = try #require(segment.entries.first { $0.section == .postings })
    var lists: [Range<Int>] = []
    var terms = try segment.dictionary.cursor()
    while let (key, info) = try terms.next() {
      guard TermKind(rawValue: key[0]) == .longGram else { continue }
      let start = postings.offset + info.offset
      lists.append(start..<start + info.rankingLength)
    }
    #expect(lists.count > 20)
    var noticed = 0
    var named = 0
    for list in lists.prefix(20) {
      // The frequencies stand at the end; the very last bits may be padding.
      var bytes = index.segments[0].bytes
      bytes[list.upperBound - 2] ^= 4
      Sealing.seal(&bytes)
      try DamageIndex.replace(directory + "/" + index.segments[0].name, bytes)
      let findings = try IndexVerifier.verify(directory).findings
      if !findings.isEmpty { noticed += 1 }
      if findings.contains(where: { $0.problem.contains("long grams") }) { named += 1 }
    }
    #expect(noticed > 15 && named > 0, "\(noticed) noticed, \(named) named")
  }
}
