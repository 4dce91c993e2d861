// Are the right files found, in a fixed order, under the right identifiers?

import Glibc
import GongkaiBytes
import TestKit
import Testing

@testable import Gongkai

extension TemporaryDirectory {
  /// Writes `contents` to a file at a relative path, with the folders above it.
  func write(_ name: String, _ contents: String) throws {
    try write(name, Array(contents.utf8))
  }

  /// Writes `contents` to a file at a relative path, with the folders above it.
  func write(_ name: String, _ contents: [UInt8]) throws {
    try Directory.create(Directory.parent(of: file(name)))
    try Files.replaceAtomically(path: file(name), contents: contents)
  }

  /// Makes a symbolic link at a relative path.
  func link(_ name: String, to target: String) {
    // SAFETY: both paths are lent as terminated strings for the call.
    let result = unsafe symlink(target, file(name))
    #expect(result == 0)
  }

  /// Sets who may use a file or folder.
  func setMode(_ name: String, _ mode: mode_t) {
    // SAFETY: the path is lent as a terminated string for the call.
    let result = unsafe chmod(file(name), mode)
    #expect(result == 0)
  }

  /// Cuts a file, or lets it grow by zeros that take no room on the disk.
  func resize(_ name: String, to size: Int) {
    // SAFETY: the path is lent as a terminated string for the call.
    let result = unsafe truncate(file(name), size)
    #expect(result == 0)
  }

  /// Appends `contents` to a file.
  func append(_ name: String, _ contents: String) {
    // SAFETY: path and contents are lent for the calls, the contents with their own length.
    let descriptor = unsafe open(file(name), O_WRONLY | O_APPEND)
    let written = unsafe Glibc.write(descriptor, contents, contents.utf8.count)
    #expect(close(descriptor) == 0 && written == contents.utf8.count)
  }
}

@Suite struct IntakePlanTests {
  @Test func foldersAreWalkedInAFixedOrder() throws {
    let folder = TemporaryDirectory()
    for name in ["b/2.txt", "b/10.txt", "b.txt", "a/Ω.MD", "a/c/z.JsonL", "q.TXT"] {
      try folder.write(name, "报告")
    }
    for name in [".hidden.txt", ".git/x.txt", "a/~.xlsx", "a/p.PNG", "b/q.png", "Makefile"] {
      try folder.write(name, "x")
    }
    let plan = try IntakePlan.make(paths: [folder.path])
    let ids = ["a/c/z.JsonL", "a/Ω.MD", "b.txt", "b/10.txt", "b/2.txt", "q.TXT"]
    #expect(plan.files.map(\.id) == ids)
    #expect(plan.files.map(\.path) == ids.map(folder.file))
    #expect(plan.fileCount == 6 && plan.totalBytes == 36)
    #expect(plan.skipped.map(\.extension) == ["", "png", "xlsx"])
    #expect(plan.skipped.map(\.count) == [1, 2, 1])
    #expect(plan.problems.isEmpty)

    let slashed = try IntakePlan.make(paths: [folder.path + "/"])
    #expect(Array(slashed.files) == Array(plan.files))
  }

  @Test func namedFilesAreKnownByTheirName() throws {
    let folder = TemporaryDirectory()
    try folder.write("a/b/report.txt", "报告")
    try folder.write("a/lines.jsonl", "")
    let paths = [folder.file("a/lines.jsonl"), folder.file("a/b/report.txt")]
    let plan = try IntakePlan.make(paths: paths + paths)
    #expect(plan.files.map(\.id) == ["report.txt", "lines.jsonl"])
    #expect(try IntakePlan.make(paths: []).files.isEmpty)
  }

  @Test(arguments: [
    ("a.txt", FileFormat.text), ("a.TEXT", .text), ("a.md", .text), ("a.html", .html),
    ("a.htm", .html), ("a.shtml", .html), ("a.xhtml", .html), ("a.docx", .docx), ("a.DOC", .doc),
    ("a.pdf", .pdf), ("a.csv", .csv), ("a.tsv", .csv), ("a.jsonl", .jsonLines),
    ("a.ndjson", .jsonLines), ("a.zip", .zip), ("a.txt.rar", nil), ("txt", nil), ("", nil),
  ])
  func namesPromiseFormats(name: String, format: FileFormat?) {
    #expect(FileFormat(fileName: name) == format)
  }

  @Test func namedFilesOfOtherKindsMayBeTakenForText() throws {
    let folder = TemporaryDirectory()
    try folder.write("x.dat", "报告")
    let plan = try IntakePlan.make(paths: [folder.file("x.dat")], otherNames: .text)
    #expect(plan.files.map(\.format) == [.text])
  }

