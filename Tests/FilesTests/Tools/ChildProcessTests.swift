// Do child processes give their output, and can none of them do harm?

import Glibc
import TestKit
import Testing

@testable import GongkaiFiles

/// One after the other, since they count what the process has open.
@Suite(.serialized) struct ChildProcessTests {
  private let standIn = StandIn()

  /// Runs a script and returns what it wrote.
  private func run(
    _ script: String, _ arguments: [String] = [], input: ToolInput = .nothing,
    limits: ToolLimits = ToolLimits()
  ) throws(ToolFailure) -> String {
    String(
      decoding: try ChildProcess.run(
        standIn.script("tool", script), arguments, input: input, limits: limits),
      as: UTF8.self)
  }

  private func failure(_ body: () throws(ToolFailure) -> String) -> ToolFailure? {
    do throws(ToolFailure) {
      _ = try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func argumentsArriveAsTheyAre() throws {
    let arguments = ["a b", "", "$(exit 3)", "公开'\"", "-x", "*", "\\"]
    let output = try run("for a; do printf '[%s]' \"$a\"; done", arguments)
    #expect(output == arguments.map { "[\($0)]" }.joined())
  }

  @Test func inputComesFromNothingAFileOrBytes() throws {
    let bytes = Array("甲\n".utf8) + [UInt8](repeating: 0x61, count: 300_000)
    let path = standIn.file("-in put", bytes)
    #expect(try run("cat", input: .nothing) == "")
    #expect(Array(try run("cat", input: .file(path)).utf8) == bytes)
    #expect(Array(try run("cat", input: .bytes(bytes)).utf8) == bytes)
    #expect(Array(try run("cat /dev/stdin", input: .bytes(bytes)).utf8) == bytes)
    #expect(try run("cat", input: .bytes([])) == "")
    #expect(
      failure { () throws(ToolFailure) in try run("cat", input: .file(path + "x")) }
        == .noInput(errno: ENOENT))
  }

  @Test func theEnvironmentIsMinimal() throws {
    let output = try run("env | sort")
    let names = output.split(separator: "\n").map { $0.split(separator: "=")[0] }
    #expect(Set(names).subtracting(["LANG", "PATH", "HOME", "PWD", "OLDPWD", "SHLVL", "_"]) == [])
    #expect(output.contains("LANG=C.UTF-8\n"))
  }

  @Test func onlyTheStandardDescriptorsAreInherited() throws {
    // What runs the tests may have left descriptors to all its children.
    let shared = OwnProcess.entries("fd").filter { name in
      Int32(name).map { fcntl($0, F_GETFD) & FD_CLOEXEC == 0 } ?? false
    }
    let inherited = try run("exec ls /proc/self/fd").split(separator: "\n").map(String.init)
    // The folder listed is open too, by `ls` itself.
    #expect(inherited.count <= 4 + Set(shared).subtracting(["0", "1", "2"]).count)
  }

  @Test func signalsAreAsUsual() throws {
    // A tool whose output nobody reads must end by the signal and not go on.
    var blocked = sigset_t()
    var former = sigset_t()
    unsafe sigemptyset(&blocked)
    unsafe sigaddset(&blocked, SIGTERM)
    unsafe pthread_sigmask(SIG_BLOCK, &blocked, &former)
    let output = try run("grep -E 'SigBlk|SigIgn' /proc/self/status")
    unsafe pthread_sigmask(SIG_SETMASK, &former, nil)
    let masks = output.split { $0 == "\t" || $0 == "\n" }.compactMap { UInt64($0, radix: 16) }
    // The signals behind the first 31 are the C library's own.
    #expect(masks.map { $0 & 0x7FFF_FFFF } == [0, 0])
  }

  @Test func aStatusIsAFailureWithItsMessage() {
    #expect(
      failure { () throws(ToolFailure) in try run("echo much; echo why >&2; exit 3") }
        == .exited(status: 3, message: "why\n"))
    let long = failure { () throws(ToolFailure) in
      try run("head -c 300000 /dev/zero | tr '\\0' x >&2; exit 1")
    }
    #expect(long == .exited(status: 1, message: String(repeating: "x", count: 4096)))
    #expect(
      failure { () throws(ToolFailure) in try run("kill -11 $$") }
        == .killed(signal: SIGSEGV, message: ""))
  }

  @Test func errorsOfASuccessAreNoFailure() throws {
    #expect(try run("echo warning >&2; echo text") == "text\n")
  }

  @Test func whatCannotBeRunIsAFailure() {
    let path = standIn.script("plain", "echo", isExecutable: false)
    for path in [path, path + "x", standIn.folder.path] {
      let failure = failure { () throws(ToolFailure) in
        _ = try ChildProcess.run(path, [])
        return ""
      }
      guard case .exited(let status, let message) = failure else {
        Issue.record("\(path): \(String(describing: failure))")
        continue
      }
      #expect(status == 126 || status == 127)
      #expect(message.contains(path))
    }
  }

  @Test(arguments: [
    "sleep 60", "exec >&- 2>&-; sleep 60", "while :; do :; done",
    "while :; do echo x; sleep 1; done",
    "trap '' TERM INT HUP; sleep 60", "sleep 60 & sleep 60 & wait",
  ])
  func whatHangsIsStopped(script: String) {
    let start = ContinuousClock.now
    #expect(
      failure { () throws(ToolFailure) in
        try run(script, limits: ToolLimits(time: .milliseconds(80)))
      }
        == .timedOut(seconds: 1))
    #expect(ContinuousClock.now - start < .seconds(3))
    #expect(!OwnProcess.hasChildren)
  }

  @Test func whatIsLeftBehindIsStopped() throws {
    // The shell ends at once, and what it started keeps the output open.
    let start = ContinuousClock.now
    #expect(try run("sleep 60 & echo $!") != "")
    let child = try run("sleep 60 >/dev/null 2>&1 & echo $!")
    #expect(ContinuousClock.now - start < .seconds(3))
    let id = try #require(pid_t(child.dropLast()))
    // Its new parent may take a moment to reap it.
    for _ in 0..<200 where kill(id, 0) == 0 && !isZombie(id) { usleep(5000) }
    #expect(kill(id, 0) != 0 || isZombie(id))
  }

  private func isZombie(_ id: pid_t) -> Bool {
    (try? run("grep -q '^State:.Z' /proc/\(id)/status")) != nil
  }

  @Test func aFloodIsStopped() {
    let failure = failure { () throws(ToolFailure) in
      try run("yes", limits: ToolLimits(outputBytes: 1 << 20))
    }
    guard case .tooMuchOutput(let bytes, limit: 1 << 20) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(bytes > 1 << 20 && bytes <= 1 << 20 + 64 << 10)
    #expect(!OwnProcess.hasChildren)
  }

  @Test func outputUpToTheLimitIsKept() throws {
    let limits = ToolLimits(outputBytes: 100_000)
    #expect(try run("head -c 100000 /dev/zero", limits: limits).utf8.count == 100_000)
  }

  @Test func memoryIsLimited() throws {
    let limits = ToolLimits(memoryBytes: 256 << 20)
    #expect(try run("ulimit -v; ulimit -c; ulimit -t", limits: limits) == "262144\n0\n61\n")
    let failure = failure { () throws(ToolFailure) in
      try run("x=0123456789; while :; do x=$x$x; done", limits: limits)
    }
    switch failure {
    case .exited, .killed: break
    default: Issue.record("\(String(describing: failure))")
    }
  }

  @Test func manyAtOnceDoNotMixAndLeaveNothing() async throws {
    let path = standIn.script("tool", "cat; printf %s \"$1\"")
    _ = try ChildProcess.run(path, ["first"])
    let before = OwnProcess.entries("fd").count
    let wrong = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<8).count { round in
            let text = "\(task) \(round)\n"
            let output = try? ChildProcess.run(path, [text], input: .bytes(Array(text.utf8)))
            return output != Array("\(text)\(text)".utf8)
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
    #expect(OwnProcess.entries("fd").count == before)
    #expect(!OwnProcess.hasChildren)
  }
}
