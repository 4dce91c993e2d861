// How does a file become bytes in memory without being read first?

internal import Glibc

/// How a mapped file is going to be read, which decides what the system reads ahead.
public enum FileAccess: Sendable {
  case normal
  case random
  /// Small parts of it, and its pages shall not count as memory beyond these and what lies near.
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
  let room = access == .parts ? unsafe reserveApart(file.size) : nil
  // SAFETY: a fresh private mapping of the whole file, in room that is ours where there is some, and
  // owned by the storage from here on.
  let mapping = unsafe mmap(
    room?.start, file.size, PROT_READ, MAP_PRIVATE | (room == nil ? 0 : MAP_FIXED),
    file.descriptor, 0)
  guard let mapping = unsafe mapping, unsafe mapping != MAP_FAILED else {
    let reason = errno
    if let room = unsafe room { _ = unsafe munmap(room.all.baseAddress, room.all.count) }
    throw FileError(operation: .map, path: path, errno: reason)
  }
  // Hints only: the bytes are the same when the system does not take them.
  switch access {
  case .normal, .parts: break
  case .random: _ = unsafe madvise(mapping, file.size, MADV_RANDOM)
  case .sequential: _ = unsafe madvise(mapping, file.size, MADV_SEQUENTIAL)
  }
  let all = unsafe room?.all ?? UnsafeMutableRawBufferPointer(start: mapping, count: file.size)
  return ByteView(
    storage: unsafe ByteStorage(mapping: mapping, count: file.size, within: all))
}

/// The least size of the large pages that systems map files by.
private let largePage = 2 << 20

/// Addresses for a file of `size` bytes that do not begin where a large page could; nil where the
/// file is too small for one, or there is no room.
///
/// Where its cache holds two megabytes in one piece, as just after they were written, Linux maps all
/// of them for the first byte that is read, if their address allows it; else some pages around it.
@unsafe private func reserveApart(
  _ size: Int
) -> (start: UnsafeMutableRawPointer, all: UnsafeMutableRawBufferPointer)? {
  guard size >= largePage else { return nil }
  let page = Int(getpagesize())
  // SAFETY: fresh addresses without memory behind them.
  let room = unsafe mmap(
    nil, size + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
  guard let room = unsafe room, unsafe room != MAP_FAILED else { return nil }
  let isApart = UInt(bitPattern: room) % UInt(largePage) != 0
  return unsafe (
    isApart ? room : room + page, UnsafeMutableRawBufferPointer(start: room, count: size + page)
  )
}
