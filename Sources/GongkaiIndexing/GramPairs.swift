// Where do frequent neighbours stand together?

import GongkaiBytes

/// A run of characters at a place, and who says the clause that it lies in.
struct GramMention: BitwiseCopyable {
  let place: UInt32
  let source: ClauseSource
  /// The number of the run.
  var run: UInt32
}

/// Pairs of neighbouring runs as they were met.
struct GramPairs: Sendable {
  /// The numbers of two runs, which are above 0.
  struct Pair: Hashable {
    let first: UInt32
    let second: UInt32
  }

  /// Ascending by place; `run` is an index into `pairs`.
  private let mentions: FrozenBuffer<GramMention>
  let pairs: [Pair]

  /// The pairs of bigrams at the places of a stream.
  ///
  /// - Parameter bigrams: the number of each frequent bigram by its ordinal, 0 for other terms.
  init(_ region: PlaceInverter.Region, bigrams: [UInt32]) {
    var collector = Collector()
    var clause = 0
    var last: UInt32 = 0
    // SAFETY: the ordinal is compared with the number of ordinals.
    unsafe region.stream.withUnsafeBuffer { stream in
      unsafe bigrams.withUnsafeBufferPointer { numbers in
        for place in 0..<stream.count {
          let ordinal = unsafe stream[place]
          if Int(ordinal) < numbers.count {
            let number = unsafe numbers[Int(ordinal)]
            if number != 0 && last != 0 {
              collector.add(
                last, number, at: region.base &+ UInt32(truncatingIfNeeded: place &- 1),
                region.source(ofClauseAt: clause))
            }
            last = number
          } else {
            clause &+= 1
            last = 0
          }
        }
      }
    }
    (mentions, pairs) = collector.finish()
  }

  /// The pairs of runs that begin at neighbouring places.
  init(_ runs: FrozenBuffer<GramMention>) {
    var collector = Collector()
    unsafe runs.withUnsafeBuffer { runs in
      for i in 0..<max(0, runs.count - 1) {
        // SAFETY: both are below the number of runs.
        let (run, next) = unsafe (runs[i], runs[i &+ 1])
        guard run.place &+ 1 == next.place else { continue }
        collector.add(run.run, next.run, at: run.place, run.source)
      }
    }
    (mentions, pairs) = collector.finish()
  }

  /// How often each of `pairs` was met.
  func counts() -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: pairs.count)
    for i in 0..<mentions.count { counts[Int(mentions[i].run)] += 1 }
    return counts
  }

  /// The mentions of pairs that have a number, by that number; 0 is none.
  func mentions(as numbers: [UInt32]) -> FrozenBuffer<GramMention> {
    var kept = GrowableBuffer<GramMention>()
    for i in 0..<mentions.count {
      var mention = mentions[i]
      mention.run = numbers[Int(mention.run)]
      if mention.run != 0 { kept.append(mention) }
    }
    return FrozenBuffer(kept)
  }

  private struct Collector: ~Copyable {
    private var mentions = GrowableBuffer<GramMention>()
    private var table = TermTable()

    @inline(__always)
    mutating func add(_ first: UInt32, _ second: UInt32, at place: UInt32, _ source: ClauseSource) {
      let pair = table.intern(UInt64(first) << 32 | UInt64(second))
      mentions.append(GramMention(place: place, source: source, run: pair))
    }

    consuming func finish() -> (FrozenBuffer<GramMention>, [Pair]) {
      let pairs = table.keys.array().map {
        Pair(first: UInt32($0 >> 32), second: UInt32(truncatingIfNeeded: $0))
      }
      return (FrozenBuffer(mentions), pairs)
    }
  }
}
