// Which number has this other-script word?

/// Interns words: bytes to a dense number and back.
///
/// Numbers count up from 0 in the order of first appearance. Open addressing
/// over one arena of bytes, so a known word costs one probe and one comparison.
public final class Lexicon {
  @usableFromInline let table = UnguardedValue(WordTable())

  /// An empty lexicon.
  public init() {}

  deinit { table.destroy() }

  /// The number of words.
  public var count: Int { table.value.count }

  /// The bytes of memory held.
  public var byteCount: Int { table.value.byteCount }

  /// The number of the word, which is added if it is new.
  public func intern(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    unsafe table.value.intern(bytes)
  }

  /// Lends the bytes of a word, whose number must be below `count`.
  @inlinable
  public func withBytes<Result, Failure: Error>(
    of index: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let range = table.value.range(of: index)
    return try unsafe table.value.arena.withUnsafeBufferPointer { (all) throws(Failure) -> Result in
      // SAFETY: every range lies in the arena by construction.
      try unsafe body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[range])))
    }
  }

  /// A copy of the bytes of a word, whose number must be below `count`.
  public func bytes(of index: Int) -> [UInt8] {
    Array(table.value.arena[table.value.range(of: index)])
  }

  /// Forgets all words but keeps the memory.
  public func removeAll() { table.value.removeAll() }
}

/// What a lexicon holds: a value, so that its parts are not guarded against overlapping access one
/// by one, as those of a class are at run time.
@usableFromInline
struct WordTable {
  @usableFromInline var arena: [UInt8] = []
  /// Where each word ends in the arena; a word starts where the last one ends.
  @usableFromInline var ends: [Int] = []
  private var hashes: [UInt32] = []
  /// The number of the word plus one; 0 is free. The length is a power of two.
  private var slots = [UInt32](repeating: 0, count: Self.smallestSlotCount)

  private static let smallestSlotCount = 64

  init() {}

  var count: Int { ends.count }

  var byteCount: Int {
    arena.capacity + ends.capacity * 8 + hashes.capacity * 4 + slots.capacity * 4
  }

  mutating func intern(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let hash = unsafe Self.hash(bytes)
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot] &- 1)
      if hashes[number] == hash, unsafe isEqual(number, bytes) { return UInt32(number) }
      slot = (slot &+ 1) & mask
    }
    precondition(ends.count < 0x7FFF_FFFE, "a lexicon holds at most 2^31 - 2 words")
    let number = UInt32(ends.count)
    unsafe arena.append(contentsOf: bytes)
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = number + 1
    if ends.count * 2 > slots.count { enlarge() }
    return number
  }

  mutating func removeAll() {
    arena.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  @usableFromInline func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  private func isEqual(_ number: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let range = self.range(of: number)
    guard range.count == bytes.count else { return false }
    for offset in 0..<bytes.count where unsafe arena[range.lowerBound &+ offset] != bytes[offset] {
      return false
    }
    return true
  }

  private mutating func enlarge() {
    let mask = slots.count * 2 - 1
    slots = [UInt32](repeating: 0, count: mask + 1)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// Multiply and shift over eight bytes at a time, folded to 32 bits.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset &+ 8 <= bytes.count {
      // SAFETY: eight bytes remain from `offset`.
      let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = mix(hash ^ UInt64(littleEndian: word))
      offset &+= 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = unsafe rest &<< 8 | UInt64(bytes[offset])
      offset &+= 1
    }
    hash = mix(hash ^ rest)
    return UInt32(truncatingIfNeeded: hash &>> 32)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product &>> 32)
  }
}
