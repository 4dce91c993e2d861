// Does a damaged index give the right answer or the right error, whatever is damaged?

import GongkaiFormat
import GongkaiIndexing
import TestKit
import Testing

@testable import Gongkai

@Suite struct CorruptionTests {
  private let index = DamageIndex.shared
  private let folder = TemporaryDirectory(inMemory: true)

  /// What became of a round of damage.
  private struct Tally: CustomStringConvertible {
    var damaged = 0
    var refused = 0
    var verified = 0
    /// What was verified as whole.
    var unnoticed: Set<String> = []

    var description: String {
      "\(damaged) times (\(refused) not opened; \(verified) verified, \(unnoticed.count) as whole)"
    }
  }

  /// Puts each of `variants` in the place of the file `name`, and asks everything of each index.
  ///
  /// - Parameter verifyEvery: of how many of them one is verified too, which takes longer; nil for
  ///   none.
  private func check(
    _ index: DamageIndex, _ name: String, _ variants: some Sequence<(String, [UInt8])>,
    verifyEvery: Int? = 1, tally: inout Tally
  ) throws {
    let directory = try index.write(to: folder, "index-\(name)")
    let path = directory + "/" + name
    for (what, bytes) in variants {
      try DamageIndex.replace(path, bytes)
      tally.damaged += 1
      let answers = Answer.all(directory)
      if answers.count == 1 { tally.refused += 1 }
      for (number, (found, right)) in zip(answers, index.answers).enumerated() {
        if case .error = found { continue }
        #expect(found == right, "\(name), \(what): question \(number)")
      }
      guard let verifyEvery, tally.damaged % verifyEvery == 0 else { continue }
      tally.verified += 1
      do {
        let report = try IndexVerifier.verify(directory)
        if report.findings.isEmpty && report.unread.isEmpty {
          tally.unnoticed.insert("\(name), \(what)")
        }
      } catch {
        // Of another version, or no index any more.
      }
    }
  }

  /// One byte of `bytes` flipped at a time.
  private func flips(
    _ bytes: [UInt8], from start: Int = 0, every step: Int, longStep: Int = 1
  ) -> some Sequence<(String, [UInt8])> {
    stride(from: start, to: bytes.count, by: damagesEverything ? longStep : step).lazy.map {
      offset in
      var damaged = bytes
      // One bit, each in turn; or, now and then, all of them.
      damaged[offset] ^= offset % 9 == 8 ? 0xFF : 1 << UInt8(offset % 8)
      return ("byte \(offset)", damaged)
    }
  }

