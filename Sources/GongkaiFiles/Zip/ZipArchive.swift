// Which files are in this archive, and what is in them?

internal import CZlib

/// A ZIP archive, read where it lies. Its directory is checked once; entries are read one by one,
/// from any number of threads.
public struct ZipArchive: Sendable {
  static let localHeaderSize = 30
  private static let pieceSize = 256 << 10

  /// The files of the archive in the order of its directory; directories are left out.
  public let entries: [ZipEntry]
  private let source: ByteSource
  private let limits: ZipLimits

  /// Reads the directory of the archive `source`.
  ///
  /// - Throws: `FileProblem`: `damagedArchive`, `tooManyEntries`, `tooLong`, `unreadable`.
  public init(_ source: ByteSource, limits: ZipLimits = ZipLimits()) throws(FileProblem) {
    self.source = source
    self.limits = limits
    entries = try ZipDirectory(source, limits: limits).entries
  }

  /// The unpacked bytes of `entry`, of which there may be at most `limit`.
  ///
  /// - Parameter entry: one of `entries`.
  /// - Throws: `FileProblem`: `encrypted`, `unsupportedMethod`, `tooLongEntry`, `suspiciousRatio`,
  ///   `damagedEntry`, `unreadable` or `outOfMemory`.
  public func read(_ entry: ZipEntry, limit: Int) throws(FileProblem) -> [UInt8] {
    guard !entry.isEncrypted else { throw .encrypted(name: entry.displayName) }
    guard entry.method == 0 || entry.method == 8 else {
      throw .unsupportedMethod(name: entry.displayName, method: entry.method)
    }
    guard entry.size <= limit else { throw .tooLongEntry(name: entry.displayName, limit: limit) }
    guard entry.size <= limits.ratioFreeBytes || entry.size / limits.ratio <= entry.packedSize
    else { throw .suspiciousRatio(name: entry.displayName, limit: limits.ratio) }
    let start = try dataOffset(entry)
    let bytes = try entry.method == 0 ? stored(entry, at: start) : inflated(entry, at: start)
    // SAFETY: zlib reads the bytes that the array lends for the call; without any it returns 0,
    // which is the checksum of none.
    let checksum = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe crc32_z(0, buffer.baseAddress, buffer.count)
    }
    guard checksum == UInt(entry.checksum) else {
      throw .damagedEntry(name: entry.displayName, reason: .wrongChecksum)
    }
    return bytes
  }

  /// Where the packed bytes start: behind the entry's own header, whose extra fields may differ
  /// from those of the directory.
  private func dataOffset(_ entry: ZipEntry) throws(FileProblem) -> Int {
    let header = LittleEndianBytes(
      try source.read(at: entry.headerOffset, count: Self.localHeaderSize))
    guard header.number32(at: 0) == 0x0403_4B50, let name = header.number16(at: 26),
      let extra = header.number16(at: 28)
    else { throw .damagedEntry(name: entry.displayName, reason: .malformedHeader) }
    let start = entry.headerOffset + Self.localHeaderSize + name + extra
    guard start <= entry.endOffset, entry.packedSize <= entry.endOffset - start else {
      throw .damagedEntry(name: entry.displayName, reason: .malformedHeader)
    }
    return start
  }

  private func stored(_ entry: ZipEntry, at start: Int) throws(FileProblem) -> [UInt8] {
    guard entry.size == entry.packedSize else {
      throw .damagedEntry(name: entry.displayName, reason: .wrongLength)
    }
    return try source.read(at: start, count: entry.size)
  }

  private func inflated(_ entry: ZipEntry, at start: Int) throws(FileProblem) -> [UInt8] {
    let inflater = try Inflater(size: entry.size, packedSize: entry.packedSize)
    var position = 0
    while position < entry.packedSize {
      let count = min(Self.pieceSize, entry.packedSize - position)
      let piece = try source.read(at: start + position, count: count)
      if let reason = inflater.take(piece) {
        throw .damagedEntry(name: entry.displayName, reason: reason)
      }
      position += count
    }
    guard inflater.isComplete else {
      throw .damagedEntry(name: entry.displayName, reason: .wrongLength)
    }
    return inflater.output
  }
}
