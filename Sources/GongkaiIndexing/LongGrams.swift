// Which runs of three and more Han characters occur often, and in which documents?

import GongkaiBytes
import GongkaiFormat

/// The long grams of a segment: runs that occur so often, in the fields that count, that they have
/// a ranking list.
///
/// Found level by level: a run can only be frequent when both runs within it are that are shorter
/// by one (a priori: Agrawal and Srikant, "Fast algorithms for mining association rules", VLDB
/// 1994). A run that hardly ever stands outside of one that is longer by a character is no word and
/// nobody asks for it; most are such, and get no list (closed patterns: Cheng, Ke and Ng,
/// "δ-tolerance closed frequent itemsets", ICDM 2006, doi:10.1109/ICDM.2006.1).
struct LongGrams: Sendable {
  /// A run of characters that is frequent.
  private struct Run {
    let scalars: [UInt32]
    /// Places, times the documents that say their clauses.
    let occurrences: Int
    /// Occurrences of the most frequent run that is longer by a character.
    var longer = 0

    /// Whether at least one occurrence in twenty lies outside of any one longer run.
    var isClosed: Bool { longer <= occurrences - max(1, occurrences / 20) }
  }

  /// The keys in the dictionary, ascending.
  let keys: [[UInt8]]
  /// Places of each.
  let counts: [UInt32]
  /// The ordinal among `keys` of each run that a mention names.
  private let ordinals: [UInt32]
  /// Of each region: the mentions of runs with a list, length by length.
  private let mentions: [[FrozenBuffer<GramMention>]]
  private let regions: [PlaceInverter.Region]
  private let documentCount: Int
  private let norms: [UInt8]

  /// - Parameters:
  ///   - terms: the positional terms in the order of `places`.
  ///   - threshold: the occurrences that make a run frequent, at least 1.
  init(_ places: PlaceInverter, terms: TermOrder, threshold: Int, threads: Int) {
    let regions = places.regions.filter { $0.clauses.weight > 0 }
    self.regions = regions
    documentCount = places.documentCount
    norms = places.norms

    // Number 0 is no bigram, and no run.
    var runs = [Run(scalars: [], occurrences: 0)]
    let bigrams = Self.bigrams(
      terms, Self.occurrences(in: regions, below: terms.packedCount, threads), threshold, &runs)
    var pairs = Self.inParallel(regions, threads) { GramPairs($0, .bigrams(bigrams)) }
    var mentions = regions.map { _ in [FrozenBuffer<GramMention>]() }
    func keepClosed(_ level: [FrozenBuffer<GramMention>]) {
      for (region, found) in level.enumerated() {
        mentions[region].append(Self.closed(found, runs))
      }
    }
    var level: [FrozenBuffer<GramMention>] = []
    for _ in TermKey.longGramLengths {
      let numbers = Self.number(pairs, threshold, &runs)
      keepClosed(level)
      level = Self.inParallel(pairs, threads) { pairs in
        pairs.mentions(as: pairs.pairs.map { numbers[$0] ?? 0 })
      }
      pairs = []
      guard level.contains(where: { $0.count > 0 }) else { break }
      pairs = Self.inParallel(zip(regions, level), threads) { GramPairs($0, .mentions($1)) }
    }
    // Of the longest, too, those are left out that are part of something longer.
    _ = Self.number(pairs, threshold, &runs)
    keepClosed(level)
    self.mentions = mentions

    var counts = [UInt32](repeating: 0, count: runs.count)
    for mentions in mentions.joined() {
      for i in 0..<mentions.count { counts[Int(mentions[i].run)] += 1 }
    }
    let sorted = runs.indices.filter { counts[$0] > 0 }
      .map { (key: TermKey(longGram: runs[$0].scalars).bytes, run: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    keys = sorted.map(\.key)
    self.counts = sorted.map { counts[$0.run] }
    var ordinals = [UInt32](repeating: 0, count: runs.count)
    for (ordinal, gram) in sorted.enumerated() { ordinals[gram.run] = UInt32(ordinal) }
    self.ordinals = ordinals
  }

  private static func inParallel<Item: Sendable, Output: Sendable>(
    _ items: some Sequence<Item>, _ threads: Int, _ work: @escaping @Sendable (Item) -> Output
  ) -> [Output] {
    var outputs: [Output] = []
    inParallel(items, threads, work, consume: { outputs.append($0) })
    return outputs
  }

  private static func inParallel<Item: Sendable, Output: Sendable>(
    _ items: some Sequence<Item>, _ threads: Int, _ work: @escaping @Sendable (Item) -> Output,
    consume: (Output) -> Void
  ) {
    let queue = ItemQueue(Array(items))
    OrderedPipeline.run(
      threads: threads, inFlight: threads, next: { queue.next() }, work: { work($1) },
      consume: consume)
  }

  /// How often each term below `end` occurs: its places, times the documents that say their clauses.
  private static func occurrences(
    in regions: [PlaceInverter.Region], below end: Int, _ threads: Int
  ) -> [Int] {
    var sums = [Int](repeating: 0, count: end)
    inParallel(
      regions, threads, { $0.occurrences(below: end) },
      consume: { for (term, count) in $0.enumerated() { sums[term] += count } })
    return sums
  }

  /// The number of each bigram that is frequent, by its ordinal, and 0 of other grams.
  private static func bigrams(
    _ terms: TermOrder, _ occurrences: [Int], _ threshold: Int, _ runs: inout [Run]
  ) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: occurrences.count)
    for (ordinal, count) in occurrences.enumerated() where count >= threshold {
      let key = TermKey(raw: terms.key(at: ordinal))
      let scalars = key.text.unicodeScalars.map(\.value)
      guard key.kind == .gram, scalars.count == 2 else { continue }
      numbers[ordinal] = UInt32(runs.count)
      runs.append(Run(scalars: scalars, occurrences: count))
    }
    return numbers
  }

