// The bytes of one section, with errors that say whose bytes they are.

public import GongkaiBytes

/// A section of a segment file: its bytes, and where they come from.
///
/// Whoever reads `bytes` calls `check` for them first: once for what belongs together, such as a
/// block of a list, never for each number.
public final class SectionView: Sendable {
  public let bytes: ByteView
  public let section: SegmentSection
  public let path: String
  /// Nil where the bytes have no checksums of their own, or are known to be good.
  @usableFromInline let checks: ChunkChecks?
  /// Where the section starts in the file that `checks` covers.
  @usableFromInline let offset: Int

  public convenience init(bytes: ByteView, section: SegmentSection, path: String) {
    self.init(bytes: bytes, section: section, path: path, checks: nil, offset: 0)
  }

  /// - Precondition: the section lies in what `checks` covers.
  init(
    bytes: ByteView, section: SegmentSection, path: String, checks: ChunkChecks?, offset: Int
  ) {
    precondition(
      checks.map { offset >= 0 && offset + bytes.count <= $0.coveredLength } ?? true,
      "a section lies in the covered part of its file")
    self.bytes = bytes
    self.section = section
    self.path = path
    self.checks = checks
    self.offset = offset
  }

  /// Makes sure that `count` bytes at `start` are the ones that were written. What of them lies
  /// outside of the section is left to the read that follows, which throws.
  /// - Throws: `IndexError.checksumMismatch`.
  @inlinable @inline(__always)
  public func check(_ start: Int, _ count: Int) throws(IndexError) {
    guard let checks, start >= 0, start < bytes.count, count > 0 else { return }
    let first = offset &+ start
    let last = first &+ (min(count, bytes.count &- start) &- 1)
    if first >> ChunkChecks.chunkShift == last >> ChunkChecks.chunkShift,
      checks.isGood[first >> ChunkChecks.chunkShift]
    {
      return
    }
    try check(first..<last &+ 1, checks)
  }

  /// As `check`, and returns the bytes of the section that are known to be good thereby, so that
  /// a walk through the section need not ask again for what stands near.
  func checked(_ start: Int, _ count: Int) throws(IndexError) -> Range<Int> {
    try check(start, count)
    guard checks != nil else { return 0..<Int.max }
    guard start >= 0 else { return 0..<0 }
    guard start < bytes.count else { return start..<Int.max }
    let length = ChunkChecks.chunkLength
    let end = offset &+ start &+ min(max(count, 1), bytes.count &- start)
    // Behind the section's end every read throws.
    let goodEnd = (end &+ length &- 1) / length * length &- offset
    return (offset &+ start) / length * length
      &- offset..<(goodEnd >= bytes.count ? Int.max : goodEnd)
  }

  @usableFromInline
  func check(_ range: Range<Int>, _ checks: ChunkChecks) throws(IndexError) {
    // A section whose neighbour is damaged can still be whole.
    guard let damage = checks.firstDamage(in: range), !checks.isWhole(section) else { return }
    throw .checksumMismatch(
      path: path, section: section.name, expected: damage.expected, found: damage.found)
  }

  /// Runs `body`; a failure to read bytes becomes an error that names file and section.
  @inlinable
  public func reading<R>(
    _ body: (borrowing ByteView) throws(ByteError) -> R
  ) throws(IndexError) -> R {
    do { return try body(bytes) } catch { throw failure(error) }
  }

  /// The error for bytes of this section that could not be read.
  public func failure(_ error: ByteError) -> IndexError {
    switch error {
    case .truncated(let offset, let needed, let available):
      .truncated(
        path: path, section: "\(section.name) at byte \(offset)", needed: needed,
        available: available)
    case .malformedInteger(let offset): corrupt(at: offset, .malformedInteger)
    case .malformedBlock(let offset): corrupt(at: offset, .malformedBlock)
    }
  }

  /// The error for bytes of this section that contradict each other.
  public func corrupt(at byteOffset: Int, _ reason: IndexError.Corruption) -> IndexError {
    .corrupt(path: path, section: section.name, byteOffset: byteOffset, reason: reason)
  }
}
