// How is counted by index, and what was counted read off in order?

import CMalloc

/// A counter for each of the indexes 0 ..< `count`, and the set of those that were counted.
///
/// The set has two levels, a bit for each index and a bit for each 64 of these, so that reading it
/// off costs what was counted and hardly what there is.
@safe public struct IndexCounter: ~Copyable {
  public let count: Int
  @usableFromInline let sums: UnsafeMutablePointer<UInt32>
  @usableFromInline let marks: UnsafeMutablePointer<UInt64>
  @usableFromInline let markedWords: UnsafeMutablePointer<UInt64>
  private let summaryCount: Int

  /// All counters at 0. Memory is taken from the system where indexes are counted.
  ///
  /// - Precondition: `count` is not negative.
  public init(count: Int) {
    precondition(count >= 0, "a count is not negative")
    self.count = count
    let wordCount = (count + 63) / 64
    summaryCount = (wordCount + 63) / 64
    // SAFETY: `zeroed` traps rather than returning no memory.
    unsafe sums = Self.zeroed(count)
    unsafe marks = Self.zeroed(wordCount)
    unsafe markedWords = Self.zeroed(summaryCount)
  }

  private static func zeroed<T: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<T> {
    unsafe Memory.zeroed(byteCount: count * MemoryLayout<T>.stride)
      .bindMemory(to: T.self, capacity: count)
  }

  deinit {
    unsafe free(sums)
    unsafe free(marks)
    unsafe free(markedWords)
  }

  /// Counts `index` `amount` more times, modulo 2^32; it counts as counted even if that is 0.
  ///
  /// - Precondition: `index` is below the count.
  @inlinable @inline(__always)
  public mutating func add(_ index: UInt32, _ amount: UInt32) {
    let index = Int(index)
    precondition(index < count, "an index is below the count")
    let word = index &>> 6
    // SAFETY: the index was compared with the count; there is a bit for each. No `&+=` and `|=`:
    // of those the thread sanitizer makes code that the compiler (6.3) then refuses.
    unsafe sums[index] = sums[index] &+ amount
    unsafe marks[word] = marks[word] | 1 &<< UInt64(index & 63)
    unsafe markedWords[word &>> 6] = markedWords[word &>> 6] | 1 &<< UInt64(word & 63)
  }

  /// Appends what was counted, ascending, and how often, and sets all counters to 0.
  public mutating func drain(indexes: inout [UInt32], sums amounts: inout [UInt32]) {
    removeAll { index, sum in
      indexes.append(index)
      amounts.append(sum)
    }
  }

  /// Sets all counters to 0.
  public mutating func removeAll() {
    removeAll { _, _ in }
  }

  /// Calls `body` with each index that was counted, ascending, and its sum, which is 0 afterwards.
  @inline(__always)
  private mutating func removeAll(_ body: (_ index: UInt32, _ sum: UInt32) -> Void) {
    for summary in 0..<summaryCount {
      // SAFETY: marked words and their bits lie within what was allocated.
      var words = unsafe markedWords[summary]
      unsafe markedWords[summary] = 0
      while words != 0 {
        let word = summary &* 64 &+ words.trailingZeroBitCount
        words &= words &- 1
        var bits = unsafe marks[word]
        unsafe marks[word] = 0
        while bits != 0 {
          let index = word &* 64 &+ bits.trailingZeroBitCount
          bits &= bits &- 1
          body(UInt32(truncatingIfNeeded: index), unsafe sums[index])
          unsafe sums[index] = 0
        }
      }
    }
  }
}
