// Which files are there to be indexed?

import Glibc
import GongkaiBytes
import GongkaiFiles

/// The files to be indexed, in a fixed order.
struct IntakePlan: Sendable {
  /// A file to be indexed.
  struct File: Sendable, Equatable {
    /// Where it is opened.
    let path: String
    /// The path relative to the folder that was named, or the file's name when it was named
    /// itself: the identifier of the report that fills the file. Those of what lies in an archive,
    /// and of rows without an identifier of their own, begin with it.
    let id: String
    /// What the name promises.
    let format: FileFormat
    /// The size in bytes when the plan was made.
    let size: Int

    /// Where it comes from, for messages.
    var origin: IntakeOrigin { IntakeOrigin(path: path, entry: nil, id: id) }
  }

  /// The files in the order of their paths' bytes.
  let files: FileList
  /// The size of all files in bytes.
  let totalBytes: Int
  /// How many files were left out, by extension in lower case, in the order of its bytes.
  let skipped: [(extension: String, count: Int)]
  /// Folders and files that could not be looked at, in the order of their paths' bytes.
  let problems: [IntakeProblem]
  /// The identifiers of files that could not be looked at, or what those below a folder begin
  /// with.
  let unreadIDs: [String]

  /// The number of files.
  var fileCount: Int { files.count }

  /// Looks for files at `paths`, each a file or a folder that is walked to its leaves.
  ///
  /// Hidden files and folders within a folder are left out, files of other kinds are counted.
  /// Every folder is walked once, by whichever path comes first, so links cannot lead in
  /// circles.
  ///
  /// - Parameter otherNames: the format of named files whose names promise none; nil to refuse
  ///   them.
  /// - Throws: `IntakeError` when a path cannot be read or is a file of another kind, or when
  ///   two different files would have the same identifier.
  static func make(
    paths: [String], otherNames: FileFormat? = nil
  ) throws(IntakeError) -> IntakePlan {
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
        guard let format = FileFormat(fileName: id) ?? otherNames else {
          throw .unknownKind(path: path)
        }
        walk.files.append(File(path: path, id: id, format: format, size: status.size))
      case .other:
        throw .unknownKind(path: path)
      }
    }
    return IntakePlan(
      files: try withoutRepetitions(walk.files),
      skipped: walk.skipped.map { ($0.key, $0.value) }
        .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) },
      problems: walk.problems.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
      unreadIDs: walk.unreadIDs)
  }

  private init(
    files: FileList, skipped: [(extension: String, count: Int)], problems: [IntakeProblem],
    unreadIDs: [String]
  ) {
    self.files = files
    self.skipped = skipped
    self.problems = problems
    self.unreadIDs = unreadIDs
    totalBytes = files.indices.reduce(0) { $0 + files.size(of: $1) }
  }

  /// The files sorted by path, a file that was named twice only once.
  ///
  /// Files of records mostly bring identifiers of their own, so that two may have one name; the
  /// second is then known by its whole path.
  private static func withoutRepetitions(_ files: FileList) throws(IntakeError) -> FileList {
    var sorted = files
    sorted.sortByPath()
    let repeated = sorted.repeatedIDHashes()
    var kept = FileList()
    var lastPath: String?
    var firstByID: [String: File] = [:]
    for file in sorted where file.path != lastPath {
      lastPath = file.path
      let mayRepeat = repeated.contains(file.id.hashValue)
      guard mayRepeat, let first = firstByID[file.id] else {
        if mayRepeat { firstByID[file.id] = file }
        kept.append(file)
        continue
      }
      if FolderWalk.realPath(first.path) == FolderWalk.realPath(file.path) { continue }
      guard file.format.holdsRecords else {
        throw .sameID(id: file.id, first: first.path, second: file.path)
      }
      kept.append(File(path: file.path, id: file.path, format: file.format, size: file.size))
    }
    return kept
  }
}
