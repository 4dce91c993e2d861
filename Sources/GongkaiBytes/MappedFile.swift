// How does a file become bytes in memory without being read first?

internal import Glibc

/// How a mapped file is going to be read, which decides what the system reads ahead.
public enum FileAccess: Sendable {
  case normal
  case random
  /// Small parts of it, and its pages shall not count as memory beyond these: the system may map
  /// two megabytes around a byte where its cache holds so much in one piece.
  case parts
  case sequential
}

/// Maps the file at `path` read-only.
///
/// The view keeps the mapping alive, also after the file is renamed or removed. An empty file
/// yields an empty view. A file must not be cut while it is mapped: touching what is gone ends
/// the process, so segment files are never changed in place.
///
/// - Throws: `FileError` when the file cannot be opened or mapped.
public func mapFile(
  _ path: String, access: FileAccess = .normal
) throws(FileError) -> ByteView {
  let file = try InputFile(path)
  guard file.size > 0 else { return ByteView([]) }
  // SAFETY: a fresh private mapping of the whole file, owned by the storage from here on.
  let mapping = unsafe mmap(nil, file.size, PROT_READ, MAP_PRIVATE, file.descriptor, 0)
  guard let mapping = unsafe mapping, unsafe mapping != UnsafeMutableRawPointer(bitPattern: -1)
  else {
    throw FileError(operation: .map, path: path, errno: errno)
  }
  let advice =
    switch access {
    case .normal: MADV_NORMAL
    case .random: MADV_RANDOM
    case .parts: MADV_NOHUGEPAGE
    case .sequential: MADV_SEQUENTIAL
    }
  // A hint only: the bytes are the same when the system does not take it.
  _ = unsafe madvise(mapping, file.size, advice)
  return ByteView(storage: unsafe ByteStorage(mapping: mapping, count: file.size))
}
