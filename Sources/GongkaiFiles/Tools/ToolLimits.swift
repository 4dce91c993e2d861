// How much may a program use that reads a file for us, and what does it read?

/// What a child process may use before it is stopped.
public struct ToolLimits: Equatable, Sendable {
  /// How long it may take.
  public var time: Duration
  /// How much it may write.
  public var outputBytes: Int
  /// How much address space it may map; libraries count too, so much less than 128 MiB is too
  /// little for any program.
  public var memoryBytes: Int

  public init(
    time: Duration = .seconds(60), outputBytes: Int = 64 << 20, memoryBytes: Int = 1 << 30
  ) {
    self.time = time
    self.outputBytes = outputBytes
    self.memoryBytes = memoryBytes
  }

  /// The time in seconds, rounded up; at least 1.
  var seconds: Int {
    let (seconds, attoseconds) = time.components
    return max(1, Int(seconds.addingReportingOverflow(attoseconds > 0 ? 1 : 0).partialValue))
  }
}

/// What a child process reads as its standard input.
public enum ToolInput: Sendable {
  case nothing
  /// The file of this path, opened here, so that the path never is an argument.
  case file(String)
  /// These bytes, put into a temporary file that has no name.
  case bytes([UInt8])
}

/// Why a child process gave no result.
enum ToolFailure: Error, Equatable {
  /// The input cannot be read or stored.
  case noInput(errno: Int32)
  /// The system refuses to start a process.
  case notStarted(errno: Int32)
  /// It was still running after all its time, rounded up to seconds, and was stopped.
  case timedOut(seconds: Int)
  /// It had written more than it may, and was stopped.
  case tooMuchOutput(bytes: Int, limit: Int)
  /// It ended with this status, which is not 0; the message is what it wrote as errors.
  case exited(status: Int32, message: String)
  /// A signal ended it, such as that of an access beyond its memory.
  case killed(signal: Int32, message: String)
}
