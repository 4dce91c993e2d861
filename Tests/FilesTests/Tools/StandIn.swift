// What do the tests run in place of real programs?

import Glibc
import TestKit

/// Shell scripts in a folder of their own.
struct StandIn {
  let folder = TemporaryDirectory()

  /// Writes a script of this name and returns its path.
  @discardableResult
  func script(_ name: String, _ text: String, isExecutable: Bool = true) -> String {
    let path = folder.file(name)
    write(Array("#!/bin/sh\n\(text)\n".utf8), to: path, mode: isExecutable ? 0o755 : 0o644)
    return path
  }

  /// Writes a file of this name and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) -> String {
    let path = folder.file(name)
    write(bytes, to: path, mode: 0o644)
    return path
  }

  private func write(_ bytes: [UInt8], to path: String, mode: mode_t) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    precondition(descriptor >= 0, "the folder can be written to")
    let count = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    precondition(count == bytes.count, "the file was written")
    close(descriptor)
    waitForWriters(of: path)
  }

  /// Waits until nobody has the file open for writing: children that other tests start hold copies
  /// of all descriptors until they run their program, and a file that is written to cannot be run.
  private func waitForWriters(of path: String) {
    // Where this is refused otherwise, leases are unknown to the file system. 1024 is `F_SETLEASE`.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    while fcntl(descriptor, 1024, Int32(F_RDLCK)) != 0, errno == EAGAIN { usleep(100) }
    close(descriptor)
  }
}

/// What this process has open and running.
enum OwnProcess {
  /// The entries of a folder under `/proc/self`.
  static func entries(_ folder: String) -> [String] {
    guard let stream = unsafe opendir("/proc/self/\(folder)") else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      names.append(
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
          unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) {
            unsafe String(cString: $0)
          }
        })
    }
    return names
  }

  /// Whether a child is left that nobody has reaped, in whatever state. A program that names
  /// addresses for a sanitizer is the sanitizer's.
  static var hasChildren: Bool {
    entries("..").contains { name in
      guard Int32(name) != nil, let stat = beginning(of: "/proc/\(name)/stat") else { return false }
      // The process, its program in parentheses, its state, its parent.
      let words = stat.split(separator: ")").last?.split(separator: " ") ?? []
      return words.count > 1 && words[1] == "\(getpid())" && !stat.contains("symbolizer")
    }
  }

  private static func beginning(of path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = unsafe read(descriptor, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}
