// How does a child process start, and how does it end for good?

internal import Glibc

/// A child process that leads a process group of its own; `finish` must be called once.
struct Child {
  private let id: pid_t

  /// Starts `words[0]`, a path, with all of `words` as its arguments and three descriptors as its
  /// standard input, output and error stream.
  ///
  /// `posix_spawn` rather than `fork`: between `fork` and `exec` hardly anything is allowed in a
  /// process with threads, and Swift cannot keep to that.
  init(_ words: [String], descriptors: [Int32]) throws(ToolFailure) {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var signals = sigset_t()
    var id = pid_t()
    // SAFETY: all are locals, initialized before they are used and destroyed once; each array of
    // words is terminated and outlives the call.
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for (target, source) in descriptors.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
    }
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let environment = ["PATH=\(ExecutablePath.standardPath)", "LANG=C.UTF-8", "HOME=/"]
    let failure = unsafe Self.withStrings(words) { words in
      unsafe Self.withStrings(environment) { environment in
        unsafe posix_spawn(&id, words[0]!, &actions, &attributes, words, environment)
      }
    }
    guard failure == 0 else { throw .notStarted(errno: failure) }
    self.id = id
  }

  /// Lends copies of strings the way C wants a list of them.
  private static func withStrings(
    _ strings: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    // SAFETY: the copies are freed once, behind their last use; the array ends with nil.
    var copies = unsafe strings.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
    return unsafe copies.withUnsafeMutableBufferPointer { unsafe body($0.baseAddress!) }
  }

  /// Whether the child has ended; it stays unreaped, so its number keeps standing for it.
  var hasEnded: Bool {
    // SAFETY: all zeros is a value of this C struct, which the call fills.
    var information = unsafe siginfo_t()
    let flags = WEXITED | WNOHANG | WNOWAIT
    var result: Int32
    repeat {
      result = unsafe waitid(P_PID, id_t(id), &information, flags)
    } while result != 0 && errno == EINTR
    // Where somebody else reaped it, there is nothing to wait for.
    return unsafe result != 0 || information.si_signo == SIGCHLD
  }

  /// Waits for the end of a child that has closed its output; returns whether it came in time.
  func waitUntilEnded(_ deadline: Deadline) -> Bool {
    // Nearly always the end follows at once.
    var microseconds: UInt32 = 100
    while !hasEnded {
      if deadline.isPast { return false }
      usleep(microseconds)
      microseconds = min(microseconds * 2, 10_000)
    }
    return true
  }

  /// Kills what is left of the group: the child, and what it started.
  func killGroup() {
    kill(-id, SIGKILL)
  }

  /// Kills what is left of the group, reaps the child and returns how it ended.
  func finish() -> ExitStatus {
    // First kill, then reap: once reaped, the number may soon stand for another process.
    killGroup()
    var status: Int32 = 0
    var result: pid_t
    repeat {
      // SAFETY: `status` is a local that the call fills.
      result = unsafe waitpid(id, &status, 0)
    } while result < 0 && errno == EINTR
    return ExitStatus(result == id ? status : -1)
  }
}

/// How a child process ended.
struct ExitStatus {
  private let status: Int32

  /// The number that `waitpid` gives, or -1 when it gave none.
  init(_ status: Int32) {
    self.status = status
  }

  /// Throws unless the child ended by itself and with success.
  func check(message: [UInt8]) throws(ToolFailure) {
    let signal = status & 0x7F
    let message = String(decoding: message, as: UTF8.self)
    guard status >= 0, signal == 0 else { throw .killed(signal: signal, message: message) }
    let code = status >> 8 & 0xFF
    guard code == 0 else { throw .exited(status: code, message: message) }
  }
}
