// Does `gongkai index` take in what it can, and tell what it cannot?

internal import Glibc
import Gongkai
import TestKit
import Testing

@Suite struct IndexCommandTests {
  private func index(_ folder: TemporaryDirectory, _ more: String...) throws -> CommandRun {
    try CommandRun(
      arguments: ["index", folder.file("reports"), "--index", folder.file("index")] + more)
  }

  private func json(_ folder: TemporaryDirectory, _ more: String...) throws -> JSONValue {
    try CommandRun(
      arguments: ["index", folder.file("reports"), "--index", folder.file("index"), "--json"]
        + more
    ).json()
  }

  @Test func aSecondRunDoesOnlyWhatIsNew() throws {
    let folder = TemporaryDirectory()
    try SampleIndex.writeReports(to: folder)
    let first = try json(folder)
    #expect(first["added"]?.integer == 4)
    #expect(first["index"]?["documents"]?.integer == 4)
    #expect(first["index"]?["parts"]?["postings"]?.integer ?? 0 > 0)
    let second = try json(folder)
    #expect(second["added"]?.integer == 0)
    #expect(second["unchanged"]?.integer == 4)
    try folder.write("reports/a.txt", "改过的报告\n依申请公开13件。\n")
    try folder.write("reports/d.txt", "新的报告\n")
    try Files.remove(folder.file("reports/sub/b.md"))
    let third = try json(folder)
    #expect(third["added"]?.integer == 1)
    #expect(third["replaced"]?.integer == 1)
    #expect(third["unchanged"]?.integer == 2)
    #expect(third["vanished"]?.integer == 1)
    #expect(third["index"]?["documents"]?.integer == 5)
    let fourth = try json(folder, "--prune")
    #expect(fourth["removed"]?.integer == 1)
    #expect(fourth["index"]?["documents"]?.integer == 4)
    let search = try CommandRun("search", "白塔镇", "--index", folder.file("index"), "--json")
    #expect(try search.json()["total"]?.integer == 0)
    #expect(try CommandRun("verify", "--index", folder.file("index")).code == 0)
  }

  @Test func pruningNeedsFolders() throws {
    let folder = TemporaryDirectory()
    try SampleIndex.writeReports(to: folder)
    let run = try CommandRun(
      "index", folder.file("reports/a.txt"), "--index", folder.file("index"), "--prune")
    #expect(run.code == 2)
    #expect(run.errors.contains("name the folders"))
  }

  @Test func badFilesAreToldAndTheOthersIndexed() throws {
    let folder = TemporaryDirectory()
    try folder.write("reports/good.txt", "好的报告\n依申请公开1件。\n")
    try folder.write("reports/binary.txt", bytes: [0x50, 0x4B, 0, 1, 2, 3])
    try folder.write("reports/empty.txt", "")
    try folder.write("reports/gbk.txt", bytes: [0xB9, 0xAB, 0xBF, 0xAA, 0xB9, 0xAB, 0xBF, 0xAA])
    try folder.write(
      "reports/lines.jsonl",
      "{\"id\":\"x1\",\"text\":\"第一行\"}\n{\"id\":\"x2\",\"text\":\n{\"id\":\"x3\",\"text\":\"第三行\"}\n"
    )
    // SAFETY: both paths are lent as terminated strings for the call.
    let linked = unsafe symlink(folder.file("nowhere"), folder.file("reports/gone.txt"))
    #expect(linked == 0)
    let run = try index(folder)
    #expect(run.code == 0)
    #expect(run.text.hasPrefix("4 added, 4 not read in "))
    for place in ["binary.txt: ", "empty.txt: ", "lines.jsonl:2: ", "gone.txt’: "] {
      #expect(run.errors.contains(place), "\(place) in \(run.errors)")
    }
    #expect(run.errors.contains("4 files or lines could not be read"))
    #expect(run.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("gongkai: ") })
  }

  @Test func whenNothingCanBeReadThereIsNoIndex() throws {
    let folder = TemporaryDirectory()
    try folder.write("reports/empty.txt", "")
    let run = try index(folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("nothing could be indexed"))
    #expect(try CommandRun("search", "公开", "--index", folder.file("index")).code == 2)
    try Files.remove(folder.file("reports/empty.txt"))
    try folder.write("reports/picture.png", "x")
    let none = try index(folder)
    #expect(none.code == 2)
    #expect(none.errors.contains(".jsonl or .zip files among the 1 files there"))
    #expect(try CommandRun("index", folder.file("x"), "--index", folder.file("i")).code == 2)
  }

