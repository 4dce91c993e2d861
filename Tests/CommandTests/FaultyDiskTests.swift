// What do users read when files cannot be written, or are gone?

import Gongkai
import TestKit
import Testing

@Suite struct FaultyDiskTests {
  private let folder = TemporaryDirectory()
  private var index: String { folder.file("index") }

  private func count() throws -> Int? {
    try CommandRun("stats", "--index", index, "--json").json()["documents"]?.integer
  }

  @Test func aFileThatMayNotGrowIsNamed() throws {
    try SampleIndex.writeReports(to: folder)
    let arguments = ["index", folder.file("reports"), "--index", index]
    #expect(try CommandRun(arguments: arguments).code == 0)
    let reports = try #require(try count())
    var random = SeededRandom(seed: 3)
    var text = "大的报告\n"
    for _ in 0..<60_000 {
      let scalar = UInt32.random(in: 0x4E00...0x9F00, using: &random)
      text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "一")
    }
    try folder.write("reports/large.txt", text)
    let before = try Directory.entries(index).map(\.name)
    let limited = try CommandRun(arguments: arguments, fileBlocks: 100)
    #expect(limited.code == 2, "told, and not ended by a signal")
    #expect(limited.errors.contains("segment-2.gks") && limited.errors.contains("ulimit -f"))
    #expect(try Directory.entries(index).map(\.name) == before, "no half segment")
    #expect(try count() == reports)
    #expect(try CommandRun(arguments: arguments).code == 0)
    #expect(try count() == reports + 1)
  }

  @Test func anIndexWithoutItsManifestIsLeftAlone() throws {
    try SampleIndex.writeReports(to: folder)
    let arguments = ["index", folder.file("reports"), "--index", index]
    #expect(try CommandRun(arguments: arguments).code == 0)
    try Files.remove(index + "/" + Manifest.fileName(generation: 1))
    let before = try Directory.entries(index).map(\.name)
    for arguments in [arguments, ["search", "公开", "--index", index], ["merge", "--index", index]] {
      let run = try CommandRun(arguments: arguments)
      #expect(run.code == 2 && run.output.isEmpty, "\(arguments[0])")
      #expect(
        run.errors.contains("no manifest")
          && run.errors.contains("gongkai repair --index \(index)"), "\(run.errors)")
    }
    #expect(try Directory.entries(index).map(\.name) == before)
  }
}
