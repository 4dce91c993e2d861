// Blocks of stored documents, compressed one by one (FORMAT.md, "Stored text").

public import GongkaiBytes

/// Gathers documents into blocks of at least `blockLength` bytes and compresses them.
public struct StoredBlockBuilder {
  /// Large enough to compress well with the dictionary, small enough to unpack in 20 µs.
  public static let blockLength = 16_384

  /// A compressed run of documents.
  public struct Block: Sendable {
    public let frame: [UInt8]
    public let rawLength: Int
    public let documentCount: Int

    public init(frame: [UInt8], rawLength: Int, documentCount: Int) {
      self.frame = frame
      self.rawLength = rawLength
      self.documentCount = documentCount
    }
  }

  public private(set) var blocks: [Block] = []
  private let dictionary: CompressionDictionary
  private let context: CompressionContext
  private var raw = ByteWriter()
  private var documentCount = 0

  /// - Parameter context: may be shared by builders that are used one after the other.
  public init(
    dictionary: CompressionDictionary, context: CompressionContext = CompressionContext()
  ) {
    self.dictionary = dictionary
    self.context = context
  }

  public mutating func append(_ document: StoredDocument) {
    document.write(to: &raw)
    documentCount += 1
    if raw.count >= Self.blockLength { finishBlock() }
  }

  /// Compresses what is left, and hands all blocks over.
  public mutating func finish() -> [Block] {
    finishBlock()
    defer { blocks = [] }
    return blocks
  }

  private mutating func finishBlock() {
    guard documentCount > 0 else { return }
    let frame = dictionary.compress(raw.bytes, context)
    blocks.append(Block(frame: frame, rawLength: raw.count, documentCount: documentCount))
    raw.removeAll(keepingCapacity: true)
    documentCount = 0
  }
}

/// Reads stored documents of a segment.
public struct StoredText: Sendable {
  /// Frame offset, length before compression, first document.
  public static let indexEntryLength = 16

  private let frames: SectionView
  private let index: SectionView
  private let documentCount: Int
  private let dictionary: CompressionDictionary

  public init(
    frames: SectionView, index: SectionView, documentCount: Int, dictionary: CompressionDictionary
  ) {
    self.frames = frames
    self.index = index
    self.documentCount = documentCount
    self.dictionary = dictionary
  }

  /// Appends the entry of a block to an index: where its frame starts, its length before compression
  /// and its first document.
  public static func appendIndexEntry(
    offset: Int, rawLength: Int, firstDocument: Int, to index: inout ByteWriter
  ) {
    index.appendU64(UInt64(offset))
    index.appendU32(UInt32(clamping: rawLength))
    index.appendU32(UInt32(clamping: firstDocument))
  }

  public var blockCount: Int { index.bytes.count / Self.indexEntryLength }

  /// Document `doc`, unpacked with its neighbours.
  public func document(_ doc: Int) throws(IndexError) -> StoredDocument {
    var low = 0
    var high = blockCount
    while low + 1 < high {
      let middle = (low + high) / 2
      if try entry(middle).firstDocument <= doc { low = middle } else { high = middle }
    }
    let records = try unpack(low)
    var skipped = doc - (try entry(low).firstDocument)
    guard skipped >= 0 else { throw index.corrupt(at: 0, .outOfOrder) }
    do {
      var reader = ByteReader(records)
      while skipped > 0 {
        _ = try reader.bytes(try reader.varint())
        skipped -= 1
      }
      return try StoredDocument(reading: try reader.bytes(try reader.varint()))
    } catch {
      throw frames.failure(error)
    }
  }

  /// Calls `body` with every document in order.
  public func visitAll(
    _ body: (Int, StoredDocument) throws(IndexError) -> Void
  ) throws(IndexError) {
    var doc = 0
    for block in 0..<blockCount {
      var reader = ByteReader(try unpack(block))
      while reader.remaining > 0 {
        let document: StoredDocument
        do {
          document = try StoredDocument(reading: try reader.bytes(try reader.varint()))
        } catch {
          throw frames.failure(error)
        }
        guard doc < documentCount else { throw frames.corrupt(at: 0, .disagreement) }
        try body(doc, document)
        doc += 1
      }
    }
    guard doc == documentCount else { throw frames.corrupt(at: 0, .disagreement) }
  }

  /// A block as it stands, to be copied by a merge.
  public func block(_ ordinal: Int) throws(IndexError) -> StoredBlockBuilder.Block {
    let next = try entry(ordinal + 1).firstDocument
    let current = try entry(ordinal)
    guard current.firstDocument <= next, ordinal > 0 || current.firstDocument == 0 else {
      throw index.corrupt(at: ordinal * Self.indexEntryLength, .outOfOrder)
    }
    return StoredBlockBuilder.Block(
      frame: try frame(ordinal).array(), rawLength: current.rawLength,
      documentCount: next - current.firstDocument)
  }

  private func unpack(_ block: Int) throws(IndexError) -> ByteView {
    let entry = try entry(block)
    guard let records = dictionary.decompress(try frame(block), length: entry.rawLength) else {
      throw frames.corrupt(at: entry.offset, .badCompression)
    }
    return records
  }

  private func frame(_ block: Int) throws(IndexError) -> ByteView {
    let start = try entry(block).offset
    let end = try entry(block + 1).offset
    try frames.check(start, end &- start)
    return try frames.reading { (bytes) throws(ByteError) in try bytes.slice(start, end &- start) }
  }

  /// The entry of `block`; that of `blockCount` tells where the last one ends.
  private func entry(
    _ block: Int
  ) throws(IndexError) -> (offset: Int, rawLength: Int, firstDocument: Int) {
    if block == blockCount { return (frames.bytes.count, 0, documentCount) }
    let base = block * Self.indexEntryLength
    try index.check(base, Self.indexEntryLength)
    return try index.reading { (bytes) throws(ByteError) in
      return (
        Int(truncatingIfNeeded: try bytes.u64(base)), Int(try bytes.u32(base + 8)),
        Int(try bytes.u32(base + 12))
      )
    }
  }
}
