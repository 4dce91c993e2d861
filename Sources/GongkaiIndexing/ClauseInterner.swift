// Finds clauses that were said before.

import GongkaiBytes

/// Numbers distinct sequences of 32-bit values. Identity is compared, never trusted to a hash.
struct ClauseInterner: ~Copyable {
  /// All distinct clauses, one behind the other, each followed by `separator`.
  private(set) var stream = GrowableBuffer<UInt32>()
  /// Where each clause starts in `stream`.
  private(set) var starts = GrowableBuffer<UInt32>()
  private var hashes = GrowableBuffer<UInt32>()
  private var slots: [UInt32] = [UInt32](repeating: 0, count: 1024)

  /// Stands behind each clause; no value of a clause.
  static let separator = UInt32.max

  var count: Int { starts.count }

  /// Memory in use, in bytes.
  var byteCount: Int {
    stream.count * 4 + starts.count * 4 + hashes.count * 4 + slots.count * 4
  }

  /// Where clause `number` stands in the stream, its separator left out.
  func range(of number: Int) -> Range<Int> {
    let end = number + 1 < starts.count ? Int(starts[number + 1]) : stream.count
    return Int(starts[number])..<end - 1
  }

  /// The number of `clause`, given now if it is new.
  mutating func intern(_ clause: UnsafeBufferPointer<UInt32>) -> (number: UInt32, isNew: Bool) {
    let hash = unsafe Self.hash(clause)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if hashes[Int(number)] == hash, unsafe holds(clause, at: Int(number)) {
        return (number, false)
      }
      slot = (slot &+ 1) & mask
    }
    precondition(stream.count + clause.count < Int(UInt32.max) - 1, "a segment is flushed in time")
    let number = UInt32(starts.count)
    starts.append(UInt32(stream.count))
    hashes.append(hash)
    unsafe stream.append(contentsOf: clause)
    stream.append(Self.separator)
    slots[slot] = number + 1
    if starts.count * 3 > slots.count * 2 { grow() }
    return (number, true)
  }

  mutating func removeAll() {
    stream.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  /// Replaces every value by its image, and counts how often each image stands there.
  mutating func renumber(_ images: [UInt32], counts: inout [UInt32]) {
    for i in 0..<stream.count where stream[i] != Self.separator {
      let image = images[Int(stream[i])]
      stream[i] = image
      counts[Int(image)] += 1
    }
  }

  /// Gives the stream away.
  mutating func takeStream() -> FrozenBuffer<UInt32> {
    var taken = GrowableBuffer<UInt32>()
    swap(&taken, &stream)
    return FrozenBuffer(taken)
  }

  /// Frees what only `intern` needs.
  mutating func freeTable() {
    slots = []
    hashes.removeAll(keepingCapacity: false)
  }

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
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in 0..<starts.count {
      var slot = Int(hashes[number]) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// Multiplies and folds, two values at a time, because each step waits for the one before; low
  /// bits depend on all values.
  @inline(__always)
  private static func hash(_ clause: UnsafeBufferPointer<UInt32>) -> UInt32 {
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
