// How are the lines of a file read without holding all of it?

import Glibc

/// The lines of a file, one at a time.
struct LineReader: ~Copyable {
  private static let pieceSize = 1 << 18

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Throws: `RunError` naming the path and the system's reason.
  init(path: String) throws(RunError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("read", path) }
  }

  deinit {
    close(descriptor)
  }

  /// The next line that is not empty, without its end; `nil` behind the last.
  mutating func next() throws(RunError) -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        let line = buffer[start..<end]
        start = end + 1
        if !line.isEmpty { return line }
        searched = start
        continue
      }
      if isAtEnd {
        let line = buffer[start...]
        start = buffer.count
        return line.isEmpty ? nil : line
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      try readPiece()
    }
  }

  private mutating func readPiece() throws(RunError) {
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: LineReader.pieceSize))
    // SAFETY: the memory from `old` on has as many bytes as the call may write.
    let got = unsafe buffer.withUnsafeMutableBytes { memory in
      unsafe read(descriptor, memory.baseAddress! + old, LineReader.pieceSize)
    }
    guard got >= 0 else { throw .system("read", path) }
    buffer.removeLast(LineReader.pieceSize - got)
    isAtEnd = got == 0
  }
}