  /// Adds the pairs that are frequent in all regions together to `runs`, and notes them in the runs
  /// that they are made of. Returns the index in `runs` of each.
  private static func number(
    _ found: [GramPairs], _ threshold: Int, _ runs: inout [Run]
  ) -> [GramPairs.Pair: UInt32] {
    var sums: [GramPairs.Pair: Int] = [:]
    for pairs in found {
      for (pair, count) in zip(pairs.pairs, pairs.occurrences) { sums[pair, default: 0] += count }
    }
    var numbers: [GramPairs.Pair: UInt32] = [:]
    for (pair, count) in sums where count >= threshold {
      // Neighbours overlap, unless the stream comes from a segment that somebody forged: pairs that
      // do not would spell runs that others spell, too.
      guard runs[Int(pair.first)].scalars.dropFirst() == runs[Int(pair.second)].scalars.dropLast()
      else { continue }
      numbers[pair] = UInt32(runs.count)
      for part in [Int(pair.first), Int(pair.second)] {
        runs[part].longer = max(runs[part].longer, count)
      }
      let scalars = runs[Int(pair.first)].scalars + runs[Int(pair.second)].scalars.suffix(1)
      runs.append(Run(scalars: scalars, occurrences: count))
    }
    return numbers
  }

  /// Those of `mentions` whose runs get a list.
  private static func closed(
    _ mentions: FrozenBuffer<GramMention>, _ runs: [Run]
  ) -> FrozenBuffer<GramMention> {
    var kept = GrowableBuffer<GramMention>()
    for i in 0..<mentions.count where runs[Int(mentions[i].run)].isClosed {
      kept.append(mentions[i])
    }
    return FrozenBuffer(kept)
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
          let source = regions[region].source(ofClauseAt: Int(mentions[i].clause))
          sayers[cursors[slot]] = (UInt32(region), source)
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
