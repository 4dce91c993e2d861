// How do tests run the built command, and what did it say?

internal import Glibc
import Gongkai
import TestKit

/// What a run of the command left behind.
struct CommandRun {
  /// The exit code; negative for the signal that ended it.
  let code: Int32
  let output: [UInt8]
  let errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }

  /// The only line of output, parsed.
  func json() throws -> JSONValue { try JSONValue(parsing: output) }

  /// The built command, which lies beside the tests.
  static let binary: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    // SAFETY: the buffer lends room for the call, which writes at most what it is told.
    let count = unsafe buffer.withUnsafeMutableBufferPointer { space in
      unsafe readlink("/proc/self/exe", space.baseAddress!, space.count)
    }
    precondition(count > 0, "this process knows its own file")
    let path = String(
      decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Directory.parent(of: path) + "/gongkai"
  }()

  /// Runs the command with `arguments`; `input` is what it reads.
  ///
  /// - Parameter readerGone: nobody reads its output, from the start.
  init(_ arguments: String..., input: String = "", readerGone: Bool = false) throws {
    try self.init(arguments: arguments, input: input, readerGone: readerGone)
  }

  /// - Parameter fileBlocks: files may not grow larger than so many times 512 bytes.
  init(
    arguments: [String], input: String = "", readerGone: Bool = false, fileBlocks: Int? = nil
  ) throws {
    let folder = TemporaryDirectory()
    let inputPath = folder.file("in")
    let outputPath = folder.file("out")
    let errorPath = folder.file("err")
    try Files.replaceAtomically(path: inputPath, contents: Array(input.utf8))
    var pipeEnds: [Int32] = [-1, -1]
    if readerGone {
      // SAFETY: the array holds the two descriptors that the call fills in.
      let failed = unsafe pipeEnds.withUnsafeMutableBufferPointer {
        unsafe pipe($0.baseAddress!)
      }
      precondition(failed == 0, "a pipe can be made")
      close(pipeEnds[0])
    }
    var actions = unsafe posix_spawn_file_actions_t()
    // SAFETY: the actions are made, used and destroyed here; all strings live for their calls.
    _ = unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    if readerGone {
      unsafe posix_spawn_file_actions_adddup2(&actions, pipeEnds[1], 1)
    } else {
      unsafe posix_spawn_file_actions_addopen(
        &actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    unsafe posix_spawn_file_actions_addopen(
      &actions, 2, errorPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let limiter = fileBlocks.map { ["/bin/sh", "-c", "ulimit -f \($0); exec \"$0\" \"$@\""] }
    let program = (limiter ?? []) + [Self.binary] + arguments
    var words = unsafe Self.copies(program)
    var variables = unsafe Self.copies(["COLUMNS=80", "LC_ALL=C.UTF-8"])
    var process = pid_t()
    // SAFETY: both arrays end with nil, and their strings live until they are freed below.
    let failure = unsafe posix_spawn(&process, program[0], &actions, nil, &words, &variables)
    for i in unsafe words.indices { unsafe free(words[i]) }
    for i in unsafe variables.indices { unsafe free(variables[i]) }
    if readerGone { close(pipeEnds[1]) }
    precondition(failure == 0, "the command is built beside the tests: \(Self.binary)")
    var status: Int32 = 0
    // SAFETY: the call fills the local it is given.
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    code = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    output = readerGone ? [] : try Files.readAll(outputPath)
    errors = String(decoding: try Files.readAll(errorPath), as: UTF8.self)
  }

  /// The strings for C, to be freed one by one, and nil behind the last.
  private static func copies(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    var copies: [UnsafeMutablePointer<CChar>?] = unsafe []
    for string in strings { unsafe copies.append(strdup(string)) }
    unsafe copies.append(nil)
    return unsafe copies
  }
}

extension TemporaryDirectory {
  /// Writes a file, with the folders on its way.
  func write(_ name: String, _ contents: String) throws {
    try write(name, bytes: Array(contents.utf8))
  }

  func write(_ name: String, bytes: [UInt8]) throws {
    try Directory.create(Directory.parent(of: file(name)))
    try Files.replaceAtomically(path: file(name), contents: bytes)
  }
}

/// A small index that tests only read, made once.
final class SampleIndex: Sendable {
  static let shared = SampleIndex()

  let folder = TemporaryDirectory()
  var path: String { folder.file("index") }

  private init() {
    do {
      try Self.writeReports(to: folder)
      let run = try CommandRun("index", folder.file("reports"), "--index", folder.file("index"))
      precondition(run.code == 0, "the sample can be indexed: \(run.errors)")
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Four reports: two files, two lines.
  static func writeReports(to folder: TemporaryDirectory) throws {
    try folder.write(
      "reports/a.txt", "关于依申请公开的年度报告\n本年度收到依申请公开12件。行政复议3件。\n")
    try folder.write(
      "reports/sub/b.md", "# 白塔镇年度报告\n\n主动公开政府信息312条，行政复议0件。\n")
    try folder.write(
      "reports/c.jsonl",
      """
      {"id":"c1","title":"依申請公開指南","text":"依申請公開的辦理流程。","year":2022}
      {"id":"c \\"2\\"\\u0007","text":"政务服务还有不足之处\\t。","organ":"白塔镇"}

      """)
  }
}

extension JSONValue {
  /// The keys of an object, in order.
  var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.key)
  }

  var boolean: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  var integer: Int? {
    if case .integer(let integer) = self { integer } else { nil }
  }

  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// Any number.
  var double: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number, _): number
    default: nil
    }
  }
}
