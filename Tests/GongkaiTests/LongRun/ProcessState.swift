// How many files does this process hold open, and how much memory?

import Glibc
import Gongkai

/// What the system says of this process.
struct ProcessState {
  let openFiles: Int
  let residentBytes: Int

  static func now() throws -> ProcessState {
    ProcessState(
      openFiles: try Directory.entries("/proc/self/fd").count, residentBytes: residentBytes())
  }

  /// The second number of `statm`: pages that are resident.
  private static func residentBytes() -> Int {
    // SAFETY: the file is closed once; the buffer is lent for the call, which ends it with a zero.
    guard let file = unsafe fopen("/proc/self/statm", "r") else { return 0 }
    defer { unsafe fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard unsafe fgets(&line, 256, file) != nil else { return 0 }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
