// Where do tests put files, and who clears them away?

internal import Glibc

/// A directory of its own for one test, removed with all it holds when the value goes away.
public final class TemporaryDirectory: Sendable {
  /// The path of the directory, without a slash at the end.
  public let path: String

  /// Makes a new, empty directory under `TMPDIR`, or under `/tmp` where that is not set.
  ///
  /// - Parameter inMemory: whether it should lie in memory if it can, which is quicker where
  ///   thousands of files come and go.
  /// - Precondition: a directory can be made there.
  public init(inMemory: Bool = false) {
    var parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    if inMemory, unsafe access("/dev/shm", W_OK) == 0 { parent = "/dev/shm" }
    var template = Array("\(parent)/gongkai-test-XXXXXX".utf8CString)
    // SAFETY: the template is a terminated string that `mkdtemp` changes in place.
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe mkdtemp(buffer.baseAddress!).map { unsafe String(cString: $0) }
    }
    guard let made else { preconditionFailure("no temporary directory in \(parent)") }
    path = made
  }

  deinit {
    Self.removeTree(path)
  }

  /// The path of `name` in the directory.
  public func file(_ name: String) -> String {
    "\(path)/\(name)"
  }

  private static func removeTree(_ path: String) {
    // SAFETY: the stream is closed once and its entries are read before the next call.
    if let stream = unsafe opendir(path) {
      while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
          unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) {
            unsafe String(cString: $0)
          }
        }
        guard name != ".", name != ".." else { continue }
        let child = "\(path)/\(name)"
        if unsafe unlink(child) != 0 { removeTree(child) }
      }
      unsafe closedir(stream)
    }
    unsafe rmdir(path)
  }
}
