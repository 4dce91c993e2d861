// How are files and directories changed on this system? All such calls are here.

internal import Glibc

/// The system's own calls, each retried when a signal interrupts it.
package struct SystemFiles: FileOperations {
  package init() {}

  package func create(_ path: String, truncating: Bool) throws(FileError) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | (truncating ? O_TRUNC : 0)
    return Int32(
      try retrying(.create, path) {
        // SAFETY: the path is lent as a terminated string for the call.
        unsafe Int(open(path, flags, mode_t(0o644)))
      })
  }

  package func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, path: String
  ) throws(FileError) -> Int {
    let count = try retrying(.write, path) {
      // SAFETY: the caller lends a valid buffer.
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }
    // A device that takes nothing and says nothing would be asked for ever.
    guard count > 0 || bytes.count == 0 else {
      throw FileError(operation: .write, path: path, errno: EIO)
    }
    return count
  }

  package func truncate(_ descriptor: Int32, size: Int, path: String) throws(FileError) {
    _ = try retrying(.write, path) { Int(ftruncate(descriptor, size)) }
  }

  package func sync(_ descriptor: Int32, path: String) throws(FileError) {
    _ = try retrying(.sync, path) { Int(fsync(descriptor)) }
  }

  package func lock(_ descriptor: Int32, path: String) throws(FileError) {
    _ = try retrying(.lock, path) { Int(flock(descriptor, LOCK_EX | LOCK_NB)) }
  }

  package func close(_ descriptor: Int32, path: String) throws(FileError) {
    // A child that is just being started holds a copy of the descriptor, and a lock goes with the
    // last copy: it is given up before. Of files without a lock this asks nothing.
    _ = flock(descriptor, LOCK_UN)
    // Not retried: on Linux the descriptor is gone even when a signal interrupts the call.
    if Glibc.close(descriptor) != 0, errno != EINTR {
      throw FileError(operation: .close, path: path, errno: errno)
    }
  }

  package func rename(_ source: String, _ target: String) throws(FileError) {
    // SAFETY: both paths are lent as terminated strings for the call.
    _ = try retrying(.rename, source) { unsafe Int(Glibc.rename(source, target)) }
  }

  package func remove(_ path: String) throws(FileError) {
    // SAFETY: the path is lent as a terminated string for the call.
    _ = try retrying(.remove, path) { unsafe Int(Glibc.remove(path)) }
  }

  package func createDirectory(_ path: String) throws(FileError) {
    // SAFETY: the path is lent as a terminated string for the call.
    _ = try retrying(.createDirectory, path) { unsafe Int(mkdir(path, mode_t(0o777))) }
  }

  package func syncDirectory(_ path: String) throws(FileError) {
    let descriptor = Int32(
      try retrying(.open, path) {
        // SAFETY: the path is lent as a terminated string for the call.
        unsafe Int(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
      })
    defer { Glibc.close(descriptor) }
    do throws(FileError) {
      try sync(descriptor, path: path)
    } catch {
      // So answer file systems that have no such operation; nothing more can be done there.
      if error.errno != EINVAL { throw error }
    }
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
