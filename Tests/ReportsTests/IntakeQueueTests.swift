// Is everything dealt out exactly once, however it is cut?

import Glibc
import GongkaiBytes
import GongkaiReports
import TestKit
import Testing

@testable import Gongkai

@Suite struct IntakeQueueTests {
  /// All that a queue deals out, put together again.
  private func drain(_ plan: IntakePlan, itemBytes: Int) -> [LoadedItem] {
    let queue = IntakeQueue(plan: plan, itemBytes: itemBytes)
    var items: [LoadedItem] = []
    while let item = queue.next() { items.append(item.load()) }
    #expect(queue.next() == nil)
    #expect(items.map(\.ordinal) == Array(items.indices))
    return items
  }

  private func fill(_ folder: TemporaryDirectory) throws {
    try folder.write("a.txt", "标题\n正文")
    try folder.write("b.txt", "")
    try folder.write("c.txt", [0x50, 0x4B, 3, 4])
    var lines = "\u{FEFF}"
    for number in 0..<40 {
      lines += #"{"id":\#(number),"text":"报告\#(number)"}"# + (number % 2 == 0 ? "\n" : "\r\n")
      if number % 7 == 0 { lines += "\n  \r\n" }
      if number % 10 == 3 { lines += "{broken\n" }
    }
    try folder.write("d.jsonl", lines + #"{"id":"last","text":"无换行"}"#)
    try folder.write("e.jsonl", "")
    try folder.write("f.md", "# 尾")
  }

  @Test(arguments: [1, 2, 20, 64, 100, 1000, 1 << 20])
  func contentDoesNotDependOnTheCut(itemBytes: Int) throws {
    let folder = TemporaryDirectory()
    try fill(folder)
    let plan = try IntakePlan.make(paths: [folder.path])
    let items = drain(plan, itemBytes: itemBytes)
    let documents = items.flatMap(\.documents)
    #expect(
      documents.map(\.report.id)
        == ["a.txt"] + (0..<40).map(String.init) + ["last", "f.md"])
    #expect(items.reduce(0) { $0 + $1.bytes } == plan.totalBytes)

    // Lines are numbered as an editor does.
    var expected: [Int] = []
    var line = 1
    for number in 0..<40 {
      line += 1
      if number % 7 == 0 { line += 2 }
      if number % 10 == 3 {
        expected.append(line)
        line += 1
      }
    }
    let problems = items.flatMap(\.problems)
    #expect(problems.map(\.line) == [nil, nil] + expected)
    #expect(problems[0].reason == .report(.empty))
    #expect(problems[1].reason == .content(.binary(kind: BinaryKind.zip.name, byteOffset: 0)))
    #expect(
      problems[2].reason
        == .report(.malformedJSON(byteOffset: 1, reason: .unexpectedByte(UInt8(ascii: "b")))))
    #expect("\(problems[2])".hasPrefix("\(folder.file("d.jsonl")):\(expected[0]): malformed JSON"))
  }

  @Test func hashesAreThoseOfTheSource() throws {
    let folder = TemporaryDirectory()
    try fill(folder)
    let plan = try IntakePlan.make(paths: [folder.path])
    let documents = drain(plan, itemBytes: 50).flatMap(\.documents)
    #expect(documents[0].sourceHash == SHA256.digest(Array("标题\n正文".utf8)))
    for number in 1..<40 {
      let line = #"{"id":\#(number),"text":"报告\#(number)"}"#
      #expect(documents[number + 1].sourceHash == SHA256.digest(Array(line.utf8)))
    }
  }

  @Test func manySmallFilesAreSpread() throws {
    let folder = TemporaryDirectory()
    for number in 0..<30 { try folder.write("\(number).txt", "报告\(number)") }
    let plan = try IntakePlan.make(paths: [folder.path])
    let items = drain(plan, itemBytes: 21)
    #expect(items.count > 8)
    #expect(items.flatMap(\.documents).map(\.report.id) == plan.files.map(\.id))
    let queue = IntakeQueue(plan: plan, itemBytes: 21)
    let sizes = items.map { _ in queue.next()?.size ?? 0 }
    #expect(sizes.reduce(0, +) == plan.totalBytes && sizes.allSatisfy { $0 < 2 * 21 })
  }

  @Test func vanishedFilesAreProblems() throws {
    let folder = TemporaryDirectory()
    for name in ["a.txt", "b.jsonl", "c.txt"] { try folder.write(name, #"{"id":1,"text":"x"}"#) }
    let plan = try IntakePlan.make(paths: [folder.path])
    try Files.remove(folder.file("a.txt"))
    try Files.remove(folder.file("b.jsonl"))
    let items = drain(plan, itemBytes: 1000)
    #expect(items.flatMap(\.documents).map(\.report.id) == ["c.txt"])
    let problems = items.flatMap(\.problems)
    #expect(problems.map(\.path) == [folder.file("a.txt"), folder.file("b.jsonl")])
    for problem in problems {
      #expect(
        problem.reason == .file(FileError(operation: .open, path: problem.path, errno: ENOENT)))
    }
  }

  @Test func anEndlessLineIsOneProblem() throws {
    let folder = TemporaryDirectory()
    let size = 300 << 20
    try folder.write("a.jsonl", #"{"id":1,"text":"x"}"# + "\n")
    folder.resize("a.jsonl", to: size)
    folder.append("a.jsonl", "\n" + #"{"id":2,"text":"y"}"#)
    let plan = try IntakePlan.make(paths: [folder.path])
    let items = drain(plan, itemBytes: 1 << 20)
    #expect(items.flatMap(\.documents).map(\.report.id) == ["1", "2"])
    let problem = try #require(items.flatMap(\.problems).first)
    let bytes = size - 20
    #expect(problem.line == 2)
    #expect(
      problem.reason == .report(.tooLong(bytes: bytes, limit: ReportLimits.maximumBytes)))
  }

  @Test func aHugeTextFileIsAProblem() throws {
    let folder = TemporaryDirectory()
    try folder.write("a.txt", "x")
    folder.resize("a.txt", to: ReportLimits.maximumBytes + 1)
    let problems = drain(try IntakePlan.make(paths: [folder.path]), itemBytes: 1).flatMap(
      \.problems)
    let limit = ReportLimits.maximumBytes
    #expect(problems.map(\.reason) == [.report(.tooLong(bytes: limit + 1, limit: limit))])
  }

  @Test func randomBytesNeverTrap() throws {
    let folder = TemporaryDirectory()
    var random = SeededRandom(seed: 5)
    let alphabet = Array("{}\"id:1,text\n\r ".utf8) + [0xEF, 0xBB, 0xBF, 0x00]
    for name in ["a.jsonl", "b.txt"] {
      try folder.write(name, (0..<20_000).map { _ in alphabet.randomElement(using: &random)! })
    }
    let plan = try IntakePlan.make(paths: [folder.path])
    let whole = drain(plan, itemBytes: 1 << 20).flatMap(\.problems)
    #expect(drain(plan, itemBytes: 333).flatMap(\.problems) == whole)
  }
}

@Suite struct IntakeSampleTests {
  @Test func samplesAreSpreadAndWhole() throws {
    let folder = TemporaryDirectory()
    let body = String(repeating: "依申请公开政府信息，", count: 1500)
    for number in 0..<20 { try folder.write("t/\(number).txt", "第\(number)号\n\(body)") }
    let line = #"{"id":"x","text":"\#(body)"}"#
    try folder.write("l.jsonl", String(repeating: line + "\n", count: 20))
    let plan = try IntakePlan.make(paths: [folder.path])
    let samples = plan.sampleTexts(totalBytes: 200_000)
    let bytes = samples.reduce(0) { $0 + $1.count }
    #expect(bytes > 150_000 && bytes <= 200_000)
    #expect(samples.allSatisfy { $0.count <= 4096 && String(validating: $0, as: UTF8.self) != nil })
    #expect(samples.filter { $0.starts(with: Array("{".utf8)) }.isEmpty)
    #expect(plan.sampleTexts(totalBytes: 200_000) == samples)
  }

  @Test func smallInputsYieldWhatTheyHave() throws {
    let folder = TemporaryDirectory()
    try folder.write("a.txt", "报告一")
    try folder.write("b.jsonl", #"{"id":1,"text":"报告二"}"# + "\n{broken\n")
    try folder.write("c.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let plan = try IntakePlan.make(paths: [folder.path])
    let samples = plan.sampleTexts(totalBytes: 1 << 20)
    #expect(samples == [Array("报告一".utf8), Array("报告二".utf8)])
    #expect(plan.sampleTexts(totalBytes: 0).isEmpty)
    #expect(try IntakePlan.make(paths: []).sampleTexts(totalBytes: 1000).isEmpty)
  }
}
