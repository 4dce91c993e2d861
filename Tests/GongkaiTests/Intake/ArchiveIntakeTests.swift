// Is everything in an archive read, and nothing else?

import TestKit
import Testing

@testable import Gongkai

@Suite struct ArchiveIntakeTests {
  private func archive() -> [UInt8] {
    let rows = "id,text\n" + (0..<20).map { "r\($0),依申请公开\($0)\n" }.joined()
    return SmallArchive.bytes([
      .init("甲/a.txt", "甲文\n依申请公开"),
      .init(Array("b.txt".utf8), Encoded.gbk(Encoded.report)),
      .init("rows.csv", rows),
      .init("lines.jsonl", "{\"id\":\"l1\",\"text\":\"行\"}\n{broken\n"),
      .init(Array("c.docx".utf8), SmallArchive.document(["首段"])),
      .init("../../d.html", "<p>丁</p><p>依申请公开</p>"),
      .init("none.csv", "text\n无编号\n"),
      .init("picture.png", "x"), .init(".hidden.txt", "x"), .init("__MACOSX/a.txt", "x"),
      .init(Array("inner.zip".utf8), SmallArchive.bytes([])),
      .init("甲/a.txt", "又一个"),
      .init("e.txt", " "),
    ])
  }

  @Test(arguments: [1, 10, 100, 1000, 1 << 20])
  func entriesDoNotDependOnTheCut(itemBytes: Int) throws {
    let folder = InputFolder()
    try folder.write("sub/x.zip", archive())
    try folder.write("z.txt", "尾")
    let ids =
      ["sub/x.zip/甲/a.txt", "sub/x.zip/b.txt"] + (0..<20).map { "r\($0)" } + [
        "l1", "sub/x.zip/c.docx", "sub/x.zip/d.html", "sub/x.zip/none.csv#2", "z.txt",
      ]
    let reports = try folder.reports(itemBytes: itemBytes)
    #expect(reports.map(\.id) == ids)
    #expect(reports[1].encoding == "GB18030" && reports[1].string == Encoded.report)
    let path = folder.file("sub/x.zip")
    let problems = try folder.problems(itemBytes: itemBytes).map(\.description)
    let places = ["lines.jsonl:2", "inner.zip", "甲/a.txt", "e.txt"]
    #expect(problems.count == places.count)
    for (problem, place) in zip(problems, places) {
      #expect(problem.hasPrefix("\(path) (\(place)): "), "\(problem)")
    }
  }

  @Test func namesAreDecodedTogether() throws {
    let folder = InputFolder()
    let names = ["关于/公开.txt", "年度报告.txt", "信息.txt"]
    try folder.write(
      "x.zip", SmallArchive.bytes(names.map { .init(Encoded.gbk($0), Array("报告".utf8)) }))
    #expect(try folder.reports().map(\.id) == names.map { "x.zip/\($0)" })
  }

  @Test func whatIsNoArchiveIsTold() throws {
    let folder = InputFolder()
    let whole = SmallArchive.bytes([.init("a.txt", "报告"), .init("b.txt", "报告")])
    try folder.write("a.zip", Array(whole.dropLast(30)))
    try folder.write("b.zip", [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00])
    try folder.write("c.zip", "")
    try folder.write("d.zip", SmallArchive.bytes([]))
    let problems = try folder.problems().map(\.description)
    #expect(problems.count == 3)
    #expect(problems[0].contains("a.zip: a damaged archive"))
    #expect(problems[1].contains("b.zip: a RAR file"))
    #expect(problems[2].contains("c.zip: a damaged archive"))
  }

  @Test func bombsAreProblemsOfTheirEntries() throws {
    let folder = InputFolder()
    let content = [UInt8](repeating: 0, count: 100)
    try folder.write(
      "x.zip",
      SmallArchive.bytes([
        .init(Array("bomb.txt".utf8), content, statedSize: 50 << 20),
        .init(Array("long.txt".utf8), content, statedSize: 3 << 30),
        .init(Array("rows.csv".utf8), content, statedSize: 3 << 30),
        .init(Array("odd.txt".utf8), content, statedSize: 100),
        .init("good.txt", "好"),
      ]))
    #expect(try folder.reports().map(\.id) == ["x.zip/good.txt"])
    let problems = try folder.problems()
    #expect(problems.map(\.entry) == ["bomb.txt", "long.txt", "rows.csv", "odd.txt"])
    #expect("\(problems[0])".contains("times its size"))
    #expect("\(problems[1])".contains("unpacks to more than"))
  }
}
