// Which files are there to be indexed?

import Glibc
import GongkaiBytes

/// The files to be indexed, in a fixed order.
struct IntakePlan: Sendable {
  /// How a file is read.
  enum Kind: Sendable {
    /// One report in the whole file.
    case text
    /// One report on each line.
    case lines

    /// The kind of the file named `name`, by its extension in any case; nil when it is not read.
    init?(fileName name: String) {
      switch IntakePlan.fileExtension(of: name) {
      case "txt", "md": self = .text
      case "jsonl": self = .lines
      default: return nil
      }
    }
  }

  /// A file to be indexed.
  struct File: Sendable, Equatable {
    /// Where it is opened.
    let path: String
    /// The path relative to the folder that was named, or the file's name when it was named
    /// itself: the identifier of the report in a `text` file.
    let id: String
    let kind: Kind
    /// The size in bytes when the plan was made.
    let size: Int
  }

  /// The files in the order of their paths' bytes.
  let files: [File]
  /// The size of all files in bytes.
  let totalBytes: Int
  /// How many files were left out, by extension in lower case, in the order of its bytes.
  let skipped: [(extension: String, count: Int)]
  /// Folders and files that could not be looked at, in the order of their paths' bytes.
  let problems: [IntakeProblem]

  /// The number of files.
  var fileCount: Int { files.count }

  /// The identifiers of the reports that fill a file of their own.
  var wholeFileIDs: [String] {
    files.lazy.filter { $0.kind == .text }.map(\.id)
  }

  /// Looks for files at `paths`, each a file or a folder that is walked to its leaves.
  ///
  /// Hidden files and folders within a folder are left out, files of other kinds are counted.
  /// Every folder is walked once, by whichever path comes first, so links cannot lead in
  /// circles.
  ///
  /// - Throws: `IntakeError` when a path cannot be read or is a file of another kind, or when
  ///   two different files would have the same identifier.
  static func make(paths: [String]) throws(IntakeError) -> IntakePlan {
    var walk = FolderWalk()
    for path in paths {
      do throws(FileError) { _ = try Files.size(path) } catch { throw .file(error) }
      guard let status = Files.stat(path) else {
        throw .file(FileError(operation: .inspect, path: path, errno: ENOENT))
      }
      switch status.kind {
      case .directory:
        do throws(FileError) { try walk.walk(folder: path) } catch { throw .file(error) }
      case .file:
        let id = path.split(separator: "/").last.map(String.init) ?? path
        guard let kind = Kind(fileName: id) else { throw .unknownKind(path: path) }
        walk.files.append(File(path: path, id: id, kind: kind, size: status.size))
      case .other:
        throw .unknownKind(path: path)
      }
    }
    return IntakePlan(
      files: try withoutRepetitions(walk.files),
      skipped: walk.skipped.map { ($0.key, $0.value) }
        .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) },
      problems: walk.problems.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
  }

  private init(
    files: [File], skipped: [(extension: String, count: Int)], problems: [IntakeProblem]
  ) {
    self.files = files
    self.skipped = skipped
    self.problems = problems
    totalBytes = files.reduce(0) { $0 + $1.size }
  }

  /// The files sorted by path, a file that was named twice only once.
  private static func withoutRepetitions(_ files: [File]) throws(IntakeError) -> [File] {
    var kept: [File] = []
    var firstByID: [String: File] = [:]
    let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for file in sorted where file.path != kept.last?.path {
      if file.kind == .text, let first = firstByID.updateValue(file, forKey: file.id) {
        guard FolderWalk.realPath(first.path) == FolderWalk.realPath(file.path) else {
          throw .sameID(id: file.id, first: first.path, second: file.path)
        }
        continue
      }
      kept.append(file)
    }
    return kept
  }

  /// What stands after the last dot of a file's name, in lower case; empty when there is none.
  static func fileExtension(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return name[name.utf8.index(after: dot)...].lowercased()
  }
}
