// Do all changes of files pass the layer, and does the tests' own layer do what it says?

import GongkaiBytes
import TestKit
import Testing

@Suite struct FileLayerTests {
  private let directory = TemporaryDirectory()

  /// The files that are left in each case.
  private func left(_ files: FaultyFiles, _ survival: DiskModel.Survival) throws -> [String: String]
  {
    let after = TemporaryDirectory()
    try files.disk?.recreate(survival, at: after.file("disk"))
    var left: [String: String] = [:]
    for entry in try Directory.entries(after.file("disk")) {
      left[entry.name] = String(
        decoding: try Files.readAll(after.file("disk/" + entry.name)), as: UTF8.self)
    }
    return left
  }

  private func write(_ text: String, to name: String, sync: Bool) throws {
    let file = try OutputFile(creating: directory.file(name))
    try file.append(Array(text.utf8))
    if sync { try file.sync() }
    try file.close()
  }

  @Test func operationsAreRecordedInTheirOrder() throws {
    let path = directory.file("new/file")
    let files = try FaultyFiles()
    try files.run {
      try Directory.create(directory.file("new"))
      try Directory.create(directory.file("new"))
      try Files.replaceAtomically(path: path, contents: [1, 2, 3])
      try Files.rename(path, path + "2")
      try Files.remove(path + "2")
      try WriterLock(directory.file("lock")).close()
    }
    let events: [FileEvent] = [
      .createDirectory(directory.file("new")), .syncDirectory(directory.path),
      .create(path + ".tmp"), .write(path + ".tmp", count: 3), .sync(path + ".tmp"),
      .close(path + ".tmp"), .rename(path + ".tmp", to: path),
      .syncDirectory(directory.file("new")),
      .rename(path, to: path + "2"), .remove(path + "2"),
      .create(directory.file("lock")), .lock(directory.file("lock")),
      .truncate(directory.file("lock"), size: 0),
    ]
    #expect(Array(files.events.prefix(events.count)) == events)
    try Files.replaceAtomically(path: path, contents: [])
    #expect(files.events.count == events.count + 2, "the lock's number and its end; no more")
  }

  @Test func theDeadChangeNothing() throws {
    let files = try FaultyFiles { number, _ in number == 5 ? .kill : nil }
    let error = #expect(throws: FileError.self) {
      try files.run {
        try write("一", to: "a", sync: false)
        try write("二二", to: "b", sync: false)
        try write("三", to: "c", sync: false)
      }
    }
    #expect(error?.path == directory.file("b") && files.isDead && files.events.count == 6)
    #expect(throws: FileError.self) { try files.run { try Files.remove(directory.file("a")) } }
    #expect(throws: FileError.self) {
      try files.run { try Directory.create(directory.file("d")) }
    }
    #expect(try Directory.entries(directory.path).map(\.name) == ["a", "b"])
    #expect(try Files.readAll(directory.file("b")) == Array("二二".utf8), "died when it was closed")
  }

  @Test func aDeadWriteMayBeHalf() throws {
    let files = try FaultyFiles { number, _ in number == 1 ? .kill : nil }
    #expect(throws: FileError.self) { try files.run { try write("12345678", to: "a", sync: true) } }
    #expect(try Files.readAll(directory.file("a")) == Array("1234".utf8))
  }

  @Test func errorsComeOnceAndShortWritesGoOn() throws {
    let files = try FaultyFiles { number, event in
      if case .write = event { number == 1 ? .error(28) : .short(3) } else { nil }
    }
    try files.run {
      let error = #expect(throws: FileError.self) { try write("abc", to: "a", sync: true) }
      #expect(error?.errno == 28)
      try write("12345678", to: "a", sync: true)
    }
    #expect(try Files.readAll(directory.file("a")) == Array("12345678".utf8))
  }

  @Test func aFullDiskDoesNotKeepALock() throws {
    let files = try FaultyFiles { _, event in
      if case .write = event { .error(28) } else { nil }
    }
    let lock = try files.run { try WriterLock(directory.file("lock")) }
    #expect(throws: LockError.heldByAnother(path: directory.file("lock"), pid: nil)) {
      try WriterLock(directory.file("lock"))
    }
    lock.close()
  }

  @Test func whatIsNotBroughtToDiskIsLost() throws {
    try write("old", to: "kept", sync: false)
    let files = try FaultyFiles(root: directory.path)
    try files.run {
      try write("1", to: "nameless", sync: true)
      #expect(try left(files, .nothing) == ["kept": "old"])
      try Directory.sync(directory.path)
      try write("2", to: "empty", sync: false)
      try Directory.sync(directory.path)
      try Files.rename(directory.file("kept"), directory.file("moved"))
      try Files.remove(directory.file("nameless"))
      try write("new", to: "late", sync: false)
    }
    #expect(try left(files, .nothing) == ["kept": "old", "nameless": "1", "empty": ""])
    #expect(try left(files, .bytes) == ["kept": "old", "nameless": "1", "empty": "2"])
    #expect(try left(files, .names) == ["moved": "old", "empty": "", "late": ""])
    #expect(try left(files, .everything) == ["moved": "old", "empty": "2", "late": "new"])
    var seen: Set<[String]> = []
    for seed in 0..<40 {
      let names = try left(files, .chance(UInt64(seed))).keys.sorted()
      #expect(names.contains("kept") != names.contains("moved") && names.contains("empty"))
      seen.insert(names)
    }
    #expect(seen.count == 8, "three changes of names, each lost or not")
  }

  @Test func whatIsReplacedIsDurable() throws {
    try write("old", to: "a", sync: false)
    let files = try FaultyFiles(root: directory.path)
    try files.run {
      try Files.replaceAtomically(path: directory.file("a"), contents: Array("new".utf8))
    }
    for survival in [DiskModel.Survival.nothing, .names, .bytes, .everything, .chance(1)] {
      #expect(try left(files, survival) == ["a": "new"])
    }
  }
}
