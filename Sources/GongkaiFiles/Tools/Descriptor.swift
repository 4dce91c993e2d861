// How do descriptors reach a child process, and no other?

internal import Glibc

/// An open file or one end of a connection, closed when it goes away at the latest.
///
/// All are opened close-on-exec in the very call that opens them, so that no child that another
/// thread starts meanwhile inherits them. All are above the three standard ones, so that giving
/// one to a child never overwrites another.
final class Descriptor {
  /// The number by which the system knows it; -1 once it is closed.
  private(set) var number: Int32

  /// Takes over an open descriptor; nil, with `errno` set, when it is none.
  private init?(owning number: Int32) {
    guard number >= 0 else { return nil }
    guard number <= STDERR_FILENO else {
      self.number = number
      return
    }
    // Only a program that runs without standard streams gets here.
    let raised = fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    let reason = errno
    Glibc.close(number)
    errno = reason
    guard raised >= 0 else { return nil }
    self.number = raised
  }

  deinit {
    close()
  }

  /// Closes it, unless that has been done.
  func close() {
    guard number >= 0 else { return }
    // Not retried: on Linux the descriptor is gone even when a signal interrupts the call.
    Glibc.close(number)
    number = -1
  }

  /// Opens a file; nil, with `errno` set, when that fails.
  convenience init?(opening path: String, _ flags: Int32) {
    var number: Int32
    repeat {
      // SAFETY: the path is lent as a terminated string for the call.
      number = unsafe open(path, flags | O_CLOEXEC, mode_t(0o600))
    } while number < 0 && errno == EINTR
    self.init(owning: number)
  }

  /// What a child is to read; nil, with `errno` set, when it cannot be had.
  static func input(_ input: ToolInput) -> Descriptor? {
    switch input {
    case .nothing: Descriptor(opening: "/dev/null", O_RDONLY)
    // Where the path turns out to be a pipe, nobody waits for a writer.
    case .file(let path): Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
    case .bytes(let bytes): file(holding: bytes)
    }
  }

  /// Two connected ends, of which the child gets one for its output; nil when that fails.
  ///
  /// They are sockets and not a pipe because Swift's Glibc module leaves out `pipe2`, and a pipe
  /// that is marked close-on-exec a moment later could meanwhile be inherited.
  static func connection() -> (parent: Descriptor, child: Descriptor)? {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    // SAFETY: the array has room for both ends.
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    // Both are taken over before either is looked at: none is left open.
    let (parent, child) = (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
    guard let parent, let child else { return nil }
    return (parent, child)
  }

  /// A file without a name that holds `bytes`; nil, with `errno` set, when there is no room.
  ///
  /// A file and no pipe: programs that read PDF jump about in it.
  private static func file(holding bytes: [UInt8]) -> Descriptor? {
    // SAFETY: the string of the environment is copied at once.
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    for _ in 0..<8 {
      let name = String(UInt64.random(in: .min ... .max), radix: 36)
      let path = "\(folder)/gongkai-\(name)"
      guard let file = Descriptor(opening: path, O_RDWR | O_CREAT | O_EXCL) else {
        guard errno == EEXIST else { return nil }
        continue
      }
      // SAFETY: the path is lent as a terminated string for the call.
      unsafe unlink(path)
      return file.write(bytes) ? file : nil
    }
    return nil
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        // SAFETY: `done` is below the number of bytes, so the rest lies in the buffer.
        unsafe pwrite(number, buffer.baseAddress! + done, buffer.count - done, done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
