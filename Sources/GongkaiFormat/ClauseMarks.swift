// Which clause of a block does a place lie in?

/// Where the clauses of decoded blocks start: a bit for each place, and beside each 64 of them how
/// many clauses of the block start before, so that a look-up reads one line of memory.
///
/// Source: rank over a bit vector, Jacobson, "Space-efficient static trees and graphs", FOCS 1989,
/// doi:10.1109/SFCS.1989.63533.
struct ClauseMarks {
  private struct Word {
    var bits: UInt64
    var before: UInt32
  }

  private var words: [Word] = []

  mutating func reserveCapacity(places: Int, blocks: Int) {
    words.reserveCapacity(places / 64 + blocks)
  }

  /// Adds a block whose clauses have `lengths` positions, each followed by its end.
  ///
  /// - Parameter places: how many places they take in all.
  /// - Returns: where the block begins here.
  mutating func append(_ lengths: some Sequence<UInt32>, places: Int) -> Int {
    let base = words.count
    words.append(contentsOf: repeatElement(Word(bits: 0, before: 0), count: (places + 63) / 64))
    var start = 0
    for length in lengths {
      words[base + start >> 6].bits |= 1 << UInt64(start & 63)
      start += Int(length) + 1
    }
    var before: UInt32 = 0
    for i in base..<words.count {
      words[i].before = before
      before += UInt32(words[i].bits.nonzeroBitCount)
    }
    return base
  }

  /// The clause that holds the place at `position`, counted from the first clause of the block that
  /// begins at `base`; `position` lies within the block.
  @inline(__always)
  func clause(at position: Int, base: Int) -> Int {
    let words = self.words.span
    let word = words[base &+ position >> 6]
    let upTo = word.bits << UInt64(63 &- position & 63)
    return Int(word.before) &+ upTo.nonzeroBitCount &- 1
  }
}
