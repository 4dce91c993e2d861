// How do results reach standard output, and messages standard error?

import Glibc
import Gongkai

/// Why results do not reach their reader.
enum OutputError: Error {
  /// Whoever read them has stopped reading, which is no fault.
  case readerGone
  case file(FileError)
}

extension OutputError: CustomStringConvertible {
  var description: String {
    switch self {
    case .readerGone: "the reader of the output has gone away"
    case .file(let error): error.description
    }
  }
}

/// Standard output, written in large pieces.
final class Output {
  private static let bufferLength = 1 << 16
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
  }

  /// Whether a person is likely to read this.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes text as it is.
  func write(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferLength { try flush() }
  }

  /// Writes bytes as they are.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferLength { try flush() }
  }

  /// Writes a line, and its end.
  func line(_ text: String = "") throws(OutputError) {
    try write(text)
    try write("\n")
  }

  /// Hands over everything that was written.
  func flush() throws(OutputError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    let failure = StandardStream.write(buffer, to: descriptor)
    guard failure != 0 else { return }
    if failure == EPIPE { throw .readerGone }
    throw .file(FileError(operation: .write, path: "standard output", errno: failure))
  }
}

/// What is told to the person at the keyboard, on standard error.
enum Messages {
  /// Writes a message in one line behind the command's name. What could steer a terminal is made
  /// visible; so is a line end, which a file name may hold to look like another message.
  static func write(_ text: String) { raw("gongkai: \(VisibleText.escaped(text))\n") }

  /// Writes a message of several lines of our own making, which quotes arguments at most.
  static func writeLines(_ text: String) {
    let safe = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { VisibleText.escaped(String($0)) }.joined(separator: "\n")
    raw("gongkai: \(safe)\n")
  }

  /// Writes text as it is.
  static func raw(_ text: String) {
    // Where messages cannot be written, there is no place to say so.
    _ = StandardStream.write(Array(text.utf8), to: STDERR_FILENO)
  }
}

private enum StandardStream {
  /// Writes all bytes; the system's number of the reason when that fails, else 0.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    // SAFETY: the array lends its bytes for the closure; every write stays within them.
    unsafe bytes.withUnsafeBytes { all in
      var done = 0
      while done < all.count {
        let count = unsafe Glibc.write(descriptor, all.baseAddress! + done, all.count - done)
        if count >= 0 {
          done += count
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
