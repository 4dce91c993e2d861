// How does another program work for us without being able to harm us?

internal import Glibc

/// Runs programs as child processes, any number at once from any threads.
enum ChildProcess {
  /// Runs a program and returns what it wrote as output.
  ///
  /// The program has a process group of its own, no signal blocked or ignored, no environment but
  /// `PATH`, `LANG=C.UTF-8` and `HOME=/`, and no descriptor of ours but the input and two connections for
  /// output and errors. However this ends, its whole group has been killed and the child reaped.
  ///
  /// - Parameter executable: The path of the program; it is not looked up anywhere.
  static func run(
    _ executable: String, _ arguments: [String], input: ToolInput = .nothing,
    limits: ToolLimits = ToolLimits()
  ) throws(ToolFailure) -> [UInt8] {
    let deadline = Deadline(after: limits.time)
    guard let standardInput = Descriptor.input(input) else { throw .noInput(errno: errno) }
    guard let output = Descriptor.connection(), let errors = Descriptor.connection() else {
      throw .notStarted(errno: errno)
    }
    let child = try Child(
      limited(executable, arguments, limits),
      descriptors: [standardInput.number, output.child.number, errors.child.number])
    // While these are open here too, reading never comes to an end.
    output.child.close()
    errors.child.close()

    var written = ChildOutput(limit: limits.outputBytes)
    let outcome = written.read(
      output.parent.number, errors.parent.number, of: child, until: deadline)
    // Not before the child has ended by itself, or its status would be lost.
    let hasEnded = outcome == .closed && child.waitUntilEnded(deadline)
    let status = child.finish()
    switch outcome {
    case .tooMuch: throw .tooMuchOutput(bytes: written.output.count, limit: limits.outputBytes)
    case .timedOut: throw .timedOut(seconds: limits.seconds)
    case .closed:
      guard hasEnded else { throw .timedOut(seconds: limits.seconds) }
      try status.check(message: written.message)
      return written.output
    }
  }

  /// Lowers the limits of the process and becomes the program, whose path is `$0`.
  ///
  /// Where a stricter limit is in force already, that one stays.
  private static let script = """
    limit() { ulimit "$1" "$2" 2>/dev/null || [ "$(ulimit "$1")" != unlimited ]; }
    limit -c 0 && limit -t "$1" && limit -v "$2" && shift 2 && exec "$0" "$@"
    """

  /// The words of a command that runs a program within limits.
  ///
  /// A process inherits its limits, but ours must not be lowered, not even for a moment: they hold
  /// for all threads. `prlimit` changes those of another process, but only once that runs. So the
  /// child starts as a shell, whose text is always the same (what varies reaches it as arguments,
  /// never as text), lowers its own limits and then becomes the program: from its first
  /// instruction on, that has them. Time of the processor is limited for the case that this
  /// process is killed and nobody is left to watch the clock.
  private static func limited(
    _ executable: String, _ arguments: [String], _ limits: ToolLimits
  ) -> [String] {
    [
      "/bin/sh", "-c", script, executable, String(min(limits.seconds, 1 << 30) + 1),
      String(max(1, limits.memoryBytes >> 10)),
    ] + arguments
  }
}