  @Test func longListsOfProblemsAreCutShort() throws {
    let folder = TemporaryDirectory()
    try folder.write("reports/good.txt", "好的报告\n")
    for number in 0..<25 { try folder.write("reports/empty\(number).txt", " ") }
    let short = try index(folder)
    #expect(short.errors.split(separator: "\n").count == 22)
    #expect(short.errors.contains("… and 5 more; --verbose lists all"))
    let long = try index(folder, "--verbose")
    #expect(long.errors.split(separator: "\n").count == 26)
  }

  @Test func linesThatLackTheSameAreToldOnce() throws {
    let folder = TemporaryDirectory()
    let lines =
      (1...30).map { "{\"id\":\"x\($0)\"}\n" } + ["{\"id\":\"x\",\"text\":\"好\"}\n", "{\n"]
    try folder.write("reports/lines.jsonl", lines.joined())
    let short = try index(folder)
    let told = short.errors.split(separator: "\n")
    #expect(told.count == 3)
    #expect(told.first?.hasSuffix("add it to the line (so for 29 lines more after it)") == true)
    #expect(short.errors.contains("31 files or lines could not be read"))
    #expect(try index(folder, "--verbose").errors.split(separator: "\n").count == 32)
  }

  @Test func theBeginningOfALongFirstLineIsNoTitle() throws {
    let folder = TemporaryDirectory()
    let line = String(repeating: "政府信息公开工作情况", count: 20)
    try folder.write("reports/long.txt", line + "。\n")
    try folder.write("reports/short.txt", "短标题\n正文。\n")
    #expect(try index(folder).code == 0)
    let path = folder.file("index")
    let long = try CommandRun("show", "long.txt", "--index", path, "--json").json()
    #expect(long["title"]?.string == "")
    let short = try CommandRun("show", "short.txt", "--index", path, "--json").json()
    #expect(short["title"]?.string == "短标题")
    let found = try CommandRun("search", "政府信息", "--index", path, "--json").json()
    #expect(found["hits"]?.elements.first?["title"]?.string?.hasPrefix("政府信息公开") == true)
    let large = try CommandRun("search", "bytes:>100", "--index", path, "--json").json()
    #expect(large["total"]?.integer == 1)
  }

  @Test func onlyOneWriterAtATime() throws {
    let folder = TemporaryDirectory()
    try SampleIndex.writeReports(to: folder)
    #expect(try index(folder).code == 0)
    let lock = try WriterLock(folder.file("index/writer.lock"))
    for arguments in [["index", folder.file("reports")], ["merge"], ["delete", "a.txt"]] {
      let run = try CommandRun(arguments: arguments + ["--index", folder.file("index")])
      #expect(run.code == 2)
      #expect(run.errors.contains("another writer"))
    }
    #expect(try CommandRun("search", "公开", "--index", folder.file("index")).code == 0)
    lock.close()
    #expect(try index(folder).code == 0)
  }

  @Test func oneAndTwoThreadsMakeTheSameSegments() throws {
    let folder = TemporaryDirectory()
    try SampleIndex.writeReports(to: folder)
    for threads in ["1", "2"] {
      let run = try CommandRun(
        "index", folder.file("reports"), "--index", folder.file("index-" + threads), "--threads",
        threads)
      #expect(run.code == 0)
    }
    #expect(
      try Files.readAll(folder.file("index-1/segment-1.gks"))
        == Files.readAll(folder.file("index-2/segment-1.gks")))
  }

  @Test func deletingAndMerging() throws {
    let folder = TemporaryDirectory()
    try SampleIndex.writeReports(to: folder)
    #expect(try index(folder).code == 0)
    let path = folder.file("index")
    let deleted = try CommandRun("delete", "a.txt", "nope", "--index", path)
    #expect(deleted.code == 0)
    #expect(deleted.text == "1 report deleted, 3 left\n")
    #expect(deleted.errors == "gongkai: no report ‘nope’ in this index\n")
    #expect(try CommandRun("delete", "a.txt", "--index", path).code == 1)
    let found = try CommandRun("search", "依申请公开", "--index", path, "--json").json()
    #expect(found["total"]?.integer == 1)
    #expect(
      try CommandRun("stats", "--index", path, "--json").json()["sizes"]?["deleted"] == .integer(1))
    #expect(try CommandRun("merge", "--index", path).code == 0)
    #expect(
      try CommandRun("stats", "--index", path, "--json").json()["sizes"]?["deleted"] == .integer(0))
    try folder.write("ids", "sub/b.md\n")
    #expect(try CommandRun("delete", "--ids", folder.file("ids"), "--index", path).code == 0)
    #expect(try CommandRun("show", "sub/b.md", "--index", path).code == 1)
    #expect(try CommandRun("verify", "--index", path).code == 0)
    #expect(try CommandRun("delete", "x", "--index", folder.file("none")).code == 2)
    #expect(!Files.exists(folder.file("none")))
  }
}
