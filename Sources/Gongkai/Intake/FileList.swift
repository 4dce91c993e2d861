// How are the names of a million files held in little memory?

import Glibc
import GongkaiFiles

/// Files to be indexed, in 32 bytes each beside those of their paths: a plan stays in memory for
/// the whole run.
struct FileList: Sendable, RandomAccessCollection {
  private struct Entry {
    let pathStart: Int
    let size: Int
    let pathLength: UInt32
    /// The identifier is the end of the path.
    let idLength: UInt32
    let format: FileFormat

    var path: Range<Int> { pathStart..<pathStart + Int(pathLength) }
    var id: Range<Int> { path.upperBound - Int(idLength)..<path.upperBound }
  }

  private var paths: [UInt8] = []
  private var entries: [Entry] = []

  /// Memory in use, in bytes.
  var byteCount: Int { paths.count + entries.count * MemoryLayout<Entry>.stride }

  var startIndex: Int { 0 }
  var endIndex: Int { entries.count }

  subscript(index: Int) -> IntakePlan.File {
    let entry = entries[index]
    return IntakePlan.File(
      path: String(decoding: paths[entry.path], as: UTF8.self), id: id(of: index),
      format: entry.format, size: entry.size)
  }

  /// What the subscript would say, without the rest.
  func id(of index: Int) -> String { String(decoding: paths[entries[index].id], as: UTF8.self) }
  func format(of index: Int) -> FileFormat { entries[index].format }
  func size(of index: Int) -> Int { entries[index].size }

  /// - Precondition: the path ends with the identifier, and is shorter than 4 GiB.
  mutating func append(_ file: IntakePlan.File) {
    let start = paths.count
    paths.append(contentsOf: file.path.utf8)
    precondition(file.path.utf8.suffix(file.id.utf8.count).elementsEqual(file.id.utf8))
    entries.append(
      Entry(
        pathStart: start, size: file.size, pathLength: UInt32(paths.count - start),
        idLength: UInt32(file.id.utf8.count), format: file.format))
  }

  /// Puts the files in the order of their paths' bytes.
  mutating func sortByPath() {
    // SAFETY: every entry's path lies within `paths`.
    unsafe paths.withUnsafeBytes { paths in
      entries.sort {
        let order = unsafe memcmp(
          paths.baseAddress! + $0.pathStart, paths.baseAddress! + $1.pathStart,
          Int(Swift.min($0.pathLength, $1.pathLength)))
        return order == 0 ? $0.pathLength < $1.pathLength : order < 0
      }
    }
  }

  /// The hash values of identifiers that more than one file has, and perhaps of a few others.
  func repeatedIDHashes() -> Set<Int> {
    let hashes = indices.map { id(of: $0).hashValue }.sorted()
    return Set(zip(hashes, hashes.dropFirst()).lazy.filter { $0 == $1 }.map(\.0))
  }
}
