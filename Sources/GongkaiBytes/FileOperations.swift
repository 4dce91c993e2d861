// Through which calls does this package change the disk, and who can stand in for the system?

/// Every operation that changes a file or a directory, or that waits for one to reach the disk.
///
/// All writing goes through `FileLayer.current`: the system, unless a test put something else in
/// its place that fails, writes short or stops for good at a chosen operation. Reading does not go
/// through here: a process that died reads nothing.
package protocol FileOperations: Sendable {
  /// Opens `path` for reading and writing, creating it when it is missing.
  ///
  /// - Throws: `FileError` with the operation `create`.
  func create(_ path: String, truncating: Bool) throws(FileError) -> Int32

  /// Writes at the file's position and returns how many bytes were taken, which may be fewer, but
  /// is never 0 unless `bytes` is empty.
  func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, path: String
  ) throws(FileError) -> Int

  /// Cuts the file to `size` bytes.
  func truncate(_ descriptor: Int32, size: Int, path: String) throws(FileError)

  /// Waits until what was written has reached the disk.
  func sync(_ descriptor: Int32, path: String) throws(FileError)

  /// Takes the lock on the file, which goes when the file is closed or the process ends.
  ///
  /// - Throws: `FileError` with `EWOULDBLOCK` when another has it.
  func lock(_ descriptor: Int32, path: String) throws(FileError)

  /// Closes a file that was written.
  func close(_ descriptor: Int32, path: String) throws(FileError)

  /// Gives `source` the name `target`, in place of whatever had it.
  func rename(_ source: String, _ target: String) throws(FileError)

  /// Removes a file or an empty directory.
  func remove(_ path: String) throws(FileError)

  /// Creates a directory in one that exists.
  func createDirectory(_ path: String) throws(FileError)

  /// Waits until the names in the directory at `path` have reached the disk.
  func syncDirectory(_ path: String) throws(FileError)
}

/// Who carries out changes to files.
package enum FileLayer {
  /// The system, but for tests, which bind another for the length of a closure. Bound for a task,
  /// so that tests beside each other do not meet; work on threads that the closure starts goes
  /// to the system, which is why only the thread that called a writer changes files.
  @TaskLocal package static var current: any FileOperations = SystemFiles()
}
