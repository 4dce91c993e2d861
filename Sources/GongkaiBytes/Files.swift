// How are whole files looked at, read, replaced, renamed and removed?

internal import Glibc

/// What the system knows about a file.
public struct FileStatus: Equatable, Sendable {
  /// What sort of thing it is, after following symbolic links.
  public let kind: FileKind
  /// The size in bytes.
  public let size: Int
  /// When the contents last changed, in nanoseconds since 1970.
  public let modificationTime: Int
}

/// What sort of thing a path names.
public enum FileKind: Sendable {
  case file
  case directory
  case other
}

/// Operations on whole files.
public enum Files {
  /// What is at `path`, or `nil` when nothing is or it cannot be looked at.
  public static func stat(_ path: String) -> FileStatus? {
    guard let status = try? inspect(path) else { return nil }
    return FileStatus(
      kind: FileKind(mode: status.st_mode), size: status.st_size,
      modificationTime: status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec)
  }

  /// Whether anything is at `path`.
  public static func exists(_ path: String) -> Bool {
    stat(path) != nil
  }

  /// The size of the file at `path` in bytes.
  ///
  /// - Throws: `FileError` when it cannot be looked at.
  public static func size(_ path: String) throws(FileError) -> Int {
    try inspect(path).st_size
  }

  /// All bytes of the file at `path`.
  ///
  /// - Throws: `FileError` when it cannot be opened or read, or is cut meanwhile.
  public static func readAll(_ path: String) throws(FileError) -> [UInt8] {
    let file = try InputFile(path)
    return try file.read(at: 0, count: file.size)
  }

  /// Writes `contents` to `path` such that after any crash the file holds either all of the old
  /// or all of the new bytes.
  ///
  /// The bytes go to a file beside it, named like it with `.tmp` at the end, which reaches the disk
  /// before it takes the name.
  ///
  /// - Throws: `FileError` when any step fails. The old file then still stands, unless only
  ///   bringing the directory to disk failed.
  public static func replaceAtomically(path: String, contents: [UInt8]) throws(FileError) {
    let temporary = "\(path).tmp"
    do throws(FileError) {
      let file = try OutputFile(creating: temporary)
      try file.append(contents)
      try file.sync()
      try file.close()
      try FileLayer.current.rename(temporary, path)
    } catch {
      try? FileLayer.current.remove(temporary)
      throw error
    }
    try Directory.sync(Directory.parent(of: path))
  }

  /// Gives the file `source` the name `target`, in place of any file that had it.
  ///
  /// - Throws: `FileError` when that fails.
  public static func rename(_ source: String, _ target: String) throws(FileError) {
    try FileLayer.current.rename(source, target)
  }

  /// Removes the file or empty directory at `path`; that nothing is there is fine.
  ///
  /// - Throws: `FileError` when it cannot be removed.
  public static func remove(_ path: String) throws(FileError) {
    do throws(FileError) {
      try FileLayer.current.remove(path)
    } catch {
      if error.errno != ENOENT { throw error }
    }
  }
}

/// What the system says of the file at `path`, following symbolic links.
private func inspect(_ path: String) throws(FileError) -> stat {
  var status = stat()
  _ = try retrying(.inspect, path) {
    // SAFETY: the path is lent as a terminated string, and `status` is a local to be filled.
    unsafe Int(stat(path, &status))
  }
  return status
}

extension FileKind {
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .directory
    default: self = .other
    }
  }
}
