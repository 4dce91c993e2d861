// How are parts of a file read that need not be in memory?

/// Bytes that can be read at any place: those of an array, or of a file through a function.
public struct ByteSource: Sendable {
  /// How many bytes there are.
  public let count: Int
  private let readRange: @Sendable (Int, Int) throws(FileProblem) -> [UInt8]

  /// The bytes of an array.
  public init(_ bytes: [UInt8]) {
    count = bytes.count
    readRange = { (offset, count) throws(FileProblem) in Array(bytes[offset..<offset + count]) }
  }

  /// `count` bytes which `read` returns for an offset and a number of bytes, both always inside of
  /// the source; it throws `FileProblem.unreadable` when it cannot.
  public init(
    count: Int,
    read: @escaping @Sendable (_ offset: Int, _ count: Int) throws(FileProblem) -> [UInt8]
  ) {
    self.count = count
    readRange = read
  }

  /// The `count` bytes at `offset`.
  ///
  /// - Throws: `FileProblem.unreadable` when the source does not hold or return all of them.
  public func read(at offset: Int, count: Int) throws(FileProblem) -> [UInt8] {
    guard offset >= 0, count >= 0, offset <= self.count, count <= self.count &- offset else {
      throw .unreadable(byteOffset: offset, bytes: count)
    }
    let bytes = try readRange(offset, count)
    guard bytes.count == count else { throw .unreadable(byteOffset: offset, bytes: count) }
    return bytes
  }
}

/// Little-endian numbers in an array, each nil where it would reach beyond the end.
struct LittleEndianBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func number16(at offset: Int) -> Int? {
    number(at: offset, size: 2).map(Int.init)
  }

  func number32(at offset: Int) -> Int? {
    number(at: offset, size: 4).map(Int.init)
  }

  /// Nil also for numbers that are larger than any file.
  func number64(at offset: Int) -> Int? {
    number(at: offset, size: 8).flatMap { Int(exactly: $0) }
  }

  /// The bytes of a range, nil where it reaches beyond the end.
  func slice(at offset: Int, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      return nil
    }
    return Array(bytes[offset..<offset + count])
  }

  private func number(at offset: Int, size: Int) -> UInt64? {
    guard offset >= 0, offset <= bytes.count - size else { return nil }
    var value: UInt64 = 0
    for index in 0..<size { value |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
    return value
  }
}
