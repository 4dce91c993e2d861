// Turns the clause stream round: from "which term at this place" to "which places of this term".

import GongkaiBytes
import GongkaiFormat

/// Shared by the threads of a flush: the streams as term ordinals, and who says which clause.
struct PlaceInverter: Sendable {
  /// One field.
  struct Region: Sendable {
    let stream: FrozenBuffer<UInt32>
    let order: ClauseOrder
    let rows: ClauseRows
    let base: UInt32
    /// How many times an occurrence counts; 0 where it does not count for ranking lists.
    let weight: UInt32
  }

  let regions: [Region]
  let streamLength: Int
  let documentCount: Int
  let rankingThreshold: Int
  let norms: [UInt8]
  /// Places of each term ordinal.
  let counts: [UInt32]

  /// The place behind each clause.
  func clauseEnds() -> [UInt32] {
    var places: [UInt32] = []
    for region in regions {
      var place = region.base
      region.order.visit { _, range in
        place += UInt32(range.count)
        places.append(place)
        place += 1
      }
    }
    return places
  }

  /// The postings of the terms with ordinals in `range`.
  func invert(_ range: Range<Int>) -> PostingsChunk {
    var starts = [Int](repeating: 0, count: range.count + 1)
    for (i, ordinal) in range.enumerated() { starts[i + 1] = starts[i] + Int(counts[ordinal]) }
    var places = [UInt32](repeating: 0, count: starts[range.count])
    var clauses = [UInt32](repeating: 0, count: starts[range.count])
    let regionStarts = scatter(range, starts, &places, &clauses)

    var counter = DocumentCounter(documentCount: documentCount)
    var chunk = PostingsChunk()
    for i in 0..<range.count {
      let own = starts[i]..<starts[i + 1]
      var occurrences = 0
      for (r, region) in regions.enumerated() where region.weight > 0 {
        let end = r + 1 < regions.count ? regionStarts[r + 1][i] : own.upperBound
        occurrences += counter.add(
          clauses[regionStarts[r][i]..<end], region.rows, weight: region.weight)
      }
      var ranking: (docs: [UInt32], freqs: [UInt32], norms: [UInt8])?
      let docFreq = counter.documentCount
      if occurrences >= rankingThreshold {
        let (docs, freqs) = counter.sorted()
        ranking = (docs, freqs, norms)
      }
      counter.removeAll()
      // SAFETY: the chunk reads the places before the call returns.
      unsafe places.withUnsafeBufferPointer {
        unsafe chunk.append(
          docFreq: docFreq, ranking: ranking, places: UnsafeBufferPointer(rebasing: $0[own]),
          streamLength: streamLength)
      }
    }
    return chunk
  }

  /// Counting sort of the places of `range`, clauses said more than once first. Returns, for each region and term, where its
  /// places start.
  private func scatter(
    _ range: Range<Int>, _ starts: [Int], _ places: inout [UInt32], _ clauses: inout [UInt32]
  ) -> [[Int]] {
    var cursors = Array(starts.dropLast())
    var regionStarts: [[Int]] = []
    let first = UInt32(range.lowerBound)
    let length = UInt32(range.count)
    for region in regions {
      regionStarts.append(cursors)
      // SAFETY: cursors stay below the next term's start, because `counts` counted this stream.
      unsafe region.stream.withUnsafeBuffer { stream in
        var place = region.base
        region.order.visit { clause, range in
          for i in range {
            let ordinal = unsafe stream[i]
            if ordinal &- first < length {
              let slot = cursors[Int(ordinal &- first)]
              cursors[Int(ordinal &- first)] = slot &+ 1
              places[slot] = place &+ UInt32(truncatingIfNeeded: i &- range.lowerBound)
              clauses[slot] = clause
            }
          }
          place &+= UInt32(truncatingIfNeeded: range.count &+ 1)
        }
      }
    }
    return regionStarts
  }
}

/// Adds up frequencies by document.
private struct DocumentCounter {
  private var freqs: [UInt32]
  private var touched: [UInt32] = []

  init(documentCount: Int) {
    freqs = [UInt32](repeating: 0, count: documentCount)
  }

  var documentCount: Int { touched.count }

  /// Counts one occurrence in each of `clauses`; returns how many documents say them, counted
  /// with repetition.
  mutating func add(
    _ clauses: ArraySlice<UInt32>, _ rows: borrowing ClauseRows, weight: UInt32
  ) -> Int {
    var occurrences = clauses.count
    for clause in clauses {
      let clause = Int(clause)
      count(rows.owners[clause], rows.ownerCounts[clause] &* weight)
      let row = rows.row(clause)
      occurrences += row.count
      for i in row { count(rows.docs[i], rows.counts[i] &* weight) }
    }
    return occurrences
  }

  @inline(__always)
  private mutating func count(_ doc: UInt32, _ freq: UInt32) {
    if freqs[Int(doc)] == 0 { touched.append(doc) }
    freqs[Int(doc)] &+= freq
  }

  /// The documents in order, and their frequencies.
  mutating func sorted() -> (docs: [UInt32], freqs: [UInt32]) {
    // A list that is dense among the documents is read off in order faster than sorted.
    if touched.count > freqs.count / 16 {
      touched.removeAll(keepingCapacity: true)
      for doc in freqs.indices where freqs[doc] != 0 { touched.append(UInt32(doc)) }
    } else {
      touched.sort()
    }
    // Counts of a damaged segment may add up to 2^32, which is 0 here.
    return (touched, touched.map { max(1, freqs[Int($0)]) })
  }

  mutating func removeAll() {
    for doc in touched { freqs[Int(doc)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
