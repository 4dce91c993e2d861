// Which files lie in a folder and the folders below it?

import Glibc
import GongkaiBytes
import GongkaiFiles

/// Walks folders and collects what it finds.
struct FolderWalk {
  /// A folder still to be read.
  private struct Folder {
    let path: String
    /// What its entries' identifiers start with: empty, or a path with a slash at the end.
    let prefix: String
  }

  /// The files found, in no particular order.
  var files = FileList()
  /// How many files of other kinds were passed, by extension.
  private(set) var skipped: [String: Int] = [:]
  /// What could not be looked at.
  private(set) var problems: [IntakeProblem] = []
  /// The identifiers of that, or what those of the files below it begin with.
  private(set) var unreadIDs: [String] = []
  /// The real paths of the folders that were read.
  private var visited: Set<String> = []

  /// Reads the folder at `path` and all below it.
  ///
  /// Linked folders come after all others, so that a file is known by its real place when that
  /// lies below the folder too.
  ///
  /// - Throws: `FileError` when the folder itself cannot be read.
  mutating func walk(folder path: String) throws(FileError) {
    var real: [Folder] = []
    var linked: [Folder] = []
    try read(Folder(path: path, prefix: ""), real: &real, linked: &linked)
    while let folder = real.popLast() ?? linked.popLast() {
      do throws(FileError) {
        try read(folder, real: &real, linked: &linked)
      } catch {
        problems.append(IntakeProblem(path: folder.path, reason: .file(error)))
        unreadIDs.append(String(folder.prefix.dropLast()))
      }
    }
  }

  private mutating func read(
    _ folder: Folder, real: inout [Folder], linked: inout [Folder]
  ) throws(FileError) {
    guard visited.insert(Self.realPath(folder.path)).inserted else { return }
    var below: [Folder] = []
    var links: [Folder] = []
    for entry in try Directory.entries(folder.path) where !entry.name.hasPrefix(".") {
      let slash = folder.path.hasSuffix("/") ? "" : "/"
      let path = folder.path + slash + entry.name
      let child = Folder(path: path, prefix: folder.prefix + entry.name + "/")
      // Bytes of a name that are not UTF-8 became U+FFFD: nothing answers to such a name.
      if entry.name.unicodeScalars.contains("\u{FFFD}") && !Files.exists(path) {
        if entry.kind == .directory || FileFormat(fileName: entry.name) != nil {
          problems.append(IntakeProblem(path: path, reason: .nameNotUTF8))
        } else {
          skip(entry.name)
        }
        continue
      }
      switch entry.kind {
      case .directory: below.append(child)
      case .file: add(path: path, name: entry.name, prefix: folder.prefix)
      case .other:
        switch Files.stat(path)?.kind {
        case .directory: links.append(child)
        // A link that leads nowhere: trying to add it records why.
        case nil: add(path: path, name: entry.name, prefix: folder.prefix)
        case .file, .other: refuse(path: path, name: entry.name, prefix: folder.prefix)
        }
      }
    }
    // Taken from the end, hence reversed: the first name is walked first.
    real.append(contentsOf: below.reversed())
    linked.insert(contentsOf: links.reversed(), at: 0)
  }

  private mutating func add(path: String, name: String, prefix: String) {
    do throws(FileError) {
      let size = try Files.size(path)
      guard let format = FileFormat(fileName: name) else { return skip(name) }
      files.append(IntakePlan.File(path: path, id: prefix + name, format: format, size: size))
    } catch {
      // What it is cannot be known any more: a file, or a folder that was linked here.
      unreadIDs.append(prefix + name)
      guard FileFormat(fileName: name) != nil else { return skip(name) }
      problems.append(IntakeProblem(path: path, reason: .file(error)))
    }
  }

  /// Passes over a device or a pipe, which is told when its name promises a file that is read.
  private mutating func refuse(path: String, name: String, prefix: String) {
    guard FileFormat(fileName: name) != nil else { return skip(name) }
    problems.append(IntakeProblem(path: path, reason: .notAFile))
    unreadIDs.append(prefix + name)
  }

  private mutating func skip(_ name: String) {
    skipped[FileFormat.fileExtension(of: name), default: 0] += 1
  }

  /// The path of the same thing without links and dots; `path` itself when it cannot be had.
  static func realPath(_ path: String) -> String {
    // SAFETY: the path is lent as a terminated string; the answer is copied, then given back.
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
