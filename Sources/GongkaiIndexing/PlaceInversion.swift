// Which places and documents do the terms of a range have? One for each thread of a flush.

import CKernels
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

  private let inverter: PlaceInverter
  /// The mentions of a range of terms, term behind term.
  private var mentions = GrowableBuffer<Mention>()
  /// Where the next mention of each term goes.
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

  mutating func invert(_ range: Range<Int>) -> PostingsChunk {
    cursors.removeAll(keepingCapacity: true)
    var total: UInt32 = 0
    for ordinal in range {
      cursors.append(total)
      total += inverter.counts[ordinal]
    }
    mentions.removeAll(keepingCapacity: true)
    // SAFETY: the streams are scattered to all mentions, as many as `counts` counted.
    unsafe mentions.append(count: Int(total)) { _ in }
    for region in inverter.regions { scatter(region, range) }

    // Each cursor stands at the end of its term now.
    var chunk = PostingsChunk(postings: Int(total))
    var start = 0
    for term in 0..<range.count {
      let end = Int(cursors[term])
      append(start..<end, to: &chunk)
      start = end
    }
    return chunk
  }

  /// How much of a stream is searched for terms of the range before they are scattered.
  private static let blockLength = 4096
  /// How many places ahead memory is asked for, first of the cursor, then of where it points.
  private static let lookahead = 16

  /// Counting sort of a region's places.
  ///
  /// The places of the range are picked from a block without a branch, as one would be mispredicted
  /// at every other place, and scattered then.
  private mutating func scatter(_ region: PlaceInverter.Region, _ range: Range<Int>) {
    let first = UInt32(range.lowerBound)
    let length = UInt32(range.count)
    var clause = 0
    var source = region.source(ofClauseAt: 0)
    // SAFETY: `picked` has room for a whole block. Ordinals are compared with the range before they
    // pick a cursor. Cursors stay below the next term's start, because `counts` counted these
    // streams, and the sum of all counts is at most the number of mentions.
    unsafe region.stream.withUnsafeBuffer { stream in
      unsafe cursors.withUnsafeMutableBuffer { cursors in
        unsafe mentions.withUnsafeMutableBuffer { mentions in
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
                if j &+ 2 &* Self.lookahead < pickedCount {
                  let far = unsafe stream[start &+ Int(picked[j &+ 2 &* Self.lookahead])] &- first
                  unsafe kernels_prefetch(cursors.baseAddress.unsafelyUnwrapped + Int(far))
                  let near = unsafe stream[start &+ Int(picked[j &+ Self.lookahead])] &- first
                  if near < length {
                    let slot = unsafe Int(cursors[Int(near)])
                    unsafe kernels_prefetch(mentions.baseAddress.unsafelyUnwrapped + slot)
                  }
                }
                let place = unsafe start &+ Int(picked[j])
                let ordinal = unsafe stream[place]
                if ordinal == ClauseInterner.separator {
                  clause &+= 1
                  source = region.source(ofClauseAt: clause)
                  continue
                }
                let slot = unsafe cursors[Int(ordinal &- first)]
                unsafe cursors[Int(ordinal &- first)] = slot &+ 1
                unsafe mentions[Int(slot)] = Mention(
                  place: region.base &+ UInt32(truncatingIfNeeded: place), source: source)
              }
              start &+= block
            }
          }
        }
      }
    }
  }

  /// Appends the lists of the term with these mentions.
  private mutating func append(_ own: Range<Int>, to chunk: inout PostingsChunk) {
    let occurrences = countDocuments(own)
    let docFreq = counter.documentCount
    var ranking: (docs: [UInt32], freqs: [UInt32], norms: [UInt8])?
    if occurrences >= inverter.rankingThreshold {
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
    for i in own { places.append(mentions[i].place) }
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

  private mutating func countDocuments(_ own: Range<Int>, _ region: Int) -> Int {
    let weight = weights[region]
    guard weight > 0 else { return 0 }
    var occurrences = 0
    for i in own {
      let source = mentions[i].source
      if let document = source.onlyDocument {
        counter.add(document, weight)
        occurrences += 1
      } else {
        unsafe rows[region].withRow(of: source.clause) { row in
          unsafe counter.add(row, weight: weight)
          occurrences += row.count
        }
      }
    }
    return occurrences
  }
}
