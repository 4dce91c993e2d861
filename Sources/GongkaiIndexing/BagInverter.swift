// Turns characters, or words, round: from documents' terms to terms' documents.

import GongkaiBytes
import GongkaiFormat

/// Shared by the threads of a flush: a bag as term ordinals.
struct BagInverter: Sendable {
  let terms: FrozenBuffer<UInt32>
  let freqs: FrozenBuffer<UInt32>
  let ends: FrozenBuffer<UInt32>
  let norms: [UInt8]
  /// Documents of each term ordinal.
  let counts: [UInt32]

  /// The postings of the terms with ordinals in `range`.
  func invert(_ range: Range<Int>) -> PostingsChunk {
    var starts = [Int](repeating: 0, count: range.count + 1)
    for (i, ordinal) in range.enumerated() { starts[i + 1] = starts[i] + Int(counts[ordinal]) }
    var cursors = Array(starts.dropLast())
    var docs = [UInt32](repeating: 0, count: starts[range.count])
    var docFreqs = docs
    let first = UInt32(range.lowerBound)
    let length = UInt32(range.count)
    var start = 0
    for doc in 0..<ends.count {
      let end = Int(ends[doc])
      for i in start..<end {
        let term = terms[i] &- first
        guard term < length else { continue }
        let slot = cursors[Int(term)]
        cursors[Int(term)] = slot &+ 1
        docs[slot] = UInt32(truncatingIfNeeded: doc)
        docFreqs[slot] = freqs[i]
      }
      start = end
    }
    var chunk = PostingsChunk(postings: docs.count)
    for i in 0..<range.count {
      let own = starts[i]..<starts[i + 1]
      unsafe chunk.append(
        docFreq: own.count, ranking: (Array(docs[own]), Array(docFreqs[own]), norms), places: nil,
        streamLength: 0)
    }
    return chunk
  }
}
