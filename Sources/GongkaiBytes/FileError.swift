// Which file could not be used, what was to be done with it, and what now?

internal import Glibc

/// A system call on a file failed.
public struct FileError: Error, Equatable, Sendable {
  /// What was to be done; the raw value reads on after “cannot”.
  public enum Operation: String, Sendable {
    case create = "create"
    case open = "open"
    case read = "read"
    case write = "write"
    case sync = "bring to disk"
    case close = "close"
    case rename = "rename"
    case remove = "remove"
    case createDirectory = "create directory"
    case list = "list"
    case inspect = "inspect"
    case lock = "lock"
    case map = "map into memory"
  }

  /// What was to be done.
  public let operation: Operation
  /// The file or directory it was to be done with.
  public let path: String
  /// The system's number of the reason, such as `ENOENT`.
  public let errno: Int32

  /// An error with all its facts.
  public init(operation: Operation, path: String, errno: Int32) {
    self.operation = operation
    self.path = path
    self.errno = errno
  }
}

extension FileError {
  /// Whether there is no room for more, which less work or time may change.
  public var isFullDisk: Bool { errno == ENOSPC || errno == EDQUOT }
}

extension FileError: CustomStringConvertible {
  /// One line: what failed, why, and the way out where there is one.
  public var description: String {
    let fact = "cannot \(operation.rawValue) ‘\(path)’: \(reason)"
    return wayOut.map { "\(fact) (\($0))" } ?? fact
  }

  /// The system's words for `errno`.
  private var reason: String {
    // SAFETY: the buffer outlives the call, and the answer is copied before it goes away.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      let start = buffer.baseAddress!
      guard unsafe strerror_r(errno, start, buffer.count) == 0 else { return "error \(errno)" }
      return unsafe String(cString: start)
    }
  }

  /// What the reader can do about it.
  private var wayOut: String? {
    switch errno {
    case ENOSPC, EDQUOT:
      "free some space and run again; nothing indexed before is lost"
    case EACCES, EPERM:
      "check the permissions of the file and of the directories above it"
    case EROFS:
      "this file system is read-only: choose another directory"
    case EFBIG:
      "a file may not grow larger here: raise the limit with ulimit -f, or choose a directory "
        + "on another file system"
    case EMFILE:
      "too many files are open in this process: raise the limit with ulimit -n"
    case ENODATA where operation == .read:
      "the file is shorter than it was or should be: restore it or rebuild it from its source"
    case EIO:
      "the disk reports a fault: check it before writing again"
    default:
      nil
    }
  }
}
