// How does the clause stream of a region get into its final order?

import GongkaiBytes
import GongkaiFormat

/// A region's clauses as they were gathered, and the order in which they shall stand.
struct GatheredStream: Sendable {
  let stream: FrozenBuffer<UInt32>
  let clauses: RegionClauses
  /// The region's first place.
  let base: UInt32

  /// Runs of clauses that threads bring in order, of like size.
  fileprivate func runs(threads: Int, leastLength: Int) -> [StreamRun] {
    let count = max(1, min(stream.count / max(1, leastLength), threads))
    let clauseCount = clauses.order.count
    return (0..<count).map { run in
      StreamRun(
        gathered: self,
        positions: clauseCount * run / count..<clauseCount * (run + 1) / count)
    }
  }
}

/// Clauses that stand one behind the other.
private struct StreamRun: Sendable {
  let gathered: GatheredStream
  /// Their positions among all of the region.
  let positions: Range<Int>

  /// Who says each of the clauses.
  var sources: [ClauseSource] {
    let clauses = gathered.clauses
    return positions.map { clauses.rows.source(of: Int(clauses.order.clause(at: $0))) }
  }

  /// The clauses in order, every term replaced by its ordinal and every clause followed by
  /// the separator, and how often each ordinal stands there.
  func ordered(
    as ordinals: [UInt32]
  ) -> (stream: FrozenBuffer<UInt32>, counts: [UInt32]) {
    var counts = [UInt32](repeating: 0, count: ordinals.count)
    var ordered = GrowableBuffer<UInt32>()
    let order = gathered.clauses.order
    let length = positions.reduce(0) { $0 + order.length(of: order.clause(at: $1)) + 1 }
    unsafe ordinals.withUnsafeBufferPointer { ordinals in
      unsafe counts.withUnsafeMutableBufferPointer { counts in
        unsafe gathered.stream.withUnsafeBuffer { stream in
          unsafe ordered.append(count: length) { ordered in
            var next = 0
            for position in positions {
              let range = order.range(of: order.clause(at: position))
              // SAFETY: the ranges of a run, with their separators, are as long as the run. Terms
              // are compared with their number, ordinals with theirs.
              for i in range {
                let term = unsafe stream[i]
                precondition(Int(term) < ordinals.count, "every term has an ordinal")
                let ordinal = unsafe ordinals[Int(term)]
                unsafe ordered[next] = ordinal
                precondition(Int(ordinal) < counts.count, "ordinals are as many as terms")
                unsafe counts[Int(ordinal)] &+= 1
                next &+= 1
              }
              unsafe ordered[next] = ClauseInterner.separator
              next &+= 1
            }
          }
        }
      }
    }
    return (FrozenBuffer(ordered), counts)
  }
}

/// Brings gathered streams in order.
enum OrderedStream {
  /// The runs of all streams in order, and how often each ordinal stands there.
  ///
  /// - Parameter leastRun: places that are worth handing to another thread.
  static func make(
    _ gathered: consuming [GatheredStream], as ordinals: [UInt32], threads: Int, leastRun: Int
  ) -> (regions: [PlaceInverter.Region], counts: [UInt32]) {
    let queue = ItemQueue(
      gathered.flatMap { $0.runs(threads: threads, leastLength: leastRun) })
    // What was gathered goes as soon as it is in order.
    gathered = []
    var counts = [UInt32](repeating: 0, count: ordinals.count)
    var regions: [PlaceInverter.Region] = []
    OrderedPipeline.run(
      threads: threads, inFlight: threads, next: { queue.next() },
      work: { _, run in
        let ordered = run.ordered(as: ordinals)
        return (run.gathered.clauses, run.gathered.base, run.sources, run.positions, ordered)
      },
      consume: { (clauses, base, sources, positions, ordered) in
        for i in counts.indices { counts[i] &+= ordered.counts[i] }
        // All but the first run of a region stand behind the one before.
        let before = positions.lowerBound > 0 ? regions.last : nil
        regions.append(
          PlaceInverter.Region(
            stream: ordered.stream, clauses: clauses, sources: sources,
            base: before?.end ?? base))
      })
    return (regions, counts)
  }
}
