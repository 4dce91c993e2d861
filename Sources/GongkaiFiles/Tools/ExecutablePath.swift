// Where is a program installed?

internal import Glibc

/// Finds programs as a shell does.
enum ExecutablePath {
  /// Where programs are looked for when the environment does not say it, and what a child is
  /// told.
  static let standardPath = "/usr/local/bin:/usr/bin:/bin"

  /// The folders that the environment names, parted by colons.
  static var searchPath: String {
    // SAFETY: the string of the environment is copied at once.
    unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? standardPath
  }

  /// The path of the first program of this name, or nil when there is none.
  ///
  /// Relative folders are passed over: what lies where somebody happens to stand is not a program
  /// to be trusted.
  static func find(_ name: String, in searchPath: String) -> String? {
    searchPath.split(separator: ":").lazy
      .filter { $0.hasPrefix("/") }
      .map { "\($0)/\(name)" }
      .first(where: isExecutable)
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    // SAFETY: the path is lent as a terminated string, and `status` is a local.
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return false
    }
    return unsafe access(path, X_OK) == 0
  }
}
