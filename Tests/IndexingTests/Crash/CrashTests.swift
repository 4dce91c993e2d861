// Is the index the last commit or the new one, wherever its writer was killed?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiIndexing

@Suite struct CrashTests {
  /// A writer's work that came to an end at some operation.
  struct Run {
    let directory: TemporaryDirectory
    let files: FaultyFiles
    let allowed: [[String: String]?]
    let error: (any Error)?
    /// The commit before the work, open all the time.
    let reader: Commit?

    var path: String { directory.file("index") }
  }

  /// Does the work of `scenario` in a new folder, with `fault` as the layer asks for it.
  ///
  /// - Parameters:
  ///   - retries: whether the same writer tries to commit again after an error.
  ///   - keepsModel: whether it is noted what a loss of power may leave.
  private func run(
    _ scenario: CrashScenario, retries: Bool = false, keepsModel: Bool = false,
    _ fault: @escaping @Sendable (Int, FileEvent) -> FaultyFiles.Fault?
  ) throws -> Run {
    let directory = TemporaryDirectory(inMemory: true)
    let path = directory.file("index")
    var reader: Commit?
    if let disk = scenario.disk {
      try disk.recreate(.everything, at: path)
      reader = try Commit(directory: path)
    }
    let files = try FaultyFiles(root: keepsModel ? directory.path : nil, fault: fault)
    var writer: TrackedWriter?
    var failure: (any Error)?
    files.run {
      do {
        let tracked = try TrackedWriter(
          path, holding: scenario.base, memory: scenario.memory)
        writer = tracked
        try scenario.perform(tracked)
      } catch {
        failure = error
        if retries { try? writer?.commit() }
      }
      writer?.writer.close()
    }
    return Run(
      directory: directory, files: files, allowed: writer?.allowed ?? [scenario.base],
      error: failure, reader: reader)
  }

