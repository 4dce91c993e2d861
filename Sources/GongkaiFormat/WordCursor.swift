// Reads the documents of a word, which may be told by those of its bigram or character.

import GongkaiBytes

/// Walks the postings of a word, a block at a time.
///
/// Most words of two characters stand wherever their bigram does, and many characters mostly stand
/// alone. So a word may share the list of its *base*, the bigram or character of the same text: its
/// own list is then the *surplus*, the documents in which the base stands more often than the word,
/// each with how many times more.
public struct WordCursor {
  /// The current block; only the first `filled` of its documents and frequencies count.
  public private(set) var block: RankingCursor
  /// The list of the surplus until it is read; nil where there is none.
  private var surplusList: RankingCursor?
  private var surplus: (docs: [UInt32], freqs: [UInt32]) = ([], [])
  /// The first of the surplus that is not behind the current block.
  private var next = 0
  private let postings: SectionView
  private let offset: Int

  /// - Parameter base: what the dictionary knows of the word's base, if anything.
  /// - Throws: `IndexError` when a list does not fit the section, or there is none of the base.
  public init(
    _ info: TermInfo, base: TermInfo?, in postings: SectionView, documentCount: Int
  ) throws(IndexError) {
    self.postings = postings
    offset = info.offset
    guard let count = info.surplusCount else {
      block = try RankingCursor(info, in: postings, documentCount: documentCount)
      return
    }
    guard let base, base.hasRanking else { throw postings.corrupt(at: offset, .disagreement) }
    block = try RankingCursor(base, in: postings, documentCount: documentCount)
    guard count > 0 else { return }
    var info = info
    info.docFreq = count
    surplusList = try RankingCursor(info, in: postings, documentCount: documentCount)
  }

  /// Loads the next block that holds a document; false behind the last.
  public mutating func nextBlock() throws(IndexError) -> Bool {
    while try nextBlockOfBase() {
      try takeOffSurplus()
      if block.filled > 0 { return true }
    }
    return false
  }

  /// Loads the next block of the base; false behind the last.
  public mutating func nextBlockOfBase() throws(IndexError) -> Bool {
    if var list = surplusList.take() {
      try list.appendAll(docs: &surplus.docs, freqs: &surplus.freqs)
    }
    if try block.nextBlock() { return true }
    guard next == surplus.docs.count else { throw postings.corrupt(at: offset, .disagreement) }
    return false
  }

  /// Takes the surplus off a block of the base, and documents out of it in which nothing is left.
  /// Once for each block.
  public mutating func takeOffSurplus() throws(IndexError) {
    let count = surplus.docs.count
    guard next < count, block.filled > 0 else { return }
    let last = block.docs[block.filled - 1]
    guard surplus.docs[next] <= last else { return }
    var kept = 0
    for i in 0..<block.filled {
      let doc = block.docs[i]
      var freq = block.freqs[i]
      if next < count, surplus.docs[next] == doc {
        freq = try less(freq, surplus.freqs[next])
        next += 1
      }
      block.docs[kept] = doc
      block.freqs[kept] = freq
      kept += freq > 0 ? 1 : 0
    }
    block.filled = kept
    // What is left is of later blocks, unless the base does not name it.
    guard next == count || surplus.docs[next] > last else {
      throw postings.corrupt(at: offset, .disagreement)
    }
  }

  private func less(_ freq: UInt32, _ surplus: UInt32) throws(IndexError) -> UInt32 {
    guard surplus <= freq else { throw postings.corrupt(at: offset, .disagreement) }
    return freq &- surplus
  }

  /// As `RankingCursor.probe`.
  public mutating func probe(
    _ targets: [UInt32], into found: inout [UInt32]
  ) throws(IndexError) {
    try block.probe(targets, into: &found)
    guard var list = surplusList.take() else { return }
    var more = [UInt32](repeating: 0, count: targets.count)
    try list.probe(targets, into: &more)
    for i in targets.indices { found[i] = try less(found[i], more[i]) }
  }

  /// Appends all documents and their frequencies. Only on a fresh cursor.
  public mutating func appendAll(
    docs: inout [UInt32], freqs: inout [UInt32]
  ) throws(IndexError) {
    while try nextBlock() {
      block.docs.appendFirst(block.filled, to: &docs)
      block.freqs.appendFirst(block.filled, to: &freqs)
    }
  }
}

extension SegmentReader {
  /// A cursor for a word, of which the dictionary knows `info`.
  public func wordCursor(_ key: TermKey, _ info: TermInfo) throws(IndexError) -> WordCursor {
    var base: TermInfo?
    if info.surplusCount != nil, let key = key.base { base = try dictionary.find(key) }
    return try WordCursor(info, base: base, in: postings, documentCount: information.documentCount)
  }
}
