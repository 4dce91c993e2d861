// Upper bounds of what a run of postings can score, without knowing the scoring statistics.

import GongkaiBytes

/// A term frequency together with a document's norm.
public struct Impact: Equatable, Sendable {
  public let freq: UInt32
  public let norm: UInt8

  public init(freq: UInt32, norm: UInt8) {
    self.freq = freq
    self.norm = norm
  }
}

/// Collects postings and keeps the competitive impacts: those that no other beats in both
/// frequency (higher scores more) and norm (a shorter document scores more).
///
/// Source: Lucene's `CompetitiveImpactAccumulator`, restated. Pairs instead of finished
/// scores, because statistics may come from outside of the segment.
public struct ImpactAccumulator {
  /// The most bytes that the impacts of a run of postings take.
  static let longest = 1 + limit * (5 + 1)

  private var maxFreq = [UInt32](repeating: 0, count: 256)

  public init() {}

  public mutating func add(freq: UInt32, norm: UInt8) {
    maxFreq[Int(norm)] = max(maxFreq[Int(norm)], freq)
  }

  public mutating func removeAll() {
    for norm in 0..<256 { maxFreq[norm] = 0 }
  }

  /// How many impacts are kept: on long documents there are six to a block, and three bound its
  /// scores nearly as well.
  private static let limit = 3

  /// All impacts that no other beats, norm and frequency ascending.
  var unbeaten: [Impact] {
    var impacts: [Impact] = []
    var best: UInt32 = 0
    for norm in 0..<256 where maxFreq[norm] > best {
      best = maxFreq[norm]
      impacts.append(Impact(freq: best, norm: UInt8(norm)))
    }
    return impacts
  }

  /// Competitive impacts, norm and frequency ascending.
  public var competitive: [Impact] { Self.merged(unbeaten) }

  /// At most three of `impacts`, which no other beats: where there are more, neighbours are merged
  /// into pairs that no posting had, with the frequency of one and the norm of another. What they
  /// bound stays bounded.
  static func merged(_ impacts: [Impact]) -> [Impact] {
    guard impacts.count > limit else { return impacts }
    return (0..<limit).map { group in
      let first = group * impacts.count / limit
      let last = (group + 1) * impacts.count / limit - 1
      return Impact(freq: impacts[last].freq, norm: impacts[first].norm)
    }
  }

  /// Writes a count, then (frequency, norm) pairs.
  static func write(_ impacts: [Impact], to writer: inout ByteWriter) {
    writer.appendU8(UInt8(impacts.count))
    for impact in impacts {
      writer.varint(Int(impact.freq))
      writer.appendU8(impact.norm)
    }
  }

  static func read(_ reader: inout ByteReader) throws(ByteError) -> [Impact] {
    let count = try readCount(&reader)
    var impacts: [Impact] = []
    impacts.reserveCapacity(count)
    for _ in 0..<count {
      let freq = try reader.varint32()
      impacts.append(Impact(freq: freq, norm: try reader.u8()))
    }
    return impacts
  }

  private static func readCount(_ reader: inout ByteReader) throws(ByteError) -> Int {
    let count = Int(try reader.u8())
    guard count <= limit else { throw .malformedBlock(offset: reader.offset) }
    return count
  }

  /// Where what `write` wrote at `offset` ends, which must be before `limit`.
  ///
  /// - Throws: as `visit`.
  @inline(__always)
  @unsafe static func end(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, before limit: Int
  ) throws(ByteError) -> Int {
    try unsafe visit(bytes, at: offset, before: limit) { _, _ in }
  }

  /// The greatest product of a frequency and its norm's factor among what `write` wrote at `offset`;
  /// infinite where nothing is told.
  ///
  /// - Throws: as `visit`.
  @unsafe static func greatest(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, before limit: Int, factors: [Double]
  ) throws(ByteError) -> Double {
    var greatest = -Double.infinity
    _ = try unsafe visit(bytes, at: offset, before: limit) { freq, norm in
      greatest = max(greatest, Double(freq) * factors[Int(norm)])
    }
    return greatest < 0 ? .infinity : greatest
  }

  /// Calls `body` with each frequency and norm that `write` wrote at `offset`. Returns where they
  /// end, which must be before `limit`.
  ///
  /// - Throws: what `read` throws; without a reader, as every block of a list is begun so.
  @inline(__always)
  @unsafe private static func visit(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, before limit: Int,
    _ body: (_ freq: UInt32, _ norm: UInt8) -> Void
  ) throws(ByteError) -> Int {
    let limit = min(limit, bytes.count)
    guard offset >= 0, offset < limit else {
      throw .truncated(offset: offset, needed: 1, available: 0)
    }
    // SAFETY: each byte is compared with the end before it is read.
    let count = unsafe Int(bytes[offset])
    guard count <= Self.limit else { throw .malformedBlock(offset: offset) }
    var next = offset &+ 1
    for _ in 0..<count {
      let start = next
      var freq: UInt32 = 0
      while next < limit, unsafe bytes[next] >= 0x80 {
        freq |=
          unsafe UInt32(bytes[next] & 0x7F) &<< UInt32(truncatingIfNeeded: (next &- start) &* 7)
        next &+= 1
      }
      // Behind the last byte of the frequency stands the norm.
      guard next &+ 1 < limit else {
        throw .truncated(offset: start, needed: next &+ 2 &- start, available: limit &- start)
      }
      let last = unsafe bytes[next]
      let more = next &- start
      guard more < 4 || (more == 4 && last < 0x10), more == 0 || last != 0 else {
        throw .malformedInteger(offset: start)
      }
      freq |= UInt32(last) &<< UInt32(truncatingIfNeeded: more &* 7)
      body(freq, unsafe bytes[next &+ 1])
      next &+= 2
    }
    return next
  }
}
