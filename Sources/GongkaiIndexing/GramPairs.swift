// Where do frequent neighbours stand together?

import GongkaiBytes

/// A run of characters at a place.
struct GramMention: BitwiseCopyable {
  let place: UInt32
  /// Where the clause that it lies in stands among those of the stream.
  let clause: UInt32
  /// The number of the run.
  let run: UInt32
}

/// The runs that begin at places of a stream, ascending.
enum GramRuns: Sendable {
  /// The bigrams of a stream: the number of each frequent one by its ordinal, 0 for other grams.
  case bigrams([UInt32])
  case mentions(FrozenBuffer<GramMention>)
}

/// Pairs of runs that begin at neighbouring places of a region, as they were met.
struct GramPairs: Sendable {
  /// The numbers of two runs, which are above 0.
  struct Pair: Hashable {
    let first: UInt32
    let second: UInt32
  }

  private let region: PlaceInverter.Region
  private let runs: GramRuns
  /// Of every two neighbours their index in `pairs`.
  private let met: FrozenBuffer<UInt32>
  let pairs: [Pair]
  /// Places of each of `pairs`, times the documents that say their clauses.
  let occurrences: [Int]

  init(_ region: PlaceInverter.Region, _ runs: GramRuns) {
    var met = GrowableBuffer<UInt32>()
    var table = TermTable()
    var occurrences: [Int] = []
    var lastClause = UInt32.max
    var sayers = 0
    Self.visit(region, runs) { first, second, _, clause in
      if clause != lastClause {
        lastClause = clause
        sayers = region.sayerCount(ofClauseAt: Int(clause))
      }
      let pair = table.intern(UInt64(first) << 32 | UInt64(second))
      if Int(pair) == occurrences.count { occurrences.append(0) }
      occurrences[Int(pair)] += sayers
      met.append(pair)
    }
    pairs = table.keys.array().map {
      Pair(first: UInt32($0 >> 32), second: UInt32(truncatingIfNeeded: $0))
    }
    self.region = region
    self.runs = runs
    self.met = FrozenBuffer(met)
    self.occurrences = occurrences
  }

  /// The mentions of pairs that have a number, by that number; 0 is none.
  func mentions(as numbers: [UInt32]) -> FrozenBuffer<GramMention> {
    var mentions = GrowableBuffer<GramMention>()
    var next = 0
    // Met again in the same order: to remember places would take three times the memory.
    Self.visit(region, runs) { _, _, place, clause in
      let run = numbers[Int(met[next])]
      next += 1
      if run != 0 { mentions.append(GramMention(place: place, clause: clause, run: run)) }
    }
    return FrozenBuffer(mentions)
  }

  /// Calls `body` with every two neighbours, the place of the first, and where their clause stands.
  @inline(__always)
  private static func visit(
    _ region: PlaceInverter.Region, _ runs: GramRuns,
    _ body: (_ first: UInt32, _ second: UInt32, _ place: UInt32, _ clause: UInt32) -> Void
  ) {
    switch runs {
    case .bigrams(let numbers):
      var clause: UInt32 = 0
      var last: UInt32 = 0
      for place in 0..<region.stream.count {
        let ordinal = region.stream[place]
        let number = Int(ordinal) < numbers.count ? numbers[Int(ordinal)] : 0
        if number != 0 && last != 0 {
          body(last, number, region.base &+ UInt32(truncatingIfNeeded: place &- 1), clause)
        }
        last = number
        if ordinal == ClauseInterner.separator { clause &+= 1 }
      }
    case .mentions(let mentions):
      for i in 0..<max(0, mentions.count - 1) {
        let (mention, next) = (mentions[i], mentions[i &+ 1])
        guard mention.place &+ 1 == next.place else { continue }
        body(mention.run, next.run, mention.place, mention.clause)
      }
    }
  }
}
