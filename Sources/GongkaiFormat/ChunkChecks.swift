// Are the bytes that a search is about to read the ones that were written?

public import GongkaiBytes

/// The checksums of a segment file's chunks (FORMAT.md, "Chunk checksums"), each compared once in
/// a process: before the first read of its chunk.
///
/// A chunk is as long as a page, so checking takes no page from the disk that reading would not.
public final class ChunkChecks: Sendable {
  /// Bytes in a chunk; the last one may be shorter.
  public static let chunkLength = 1 << chunkShift
  @usableFromInline static let chunkShift = 12

  /// How much of the file has checksums, from its start.
  let coveredLength: Int
  @usableFromInline let isGood: AtomicFlags
  private let file: ByteView
  private let sums: ByteView
  private let entries: [SectionEntry]
  /// By the sections' numbers: what comparing a whole section told.
  private let isWhole: AtomicFlags
  private let isDamaged: AtomicFlags

  /// - Parameters:
  ///   - file: a whole segment file.
  ///   - entries: its sections, of which the chunk checksums cover all others.
  /// - Returns: nil when there are no such checksums, or not as many as follows from their place.
  init?(_ file: ByteView, _ entries: [SectionEntry]) {
    guard let section = entries.first(where: { $0.section == .chunkChecks }) else { return nil }
    let count = (section.offset &+ Self.chunkLength &- 1) / Self.chunkLength
    guard section.offset >= 0, section.length == count &* 4,
      entries.allSatisfy({ $0 == section || $0.offset &+ $0.length <= section.offset }),
      let sums = try? file.slice(section.offset, section.length)
    else { return nil }
    self.entries = entries
    let numbers = Int(SegmentSection.allCases.map(\.rawValue).max() ?? 0) + 1
    isWhole = AtomicFlags(count: numbers)
    isDamaged = AtomicFlags(count: numbers)
    self.file = file
    self.sums = sums
    coveredLength = section.offset
    isGood = AtomicFlags(count: count)
  }

  /// The checksums of all chunks of `bytes`, as the section holds them.
  public static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var sums = ChunkSums()
    // SAFETY: the bytes are used only while the array lends them.
    unsafe bytes.withUnsafeBytes { unsafe sums.update($0) }
    return sums.finish()
  }

  /// Compares the chunks that hold `range` of the file with their checksums, as far as that was
  /// not done before.
  ///
  /// - Precondition: the range lies in the covered part of the file.
  /// - Returns: the first chunk that differs, with what was expected and found, or nil.
  @usableFromInline
  func firstDamage(in range: Range<Int>) -> (chunk: Int, expected: UInt32, found: UInt32)? {
    guard !range.isEmpty else { return nil }
    for chunk in range.lowerBound >> Self.chunkShift...(range.upperBound - 1) >> Self.chunkShift
    where !isGood[chunk] {
      let start = chunk * Self.chunkLength
      guard let expected = try? sums.u32(chunk * 4),
        let bytes = try? file.slice(start, min(Self.chunkLength, coveredLength - start))
      else { preconditionFailure("a chunk lies in the covered part of the file") }
      let found = CRC32C.checksum(bytes)
      guard found == expected else { return (chunk, expected, found) }
      isGood.raise(chunk)
    }
    return nil
  }

  /// Whether all of a section is as it was written, which is asked when a chunk is damaged that it
  /// shares with another.
  func isWhole(_ section: SegmentSection) -> Bool {
    let number = Int(section.rawValue)
    if isWhole[number] { return true }
    guard !isDamaged[number], let entry = entries.first(where: { $0.section == section }),
      let bytes = try? file.slice(entry.offset, entry.length),
      CRC32C.checksum(bytes) == entry.checksum
    else {
      isDamaged.raise(number)
      return false
    }
    isWhole.raise(number)
    return true
  }

  /// The chunks that differ from their checksums.
  public func damagedChunks() -> [Int] {
    (0..<isGood.count).filter {
      firstDamage(in: $0 * Self.chunkLength..<$0 * Self.chunkLength + 1) != nil
    }
  }
}

/// Takes checksums of chunks while a file is written.
struct ChunkSums {
  private var sums = ByteWriter()
  private var current = CRC32C()
  private var filled = 0

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = unsafe bytes
    while rest.count > 0 {
      let count = min(ChunkChecks.chunkLength - filled, rest.count)
      // SAFETY: `count` is at most what is left.
      unsafe current.update(UnsafeRawBufferPointer(rebasing: rest[..<count]))
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      filled += count
      if filled == ChunkChecks.chunkLength { endChunk() }
    }
  }

  /// The checksums of all bytes so far. Call once, at the end.
  mutating func finish() -> [UInt8] {
    if filled > 0 { endChunk() }
    return sums.bytes
  }

  private mutating func endChunk() {
    sums.appendU32(current.finish())
    current = CRC32C()
    filled = 0
  }
}
