// What lies in a directory, and how do its entries reach the disk?

internal import Glibc

/// One entry of a directory.
public struct DirectoryEntry: Equatable, Sendable {
  /// The name without the directory. Bytes that are not UTF-8 became U+FFFD; such a file cannot
  /// be opened by this name.
  public let name: String
  /// A symbolic link to a file counts as a file, any other link as `other`, so that whoever
  /// walks down the directories cannot walk in a circle.
  public let kind: FileKind
}

/// Operations on directories.
public enum Directory {
  /// Creates the directory at `path` and those above it, and brings their names to disk; that it
  /// exists is fine.
  ///
  /// - Throws: `FileError` when one cannot be created or a file is in the way.
  public static func create(_ path: String) throws(FileError) {
    // Asked first, since a read-only file system may answer `EROFS` where `EEXIST` is meant.
    if Files.stat(path)?.kind == .directory { return }
    let parent = parent(of: path)
    do throws(FileError) {
      try FileLayer.current.createDirectory(path)
    } catch {
      switch error.errno {
      case EEXIST where Files.stat(path)?.kind == .directory:
        return
      case ENOENT where parent != path:
        try create(parent)
        try FileLayer.current.createDirectory(path)
      default:
        throw error
      }
    }
    // Without this a crash could take away the directory with all that was made durable in it.
    try sync(parent)
  }

  /// What lies in the directory at `path`, in the order of the names' bytes.
  ///
  /// - Throws: `FileError` when it cannot be read.
  public static func entries(_ path: String) throws(FileError) -> [DirectoryEntry] {
    // SAFETY: the path is lent as a terminated string; the stream is closed once, below.
    guard let stream = unsafe opendir(path) else {
      throw FileError(operation: .list, path: path, errno: errno)
    }
    defer { unsafe closedir(stream) }
    var entries: [DirectoryEntry] = []
    while true {
      errno = 0
      // SAFETY: the entry is used up before the next call, and no other thread has the stream.
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      let kind = unsafe kind(of: "\(path)/\(name)", type: Int(entry.pointee.d_type))
      entries.append(DirectoryEntry(name: name, kind: kind))
    }
    guard errno == 0 else { throw FileError(operation: .list, path: path, errno: errno) }
    entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return entries
  }

  /// Waits until the names in the directory at `path` have reached the disk.
  ///
  /// - Throws: `FileError` when that fails.
  public static func sync(_ path: String) throws(FileError) {
    try FileLayer.current.syncDirectory(path)
  }

  /// The directory that `path` lies in: `.` for a bare name, `/` for the root.
  public static func parent(of path: String) -> String {
    var bytes = path.utf8[...]
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    bytes = bytes[..<slash]
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return bytes.isEmpty ? "/" : String(Substring(bytes))
  }

  /// The kind of an entry: as the directory says, or asked for where it does not say.
  private static func kind(of path: String, type: Int) -> FileKind {
    switch type {
    case DirectoryEntryType.file: return .file
    case DirectoryEntryType.directory: return .directory
    case DirectoryEntryType.link, DirectoryEntryType.unknown: break
    default: return .other
    }
    var status = stat()
    // SAFETY: the path is lent as a terminated string, and `status` is a local to be filled.
    guard unsafe lstat(path, &status) == 0 else { return .other }
    guard status.st_mode & S_IFMT == S_IFLNK else { return FileKind(mode: status.st_mode) }
    return Files.stat(path)?.kind == .file ? .file : .other
  }
}

/// The values of `d_type` in `dirent.h`.
private enum DirectoryEntryType {
  static let unknown = 0
  static let directory = 4
  static let file = 8
  static let link = 10
}