  /// Whether the index at `path` holds what is allowed, and the next writer goes on from there and
  /// clears up.
  ///
  /// - Parameter adds: whether the next writer has a document to add; else it only clears up.
  private func check(
    _ path: String, _ allowed: [[String: String]?], adds: Bool,
    _ comment: @autoclosure () -> String
  ) throws {
    let found = try Commit.texts(in: path)
    guard allowed.contains(found) else {
      Issue.record("\(comment()): \(String(describing: found)), not one of \(allowed)")
      return
    }
    try FaultyFiles().run {
      let next = try TrackedWriter(path, holding: found)
      #expect(next.writer.documentCount == found?.count ?? 0, "\(comment())")
      if adds { try next.add(["next": "下一个"]) }
      try next.commit()
      next.writer.close()
      if adds { #expect(try Commit.texts(in: path) == next.committed, "\(comment())") }
    }
    let names = try Directory.entries(path).map(\.name)
    let manifest = try Commit(directory: path).manifest
    #expect(Set(names) == manifest.fileNames.union(["writer.lock"]), "\(comment())")
  }

  /// In how many ways chance decides what survives a loss of power, at each operation.
  private static var chances: UInt64 { SoakLength.times(1) }

  @Test(arguments: CrashScenario.allCases)
  func aKillAtAnyOperationLeavesACommit(scenario: CrashScenario) throws {
    var killed = 0
    var powerLosses = 0
    while true {
      let number = killed
      let run = try run(scenario, keepsModel: true) { now, _ in now == number ? .kill : nil }
      guard run.files.isDead else { break }
      let comment = "\(scenario.rawValue), killed at \(number), \(run.files.events[number])"
      #expect(run.error != nil || run.allowed.count == 1, "\(comment)")
      let disk = try #require(run.files.disk)
      try check(run.path, run.allowed, adds: true, comment)
      var survivals: [DiskModel.Survival] = [.nothing, number % 2 == 0 ? .names : .bytes]
      for i in 0..<Self.chances { survivals.append(.chance(UInt64(number) &* 1_000 &+ i)) }
      powerLosses += survivals.count
      for survival in survivals {
        let after = TemporaryDirectory(inMemory: true)
        try disk.recreate(survival, at: after.file("disk"))
        try check(
          after.file("disk/index"), run.allowed, adds: number % 4 == 0,
          "\(comment), then the power went: \(survival)")
      }
      if let base = scenario.base { #expect(try run.reader?.liveTexts() == base, "\(comment)") }
      killed += 1
    }
    #expect(killed > 20, "every scenario is worth killing: \(killed) operations")
    SoakLength.tell(
      "\(scenario.rawValue): killed at \(killed) operations, power lost \(powerLosses) times")
  }

  @Test(arguments: CrashScenario.allCases)
  func aKillAtAnyPieceOfAWriteLeavesACommit(scenario: CrashScenario) throws {
    var killed = 0
    while true {
      let number = killed
      let run = try run(scenario) { now, event in
        if now == number { return .kill }
        // The fold table is large, and one of its pieces is like another.
        return .short(event.isOfFoldTable ? 20_000 : SoakLength.isLong ? 15 : 150)
      }
      guard run.files.isDead else { break }
      try check(
        run.path, run.allowed, adds: number % 4 == 0,
        "\(scenario.rawValue), killed at \(number)")
      killed += 1
    }
    #expect(killed > 20, "\(killed) operations")
    SoakLength.tell("\(scenario.rawValue): killed at \(killed) pieces of writes")
  }

  @Test(arguments: CrashScenario.allCases)
  func anErrorAtAnyOperationLosesNothing(scenario: CrashScenario) throws {
    let errno: Int32 = 5
    var number = 0
    var errors = 0
    while true {
      let failing = number
      let run = try run(scenario, retries: true) { now, _ in
        now == failing ? .error(errno) : nil
      }
      guard run.files.events.count > failing else { break }
      let event = run.files.events[failing]
      let comment = "\(scenario.rawValue), error \(errno) at \(failing), \(event)"
      if let error = run.error {
        errors += 1
        guard case IndexingError.file(let error) = error else {
          Issue.record("\(comment): \(error)")
          continue
        }
        #expect(error.errno == errno && error.path.hasPrefix(run.directory.path), "\(comment)")
      } else {
        #expect(run.allowed.count == 1, "\(comment): what is not told must not matter")
      }
      try check(run.path, run.allowed, adds: number % 4 == 0, comment)
      number += 1
    }
    #expect(number > 20 && errors > number * 3 / 4, "\(errors) errors of \(number)")
    SoakLength.tell("\(scenario.rawValue): an error at \(number) operations")
  }

  @Test(arguments: CrashScenario.allCases)
  func aDiskThatIsFullFromAnyOperationOnLosesNothing(scenario: CrashScenario) throws {
    var number = 0
    while true {
      let first = number
      let run = try run(scenario, retries: true) { now, event in
        guard now >= first else { return nil }
        return switch event {
        case .create, .createDirectory: .error(28)
        // The last bytes that there is room for are taken.
        case .write(_, let count): now == first && count > 1 ? .short(count / 2) : .error(28)
        default: nil
        }
      }
      guard run.files.events.count > first else { break }
      let comment = "\(scenario.rawValue), full from \(first) on"
      if let error = run.error {
        #expect("\(error)".contains("free some space"), "\(comment): \(error)")
        let left = try? Directory.entries(run.path).map(\.name).filter { $0.hasSuffix(".tmp") }
        #expect(left ?? [] == [], "half files would keep the disk full: \(comment)")
      }
      try check(run.path, run.allowed, adds: number % 4 == 0, comment)
      number += 1
    }
    #expect(number > 20)
    SoakLength.tell("\(scenario.rawValue): the disk full from \(number) operations on")
  }

  @Test func aMergeThatMeetsAFullDiskIsPutOff() throws {
    let scenario = CrashScenario.merging
    let directory = TemporaryDirectory(inMemory: true)
    let path = directory.file("index")
    try #require(scenario.disk).recreate(.everything, at: path)
    let before = try Commit(directory: path).segments.count
    // There is room for a commit, and not for a segment.
    let files = try FaultyFiles { _, event in
      if case .write(let path, _) = event, path.hasSuffix(".gks") { .error(28) } else { nil }
    }
    try files.run {
      let tracked = try TrackedWriter(path, holding: scenario.base)
      try tracked.delete("d0")
      try tracked.writer.mergeAsNeeded()
      try tracked.commit()
      // Who asks for nothing but a merge is told.
      #expect(throws: IndexingError.self) { try tracked.writer.mergeAll() }
      try tracked.commit()
      tracked.writer.close()
      // Of the first segment nothing is left.
      #expect(try Commit(directory: path).segments.count == before - 1)
      try check(path, [tracked.committed], adds: true, "no room for a merge")
    }
    let tried = files.events.count { event in
      if case .create(let path) = event { path.hasSuffix(".gks") } else { false }
    }
    #expect(tried == 2, "one segment for each merge")
  }

  @Test(arguments: CrashScenario.allCases)
  func shortWritesMakeTheSameFiles(scenario: CrashScenario) throws {
    func files(_ most: Int) throws -> [String: [UInt8]] {
      let run = try run(scenario) { _, event in
        if case .write(let path, _) = event, !path.hasSuffix(".lock") { .short(most) } else { nil }
      }
      #expect(run.error == nil)
      var files: [String: [UInt8]] = [:]
      for entry in try Directory.entries(run.path) where entry.name != "writer.lock" {
        files[entry.name] = try Files.readAll(run.path + "/" + entry.name)
      }
      return files
    }
    let whole = try files(.max)
    #expect(try files(13) == whole)
  }

  @Test func aReadOnlyFolderIsNamed() throws {
    let run = try run(.updating) { _, _ in .error(30) }
    let error = try #require(run.error)
    #expect(
      "\(error)" == "cannot create ‘\(run.path)/writer.lock’: Read-only file system "
        + "(this file system is read-only: choose another directory)")
    #expect(run.files.events.count == 1, "nothing else was tried")
    try check(run.path, [CrashScenario.updating.base], adds: true, "read-only")
  }
}

extension CrashTests {
  /// What a writer does that nothing stops.
  static func events(of scenario: CrashScenario) throws -> (events: [FileEvent], path: String) {
    let run = try CrashTests().run(scenario) { _, _ in nil }
    #expect(run.error == nil)
    return (run.files.events, run.path)
  }
}

extension FileEvent {
  fileprivate var isOfFoldTable: Bool {
    if case .write(let path, _) = self { path.contains("/fold-") } else { false }
  }
}

extension Manifest {
  /// The files that the index consists of.
  var fileNames: Set<String> {
    var names: Set = [Self.fileName(generation: generation), Self.foldFileName(foldChecksum)]
    if dictionaryChecksum != 0 { names.insert(Self.dictionaryFileName(dictionaryChecksum)) }
    for segment in segments {
      names.insert(Self.segmentFileName(segment.number))
      if segment.deletionsGeneration != 0 {
        names.insert(
          Self.deletionsFileName(segment.number, generation: segment.deletionsGeneration))
      }
    }
    return names
  }
}
