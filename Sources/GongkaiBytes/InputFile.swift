// How are parts of a file read without mapping it?

internal import Glibc

/// A file open for reading at any place, from any number of threads at once.
public final class InputFile: Sendable {
  /// The path it was opened by.
  public let path: String
  /// The size in bytes when it was opened.
  public let size: Int
  let descriptor: Int32

  /// Opens the file at `path`.
  ///
  /// - Throws: `FileError` when it cannot be opened or is a directory.
  public init(_ path: String) throws(FileError) {
    let descriptor = Int32(
      try retrying(.open, path) {
        // SAFETY: the path is lent as a terminated string for the call.
        unsafe Int(open(path, O_RDONLY | O_CLOEXEC))
      })
    var status = stat()
    // SAFETY: `status` is a local that `fstat` fills.
    let failed = unsafe fstat(descriptor, &status) != 0
    let reason = failed ? errno : status.st_mode & S_IFMT == S_IFDIR ? EISDIR : 0
    guard reason == 0 else {
      close(descriptor)
      throw FileError(operation: .open, path: path, errno: reason)
    }
    self.path = path
    self.descriptor = descriptor
    size = status.st_size
  }

  deinit {
    close(descriptor)
  }

  /// Reads the `count` bytes at `offset`.
  ///
  /// - Throws: `FileError` when reading fails, with `ENODATA` when the file does not hold all of
  ///   them.
  public func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    guard offset >= 0, count >= 0, count <= size &- offset else {
      throw FileError(operation: .read, path: path, errno: ENODATA)
    }
    return try unsafe readArray(count: count, path: path) { (buffer) throws(FileError) in
      try unsafe read(at: offset, into: buffer)
    }
  }

  /// Fills `buffer` with the bytes at `offset`.
  ///
  /// - Throws: `FileError` when reading fails, with `ENODATA` when the file ends before the
  ///   buffer is full.
  public func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileError) {
    try unsafe readFully(descriptor, at: offset, into: buffer, path: path)
  }
}

/// Fills `buffer` with the bytes at `offset` of the file, in as many reads as it takes.
func readFully(
  _ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer, path: String
) throws(FileError) {
  guard offset >= 0 else { throw FileError(operation: .read, path: path, errno: ENODATA) }
  var done = 0
  while done < buffer.count {
    let count = try retrying(.read, path) {
      // SAFETY: `done` is below the buffer's count, so the rest lies in the buffer.
      unsafe pread(
        descriptor, buffer.baseAddress! + done, buffer.count - done, offset &+ done)
    }
    guard count > 0 else { throw FileError(operation: .read, path: path, errno: ENODATA) }
    done += count
  }
}

/// An array of `count` bytes that `fill` has filled completely.
func readArray(
  count: Int, path: String,
  _ fill: (UnsafeMutableRawBufferPointer) throws(FileError) -> Void
) throws(FileError) -> [UInt8] {
  var failure: FileError?
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
    do throws(FileError) {
      // SAFETY: the array lends room for `count` bytes, and `fill` writes all or throws.
      unsafe try fill(
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]))
      initializedCount = count
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
  return bytes
}
