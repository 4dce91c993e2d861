// How do bytes get into files?

import Glibc

/// A file written front to back through a buffer.
struct OutputFile: ~Copyable {
  private static let bufferSize = 1 << 18

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Creates or empties the file.
  ///
  /// - Throws: `RunError` naming the path and the system's reason.
  init(path: String) throws(RunError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("write", path) }
  }

  deinit {
    close(descriptor)
  }

  mutating func write(_ bytes: [UInt8]) throws(RunError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Hands everything to the system; needed before the file is let go.
  mutating func flush() throws(RunError) {
    var done = 0
    while done < buffer.count {
      // SAFETY: the range done..<count lies inside the array, which lives through the call.
      let written = unsafe buffer.withUnsafeBytes { memory in
        unsafe Glibc.write(descriptor, memory.baseAddress! + done, memory.count - done)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw .system("write", path) }
      done += written
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes one whole file.
  static func write(_ bytes: [UInt8], to path: String) throws(RunError) {
    var file = try OutputFile(path: path)
    file.buffer = bytes
    try file.flush()
  }

  /// Makes a folder and those above it, where they are missing.
  static func makeFolder(_ path: String) throws(RunError) {
    if unsafe mkdir(path, 0o755) == 0 || errno == EEXIST {
      var status = stat()
      let isFolder = unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      guard isFolder else {
        throw RunError(message: "cannot write into \(path): it is not a folder", exitCode: 2)
      }
      return
    }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .system("make the folder", path)
    }
    try makeFolder(String(path[..<slash]))
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw .system("make the folder", path)
    }
  }
}

extension RunError {
  static func system(_ act: String, _ path: String) -> RunError {
    // SAFETY: strerror gives a string that lives until its next call, on this one thread.
    let reason = unsafe String(cString: strerror(errno))
    return RunError(message: "cannot \(act) \(path): \(reason)", exitCode: 2)
  }
}
