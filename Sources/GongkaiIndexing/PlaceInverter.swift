// Turns the clause stream round: from "which term at this place" to "which places of this term".

import GongkaiBytes
import GongkaiFormat

/// Shared by the threads of a flush: the streams as term ordinals, and who says which clause.
struct PlaceInverter: Sendable {
  /// One field, or a run of its clauses.
  struct Region: Sendable {
    /// The clauses in their order.
    let stream: FrozenBuffer<UInt32>
    let clauses: RegionClauses
    /// Who says each clause of the stream.
    let sources: [ClauseSource]
    let base: UInt32

    /// The first place behind.
    var end: UInt32 { base + UInt32(stream.count) }

    /// Who says the clause that stands at `position` of the stream; any source behind the last one.
    @inline(__always)
    func source(ofClauseAt position: Int) -> ClauseSource {
      position < sources.count ? sources[position] : ClauseSource(clause: 0)
    }

    /// How many documents say the clause that stands at `position` of the stream.
    @inline(__always)
    func sayerCount(ofClauseAt position: Int) -> Int {
      clauses.rows.sayerCount(of: source(ofClauseAt: position))
    }

    /// Places of each term ordinal below `end`, times the documents that say their clauses.
    func occurrences(below end: Int) -> [Int] {
      var sums = [Int](repeating: 0, count: end)
      guard !sources.isEmpty else { return sums }
      var clause = 0
      var sayers = sayerCount(ofClauseAt: 0)
      for place in 0..<stream.count {
        let ordinal = stream[place]
        if Int(ordinal) < end {
          sums[Int(ordinal)] += sayers
        } else if ordinal == ClauseInterner.separator {
          clause += 1
          sayers = sayerCount(ofClauseAt: clause)
        }
      }
      return sums
    }
  }

  let regions: [Region]
  let clauseCount: Int
  let streamLength: Int
  let documentCount: Int
  let rankingThreshold: Int
  let norms: [UInt8]
  /// Places of each term ordinal.
  let counts: [UInt32]
  /// The ordinal of the word of the same text as each term, or `TermOrder.none`.
  let words: [UInt32]
  /// Documents of each word.
  let wordDocFreqs: [UInt32]

  /// Whether a term has a ranking list: by the ranking threshold, or because it is a word, too.
  func isRanked(_ ordinal: Int, occurrences: Int, docFreq: Int) -> Bool {
    if SegmentInformation.isRanked(
      occurrences: occurrences, docFreq: docFreq, threshold: rankingThreshold)
    {
      return true
    }
    guard docFreq > 0, words[ordinal] != TermOrder.none else { return false }
    return WordPostings.givesList(
      wordDocFreq: Int(wordDocFreqs[Int(words[ordinal])]), bigramDocFreq: docFreq)
  }

  /// The place behind each clause.
  func clauseEnds() -> [UInt32] {
    var places: [UInt32] = []
    places.reserveCapacity(clauseCount)
    for region in regions {
      unsafe region.stream.withUnsafeBuffer { stream in
        for i in 0..<stream.count where unsafe stream[i] == ClauseInterner.separator {
          places.append(region.base + UInt32(i))
        }
      }
    }
    return places
  }
}
