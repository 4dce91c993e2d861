// How often was each document counted, where many of them are?

import CKernels

/// A counter for each document, read off by looking at all of them.
///
/// Counting is one addition, where `IndexCounter` has three for its marks, each of which waits for
/// the one before when neighbours are counted; so this is faster where many are counted, and slower
/// where few are.
@safe struct DocumentSums: ~Copyable {
  let count: Int
  // SAFETY: each holds `count` numbers; allocated in init, freed in deinit only.
  private let sums: UnsafeMutablePointer<UInt32>
  private let docs: UnsafeMutablePointer<UInt32>
  private let amounts: UnsafeMutablePointer<UInt32>

  /// All counters at 0.
  init(count: Int) {
    self.count = count
    unsafe sums = UnsafeMutablePointer.allocate(capacity: max(count, 1))
    unsafe docs = UnsafeMutablePointer.allocate(capacity: max(count, 1))
    unsafe amounts = UnsafeMutablePointer.allocate(capacity: max(count, 1))
    unsafe sums.initialize(repeating: 0, count: count)
    unsafe docs.initialize(repeating: 0, count: count)
    unsafe amounts.initialize(repeating: 0, count: count)
  }

  deinit {
    unsafe sums.deallocate()
    unsafe docs.deallocate()
    unsafe amounts.deallocate()
  }

  /// Counts `doc`, which is below the count, `amount` more times, modulo 2^32.
  @inline(__always)
  mutating func add(_ doc: UInt32, _ amount: UInt32) {
    precondition(Int(doc) < count, "a document is below the count")
    // SAFETY: it was compared with the count.
    unsafe sums[Int(doc)] = sums[Int(doc)] &+ amount
  }

  /// The documents whose sums are not 0, ascending, and their sums, which are 0 afterwards.
  ///
  /// - Parameter byInstruction: with the processor's instructions, which it must have, or without.
  mutating func drain(
    byInstruction: Bool = PlaceCursor.hasInstructions
  ) -> (docs: [UInt32], freqs: [UInt32]) {
    var found = 0
    if byInstruction {
      found = unsafe kernels_take_sums(sums, count, docs, amounts)
    } else {
      for doc in 0..<count {
        // SAFETY: all have `count` numbers, and no more are found than there are.
        guard unsafe sums[doc] != 0 else { continue }
        unsafe docs[found] = UInt32(truncatingIfNeeded: doc)
        unsafe amounts[found] = sums[doc]
        unsafe sums[doc] = 0
        found += 1
      }
    }
    // SAFETY: so many were written.
    return unsafe (
      Array(UnsafeBufferPointer(start: docs, count: found)),
      Array(UnsafeBufferPointer(start: amounts, count: found))
    )
  }

  /// Sets all counters to 0.
  mutating func removeAll() { unsafe sums.update(repeating: 0, count: count) }
}
