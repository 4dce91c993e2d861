// Through which system calls does this package change the disk? All of them are here.

internal import Glibc

/// Every call that changes a file or a directory, each retried when a signal interrupts it.
///
/// No other file makes such calls, so this is the one place to put a layer that injects faults.
enum SystemCalls {
  /// Opens `path` for reading and writing, creating it when it is missing.
  ///
  /// - Throws: `FileError` with the operation `create`.
  static func create(_ path: String, truncating: Bool) throws(FileError) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | (truncating ? O_TRUNC : 0)
    return Int32(
      try retrying(.create, path) {
        // SAFETY: the path is lent as a terminated string for the call.
        unsafe Int(open(path, flags, mode_t(0o644)))
      })
  }

  /// Writes at the file's position and returns how many bytes were taken, which may be fewer.
  static func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, path: String
  ) throws(FileError) -> Int {
    try retrying(.write, path) {
      // SAFETY: the caller lends a valid buffer.
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }
  }

  /// Cuts the file to `size` bytes.
  static func truncate(_ descriptor: Int32, size: Int, path: String) throws(FileError) {
    _ = try retrying(.write, path) { Int(ftruncate(descriptor, size)) }
  }

  /// Waits until what was written has reached the disk.
  static func sync(_ descriptor: Int32, path: String) throws(FileError) {
    _ = try retrying(.sync, path) { Int(fsync(descriptor)) }
  }

  /// Closes a file that was written.
  static func close(_ descriptor: Int32, path: String) throws(FileError) {
    // Not retried: on Linux the descriptor is gone even when a signal interrupts the call.
    if Glibc.close(descriptor) != 0, errno != EINTR {
      throw FileError(operation: .close, path: path, errno: errno)
    }
  }

  /// Gives `source` the name `target`, in place of whatever had it.
  static func rename(_ source: String, _ target: String) throws(FileError) {
    // SAFETY: both paths are lent as terminated strings for the call.
    _ = try retrying(.rename, source) { unsafe Int(Glibc.rename(source, target)) }
  }

  /// Removes a file or an empty directory.
  static func remove(_ path: String) throws(FileError) {
    // SAFETY: the path is lent as a terminated string for the call.
    _ = try retrying(.remove, path) { unsafe Int(Glibc.remove(path)) }
  }

  /// Creates a directory in one that exists.
  static func createDirectory(_ path: String) throws(FileError) {
    // SAFETY: the path is lent as a terminated string for the call.
    _ = try retrying(.createDirectory, path) { unsafe Int(mkdir(path, mode_t(0o777))) }
  }
}

/// Repeats `call` while a signal interrupts it, and throws when it fails for another reason.
func retrying(
  _ operation: FileError.Operation, _ path: String, _ call: () -> Int
) throws(FileError) -> Int {
  while true {
    let result = call()
    if result >= 0 { return result }
    let reason = errno
    if reason != EINTR { throw FileError(operation: operation, path: path, errno: reason) }
  }
}
