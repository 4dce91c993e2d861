// How often was each document counted, where many of them are?

import CKernels
import GongkaiBytes

/// A counter for each document, read off by looking at all of them.
///
/// Counting is one addition, where `IndexCounter` has three for its marks, each of which waits for
/// the one before when neighbours are counted; so this is faster where many are counted, and slower
/// where few are.
struct DocumentSums: ~Copyable {
  let count: Int
  /// All three are empty until `begin`: most searches count few documents.
  private var sums = GrowableBuffer<UInt32>()
  private var docs = GrowableBuffer<UInt32>()
  private var amounts = GrowableBuffer<UInt32>()

  init(count: Int) { self.count = count }

  /// Makes room for all counters, which are 0.
  mutating func begin() {
    guard sums.count < count else { return }
    sums.append(repeating: 0, count: count)
    docs.append(repeating: 0, count: count)
    amounts.append(repeating: 0, count: count)
  }

  /// Counts `doc`, which is below the count, `amount` more times, modulo 2^32.
  @inline(__always)
  mutating func add(_ doc: UInt32, _ amount: UInt32) {
    sums[Int(doc)] = sums[Int(doc)] &+ amount
  }

  /// The documents whose sums are not 0, ascending, and their sums, which are 0 afterwards.
  ///
  /// - Parameter byInstruction: with the processor's instructions, which it must have, or without.
  mutating func drain(
    byInstruction: Bool = PlaceCursor.hasInstructions
  ) -> (docs: [UInt32], freqs: [UInt32]) {
    unsafe sums.withUnsafeMutableBuffer { sums in
      unsafe docs.withUnsafeMutableBuffer { docs in
        unsafe amounts.withUnsafeMutableBuffer { amounts in
          // SAFETY: all are of one size, and no more are found than there are.
          guard let sum = sums.baseAddress, let doc = docs.baseAddress,
            let amount = amounts.baseAddress
          else { return ([], []) }
          let found =
            unsafe byInstruction
            ? kernels_take_sums(sum, sums.count, doc, amount) : Self.take(sums, docs, amounts)
          return unsafe (Array(docs[..<found]), Array(amounts[..<found]))
        }
      }
    }
  }

  /// As `kernels_take_sums`.
  private static func take(
    _ sums: UnsafeMutableBufferPointer<UInt32>, _ docs: UnsafeMutableBufferPointer<UInt32>,
    _ amounts: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var found = 0
    for doc in 0..<sums.count {
      // SAFETY: as for the caller.
      guard unsafe sums[doc] != 0 else { continue }
      unsafe docs[found] = UInt32(truncatingIfNeeded: doc)
      unsafe amounts[found] = sums[doc]
      unsafe sums[doc] = 0
      found += 1
    }
    return found
  }

  /// Sets all counters to 0.
  mutating func removeAll() {
    // SAFETY: zeros are written to the counters that there are.
    unsafe sums.withUnsafeMutableBuffer { unsafe $0.update(repeating: 0) }
  }
}
