// Reads a ranking list block by block, skipping blocks by document or by impact.

import GongkaiBytes

/// Walks the postings of one term, a block at a time: `docs` and `freqs` hold the current block.
public struct RankingCursor {
  /// Returned behind the last document.
  public static let noMoreDocs = UInt32.max

  /// Documents in the list.
  public let docFreq: Int
  /// Competitive impacts of the whole list.
  public let impacts: [Impact]
  /// The current block's documents and frequencies; only the first `filled` count.
  public private(set) var docs = [UInt32](repeating: 0, count: RankingList.blockLength)
  public private(set) var freqs = [UInt32](repeating: 0, count: RankingList.blockLength)
  public private(set) var filled = 0
  /// Where in the block `advance` stands.
  public private(set) var position = 0

  private let postings: SectionView
  private let documentCount: Int
  private let blockCount: Int
  private let skipOffset: Int
  private let dataOffset: Int
  private let endOffset: Int
  private var block = -1

  /// - Throws: `IndexError` when the list does not fit the section.
  public init(_ info: TermInfo, in postings: SectionView, documentCount: Int) throws(IndexError) {
    self.postings = postings
    self.documentCount = documentCount
    docFreq = info.docFreq
    blockCount = info.docFreq / RankingList.blockLength
    endOffset = info.offset + info.rankingLength
    do {
      var reader = ByteReader(postings.bytes, at: info.offset, end: endOffset)
      impacts = try ImpactAccumulator.read(&reader)
      skipOffset = reader.offset
    } catch {
      throw postings.failure(error)
    }
    dataOffset = skipOffset + blockCount * RankingList.skipEntryLength
    guard dataOffset <= endOffset, endOffset <= postings.bytes.count, docFreq <= documentCount
    else {
      throw postings.corrupt(at: info.offset, .outOfRange)
    }
  }

  /// The first document at or behind `target`; targets must not descend.
  public mutating func advance(to target: UInt32) throws(IndexError) -> UInt32 {
    while true {
      while position < filled {
        let doc = docs[position]
        if doc >= target { return doc }
        position &+= 1
      }
      guard try loadBlock(holding: target) else { return Self.noMoreDocs }
    }
  }

  /// The frequency in the document that `advance` returned.
  public var freq: UInt32 { freqs[position] }

  /// Loads the next block; false behind the last.
  public mutating func nextBlock() throws(IndexError) -> Bool {
    try load(block + 1)
  }

  /// The last document of the block that comes next, or nil when only the remainder is left.
  public func lastDocOfNextBlock() throws(IndexError) -> UInt32? {
    block + 1 < blockCount ? try lastDoc(of: block + 1) : nil
  }

  /// The competitive impacts of the next block, read without decoding it; nil for the remainder.
  public func impactsOfNextBlock() throws(IndexError) -> [Impact]? {
    guard block + 1 < blockCount else { return nil }
    var reader = ByteReader(postings.bytes, at: try start(of: block + 1), end: endOffset)
    do { return try ImpactAccumulator.read(&reader) } catch { throw postings.failure(error) }
  }

  /// Passes over the next block without decoding it.
  public mutating func skipBlock() {
    block += 1
    filled = 0
    position = 0
  }

  private mutating func loadBlock(holding target: UInt32) throws(IndexError) -> Bool {
    var next = block + 1
    var step = 1
    while next < blockCount, try lastDoc(of: next) < target {
      let ahead = next + step
      if ahead < blockCount, try lastDoc(of: ahead) < target {
        next = ahead
        step *= 2
      } else {
        next += 1
        step = 1
      }
    }
    return try load(next)
  }

  private mutating func load(_ next: Int) throws(IndexError) -> Bool {
    let remainder = docFreq % RankingList.blockLength
    position = 0
    filled = 0
    block = next
    guard next < blockCount || (next == blockCount && remainder > 0) else { return false }
    let base = next == 0 ? 0 : try lastDoc(of: next - 1)
    var reader = ByteReader(postings.bytes, at: try start(of: next), end: endOffset)
    do {
      if next < blockCount {
        _ = try ImpactAccumulator.read(&reader)
        _ = try DocFreqBlocks.decodeBlock(
          postings.bytes, at: reader.offset, base: base, limit: documentCount, docs: &docs,
          freqs: &freqs)
        filled = RankingList.blockLength
      } else {
        try DocFreqBlocks.decodeRemainder(
          &reader, count: remainder, base: base, limit: documentCount, docs: &docs, freqs: &freqs)
        filled = remainder
      }
    } catch {
      throw postings.failure(error)
    }
    return true
  }

  private func lastDoc(of block: Int) throws(IndexError) -> UInt32 {
    try postings.reading { (bytes) throws(ByteError) in
      try bytes.u32(skipOffset + block * RankingList.skipEntryLength)
    }
  }

  private func start(of block: Int) throws(IndexError) -> Int {
    guard block > 0 else { return dataOffset }
    return try postings.reading { (bytes) throws(ByteError) in
      dataOffset
        + Int(try bytes.u32(skipOffset + (block - 1) * RankingList.skipEntryLength + 4))
    }
  }
}
