// How are small files of queries, judgments and identifiers read?

import Glibc
import Gongkai

/// A line of an input file that is not as it must be.
struct InputError: Error, CustomStringConvertible {
  let path: String
  /// Counted from 1; nil when the whole file is meant.
  let line: Int?
  let reason: String

  var description: String { line.map { "\(path):\($0): \(reason)" } ?? "\(path): \(reason)" }
}

/// Text from a file or from standard input.
enum InputText {
  /// The bytes of the file at `path`, or of standard input when that is `-`.
  static func bytes(_ path: String) throws(FileError) -> [UInt8] {
    path == "-" ? try standardInput() : try Files.readAll(path)
  }

  /// The lines of a UTF-8 file, numbered from 1, without line ends and without blank ones.
  ///
  /// - Throws: `FileError`; `InputError` for bytes that are not UTF-8.
  static func lines(_ path: String) throws -> [(number: Int, text: String)] {
    var bytes = try bytes(path)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var lines: [(number: Int, text: String)] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let text = String(validating: line, as: UTF8.self) else {
        throw InputError(path: path, line: number, reason: "not UTF-8; convert the file")
      }
      if !text.allSatisfy(\.isWhitespace) { lines.append((number, text)) }
    }
    return lines
  }

  private static func standardInput() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: the buffer lends its bytes for the call, which fills no more than there are.
      let count = unsafe buffer.withUnsafeMutableBytes { space in
        unsafe read(STDIN_FILENO, space.baseAddress!, space.count)
      }
      if count == 0 { return bytes }
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if errno != EINTR {
        throw FileError(operation: .read, path: "standard input", errno: errno)
      }
    }
  }
}
