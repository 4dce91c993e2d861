// Finds clauses that were said before.

import CKernels
import GongkaiBytes

/// Numbers distinct sequences of 32-bit values. Identity is compared, never trusted to a hash.
struct ClauseInterner: ~Copyable {
  /// All distinct clauses, one behind the other, each followed by `separator`.
  private(set) var stream = GrowableBuffer<UInt32>()
  /// Where each clause starts in `stream`.
  private(set) var starts = GrowableBuffer<UInt32>()
  /// Open addressing, at most two thirds full: the hash of a clause in the high half and its
  /// number plus one in the low one; 0 is free. A new clause mostly touches one slot and no more.
  private var slots = GrowableBuffer<UInt64>()

  /// Stands behind each clause; no value of a clause.
  static let separator = UInt32.max

  init() { slots.append(repeating: 0, count: 1024) }

  var count: Int { starts.count }

  /// Memory in use, in bytes.
  var byteCount: Int { stream.count * 4 + starts.count * 4 + slots.count * 8 }

  /// Where clause `number` stands in the stream, its separator left out.
  func range(of number: Int) -> Range<Int> {
    let end = number + 1 < starts.count ? Int(starts[number + 1]) : stream.count
    return Int(starts[number])..<end - 1
  }

  /// Lends clause `number`.
  @inline(__always)
  func withClause<Result>(
    _ number: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    let range = range(of: number)
    // SAFETY: clauses lie in the stream by construction, and are lent for the call.
    return unsafe stream.withUnsafeBuffer {
      unsafe body(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// The number of `clause`, whose hash is `hash`, given now if it is new.
  mutating func intern(
    _ clause: UnsafeBufferPointer<UInt32>, hash: UInt32
  ) -> (number: UInt32, isNew: Bool) {
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      if UInt32(truncatingIfNeeded: entry &>> 32) == hash {
        let number = UInt32(truncatingIfNeeded: entry) &- 1
        if unsafe holds(clause, at: Int(number)) { return (number, false) }
      }
      slot = (slot &+ 1) & mask
    }
    precondition(stream.count + clause.count < Int(UInt32.max) - 1, "a segment is flushed in time")
    let number = UInt32(starts.count)
    starts.append(UInt32(stream.count))
    unsafe stream.append(contentsOf: clause)
    stream.append(Self.separator)
    slots[slot] = UInt64(hash) &<< 32 | UInt64(number + 1)
    if starts.count * 3 > slots.count * 2 { grow() }
    return (number, true)
  }

  /// Fetches the slot that `intern` of a clause with this hash will look at.
  @inline(__always)
  func prefetch(hash: UInt32) {
    // SAFETY: a hash is cut to a slot of the table, and a prefetch reads nothing.
    unsafe slots.withUnsafeBuffer { slots in
      unsafe kernels_prefetch(
        slots.baseAddress.unsafelyUnwrapped + (Int(hash) & (slots.count &- 1)))
    }
  }

  mutating func removeAll() {
    stream.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    let size = slots.count
    slots.removeAll(keepingCapacity: true)
    slots.append(repeating: 0, count: size)
  }

  /// Gives the stream away. Nothing may be asked of the interner afterwards but how many clauses there
  /// are.
  mutating func takeStream() -> FrozenBuffer<UInt32> {
    var taken = GrowableBuffer<UInt32>()
    swap(&taken, &stream)
    return FrozenBuffer(taken)
  }

  /// Frees what only `intern` needs.
  mutating func freeTable() { slots.removeAll() }

  private func holds(_ clause: UnsafeBufferPointer<UInt32>, at number: Int) -> Bool {
    let range = range(of: number)
    guard range.count == clause.count else { return false }
    return unsafe stream.withUnsafeBuffer { stream in
      for i in 0..<clause.count where unsafe stream[range.lowerBound &+ i] != clause[i] {
        return false
      }
      return true
    }
  }

  private mutating func grow() {
    var larger = GrowableBuffer<UInt64>()
    larger.append(repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for old in 0..<slots.count where slots[old] != 0 {
      var slot = Int(slots[old] &>> 32) & mask
      while larger[slot] != 0 { slot = (slot &+ 1) & mask }
      larger[slot] = slots[old]
    }
    swap(&larger, &slots)
  }

  /// Multiplies and folds, two values at a time, because each step waits for the one before; low
  /// bits depend on all values.
  @inline(__always)
  static func hash(_ clause: UnsafeBufferPointer<UInt32>) -> UInt32 {
    var hash = UInt64(clause.count) &* 0x9E37_79B9_7F4A_7C15
    var i = 0
    while i &+ 1 < clause.count {
      let pair = unsafe UInt64(clause[i]) | UInt64(clause[i &+ 1]) << 32
      hash = (hash ^ pair) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      i &+= 2
    }
    if i < clause.count {
      hash = (hash ^ UInt64(unsafe clause[i])) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 29)
  }
}
