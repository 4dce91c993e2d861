// Where are the files of this repository that the tests look at?

import GongkaiBytes

/// The files of the repository that this test file lies in.
enum Repository {
  /// The folder of the package, without a slash at the end.
  static let root: String = {
    var path = #filePath[...]
    for _ in 0..<3 { path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)] }
    return String(path)
  }()

  /// Whether something is at a path relative to the root.
  static func exists(_ path: String) -> Bool {
    Files.exists("\(root)/\(path)")
  }

  /// The text of the file at a path relative to the root.
  static func text(_ path: String) throws -> String {
    String(decoding: try Files.readAll("\(root)/\(path)"), as: UTF8.self)
  }

  /// The names of what lies directly in a folder, hidden entries too.
  static func names(in folder: String) throws -> [String] {
    guard exists(folder) else { return [] }
    return try Directory.entries("\(root)/\(folder)").map(\.name)
  }

  /// The paths, relative to the root, of all files in a folder and below it whose name ends
  /// with one of `suffixes`. Hidden folders are left out.
  static func files(below folder: String, endingWith suffixes: [String]) throws -> [String] {
    guard exists(folder) else { return [] }
    var found: [String] = []
    for entry in try Directory.entries("\(root)/\(folder)") where !entry.name.hasPrefix(".") {
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .directory: found += try files(below: path, endingWith: suffixes)
      case .file where suffixes.contains(where: entry.name.hasSuffix): found.append(path)
      default: break
      }
    }
    return found
  }
}
