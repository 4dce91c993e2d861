// Where in an archive do its entries stand?

/// Finds and reads the directory at the end of a ZIP archive.
///
/// The format is that of PKWARE's APPNOTE.TXT, 6.3; sections 4.3.12 to 4.3.16 and 4.5.3.
struct ZipDirectory {
  private static let endSize = 22
  private static let locatorSize = 20
  private static let end64Size = 56
  private static let headerSize = 46
  private static let maximumComment = 0xFFFF

  /// What the record at the end says.
  private struct End {
    var entries: Int
    var size: Int
    var offset: Int
    /// Where the record starts, which is behind the directory.
    var recordOffset: Int
  }

  /// All entries but directories, in the order of the directory, with `endOffset` set.
  private(set) var entries: [ZipEntry] = []

  /// Reads the directory of `source`.
  init(_ source: ByteSource, limits: ZipLimits) throws(FileProblem) {
    let end = try Self.findEnd(source)
    guard end.entries <= limits.entries else {
      throw .tooManyEntries(count: end.entries, limit: limits.entries)
    }
    guard end.size <= limits.directoryBytes else {
      throw .tooLong(bytes: end.size, limit: limits.directoryBytes)
    }
    // What stands before the first entry, such as a program that unpacks, shifts all offsets.
    let start = end.recordOffset - end.size
    guard start >= 0, end.offset <= start else {
      throw .damagedArchive(byteOffset: end.recordOffset, reason: .directoryOutOfBounds)
    }
    let shift = start - end.offset
    let bytes = LittleEndianBytes(try source.read(at: start, count: end.size))
    try readHeaders(bytes, count: end.entries, start: start, shift: shift)
    try checkOverlaps(directory: start)
    entries.removeAll { $0.nameBytes.last == UInt8(ascii: "/") }
    try checkTotal(limits.totalBytes)
  }

  private mutating func readHeaders(
    _ bytes: LittleEndianBytes, count: Int, start: Int, shift: Int
  ) throws(FileProblem) {
    entries.reserveCapacity(min(count, bytes.bytes.count / Self.headerSize))
    var position = 0
    for _ in 0..<count {
      guard var header = ZipHeader(bytes, at: position) else {
        throw .damagedArchive(byteOffset: start + position, reason: .malformedDirectory)
      }
      let (offset, overflow) = header.entry.headerOffset.addingReportingOverflow(shift)
      guard !overflow, offset < start, header.entry.packedSize <= start - offset else {
        throw .damagedArchive(byteOffset: start + position, reason: .entryOutOfBounds)
      }
      header.entry.headerOffset = offset
      entries.append(header.entry)
      position += header.length
    }
  }

  /// Sets where entries end and refuses those that overlap: sharing packed bytes is how small
  /// archives unpack to petabytes (Fifield, “A better zip bomb”, WOOT 2019).
  private mutating func checkOverlaps(directory: Int) throws(FileProblem) {
    let order = entries.indices.sorted { entries[$0].headerOffset < entries[$1].headerOffset }
    for (rank, index) in order.enumerated() {
      let next = rank + 1 < order.count ? entries[order[rank + 1]].headerOffset : directory
      let entry = entries[index]
      let least = ZipArchive.localHeaderSize + entry.nameBytes.count
      guard next - entry.headerOffset >= least,
        entry.packedSize <= next - entry.headerOffset - least
      else {
        throw .damagedArchive(byteOffset: entry.headerOffset, reason: .overlappingEntries)
      }
      entries[index].endOffset = next
    }
  }

  private func checkTotal(_ limit: Int) throws(FileProblem) {
    var total = 0
    for entry in entries {
      let (sum, overflow) = total.addingReportingOverflow(entry.size)
      total = overflow ? .max : sum
      guard total <= limit else { throw .tooLong(bytes: total, limit: limit) }
    }
  }

  private static func findEnd(_ source: ByteSource) throws(FileProblem) -> End {
    let tailSize = min(source.count, endSize + maximumComment)
    let tailOffset = source.count - tailSize
    let tail = LittleEndianBytes(try source.read(at: tailOffset, count: tailSize))
    var position = tailSize - endSize
    while position >= 0 {
      defer { position -= 1 }
      guard tail.bytes[position] == 0x50, tail.number32(at: position) == 0x0605_4B50,
        let comment = tail.number16(at: position + 20),
        comment <= tailSize - position - endSize,
        let disk = tail.number16(at: position + 4),
        let entries = tail.number16(at: position + 10),
        let size = tail.number32(at: position + 12),
        let offset = tail.number32(at: position + 16)
      else { continue }
      let recordOffset = tailOffset + position
      let end = End(entries: entries, size: size, offset: offset, recordOffset: recordOffset)
      if entries == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
        let end64 = try findEnd64(source, before: recordOffset)
      {
        return end64
      }
      guard disk == 0 else {
        throw .damagedArchive(byteOffset: recordOffset, reason: .severalDisks)
      }
      return end
    }
    throw .damagedArchive(byteOffset: source.count, reason: .noDirectory)
  }

  /// The record with numbers of 64 bits, which a locator before the usual record points to; nil
  /// when there is no locator.
  private static func findEnd64(
    _ source: ByteSource, before recordOffset: Int
  ) throws(FileProblem) -> End? {
    guard recordOffset >= locatorSize + end64Size else { return nil }
    let locatorOffset = recordOffset - locatorSize
    let locator = LittleEndianBytes(try source.read(at: locatorOffset, count: locatorSize))
    guard locator.number32(at: 0) == 0x0706_4B50 else { return nil }
    guard let stated = locator.number64(at: 8) else {
      throw .damagedArchive(byteOffset: locatorOffset, reason: .directoryOutOfBounds)
    }
    // The record stands right before the locator when bytes were put in front of the archive.
    for offset in [stated, locatorOffset - end64Size] where offset <= locatorOffset - end64Size {
      let record = LittleEndianBytes(try source.read(at: offset, count: end64Size))
      guard record.number32(at: 0) == 0x0606_4B50 else { continue }
      guard record.number32(at: 16) == 0 else {
        throw .damagedArchive(byteOffset: offset, reason: .severalDisks)
      }
      guard let entries = record.number64(at: 32), let size = record.number64(at: 40),
        let start = record.number64(at: 48)
      else { throw .damagedArchive(byteOffset: offset, reason: .directoryOutOfBounds) }
      return End(entries: entries, size: size, offset: start, recordOffset: offset)
    }
    throw .damagedArchive(byteOffset: locatorOffset, reason: .directoryOutOfBounds)
  }
}
