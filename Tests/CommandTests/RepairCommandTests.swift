// Does the command mend an index, and say what it could not?

import Gongkai
import TestKit
import Testing

@Suite struct RepairCommandTests {
  private let folder = TemporaryDirectory()
  private var index: String { folder.file("index") }

  init() throws {
    try SampleIndex.writeReports(to: folder)
    let run = try CommandRun("index", folder.file("reports"), "--index", index)
    #expect(run.code == 0, "\(run.errors)")
  }

  private func flip(_ name: String, at offset: (SegmentReader) -> Int) throws {
    let reader = try Commit(directory: index).segments[0].reader
    var bytes = try Files.readAll(index + "/" + name)
    bytes[offset(reader)] ^= 0x10
    try Files.replaceAtomically(path: index + "/" + name, contents: bytes)
  }

  @Test func aWholeIndexIsLeftAlone() throws {
    let run = try CommandRun("repair", "--index", index)
    #expect(run.code == 0 && run.text == "the index is whole: nothing to mend\n")
    let json = try CommandRun("repair", "--index", index, "--json").json()
    #expect(json["outcome"]?.string == "whole" && json["documents"]?.integer == 4)
  }

  @Test func aDamagedSegmentIsMadeAnew() throws {
    let before = try CommandRun("search", "行政复议", "--index", index).lines.dropFirst()
    try flip("segment-1.gks") { $0.entries[0].offset }
    let damaged = try CommandRun("search", "行政复议", "--index", index)
    #expect(damaged.code == 2 && damaged.errors.contains("gongkai repair"), "\(damaged.errors)")
    let run = try CommandRun("repair", "--index", index)
    #expect(run.code == 0, "\(run.text) \(run.errors)")
    #expect(run.text.contains("segment-1.gks: postings: checksum"), "\(run.text)")
    #expect(run.text.contains("0 segments kept, 1 made anew, 4 reports in the index"))
    #expect(run.text.contains("index/damaged-1\n"))
    #expect(try CommandRun("search", "行政复议", "--index", index).lines.dropFirst() == before)
    #expect(try CommandRun("verify", "--index", index).code == 0)
  }

  @Test func whatCannotBeSavedEndsWith2() throws {
    let segment = index + "/segment-1.gks"
    let bytes = try Files.readAll(segment)
    try Files.replaceAtomically(path: segment, contents: Array(bytes[..<200]))
    let run = try CommandRun("repair", "--index", index)
    #expect(run.code == 2 && run.text.contains("lost: 4 reports whose names are lost too"))
    #expect(run.errors.contains("nothing was changed"))
    #expect(try Files.readAll(segment).count == 200)
    let none = try CommandRun("repair", "--index", folder.file("none"))
    #expect(none.code == 2 && none.errors.contains("no index here"))
  }
}
