// Which runs of three and four Han characters occur at many places, and in which documents?

import GongkaiBytes
import GongkaiFormat

/// The long grams of a segment: runs with so many places, in the fields that count, that they have
/// a ranking list.
///
/// Found level by level: a run can only be frequent when both runs within it are that are shorter
/// by one (a priori: Agrawal and Srikant, "Fast algorithms for mining association rules", VLDB
/// 1994). So one place in ten is looked at twice.
struct LongGrams: Sendable {
  /// A run of characters that is frequent.
  private struct Run {
    let scalars: [UInt32]
    let count: UInt32
  }

  /// The keys in the dictionary, ascending.
  let keys: [[UInt8]]
  /// Places of each.
  let counts: [UInt32]
  /// The ordinal among `keys` of each run that a mention names.
  private let ordinals: [UInt32]
  /// Of each region: who says runs of three, and runs of four.
  private let mentions: [[FrozenBuffer<GramMention>]]
  private let regions: [PlaceInverter.Region]
  private let documentCount: Int
  private let norms: [UInt8]

  /// - Parameters:
  ///   - terms: the positional terms in the order of `places`.
  ///   - threshold: the places that make a run frequent, at least 1.
  init(_ places: PlaceInverter, terms: TermOrder, threshold: Int, threads: Int) {
    regions = places.regions.filter { $0.clauses.weight > 0 }
    documentCount = places.documentCount
    norms = places.norms

    var bigrams = [UInt32](repeating: 0, count: places.counts.count)
    // Number 0 is no bigram, and no run.
    var runs = [Run(scalars: [], count: 0)]
    for (ordinal, count) in places.counts.enumerated() where Int(count) >= threshold {
      let key = TermKey(raw: terms.key(at: ordinal))
      let scalars = key.text.unicodeScalars.map(\.value)
      guard key.kind == .gram, scalars.count == 2 else { continue }
      bigrams[ordinal] = UInt32(runs.count)
      runs.append(Run(scalars: scalars, count: count))
    }
    let bigramCount = runs.count
    let pairs = Self.pairs(of: bigrams, in: regions, threads: threads)
    let threes = Self.frequent(pairs, threshold, &runs)
    let fours = Self.frequent(threes.map { GramPairs($0) }, threshold, &runs)
    mentions = zip(threes, fours).map { [$0, $1] }

    let sorted = (bigramCount..<runs.count)
      .map { (key: TermKey(longGram: runs[$0].scalars).bytes, run: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    keys = sorted.map(\.key)
    counts = sorted.map { runs[$0.run].count }
    var ordinals = [UInt32](repeating: 0, count: runs.count)
    for (ordinal, gram) in sorted.enumerated() { ordinals[gram.run] = UInt32(ordinal) }
    self.ordinals = ordinals
  }

  private static func pairs(
    of bigrams: [UInt32], in regions: [PlaceInverter.Region], threads: Int
  ) -> [GramPairs] {
    let queue = ItemQueue(regions)
    var found: [GramPairs] = []
    OrderedPipeline.run(
      threads: threads, inFlight: threads, next: { queue.next() },
      work: { _, region in GramPairs(region, bigrams: bigrams) },
      consume: { found.append($0) })
    return found
  }

  /// The mentions of those pairs that are frequent in all regions together. They are added to
  /// `runs`, whose indexes the mentions name.
  private static func frequent(
    _ found: [GramPairs], _ threshold: Int, _ runs: inout [Run]
  ) -> [FrozenBuffer<GramMention>] {
    var counts: [GramPairs.Pair: UInt32] = [:]
    for pairs in found {
      for (pair, count) in zip(pairs.pairs, pairs.counts()) { counts[pair, default: 0] += count }
    }
    var numbers: [GramPairs.Pair: UInt32] = [:]
    for (pair, count) in counts where Int(count) >= threshold {
      numbers[pair] = UInt32(runs.count)
      let scalars = runs[Int(pair.first)].scalars + runs[Int(pair.second)].scalars.suffix(1)
      runs.append(Run(scalars: scalars, count: count))
    }
    return found.map { $0.mentions(as: $0.pairs.map { numbers[$0] ?? 0 }) }
  }

  /// The ranking lists of the grams with ordinals in `range`.
  func invert(_ range: Range<Int>) -> PostingsChunk {
    var cursors: [Int] = []
    var total = 0
    for ordinal in range {
      cursors.append(total)
      total += Int(counts[ordinal])
    }
    // Counting sort: whoever says the clause of each place, gram behind gram.
    var sayers = [(region: UInt32, source: ClauseSource)](
      repeating: (0, ClauseSource(clause: 0)), count: total)
    for (region, levels) in mentions.enumerated() {
      for mentions in levels {
        for i in 0..<mentions.count {
          let slot = Int(ordinals[Int(mentions[i].run)]) - range.lowerBound
          guard cursors.indices.contains(slot) else { continue }
          sayers[cursors[slot]] = (UInt32(region), mentions[i].source)
          cursors[slot] += 1
        }
      }
    }
    var chunk = PostingsChunk(postings: total)
    var counter = DocumentCounter(documentCount: documentCount)
    var start = 0
    for end in cursors {
      for (region, source) in sayers[start..<end] {
        let clauses = regions[Int(region)].clauses
        counter.add(source, in: clauses.rows, weight: clauses.weight)
      }
      let (docs, freqs) = counter.sorted()
      counter.removeAll()
      unsafe chunk.append(
        docFreq: docs.count, ranking: (docs, freqs, norms), places: nil, streamLength: 0)
      start = end
    }
    return chunk
  }
}
