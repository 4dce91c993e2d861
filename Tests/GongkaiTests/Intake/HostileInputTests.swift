// Does no file, however broken, end a run or take others with it?

import Glibc
import TestKit
import Testing

@testable import Gongkai

@Suite struct HostileInputTests {
  @Test func longDocumentsAreRefusedUnread() throws {
    let folder = InputFolder()
    for name in ["a.txt", "b.html", "c.docx", "d.pdf"] {
      try folder.write(name, "x")
      folder.resize(name, to: 1 << 30)
    }
    let limit = ReportLimits.maximumBytes
    #expect(
      try folder.problems().map(\.reason)
        == [_](repeating: .report(.tooLong(bytes: 1 << 30, limit: limit)), count: 4))
  }

  @Test func whatIsLostMeanwhileIsAProblemOfItsOwn() throws {
    let folder = InputFolder()
    let names = ["a.txt", "b.html", "c.csv", "d.jsonl", "e.docx", "f.zip"]
    for name in names { try folder.write(name, "id,text\n1,报告\n") }
    try folder.write("g.txt", "好")
    let plan = try IntakePlan.make(paths: [folder.path])
    let queue = IntakeQueue(plan: plan, itemBytes: 1 << 20)
    for name in names { try Files.remove(folder.file(name)) }
    let loaded = try #require(queue.next()).load()
    #expect(loaded.documents.map(\.report.id) == ["g.txt"])
    #expect(
      loaded.problems.map(\.reason)
        == names.map {
          .file(FileError(operation: .open, path: folder.file($0), errno: ENOENT))
        })
  }

  @Test func filesThatShrinkMeanwhileAreProblems() throws {
    let folder = InputFolder()
    let row = "1,依申请公开政府信息\n"
    try folder.write("a.csv", "text,b\n" + String(repeating: row, count: 20_000))
    try folder.write("b.jsonl", String(repeating: "{\"id\":1,\"text\":\"x\"}\n", count: 20_000))
    let plan = try IntakePlan.make(paths: [folder.path])
    let queue = IntakeQueue(plan: plan, itemBytes: 1000)
    var problems: [IntakeProblem] = []
    var count = 0
    while let item = queue.next() {
      if item.ordinal == 3 { folder.resize("a.csv", to: 2000) }
      if item.parts.count == 1, case .records(let piece) = item.parts[0],
        piece.file.header == nil
      {
        folder.resize("b.jsonl", to: 2000)
      }
      let loaded = item.load()
      problems += loaded.problems
      count += loaded.documents.count
    }
    #expect(problems.map(\.path) == ["a.csv", "b.jsonl"].map(folder.file))
    #expect(problems.allSatisfy { "\($0)".contains("shorter than it was") })
    #expect(count > 100)
  }

  @Test func closedFilesAreProblems() throws {
    let folder = InputFolder()
    for name in ["a.txt", "b.csv", "c.zip"] {
      try folder.write(name, "id,text\n")
      // SAFETY: the path is lent as a terminated string for the call.
      let result = unsafe chmod(folder.file(name), 0)
      #expect(result == 0)
    }
    // Whoever may read everything finds other problems.
    if geteuid() != 0 {
      #expect(
        try folder.problems().map(\.reason)
          == ["a.txt", "b.csv", "c.zip"].map {
            .file(FileError(operation: .open, path: folder.file($0), errno: EACCES))
          })
    }
  }

  @Test func brokenOfficeDocumentsAndPagesAreProblems() throws {
    let folder = InputFolder()
    try folder.write("a.docx", SmallArchive.bytes([.init("word/styles.xml", "<x/>")]))
    try folder.write("b.docx", Array(SmallArchive.document(["首段"]).dropLast(10)))
    try folder.write("c.docx", SmallArchive.bytes([.init("word/document.xml", "<w:document")]))
    try folder.write("d.html", "<html><body><table><tr><td>未完<p></div></span><td")
    try folder.write("e.html", "<html><body><script>x</script></body></html>")
    #expect(try folder.reports().map(\.string) == ["未完\n"])
    let problems = try folder.problems()
    #expect(problems.map(\.path) == ["a.docx", "b.docx", "c.docx", "e.html"].map(folder.file))
    #expect(problems[0].reason == .content(.missingPart("word/document.xml")))
    #expect(problems[3].reason == .content(.empty))
  }

  @Test func randomBytesNeverTrap() throws {
    let folder = InputFolder()
    var random = SeededRandom(seed: 31)
    let seeds: [[UInt8]] = [
      Array("id,title,text\n1,\"报\n告\",<p>公开</p>\n".utf8),
      Array("{\"id\":1,\"text\":\"<p>公</p>\"}\n".utf8),
      Array("<html><p>公开<td>".utf8), Encoded.gbk(Encoded.report), Encoded.utf16(Encoded.report),
      SmallArchive.bytes([.init("a.txt", "报告"), .init("b.csv", "id,text\n1,x\n")]),
      SmallArchive.document(["首段"]),
    ]
    let endings = ["txt", "html", "docx", "csv", "jsonl", "zip"]
    for number in 0..<300 {
      var bytes = seeds.randomElement(using: &random)!
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let place = bytes.indices.randomElement(using: &random)!
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0...9, using: &random)))
        }
      }
      try folder.write("\(number).\(endings[number % endings.count])", bytes)
    }
    func seen(_ results: [Result<Report, IntakeProblem>]) -> [String] {
      results.map { result in
        switch result {
        case .success(let report): "\(report.id) \(report.string)"
        case .failure(let problem): "\(problem)"
        }
      }
    }
    let whole = try folder.results()
    #expect(whole.count >= 300)
    #expect(seen(try folder.results(itemBytes: 50)) == seen(whole))
  }
}
