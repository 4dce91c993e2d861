// What of a damaged segment is provably what was written?

import GongkaiBytes

/// The parts of a segment from which it can be made anew: what has the right checksum, of the
/// section or of the chunks that hold it. The rest is as if it were not there.
public struct SegmentSalvage {
  /// Deleted ones included.
  public let documentCount: Int
  /// Nil when it is damaged.
  public let information: SegmentInformation?
  private let identifiers: Identifiers?
  private let storedText: StoredText?
  private let columns: [Column]?
  private let sourceHashes: SectionView?

  /// Looks at the file at `path`.
  ///
  /// - Parameters:
  ///   - documentCount: how many documents it should hold, or nil where that is not known.
  ///   - compression: by which its text was compressed.
  /// - Throws: `IndexError.file` when it cannot be opened, `.tooOld` and `.tooNew` when it is of
  ///   another version.
  public init(
    path: String, documentCount: Int?, compression: CompressionDictionary
  ) throws(IndexError) {
    let file: ByteView
    do { file = try mapFile(path, access: .sequential) } catch { throw .file(error) }
    let entries = try SegmentFrame.salvage(file, path: path)
    let checks = ChunkChecks(file, entries)
    func view(_ section: SegmentSection) -> SectionView? {
      guard let entry = entries.first(where: { $0.section == section }),
        let bytes = try? file.slice(entry.offset, entry.length)
      else { return nil }
      if CRC32C.checksum(bytes) == entry.checksum {
        return SectionView(bytes: bytes, section: section, path: path)
      }
      guard let checks else { return nil }
      return SectionView(
        bytes: bytes, section: section, path: path, checks: checks, offset: entry.offset)
    }
    let information = view(.information).flatMap { view in
      (try? view.check(0, view.bytes.count)).flatMap { try? SegmentInformation(view) }
    }
    let hashes = view(.sourceHashes)
    let order = view(.identifierOrder)
    let count =
      information?.documentCount ?? documentCount ?? hashes.map { $0.bytes.count / 32 }
      ?? order.map { $0.bytes.count / 4 } ?? 0
    self.information = information
    self.documentCount = count
    sourceHashes = hashes
    columns = view(.columns).flatMap { try? Column.decode($0, documentCount: count) }
    identifiers = view(.identifiers).flatMap { names in
      // The order is not needed to read them.
      try? Identifiers(
        identifiers: names,
        order: SectionView(
          bytes: ByteView([UInt8](repeating: 0, count: count * 4)), section: .identifierOrder,
          path: path),
        documentCount: count)
    }
    let checksum = information?.dictionaryChecksum ?? compression.checksum
    if let frames = view(.storedText), checksum == compression.checksum {
      var index = view(.storedIndex)
      // An index with doubtful parts can be made anew where all frames are good.
      if index.map({ $0.checks != nil }) ?? true, frames.checks == nil,
        let bytes = StoredText.index(
          of: frames, documentCount: count, dictionary: compression)
      {
        index = SectionView(bytes: ByteView(bytes), section: .storedIndex, path: path)
      }
      storedText = index.map {
        StoredText(frames: frames, index: $0, documentCount: count, dictionary: compression)
      }
    } else {
      storedText = nil
    }
  }

  /// The identifier of document `doc`, or nil.
  public func identifier(of doc: Int) -> String? {
    identifiers.flatMap { try? $0.identifier(of: doc) }
  }

  /// Document `doc` in its original wording, or nil.
  public func document(_ doc: Int) -> StoredDocument? {
    storedText.flatMap { try? $0.document(doc) }
  }

  /// SHA-256 of what document `doc` was read from, or nil.
  public func sourceHash(of doc: Int) -> [UInt8]? {
    sourceHashes.flatMap { hashes in
      (try? hashes.check(doc * 32, 32)).flatMap { try? hashes.bytes.slice(doc * 32, 32).array() }
    }
  }

  /// All values of document `doc`, or nil when one of them is not certain.
  public func columnValues(of doc: Int) -> [(name: String, value: ColumnValue)]? {
    guard let columns else { return nil }
    var values: [(name: String, value: ColumnValue)] = []
    for column in columns {
      do {
        if let value = try column.value(of: doc) { values.append((column.name, value)) }
      } catch {
        return nil
      }
    }
    return values
  }
}
