// How is input read that lies in a file or in memory?

import GongkaiBytes

/// Bytes of the input that can be read at any place.
enum InputBytes: Sendable {
  case file(InputFile)
  /// What was unpacked or decoded.
  case memory([UInt8])

  /// How many there are.
  var count: Int {
    switch self {
    case .file(let file): file.size
    case .memory(let bytes): bytes.count
    }
  }

  /// The `count` bytes at `offset`.
  ///
  /// - Precondition: they lie within the bytes.
  /// - Throws: `FileError` when reading fails or the file was cut meanwhile.
  func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    switch self {
    case .file(let file): try file.read(at: offset, count: count)
    case .memory(let bytes): Array(bytes[offset..<offset + count])
    }
  }
}
