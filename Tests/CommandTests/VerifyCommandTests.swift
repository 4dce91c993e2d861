// Is damage found, and is a part named that is right?

import Gongkai
import TestKit
import Testing

@Suite struct VerifyCommandTests {
  /// An index of its own, which a test may damage.
  private func makeIndex(_ text: String? = nil) throws -> TemporaryDirectory {
    let folder = TemporaryDirectory()
    if let text {
      try folder.write("reports/a.txt", text)
    } else {
      try SampleIndex.writeReports(to: folder)
    }
    let run = try CommandRun("index", folder.file("reports"), "--index", folder.file("index"))
    #expect(run.code == 0, "\(run.errors)")
    return folder
  }

  @Test func aWholeIndexHasNoFindings() throws {
    let run = try CommandRun("verify", "--index", SampleIndex.shared.path)
    #expect(run.code == 0)
    #expect(run.text.contains("4 reports"))
    #expect(run.text.hasSuffix("the index is whole\n"))
    let json = try CommandRun("verify", "--index", SampleIndex.shared.path, "--json").json()
    #expect(json["findings"]?.elements.isEmpty == true)
    #expect(json["documents"]?.integer == 4)
  }

  @Test func everyFlippedByteIsFoundInItsSection() throws {
    let folder = try makeIndex()
    let index = folder.file("index")
    let path = index + "/segment-1.gks"
    let whole = try Files.readAll(path)
    let entries = try Commit(directory: index).segments[0].reader.entries
    for entry in entries where entry.length > 0 {
      var damaged = whole
      damaged[entry.offset + entry.length / 2] ^= 0x10
      try Files.replaceAtomically(path: path, contents: damaged)
      let report = try IndexVerifier.verify(index)
      #expect(
        report.findings.contains { $0.path == path && $0.section == entry.section.name },
        "\(entry.section.name): \(report.findings)")
    }
    // What the reader cannot open, and bytes between the sections, are findings too or harmless.
    for offset in stride(from: 0, to: whole.count, by: 11) {
      var damaged = whole
      damaged[offset] ^= 0x01
      try replaceQuickly(path, damaged)
      _ = try? IndexVerifier.verify(index)
    }
    for length in stride(from: 0, to: whole.count, by: 97) {
      try replaceQuickly(path, Array(whole[..<length]))
      #expect(try !IndexVerifier.verify(index).findings.isEmpty)
    }
  }

  @Test func theCommandNamesTheSectionAndWhatIsLost() throws {
    let folder = try makeIndex()
    let index = folder.file("index")
    let path = index + "/segment-1.gks"
    var bytes = try Files.readAll(path)
    let entries = try Commit(directory: index).segments[0].reader.entries
    let postings = try #require(entries.first { $0.section == .postings })
    bytes[postings.offset] ^= 0xFF
    try Files.replaceAtomically(path: path, contents: bytes)
    let run = try CommandRun("verify", "--index", index)
    #expect(run.code == 2)
    #expect(run.text.contains("segment-1.gks: postings: checksum"))
    #expect(run.text.contains("lost: hits of the terms"))
    #expect(run.errors.contains("the index is damaged"))
    let json = try CommandRun("verify", "--index", index, "--json").json()
    #expect(json["findings"]?.elements.first?["section"]?.string == "postings")
  }

  @Test func damagedSmallFilesAreFound() throws {
    let folder = try makeIndex()
    let index = folder.file("index")
    for entry in try Directory.entries(index) where entry.name != "writer.lock" {
      let path = index + "/" + entry.name
      let whole = try Files.readAll(path)
      var damaged = whole
      damaged[whole.count / 2] ^= 0x04
      try Files.replaceAtomically(path: path, contents: damaged)
      #expect(try !IndexVerifier.verify(index).findings.isEmpty, "\(entry.name)")
      try Files.replaceAtomically(path: path, contents: whole)
    }
    #expect(try IndexVerifier.verify(index).findings.isEmpty)
  }

  @Test func aTextThatSaysSomethingElseIsFound() throws {
    // Two indexes of the same shape; the second one's text is put into the first, checksums too.
    let first = try makeIndex("公开报告\n甲乙丙丁。\n")
    let second = try makeIndex("公开报告\n甲乙戊丁。\n")
    let path = first.file("index/segment-1.gks")
    var bytes = try Files.readAll(path)
    let other = try Files.readAll(second.file("index/segment-1.gks"))
    let old = try storedText(of: first)
    let new = try storedText(of: second)
    try #require(old.length == new.length)
    bytes.replaceSubrange(
      old.offset..<old.offset + old.length, with: other[new.offset..<new.offset + new.length])
    mendChecksum(of: old, in: &bytes)
    try Files.replaceAtomically(path: path, contents: bytes)
    let findings = try IndexVerifier.verify(first.file("index")).findings
    #expect(findings.count == 1, "\(findings)")
    #expect(findings.first?.section == "postings")
    #expect(findings.first?.problem.contains("‘a.txt’") == true)
  }

  private func storedText(of folder: TemporaryDirectory) throws -> SectionEntry {
    let segment = try Commit(directory: folder.file("index")).segments[0].reader
    return try #require(segment.entries.first { $0.section == .storedText })
  }

  /// Replaces a file without waiting for the disk; not in place, for it may be mapped.
  private func replaceQuickly(_ path: String, _ contents: [UInt8]) throws {
    let file = try OutputFile(creating: path + ".new")
    try file.append(contents)
    try file.close()
    try Files.rename(path + ".new", path)
  }

  /// Makes the checksums of a section and of the section table right again.
  private func mendChecksum(of section: SectionEntry, in bytes: inout [UInt8]) {
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    func write(_ value: UInt32, at offset: Int) {
      for i in 0..<4 { bytes[offset + i] = UInt8(truncatingIfNeeded: value >> UInt32(8 * i)) }
    }
    let end = bytes.count - SegmentLayout.footerLength
    let start = number(end..<end + 8)
    for entry in stride(from: start, to: end, by: SegmentLayout.sectionEntryLength) {
      let offset = number(entry + 8..<entry + 16)
      let length = number(entry + 16..<entry + 24)
      let kind = number(entry..<entry + 4)
      if kind == Int(SegmentSection.chunkChecks.rawValue) {
        bytes.replaceSubrange(
          offset..<offset + length, with: ChunkChecks.encode(Array(bytes[..<offset])))
      } else if kind != Int(section.section.rawValue) {
        continue
      }
      write(CRC32C.checksum(Array(bytes[offset..<offset + length])), at: entry + 4)
    }
    write(CRC32C.checksum(Array(bytes[start..<end])), at: end + 12)
  }

  @Test func damageBehindRightChecksumsNeverTraps() throws {
    let folder = try makeIndex()
    let index = folder.file("index")
    let path = index + "/segment-1.gks"
    let whole = try Files.readAll(path)
    let entries = try Commit(directory: index).segments[0].reader.entries
    var unnoticed: [String: Int] = [:]
    for entry in entries where entry.section != .chunkChecks {
      for offset in entry.offset..<entry.offset + entry.length {
        var damaged = whole
        damaged[offset] ^= offset % 2 == 0 ? 0x01 : 0xFF
        mendChecksum(of: entry, in: &damaged)
        try replaceQuickly(path, damaged)
        if let report = try? IndexVerifier.verify(index), report.findings.isEmpty {
          unnoticed[entry.section.name, default: 0] += 1
        }
      }
    }
    // What no other part of the segment repeats: hashes of the sources, values of columns, names
    // of reports, impacts and skip entries.
    for section in [SegmentSection.documentStarts, .norms, .identifierOrder] {
      #expect(unnoticed[section.name] == nil, "\(section.name): \(unnoticed)")
    }
  }

  @Test func anIndexOfAnotherVersionIsNoDamage() throws {
    let folder = try makeIndex()
    let path = folder.file("index/segment-1.gks")
    var bytes = try Files.readAll(path)
    bytes[8] = 99
    try Files.replaceAtomically(path: path, contents: bytes)
    for command in [["verify"], ["search", "公开"], ["stats"]] {
      let run = try CommandRun(arguments: command + ["--index", folder.file("index")])
      #expect(run.code == 2)
      #expect(run.errors.contains("too new"), "\(run.errors)")
    }
    bytes[8] = 0
    try Files.replaceAtomically(path: path, contents: bytes)
    let old = try CommandRun("search", "公开", "--index", folder.file("index"))
    #expect(old.errors.contains("too old"))
  }
}
