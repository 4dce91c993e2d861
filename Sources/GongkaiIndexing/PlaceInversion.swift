// Which places and documents do the terms of a range have? One for each thread of a flush.

import GongkaiBytes
import GongkaiFormat

/// A thread's share of turning the clause stream round.
final class PlaceInversionWorker {
  private var inversion: PlaceInversion

  init(_ inverter: PlaceInverter) { inversion = PlaceInversion(inverter) }

  /// The postings of the terms with ordinals in `range`.
  func invert(_ range: Range<Int>) -> PostingsChunk { inversion.invert(range) }
}

/// A value, so that its parts are not guarded against overlapping access one by one, as those of a
/// class are at run time.
private struct PlaceInversion: ~Copyable {
  /// A place of a term, and who says the clause that it lies in.
  private struct Mention: BitwiseCopyable {
    let place: UInt32
    let source: ClauseSource
  }

  /// A mention that waits for its term's turn; the term is counted from the range's first.
  private struct WaitingMention: BitwiseCopyable {
    let term: UInt32
    let mention: Mention
  }

  private let inverter: PlaceInverter
  /// The mentions of a range of terms, a bucket of neighbouring terms behind the other.
  private var waiting = GrowableBuffer<WaitingMention>()
  /// Where the next mention of each bucket goes.
  private var bucketEnds = GrowableBuffer<UInt32>()
  /// The mentions of one bucket, term behind term.
  private var mentions = GrowableBuffer<Mention>()
  /// Where the next mention of each term goes, counted from the range's first mention.
  private var cursors = GrowableBuffer<UInt32>()
  /// Offsets within a block of a stream.
  private var picked = GrowableBuffer<UInt32>()
  /// The places of one term.
  private var places = GrowableBuffer<UInt32>()
  private var counter: DocumentCounter
  /// The first place of each region, and who says its clauses.
  private let bases: [UInt32]
  private let rows: [ClauseRows]
  /// How many times an occurrence in each region counts.
  private let weights: [UInt32]

  init(_ inverter: PlaceInverter) {
    self.inverter = inverter
    counter = DocumentCounter(documentCount: inverter.documentCount)
    bases = inverter.regions.map(\.base)
    rows = inverter.regions.map(\.clauses.rows)
    weights = inverter.regions.map(\.clauses.weight)
    picked.append(repeating: 0, count: Self.blockLength)
  }

  /// Sorts the places of the range by their terms in two steps, each counted ahead: into buckets of
  /// terms, few enough that what is written next of each stays in the caches, and then, bucket by
  /// bucket, by the term. Sorting at once would wait for memory at every place.
  mutating func invert(_ range: Range<Int>) -> PostingsChunk {
    let shift = Self.bucketShift(termCount: range.count)
    cursors.removeAll(keepingCapacity: true)
    bucketEnds.removeAll(keepingCapacity: true)
    var total: UInt32 = 0
    for term in 0..<range.count {
      if term & (1 &<< shift &- 1) == 0 { bucketEnds.append(total) }
      cursors.append(total)
      total += inverter.counts[range.lowerBound + term]
    }
    waiting.removeAll(keepingCapacity: true)
    // SAFETY: the streams are put into buckets with all mentions, as many as `counts` counted.
    unsafe waiting.append(count: Int(total)) { _ in }
    for region in inverter.regions { putIntoBuckets(region, range, shift) }

    // Each bucket's cursor stands at its end now.
    var chunk = PostingsChunk(postings: Int(total))
    var start = 0
    for bucket in 0..<bucketEnds.count {
      let end = Int(bucketEnds[bucket])
      sortByTerm(start..<end)
      var termStart = 0
      for term in bucket << shift..<min((bucket + 1) << shift, range.count) {
        let termEnd = Int(cursors[term]) - start
        append(range.lowerBound + term, termStart..<termEnd, to: &chunk)
        termStart = termEnd
      }
      start = end
    }
    return chunk
  }

  /// How much of a stream is searched for terms of the range before they are put into buckets.
  private static let blockLength = 4096
  /// Buckets are at most 2 to the power of this.
  private static let bucketBits = 8

  /// The terms of a bucket, as a power of two.
  private static func bucketShift(termCount: Int) -> Int {
    let bits = Int.bitWidth - max(0, termCount - 1).leadingZeroBitCount
    return max(0, bits - bucketBits)
  }

