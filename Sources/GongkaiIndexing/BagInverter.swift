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
  /// The lists that those of words may be told by; nil for characters.
  var bases: WordBases?

  /// The postings of the terms with ordinals in `range`.
  func invert(_ range: Range<Int>) -> PostingsChunk {
    var starts = [Int](repeating: 0, count: range.count + 1)
    for (i, ordinal) in range.enumerated() { starts[i + 1] = starts[i] + Int(counts[ordinal]) }
    let postings = postings(of: range, starts)
    var chunk = PostingsChunk(postings: starts[range.count])
    for i in 0..<range.count {
      let own = postings[starts[i]..<starts[i + 1]]
      let (docs, freqs) = (own.map(\.doc), own.map(\.freq))
      if let bases {
        chunk.append(
          word: WordPostings(docs: docs, freqs: freqs),
          over: bases.postings(ofWord: range.lowerBound + i), norms: norms)
      } else {
        unsafe chunk.append(
          docFreq: own.count, ranking: (docs, freqs, norms), places: nil, streamLength: 0)
      }
    }
    return chunk
  }

  private struct Posting: BitwiseCopyable {
    let doc: UInt32
    let freq: UInt32
  }

  /// Counting sort of the postings in `range`, whose terms' lists begin at `starts`.
  ///
  /// Those of other terms go to a place behind all, again and again: a branch would be mispredicted
  /// at every other posting.
  private func postings(of range: Range<Int>, _ starts: [Int]) -> [Posting] {
    let first = UInt32(range.lowerBound)
    let length = UInt32(range.count)
    let total = starts[range.count]
    var cursors = starts
    return unsafe [Posting](unsafeUninitializedCapacity: total + 1) { postings, written in
      // SAFETY: there is a cursor for each term of the range and one behind, which stays where it
      // is; the others stay below the next term's start, as `counts` counted these postings.
      unsafe cursors.withUnsafeMutableBufferPointer { cursors in
        var start = 0
        for doc in 0..<ends.count {
          let end = Int(ends[doc])
          for i in start..<end {
            let isOwn = terms[i] &- first < length
            let cursor = isOwn ? Int(terms[i] &- first) : Int(length)
            let slot = unsafe cursors[cursor]
            unsafe cursors[cursor] = slot &+ (isOwn ? 1 : 0)
            unsafe postings[slot] = Posting(
              doc: UInt32(truncatingIfNeeded: doc), freq: freqs[i])
          }
          start = end
        }
      }
      written = total
    }
  }
}
