// What does a child process write, and when does it stop?

internal import Glibc

/// Reads off what a child process writes.
struct ChildOutput {
  /// Why reading came to an end.
  enum Outcome {
    /// Both ends have been closed by all who could write.
    case closed
    case timedOut
    case tooMuch
  }

  /// How much of what is written as errors is kept; the rest is read and thrown away, since a
  /// child waits while nobody reads.
  private static let messageBytes = 4096
  /// How much is read at a time.
  private static let stepBytes = 64 << 10
  /// How long nothing need be written before the child is asked whether it still lives.
  private static let patienceMilliseconds = 100

  /// All output, but for what is beyond the limit.
  private(set) var output: [UInt8] = []
  /// The beginning of what was written as errors.
  private(set) var message: [UInt8] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = max(0, limit)
  }

  /// Reads both ends until they are closed, the time is up, or there is too much output.
  mutating func read(
    _ outputEnd: Int32, _ errorEnd: Int32, of child: Child, until deadline: Deadline
  ) -> Outcome {
    var ends = [
      pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorEnd, events: Int16(POLLIN), revents: 0),
    ]
    while ends.contains(where: { $0.fd >= 0 }) {
      let left = deadline.millisecondsLeft
      if left == 0 { return .timedOut }
      // SAFETY: the array outlives the call.
      let ready = unsafe poll(&ends, 2, Int32(min(left, Self.patienceMilliseconds)))
      // What a child leaves behind could keep the ends open for ever.
      if ready == 0, child.hasEnded { child.killGroup() }
      guard ready > 0 else { continue }
      for index in ends.indices where ends[index].revents != 0 {
        if !take(from: ends[index].fd, asOutput: index == 0) { ends[index].fd = -1 }
      }
      if output.count > limit { return .tooMuch }
    }
    return .closed
  }

  /// Reads once; returns false at the end.
  private mutating func take(from end: Int32, asOutput: Bool) -> Bool {
    unsafe withUnsafeTemporaryAllocation(byteCount: Self.stepBytes, alignment: 8) { buffer in
      // SAFETY: the buffer has that many bytes, and so many of them are used as were read.
      let count = unsafe recv(end, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
      guard count > 0 else { return count < 0 && (errno == EINTR || errno == EAGAIN) }
      if asOutput {
        unsafe output.append(contentsOf: buffer[..<count])
      } else {
        unsafe message.append(
          contentsOf: buffer[..<min(count, Self.messageBytes - message.count)])
      }
      return true
    }
  }
}
