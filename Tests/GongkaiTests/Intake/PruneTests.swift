// Is what is gone deleted, and what cannot be read this time kept?

import TestKit
import Testing

@testable import Gongkai

@Suite struct PruneTests {
  @Test func whatCannotBeReadThisTimeKeepsItsOldVersion() throws {
    let folder = InputFolder()
    try folder.write("a.txt", "甲\n依申请公开")
    try folder.write("b.html", "<p>乙</p><p>依申请公开</p>")
    try folder.write(
      "x.zip", SmallArchive.bytes([.init("c.txt", "依申请公开"), .init("d.txt", "依申请公开")]))
    try folder.write("e.csv", "text\n依申请公开一\n依申请公开二\n")
    try folder.write("f.txt", "依申请公开，要删去")
    #expect(try folder.index().added == 7)

    try folder.write("a.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    try folder.write("b.html", "")
    try folder.write("x.zip", "no archive")
    try Files.remove(folder.file("f.txt"))
    let summary = try folder.index(prune: true)
    #expect(summary.problems.count == 3 && summary.removed == 1)
    #expect(try folder.count("依申请公开") == 6)
  }

  @Test func whatIsGoneIsDeleted() throws {
    let folder = InputFolder()
    try folder.write("x.zip", SmallArchive.bytes([.init("c.txt", "公开"), .init("d.txt", "公开")]))
    try folder.write(
      "y.zip", SmallArchive.bytes([.init("c.txt", "公开"), .init("r.csv", "text\n公开\n")]))
    try folder.write("e.csv", "text\n公开一\n公开二\n")
    try folder.write("keep.jsonl", "{\"id\":\"www.gov/t1.html\",\"text\":\"公开\"}\n")
    try folder.write("urls.csv", "url,text\nhttp://www.gov/t2.html,公开\n")
    #expect(try folder.index().added == 8)
    try folder.write("x.zip", SmallArchive.bytes([.init("d.txt", "公开")]))
    try Files.remove(folder.file("y.zip"))
    try Files.remove(folder.file("e.csv"))
    #expect(try folder.index().vanished == 5)
    #expect(try folder.index(prune: true).removed == 5)
    #expect(try folder.count("公开") == 3)
  }

  @Test func recordsThatCannotBeReadWithholdPruning() throws {
    let folder = InputFolder()
    try folder.write("a.jsonl", "{\"id\":\"www.gov/t1.html\",\"text\":\"公开\"}\n")
    try folder.write("b.txt", "公开")
    #expect(try folder.index().added == 2)
    try folder.write("a.jsonl", "{broken\n")
    let summary = try folder.index(prune: true)
    #expect(summary.removed == 0 && summary.vanished == 1)
    #expect(try folder.count("公开") == 2)
  }

  @Test(arguments: [
    ("a/b.txt", "a/b.txt"), ("a.csv#12", "a.csv"), ("x.zip/r.tsv#3", "x.zip/r.tsv"),
    ("x#1.html", "x#1.html"), ("a.csv", nil), ("a.csv#", nil), ("a.txt#3", nil), ("42", nil),
    ("http://www.gov/a.html", nil), ("/a.html", nil), ("", nil), ("#5", nil),
  ])
  func filesOfIdentifiers(id: String, file: String?) {
    #expect(PresentReports.file(of: id) == file)
  }
}
