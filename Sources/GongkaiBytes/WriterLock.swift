// How does only one process at a time write to an index?

internal import Glibc

/// A lock that could not be taken.
public enum LockError: Error, Equatable, Sendable {
  /// Another writer holds it; `pid` is its process, or `nil` when the file does not say.
  case heldByAnother(path: String, pid: Int32?)
  /// The lock was held, but its file was removed or replaced, which lets others in.
  case removed(path: String)
}

extension LockError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .heldByAnother(let path, let pid):
      "another writer\(pid.map { " (process \($0))" } ?? "") holds ‘\(path)’: "
        + "wait until it has finished, then run again"
    case .removed(let path):
      "‘\(path)’ was removed while this writer held it, and another may be at work: nothing more "
        + "is written; leave the file alone, and run again"
    }
  }
}

/// The right to write, held from `init` to `close()` or the end of the process.
///
/// The kernel holds the lock (`flock`), not the file: it ends with the process however that ends,
/// so a file left by a crash is simply taken over. The file stays behind, since removing it would
/// let two writers lock two files of one name. The process number in it only serves the message.
public final class WriterLock {
  /// The path of the lock file.
  public let path: String
  /// `nil` once released.
  private var descriptor: Int32?

  /// Takes the lock, creating the file at `path` when it is missing.
  ///
  /// - Throws: `LockError` when another writer holds it, in this process or another;
  ///   `FileError` when the file cannot be created or locked.
  public init(_ path: String) throws {
    self.path = path
    let descriptor = try FileLayer.current.create(path, truncating: false)
    self.descriptor = descriptor
    do throws(FileError) {
      try FileLayer.current.lock(descriptor, path: path)
    } catch {
      if error.errno == EWOULDBLOCK {
        throw LockError.heldByAnother(path: path, pid: Self.processNumber(in: path))
      }
      throw error
    }
    // A full disk may have no room for the number, but a writer that deletes can make some.
    try? writeProcessNumber(descriptor)
  }

  deinit {
    close()
  }

  /// Releases the lock; a second call does nothing.
  public func close() {
    guard let descriptor else { return }
    self.descriptor = nil
    // This releases the lock; the file's contents no longer matter.
    try? FileLayer.current.close(descriptor, path: path)
  }

  /// Makes sure that the file at `path` is still the one that is locked.
  ///
  /// - Precondition: the lock is not released.
  /// - Throws: `LockError.removed` when it is not.
  public func check() throws(LockError) {
    guard let descriptor else { preconditionFailure("‘\(path)’ is released already") }
    var held = stat()
    var named = stat()
    // SAFETY: both are locals to be filled, and the path is lent as a terminated string.
    guard unsafe fstat(descriptor, &held) == 0, unsafe stat(path, &named) == 0,
      held.st_ino == named.st_ino, held.st_dev == named.st_dev
    else { throw .removed(path: path) }
  }

  private func writeProcessNumber(_ descriptor: Int32) throws(FileError) {
    let layer = FileLayer.current
    try layer.truncate(descriptor, size: 0, path: path)
    // SAFETY: the bytes are used only while the array lends them. So short a write is taken whole.
    try unsafe Array("\(getpid())\n".utf8).withUnsafeBufferPointer { (bytes) throws(FileError) in
      _ = try unsafe layer.write(descriptor, UnsafeRawBufferPointer(bytes), path: path)
    }
  }

  private static func processNumber(in path: String) -> Int32? {
    guard let bytes = try? Files.readAll(path) else { return nil }
    return Int32(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
