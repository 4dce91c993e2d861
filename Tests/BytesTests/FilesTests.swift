// Do files hold what was written, and do errors say what is wrong?

import Glibc
import GongkaiBytes
import TestKit
import Testing

@Suite struct FilesTests {
  let directory = TemporaryDirectory()

  static func pattern(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
  }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 262_143, 262_144, 262_145, 700_000])
  func readsBackWhatWasWritten(count: Int) throws {
    let path = directory.file("data")
    let bytes = Self.pattern(count)
    let file = try OutputFile(creating: path)
    try file.append(bytes)
    #expect(file.offset == count)
    try file.append([1, 2, 3])
    #expect(try file.readBack(at: count, count: 3) == [1, 2, 3])
    #expect(throws: FileError.self) { try file.readBack(at: count, count: 4) }
    try file.sync()
    try file.close()
    try file.close()

    let expected = bytes + [1, 2, 3]
    #expect(try Files.readAll(path) == expected)
    #expect(try Files.size(path) == count + 3)
    for access in [FileAccess.normal, .random, .parts, .sequential] {
      let view = try mapFile(path, access: access)
      #expect(view.array() == expected)
      // What the system let go of it reads again.
      view.releasePages()
      #expect(view.array() == expected)
    }
    let input = try InputFile(path)
    #expect(input.size == count + 3)
    #expect(try input.read(at: count, count: 2) == [1, 2])
    #expect(try input.read(at: count + 3, count: 0) == [])
    for (offset, length) in [(count, 4), (-1, 1), (0, -1), (Int.max, 1), (1, Int.max)] {
      #expect(throws: FileError.self) { try input.read(at: offset, count: length) }
    }
  }

  @Test func appendsInPiecesOfAllSorts() throws {
    let path = directory.file("pieces")
    let file = try OutputFile(creating: path)
    var expected: [UInt8] = []
    var random = SeededRandom(seed: 5)
    for _ in 0..<40 {
      let piece = Self.pattern(Int.random(in: 0...60_000, using: &random))
      try file.append(piece)
      expected += piece
    }
    var writer = ByteWriter()
    writer.append(string: "结束")
    try file.append(writer)
    try file.append(ByteView([0]))
    try file.close()
    #expect(try Files.readAll(path) == expected + Array("结束".utf8) + [0])
  }

  @Test func mapsAnEmptyFile() throws {
    let path = directory.file("empty")
    try OutputFile(creating: path).close()
    #expect(try mapFile(path).count == 0)
    #expect(try Files.readAll(path) == [])
  }

  @Test func aMappingOutlivesItsFile() throws {
    let path = directory.file("gone")
    try Files.replaceAtomically(path: path, contents: Self.pattern(10_000))
    let view = try mapFile(path)
    try Files.remove(path)
    #expect(view.array() == Self.pattern(10_000))
  }

  @Test func replacesWholeFiles() throws {
    let path = directory.file("manifest")
    try Files.replaceAtomically(path: path, contents: [1, 2, 3])
    let before = try mapFile(path)
    try Files.replaceAtomically(path: path, contents: [4])
    #expect(try Files.readAll(path) == [4])
    #expect(before.array() == [1, 2, 3])
    #expect(try Directory.entries(directory.path).map(\.name) == ["manifest"])
  }

  @Test func aFailedReplacementLeavesNothingBehind() throws {
    let path = directory.file("target")
    try Directory.create("\(path)/child")
    #expect(throws: FileError.self) { try Files.replaceAtomically(path: path, contents: [1]) }
    #expect(try Directory.entries(directory.path).map(\.name) == ["target"])
  }

  @Test func renamesRemovesAndLooks() throws {
    let (old, new) = (directory.file("old"), directory.file("new"))
    try Files.replaceAtomically(path: old, contents: [1, 2])
    try Files.rename(old, new)
    #expect(!Files.exists(old))
    let status = try #require(Files.stat(new))
    #expect(status.kind == .file)
    #expect(status.size == 2)
    #expect(status.modificationTime > 1_600_000_000_000_000_000)
    try Files.remove(new)
    try Files.remove(new)
    #expect(Files.stat(new) == nil)
    #expect(throws: FileError.self) { try Files.rename(old, new) }
    #expect(throws: FileError.self) { try Files.size(new) }
  }

  @Test func listsDirectoriesInTheOrderOfBytes() throws {
    for name in ["b", "a/deep/er", "é", "e\u{301}", "公开", "Z"] {
      try Directory.create(directory.file(name))
    }
    try Directory.create(directory.file("b"))
    try Files.replaceAtomically(path: directory.file("a.txt"), contents: [])
    let entries = try Directory.entries(directory.path)
    let names = ["Z", "a", "a.txt", "b", "e\u{301}", "é", "公开"]
    #expect(entries.map { Array($0.name.utf8) } == names.map { Array($0.utf8) })
    #expect(entries.filter { $0.kind == .file }.map(\.name) == ["a.txt"])
    #expect(entries.filter { $0.kind == .directory }.count == 6)
    #expect(try Directory.entries(directory.file("a")).map(\.name) == ["deep"])
    try Directory.sync(directory.path)
    #expect(throws: FileError.self) { try Directory.entries(directory.file("a.txt")) }
    #expect(throws: FileError.self) { try Directory.create(directory.file("a.txt")) }
    #expect(throws: FileError.self) { try Directory.create(directory.file("a.txt/b")) }
  }

  @Test(arguments: [
    ("a/b", "a"), ("a", "."), ("/a", "/"), ("/", "/"), ("a/b/", "a"), ("a//b", "a"), ("", "."),
    ("//a", "/"),
  ])
  func namesTheParent(path: String, parent: String) {
    #expect(Directory.parent(of: path) == parent)
  }

  @Test func errorsNameFileReasonAndWayOut() {
    let path = directory.file("missing")
    let missing = #expect(throws: FileError.self) { try InputFile(path) }
    #expect(missing?.description == "cannot open ‘\(path)’: No such file or directory")
    #expect(throws: FileError.self) { try mapFile(directory.path) }
    let full = FileError(operation: .write, path: "x", errno: 28)
    #expect(
      full.description == "cannot write ‘x’: No space left on device "
        + "(free some space and run again; nothing indexed before is lost)")
  }
}

