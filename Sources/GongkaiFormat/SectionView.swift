// The bytes of one section, with errors that say whose bytes they are.

public import GongkaiBytes

/// A section of a segment file: its bytes, and where they come from.
public struct SectionView: Sendable {
  public let bytes: ByteView
  public let section: SegmentSection
  public let path: String

  public init(bytes: ByteView, section: SegmentSection, path: String) {
    self.bytes = bytes
    self.section = section
    self.path = path
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
