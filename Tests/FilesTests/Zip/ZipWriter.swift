// How do tests make archives, sound ones and others?

import CZlib

/// Writes ZIP archives into memory, with as much wrong about them as a test wants.
struct ZipWriter {
  /// A file to be packed.
  struct File {
    var name: [UInt8]
    var content: [UInt8]
    var isDeflated = true
    /// Whether sizes stand behind the data and not in the entry's own header.
    var hasDescriptor = false
    /// Whether sizes and offsets take 64 bits.
    var isWide = false
    var flags = 0
    /// What the directory says instead of the truth.
    var statedSize: Int?
    var statedChecksum: UInt32?
    var statedMethod: Int?
    var statedOffset: Int?

    init(_ name: String, _ content: [UInt8], isDeflated: Bool = true) {
      self.name = Array(name.utf8)
      self.content = content
      self.isDeflated = isDeflated
    }
  }

  /// The archive of some files.
  ///
  /// - Parameters:
  ///   - prefix: what stands before the archive.
  ///   - comment: what stands at its end.
  ///   - isWide: whether the record at the end takes 64 bits.
  static func archive(
    _ files: [File], prefix: [UInt8] = [], comment: [UInt8] = [], isWide: Bool = false
  ) -> [UInt8] {
    var bytes: [UInt8] = prefix
    var directory: [UInt8] = []
    for file in files {
      let offset = file.statedOffset ?? bytes.count - prefix.count
      let packed = file.isDeflated ? deflated(file.content) : file.content
      let checksum = file.statedChecksum ?? Self.checksum(file.content)
      let size = file.statedSize ?? file.content.count
      let flags = file.flags | (file.hasDescriptor ? 8 : 0)
      let method = file.statedMethod ?? (file.isDeflated ? 8 : 0)
      let common: [(Int, Int)] = [(20, 2), (flags, 2), (method, 2), (0, 4)]
      append([(0x0403_4B50, 4)] + common, to: &bytes)
      append(
        file.hasDescriptor
          ? [(0, 4), (0, 4), (0, 4)] : [(Int(checksum), 4), (packed.count, 4), (size, 4)],
        to: &bytes)
      append([(file.name.count, 2), (4, 2)], to: &bytes)
      bytes += file.name + [0xFE, 0xCA, 0, 0] + packed
      if file.hasDescriptor {
        append([(0x0807_4B50, 4), (Int(checksum), 4), (packed.count, 4), (size, 4)], to: &bytes)
      }
      let wide = file.isWide
      append([(0x0201_4B50, 4), (20, 2)] + common + [(Int(checksum), 4)], to: &directory)
      append(
        [
          (wide ? 0xFFFF_FFFF : packed.count, 4), (wide ? 0xFFFF_FFFF : size, 4),
          (file.name.count, 2), (wide ? 28 : 0, 2), (0, 2), (0, 2), (0, 2), (0, 4),
          (wide ? 0xFFFF_FFFF : offset, 4),
        ], to: &directory)
      directory += file.name
      if wide {
        append([(1, 2), (24, 2), (size, 8), (packed.count, 8), (offset, 8)], to: &directory)
      }
    }
    let start = bytes.count - prefix.count
    bytes += directory
    if isWide {
      let record = bytes.count - prefix.count
      append([(0x0606_4B50, 4), (44, 8), (45, 2), (45, 2), (0, 4), (0, 4)], to: &bytes)
      append(
        [(files.count, 8), (files.count, 8), (directory.count, 8), (start, 8)], to: &bytes)
      append([(0x0706_4B50, 4), (0, 4), (record, 8), (1, 4)], to: &bytes)
    }
    append([(0x0605_4B50, 4), (0, 2), (0, 2)], to: &bytes)
    let count = isWide ? 0xFFFF : files.count
    append([(count, 2), (count, 2)], to: &bytes)
    append([(isWide ? 0xFFFF_FFFF : directory.count, 4)], to: &bytes)
    append([(isWide ? 0xFFFF_FFFF : start, 4), (comment.count, 2)], to: &bytes)
    return bytes + comment
  }

  /// Raw deflate data.
  static func deflated(_ content: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    // SAFETY: the stream is a local at a fixed address while it is used, and both arrays outlive
    // their use.
    let started = unsafe czlib_start_deflating(&stream, 6)
    precondition(started == Z_OK)
    var packed = [UInt8](repeating: 0, count: content.count + content.count / 100 + 64)
    var input = content
    let count = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe packed.withUnsafeMutableBufferPointer { packed in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = packed.baseAddress
        unsafe stream.avail_out = UInt32(packed.count)
        let code = unsafe deflate(&stream, Z_FINISH)
        precondition(code == Z_STREAM_END)
        return unsafe packed.count - Int(stream.avail_out)
      }
    }
    unsafe deflateEnd(&stream)
    return Array(packed[..<count])
  }

  /// The CRC-32 of `content`, bit by bit.
  static func checksum(_ content: [UInt8]) -> UInt32 {
    var state = UInt32.max
    for byte in content {
      state ^= UInt32(byte)
      for _ in 0..<8 { state = state & 1 == 0 ? state >> 1 : state >> 1 ^ 0xEDB8_8320 }
    }
    return ~state
  }

  private static func append(_ numbers: [(value: Int, size: Int)], to bytes: inout [UInt8]) {
    for (value, size) in numbers {
      for index in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
  }
}