  @Test func flippedBytesOfSegments() throws {
    var tally = Tally()
    // What tells nothing: padding before the section table, in the footer version and reserved.
    var meaningless: Set<String> = []
    for (number, segment) in index.segments.enumerated() {
      try check(index, segment.name, flips(segment.bytes, every: 229), tally: &tally)
      let footer = segment.bytes.count - SegmentLayout.footerLength
      let entries = try index.entries(number)
      let table = footer - entries.count * SegmentLayout.sectionEntryLength
      if !damagesEverything {
        // Section table and footer, where less is repeated.
        try check(
          index, segment.name, flips(segment.bytes, from: table, every: 5), tally: &tally)
      }
      let end = entries.map { $0.offset + $0.length }.max() ?? 0
      for byte in Array(end..<table) + Array(footer + 16..<footer + 24) {
        meaningless.insert("\(segment.name), byte \(byte)")
      }
    }
    #expect(tally.damaged > 250)
    #expect(tally.unnoticed.isSubset(of: meaningless), "\(tally.unnoticed)")
    if damagesEverything { #expect(tally.unnoticed == meaningless) }
    SoakLength.tell("bytes of segments flipped \(tally)")
  }

  /// Each answer of the larger index takes longer: not every byte of it is changed, even where
  /// there is time for every byte of the small one.
  @Test func flippedBytesOfLongLists() throws {
    var tally = Tally()
    for segment in DamageIndex.large.segments {
      try check(
        DamageIndex.large, segment.name, flips(segment.bytes, every: 4999, longStep: 13),
        verifyEvery: nil, tally: &tally)
    }
    #expect(tally.damaged > 20)
    SoakLength.tell("bytes of long lists flipped \(tally)")
  }

  @Test func flippedBytesOfSmallFiles() throws {
    var tally = Tally()
    for file in index.files where !file.name.hasSuffix(".gks") {
      let step = file.bytes.count < 1000 ? 3 : file.bytes.count / 20
      // One checksum covers all of a large one.
      try check(
        index, file.name, flips(file.bytes, every: step),
        verifyEvery: damagesEverything && file.bytes.count > 1000 ? 97 : 1, tally: &tally)
    }
    #expect(tally.unnoticed.isEmpty, "\(tally)")
    SoakLength.tell("bytes of other files flipped \(tally)")
  }

  @Test func filesThatAreCutShort() throws {
    var tally = Tally()
    for file in index.files {
      let step = damagesEverything ? 1 : max(1, file.bytes.count / 30)
      try check(
        index, file.name,
        stride(from: 0, to: file.bytes.count, by: step).lazy.map { length in
          ("\(length) bytes", Array(file.bytes[..<length]))
        }, verifyEvery: damagesEverything ? 97 : 1, tally: &tally)
    }
    #expect(tally.unnoticed.isEmpty, "\(tally)")
    SoakLength.tell("files cut short \(tally)")
  }

  @Test func zeroedBlocks() throws {
    var tally = Tally()
    var random = SeededRandom(seed: 3)
    for file in index.files {
      let variants = (0..<(damagesEverything ? 2000 : 12)).map { _ in
        var damaged = file.bytes
        let start = Int.random(in: 0..<damaged.count, using: &random)
        let length = [4, 64, 512, 4096, 16_384].randomElement(using: &random)!
        let end = min(damaged.count, start + length)
        for i in start..<end { damaged[i] = 0 }
        return ("zeros at \(start)..<\(end)", damaged)
      }.filter { $0.1 != file.bytes }
      try check(
        index, file.name, variants, verifyEvery: damagesEverything ? 11 : 1, tally: &tally)
    }
    #expect(tally.unnoticed.isEmpty, "\(tally)")
    SoakLength.tell("blocks zeroed \(tally)")
  }

  @Test func sectionsThatChangedPlaces() throws {
    var tally = Tally()
    let segment = index.segments[0]
    let entries = try index.entries(0)
    var variants: [(String, [UInt8])] = []
    for a in entries {
      for b in entries where a.offset < b.offset && a.length > 0 && b.length > 0 {
        var damaged = segment.bytes
        let length = min(a.length, b.length)
        damaged.replaceSubrange(
          a.offset..<a.offset + length, with: segment.bytes[b.offset..<b.offset + length])
        damaged.replaceSubrange(
          b.offset..<b.offset + length, with: segment.bytes[a.offset..<a.offset + length])
        variants.append(("\(a.section) and \(b.section)", damaged))
      }
    }
    try check(index, segment.name, variants.filter { $0.1 != segment.bytes }, tally: &tally)
    #expect(tally.damaged > 90 && tally.unnoticed.isEmpty, "\(tally)")
    SoakLength.tell("sections swapped \(tally)")
    // A whole segment in the place of another.
    try check(index, segment.name, [("another", index.segments[1].bytes)], tally: &tally)
    #expect(tally.unnoticed.isEmpty)
  }

  /// With memory for a merge, and with none, so that segments are joined.
  @Test(arguments: [512 << 20, 0])
  func mergesOfDamagedSegmentsAreRightOrRefused(memory: Int) throws {
    func merge(_ directory: String) throws {
      let writer = try IndexWriter(
        directory: directory,
        options: IndexWriter.Options(threads: 1, memory: memory, rankingThreshold: 8))
      defer { writer.close() }
      try writer.mergeAll()
      try writer.commit()
    }

    // Without deleted documents scores are others than before.
    let whole = try index.write(to: folder, "merge-whole")
    try merge(whole)
    #expect(try IndexVerifier.verify(whole).findings.isEmpty)
    let merged = Answer.all(whole)
    var random = SeededRandom(seed: 11)
    var refused = 0
    let rounds = damagesEverything ? 3000 : 40
    for round in 0..<rounds {
      let folder = TemporaryDirectory(inMemory: true)
      let directory = try index.write(to: folder)
      let file = index.segments[round % 2]
      var damaged = file.bytes
      damaged[Int.random(in: 0..<damaged.count, using: &random)] ^= 0x20
      try DamageIndex.replace(directory + "/" + file.name, damaged)
      do {
        try merge(directory)
      } catch {
        refused += 1
        // Nothing was committed; what is left answers as before.
        for (found, right) in zip(Answer.all(directory), index.answers) {
          if case .right = found { #expect(found == right) }
        }
        continue
      }
      for (question, (found, right)) in zip(Answer.all(directory), merged).enumerated() {
        #expect(found == right, "round \(round), question \(question)")
      }
    }
    SoakLength.tell("damaged segments merged \(rounds) times (\(refused) refused)")
  }

  @Test func verificationGoesOnBehindOtherVersionsAndDamage() throws {
    let directory = try index.write(to: folder)
    let (first, second) = (index.segments[0], index.segments[1])
    var newer = first.bytes
    newer[8] = 99
    var damaged = second.bytes
    let entry = try #require(try index.entries(1).first { $0.section == .norms })
    damaged[entry.offset] ^= 1
    try DamageIndex.replace(directory + "/" + first.name, newer)
    try DamageIndex.replace(directory + "/" + second.name, damaged)
    let report = try IndexVerifier.verify(directory)
    #expect(report.segments == 2)
    #expect(report.unread.count == 1 && "\(report.unread)".contains("99"))
    #expect(report.findings.map(\.section) == ["norms"])
    #expect(report.findings.first?.path.hasSuffix(second.name) == true)
  }

  /// The answers do not come from a cache of good chunks that was filled before the damage.
  @Test func damageIsToldAtTheFirstReadOfItsChunk() throws {
    let large = DamageIndex.large
    let directory = try large.write(to: folder)
    let segment = large.segments[0]
    let entry = try #require(try large.entries(0).first { $0.section == .storedText })
    var damaged = segment.bytes
    damaged[entry.offset + entry.length / 2] ^= 1
    try DamageIndex.replace(directory + "/" + segment.name, damaged)
    let index = try Index(opening: directory)
    var refused = 0
    for number in 0..<400 {
      do { _ = try index.document("reports/\(number).txt") } catch is IndexError { refused += 1 }
    }
    #expect(1..<200 ~= refused, "those whose text lies there, and no others")
  }
}