  @Test func devicesAndPipesWithANameThatIsReadAreProblems() throws {
    let folder = TemporaryDirectory()
    try folder.write("dir.txt/a.txt", "报告")
    folder.link("endless.txt", to: "/dev/zero")
    folder.link("device", to: "/dev/zero")
    // SAFETY: the path is lent as a terminated string for the call.
    let made = unsafe mkfifo(folder.file("pipe.html"), 0o644)
    #expect(made == 0)
    let plan = try IntakePlan.make(paths: [folder.path])
    #expect(plan.files.map(\.id) == ["dir.txt/a.txt"])
    #expect(plan.problems.map(\.path) == ["endless.txt", "pipe.html"].map(folder.file))
    #expect(plan.problems.allSatisfy { $0.reason == .notAFile })
    #expect(plan.unreadIDs.sorted() == ["endless.txt", "pipe.html"])
    #expect(plan.skipped.map(\.extension) == [""])
    #expect(throws: IntakeError.unknownKind(path: folder.file("pipe.html"))) {
      try FileReports.read(path: folder.file("pipe.html")) { _ in }
    }
  }

  @Test func whatCannotBeIndexedIsAnError() throws {
    let folder = TemporaryDirectory()
    try folder.write("x.ofd", "x")
    #expect(throws: IntakeError.unknownKind(path: folder.file("x.ofd"))) {
      try IntakePlan.make(paths: [folder.file("x.ofd")])
    }
    let missing = FileError(operation: .inspect, path: folder.file("none"), errno: ENOENT)
    #expect(throws: IntakeError.file(missing)) {
      try IntakePlan.make(paths: [folder.path, folder.file("none")])
    }
    #expect(throws: IntakeError.unknownKind(path: "/dev/null")) {
      try IntakePlan.make(paths: ["/dev/null"])
    }
  }

  @Test func oneIdentifierForTwoFilesIsAnError() throws {
    let folder = TemporaryDirectory()
    for name in ["a/r.txt", "b/r.txt", "a/l.jsonl", "b/l.jsonl"] { try folder.write(name, "报告") }
    let paths = [folder.file("b"), folder.file("a")]
    #expect(
      throws: IntakeError.sameID(
        id: "r.txt", first: folder.file("a/r.txt"), second: folder.file("b/r.txt"))
    ) { try IntakePlan.make(paths: paths) }

    // The same file on two ways is no conflict, and lines bring their own identifiers.
    let twice = try IntakePlan.make(paths: [folder.file("a"), folder.file("b/../a/r.txt")])
    #expect(twice.files.map(\.id) == ["l.jsonl", "r.txt"])
    let lines = try IntakePlan.make(paths: [folder.file("a/l.jsonl"), folder.file("b/l.jsonl")])
    #expect(lines.files.map(\.id) == ["l.jsonl", folder.file("b/l.jsonl")])
  }

  @Test func linksAreFollowedOnceAndLoopsCut() throws {
    let outside = TemporaryDirectory()
    try outside.write("out.txt", "外")
    let folder = TemporaryDirectory()
    try folder.write("m/n/real.txt", "内")
    folder.link("m/n/loop", to: folder.path)
    folder.link("a-link", to: folder.file("m"))
    folder.link("outside", to: outside.path)
    folder.link("outside-again", to: outside.path)
    folder.link("single.txt", to: outside.file("out.txt"))
    folder.link("broken.txt", to: folder.file("nowhere"))
    let plan = try IntakePlan.make(paths: [folder.path])
    #expect(plan.files.map(\.id) == ["m/n/real.txt", "outside/out.txt", "single.txt"])
    let error = FileError(operation: .inspect, path: folder.file("broken.txt"), errno: ENOENT)
    #expect(plan.problems == [IntakeProblem(path: error.path, reason: .file(error))])
  }

  @Test func namesThatAreNotUTF8AreProblems() throws {
    let folder = TemporaryDirectory()
    try folder.write("a.txt", "报告")
    for name: [UInt8] in [[0xB9, 0xAB], [0xB9, 0xAB] + Array(".txt".utf8)] {
      let path = (Array((folder.path + "/").utf8) + name + [0]).map { CChar(bitPattern: $0) }
      // SAFETY: the path ends with a zero and is lent for the call.
      let created = unsafe creat(path, 0o644)
      #expect(created >= 0 && close(created) == 0)
    }
    let plan = try IntakePlan.make(paths: [folder.path])
    #expect(plan.files.map(\.id) == ["a.txt"])
    #expect(plan.problems.map(\.reason) == [.nameNotUTF8])
    #expect(plan.problems.allSatisfy { "\($0)".hasSuffix("the name is not UTF-8: rename it") })
  }

  @Test func unreadableFoldersAreProblems() throws {
    let folder = TemporaryDirectory()
    try folder.write("a.txt", "报告")
    try folder.write("closed/b.txt", "报告")
    folder.setMode("closed", 0)
    defer { folder.setMode("closed", 0o755) }
    let plan = try IntakePlan.make(paths: [folder.path])
    // Whoever may read everything sees no problem here.
    if geteuid() == 0 {
      #expect(plan.fileCount == 2)
    } else {
      #expect(plan.files.map(\.id) == ["a.txt"])
      #expect(plan.problems.map(\.path) == [folder.file("closed")])
    }
  }
}
