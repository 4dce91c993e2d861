// How is a new file written front to back?

internal import Glibc

/// A new file that grows by appending through a buffer.
///
/// Nothing is certain to be in the file before `sync()` or `close()` has returned. A file that
/// goes away without `close()` is closed, and what was still in the buffer is lost: it belongs to
/// work that was given up.
public final class OutputFile {
  /// The path it was created by.
  public let path: String
  /// The number of bytes appended so far.
  public private(set) var offset = 0

  private static let bufferSize = 256 << 10
  private var buffer: [UInt8] = []
  /// `nil` once closed.
  private var descriptor: Int32?

  /// Creates the file, or empties the one that is there.
  ///
  /// - Throws: `FileError` when it cannot be created.
  public init(creating path: String) throws(FileError) {
    self.path = path
    descriptor = try FileLayer.current.create(path, truncating: true)
    buffer.reserveCapacity(Self.bufferSize)
  }

  deinit {
    if let descriptor { try? FileLayer.current.close(descriptor, path: path) }
  }

  /// Appends `bytes`.
  ///
  /// - Precondition: the file is not closed.
  /// - Throws: `FileError` when the buffer was full and cannot be written. The file is then
  ///   useless.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    if buffer.count + bytes.count > Self.bufferSize {
      try flush()
    }
    if bytes.count >= Self.bufferSize {
      try unsafe write(bytes)
    } else {
      // SAFETY: the caller lends a valid buffer.
      unsafe buffer.append(contentsOf: bytes)
    }
    offset += bytes.count
  }

  /// Appends `bytes`, as the method for buffers does.
  ///
  /// - Throws: `FileError` when the buffer was full and cannot be written.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    // SAFETY: the bytes are used only while the array lends them.
    try unsafe bytes.withUnsafeBufferPointer { (bytes) throws(FileError) in
      try unsafe append(UnsafeRawBufferPointer(bytes))
    }
  }

  /// Appends what `writer` collected.
  ///
  /// - Throws: `FileError` when the buffer was full and cannot be written.
  public func append(_ writer: ByteWriter) throws(FileError) {
    try append(writer.bytes)
  }

  /// Appends the bytes of `view`.
  ///
  /// - Throws: `FileError` when the buffer was full and cannot be written.
  public func append(_ view: ByteView) throws(FileError) {
    // SAFETY: the bytes are used only while the view lends them.
    try unsafe view.withUnsafeBytes { (bytes) throws(FileError) in try unsafe append(bytes) }
  }

  /// Reads `count` bytes at `offset` of what was appended.
  ///
  /// - Throws: `FileError` when writing the buffer or reading fails, with `ENODATA` when fewer
  ///   bytes were appended.
  public func readBack(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    try flush()
    guard offset >= 0, count >= 0, count <= self.offset &- offset else {
      throw FileError(operation: .read, path: path, errno: ENODATA)
    }
    let descriptor = openDescriptor
    return try unsafe readArray(count: count, path: path) { (buffer) throws(FileError) in
      try unsafe readFully(descriptor, at: offset, into: buffer, path: path)
    }
  }

  /// Writes the buffer and waits until the file has reached the disk.
  ///
  /// - Throws: `FileError` when that fails.
  public func sync() throws(FileError) {
    try flush()
    try FileLayer.current.sync(openDescriptor, path: path)
  }

  /// Writes the buffer and closes the file; a second call does nothing.
  ///
  /// - Throws: `FileError` when that fails; the file is closed all the same.
  public func close() throws(FileError) {
    guard let descriptor else { return }
    do throws(FileError) {
      try flush()
    } catch {
      self.descriptor = nil
      try? FileLayer.current.close(descriptor, path: path)
      throw error
    }
    self.descriptor = nil
    try FileLayer.current.close(descriptor, path: path)
  }

  private var openDescriptor: Int32 {
    guard let descriptor else { preconditionFailure("‘\(path)’ is closed already") }
    return descriptor
  }

  private func flush() throws(FileError) {
    guard !buffer.isEmpty else { return }
    // SAFETY: the bytes are used only while the array lends them, and `write` leaves it alone.
    try unsafe buffer.withUnsafeBufferPointer { (bytes) throws(FileError) in
      try unsafe write(UnsafeRawBufferPointer(bytes))
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    let descriptor = openDescriptor
    var rest = unsafe bytes
    while rest.count > 0 {
      let count = try unsafe FileLayer.current.write(descriptor, rest, path: path)
      // SAFETY: the system took `count` bytes, no more than there were.
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}