  /// Puts a region's places into buckets.
  ///
  /// The places of the range are picked from a block without a branch, as one would be mispredicted
  /// at every other place, and copied then.
  private mutating func putIntoBuckets(
    _ region: PlaceInverter.Region, _ range: Range<Int>, _ shift: Int
  ) {
    let first = UInt32(range.lowerBound)
    let length = UInt32(range.count)
    var clause = 0
    var source = region.source(ofClauseAt: 0)
    // SAFETY: `picked` has room for a whole block. Ordinals are compared with the range before they
    // pick a bucket. Cursors stay below the next bucket's start, because `counts` counted these
    // streams, and the sum of all counts is at most the number of mentions.
    unsafe region.stream.withUnsafeBuffer { stream in
      unsafe bucketEnds.withUnsafeMutableBuffer { ends in
        unsafe waiting.withUnsafeMutableBuffer { waiting in
          unsafe picked.withUnsafeMutableBuffer { picked in
            var start = 0
            while start < stream.count {
              let block = Swift.min(Self.blockLength, stream.count &- start)
              var pickedCount = 0
              for i in 0..<block {
                let ordinal = unsafe stream[start &+ i]
                unsafe picked[pickedCount] = UInt32(truncatingIfNeeded: i)
                let isEnd = ordinal == ClauseInterner.separator ? 1 : 0
                pickedCount &+= ordinal &- first < length ? 1 : isEnd
              }
              for j in 0..<pickedCount {
                let place = unsafe start &+ Int(picked[j])
                let ordinal = unsafe stream[place]
                if ordinal == ClauseInterner.separator {
                  clause &+= 1
                  source = region.source(ofClauseAt: clause)
                  continue
                }
                let term = ordinal &- first
                let slot = unsafe ends[Int(term &>> UInt32(shift))]
                unsafe ends[Int(term &>> UInt32(shift))] = slot &+ 1
                unsafe waiting[Int(slot)] = WaitingMention(
                  term: term,
                  mention: Mention(
                    place: region.base &+ UInt32(truncatingIfNeeded: place), source: source))
              }
              start &+= block
            }
          }
        }
      }
    }
  }

  /// Fills `mentions` with those of a bucket, which wait in `range`.
  private mutating func sortByTerm(_ range: Range<Int>) {
    mentions.removeAll(keepingCapacity: true)
    // SAFETY: cursors of the bucket's terms begin at `range.lowerBound` and stay below the next
    // term's start, because `counts` counted these streams: so all mentions are set.
    unsafe waiting.withUnsafeBuffer { waiting in
      unsafe cursors.withUnsafeMutableBuffer { cursors in
        unsafe mentions.append(count: range.count) { mentions in
          for i in range {
            let term = unsafe Int(waiting[i].term)
            let slot = unsafe Int(cursors[term])
            unsafe cursors[term] = UInt32(truncatingIfNeeded: slot &+ 1)
            unsafe mentions[slot &- range.lowerBound] = unsafe waiting[i].mention
          }
        }
      }
    }
  }

  /// Appends the lists of a term, whose mentions are `own`.
  private mutating func append(
    _ ordinal: Int, _ own: Range<Int>, to chunk: inout PostingsChunk
  ) {
    let occurrences = countDocuments(own)
    let docFreq = counter.documentCount
    var ranking: (docs: [UInt32], freqs: [UInt32], norms: [UInt8])?
    if inverter.isRanked(ordinal, occurrences: occurrences, docFreq: docFreq) {
      let (docs, freqs) = counter.sorted()
      ranking = (docs, freqs, inverter.norms)
    }
    counter.removeAll()
    // SAFETY: the chunk reads the places before the call returns.
    unsafe places.withUnsafeBuffer {
      unsafe chunk.append(
        docFreq: docFreq, ranking: ranking, places: $0, streamLength: inverter.streamLength)
    }
  }

  /// Gathers the places of a term and counts its documents. Returns how many documents say its
  /// clauses in the fields that count, counted with repetition.
  private mutating func countDocuments(_ own: Range<Int>) -> Int {
    places.removeAll(keepingCapacity: true)
    // SAFETY: a term's mentions lie in `mentions`, and all places are set.
    unsafe mentions.withUnsafeBuffer { mentions in
      unsafe places.append(count: own.count) { places in
        for i in 0..<own.count { unsafe places[i] = mentions[own.lowerBound &+ i].place }
      }
    }
    var occurrences = 0
    var start = own.lowerBound
    var region = 0
    while start < own.upperBound {
      // Places ascend, and so do their regions.
      let next = region + 1 < bases.count ? bases[region + 1] : .max
      var end = start
      while end < own.upperBound, mentions[end].place < next { end &+= 1 }
      if end > start { occurrences += countDocuments(start..<end, region) }
      start = end
      region += 1
    }
    return occurrences
  }

  /// How many mentions ahead memory is asked for, first for where a row is, then for the row.
  private static let lookahead = 8

  private mutating func countDocuments(_ own: Range<Int>, _ region: Int) -> Int {
    let weight = weights[region]
    guard weight > 0 else { return 0 }
    let rows = self.rows[region]
    var occurrences = 0
    for i in own {
      let source = mentions[i].source
      if source.onlyDocument == nil, i &+ 2 &* Self.lookahead < own.upperBound {
        rows.prefetchRange(mentions[i &+ 2 &* Self.lookahead].source)
        rows.prefetchRow(mentions[i &+ Self.lookahead].source)
      }
      occurrences += counter.add(source, in: rows, weight: weight)
    }
    return occurrences
  }
}