@Suite struct WriterLockTests {
  @Test func onlyOneHoldsIt() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("lock")
    let first = try WriterLock(path)
    let error = #expect(throws: LockError.self) { try WriterLock(path) }
    guard case .heldByAnother(let held, let pid) = error else { return }
    #expect(held == path)
    #expect(pid.map { "\($0)\n" } == String(decoding: try Files.readAll(path), as: UTF8.self))
    first.close()
    first.close()
    let second = try WriterLock(path)
    second.close()
    #expect(Files.exists(path))
  }

  @Test func endsThoughACopyOfItsDescriptorIsLeft() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("lock")
    let first = try WriterLock(path)
    // As a child holds them that is just being started.
    let copies = (3..<1024).compactMap { descriptor in
      var target = [CChar](repeating: 0, count: 4096)
      let count = unsafe readlink("/proc/self/fd/\(descriptor)", &target, target.count)
      let name = target.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }
      return name.elementsEqual(path.utf8) ? dup(Int32(descriptor)) : nil
    }
    defer { for copy in copies { close(copy) } }
    #expect(!copies.isEmpty)
    first.close()
    #expect(throws: Never.self) { try WriterLock(path).close() }
  }

  @Test func ofManyAtOnceOneGetsIt() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("lock")
    for _ in 0..<20 {
      let outcomes = Guarded((held: 0, refused: 0))
      let rest = Guarded(4)
      Threads.run(4) { _ in
        let lock = try? WriterLock(path)
        outcomes.withLock { if lock == nil { $0.refused += 1 } else { $0.held += 1 } }
        // Whoever has it keeps it until all have tried.
        rest.withLock { $0 -= 1 }
        while lock != nil, rest.withLock({ $0 > 0 }) { usleep(100) }
        lock?.close()
      }
      #expect(outcomes.withLock { $0.held == 1 && $0.refused == 3 })
    }
  }

  @Test func endsWithItsOwner() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("lock")
    do { _ = try WriterLock(path) }
    try Files.replaceAtomically(path: path, contents: Array("99999999999\n".utf8))
    _ = try WriterLock(path)
    #expect(throws: FileError.self) { try WriterLock(directory.file("none/lock")) }
  }
}
