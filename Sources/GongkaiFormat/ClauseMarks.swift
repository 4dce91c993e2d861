// Which clause of a block does a place lie in?

import CKernels

/// Where the clauses of decoded blocks start: a bit for each place, and beside each 64 of them how
/// many clauses of the block start before, so that a look-up reads one line of memory.
///
/// Source: rank over a bit vector, Jacobson, "Space-efficient static trees and graphs", FOCS 1989,
/// doi:10.1109/SFCS.1989.63533.
struct ClauseMarks {
  private typealias Word = kernels_marks

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

  /// Writes into `numbers` what `clause(at:base:)` says of each of `places`, which ascend and lie in
  /// a block that begins at `base` here and with the place `first`.
  ///
  /// - Parameter byInstruction: with the processor's instructions, which it must have, or without.
  func find(
    _ places: Span<UInt32>, from first: UInt32, base: Int, _ numbers: inout [UInt32],
    byInstruction: Bool
  ) {
    guard places.count > 0 else { return }
    let count = places.count
    let last = Int(places[count - 1] &- first)
    precondition(
      places[0] >= first && base + last >> 6 < words.count && numbers.count >= count,
      "places that have marks, and room for their clauses")
    guard byInstruction else {
      for i in places.indices {
        numbers[i] = UInt32(clause(at: Int(places[i] &- first), base: base))
      }
      return
    }
    // SAFETY: no place lies before the first, nor behind the last, which has a mark; there is room
    // for as many numbers.
    unsafe words.withUnsafeBufferPointer { words in
      unsafe numbers.withUnsafeMutableBufferPointer { numbers in
        unsafe places.withUnsafeBufferPointer { places in
          guard let words = words.baseAddress, let places = places.baseAddress,
            let numbers = numbers.baseAddress
          else { return }
          unsafe kernels_find_marks(words + base, first, places, count, numbers)
        }
      }
    }
  }
}
