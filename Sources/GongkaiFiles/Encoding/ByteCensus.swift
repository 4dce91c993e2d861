// Of what kinds are the bytes of a file?

/// Counts that tell at a glance which encodings are worth a closer look.
struct ByteCensus: Equatable {
  /// Bytes from 0x80 on.
  var high = 0
  /// Those of them with nothing but ASCII, or nothing, on either side.
  var lonely = 0
  /// Bytes from 0xC0 on, which in UTF-8 begin a character.
  var leads = 0
  /// Those of them with no byte of 0x80–0xBF behind: no UTF-8.
  var brokenLeads = 0
  /// Control characters other than blanks and line ends, and zero bytes.
  var controls = 0

  private static let lane = 8
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Counts over all the bytes.
  init(_ bytes: UnsafeRawBufferPointer) {
    guard unsafe !bytes.isEmpty else { return }
    // The first byte and the last few have no neighbours to load with them.
    unsafe count(bytes, at: 0)
    var index = 1
    while index &+ Self.lane < bytes.count {
      let rounds = min(Int(UInt8.max), (bytes.count &- index &- 1) / Self.lane)
      unsafe count(bytes, from: index, rounds: rounds)
      index &+= rounds &* Self.lane
    }
    while index < bytes.count {
      unsafe count(bytes, at: index)
      index &+= 1
    }
  }

  /// Counts eight bytes a round, each in a byte of its own of a sum; at most 255 rounds, so that
  /// none overflows.
  private mutating func count(_ bytes: UnsafeRawBufferPointer, from start: Int, rounds: Int) {
    var sums: (high: UInt64, lonely: UInt64, leads: UInt64, broken: UInt64) = (0, 0, 0, 0)
    for round in 0..<rounds {
      let index = start &+ round &* Self.lane
      // SAFETY: the caller leaves a byte before `start` and one behind the last round.
      let previous = unsafe bytes.loadUnaligned(fromByteOffset: index &- 1, as: UInt64.self)
      let current = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let next = unsafe bytes.loadUnaligned(fromByteOffset: index &+ 1, as: UInt64.self)
      // Everything happens in the highest bit of each byte; shifts bring the bit below there.
      let high = current & Self.highBits
      let lead = high & (current &<< 1)
      sums.high &+= high &>> 7
      sums.lonely &+= (high & ~(previous | next)) &>> 7
      sums.leads &+= lead &>> 7
      sums.broken &+= (lead & ~(next & ~(next &<< 1))) &>> 7
      let low = ~(current | current &<< 1 | current &<< 2) & Self.highBits
      if low != 0 { unsafe countControls(bytes, from: index, to: index &+ Self.lane) }
    }
    high &+= Self.total(sums.high)
    lonely &+= Self.total(sums.lonely)
    leads &+= Self.total(sums.leads)
    brokenLeads &+= Self.total(sums.broken)
  }

  private mutating func countControls(
    _ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) {
    for index in start..<end {
      // SAFETY: the caller has loaded these bytes.
      let byte = unsafe bytes[index]
      if byte < 0x20, !CharacterCost.isBlank(byte) { controls &+= 1 }
    }
  }

  /// The sum of the eight bytes.
  private static func total(_ lanes: UInt64) -> Int {
    (0..<lane).reduce(0) { $0 + Int(lanes &>> UInt64(8 * $1) & 0xFF) }
  }

  private mutating func count(_ bytes: UnsafeRawBufferPointer, at index: Int) {
    // SAFETY: `index` lies within the bytes, and so do its neighbours where they are read.
    let byte = unsafe bytes[index]
    let previous: UInt8 = unsafe index > 0 ? bytes[index - 1] : 0
    let next: UInt8 = unsafe index + 1 < bytes.count ? bytes[index + 1] : 0
    if byte >= 0x80 { high += 1 }
    if byte >= 0x80, previous < 0x80, next < 0x80 { lonely += 1 }
    if byte >= 0xC0 { leads += 1 }
    if byte >= 0xC0, next & 0xC0 != 0x80 { brokenLeads += 1 }
    unsafe countControls(bytes, from: index, to: index + 1)
  }
}
