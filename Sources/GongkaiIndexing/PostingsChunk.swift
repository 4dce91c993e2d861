// The encoded postings of a run of terms, made on a worker thread.

import GongkaiBytes
import GongkaiFormat

/// Postings of neighbouring terms; offsets count from the chunk's start.
struct PostingsChunk: Sendable {
  private(set) var bytes = ByteWriter()
  private(set) var infos: [TermInfo] = []

  /// An empty chunk with room for the lists of so many postings, which mostly take fewer than two
  /// bytes each.
  init(postings: Int) { bytes.reserve(postings * 2) }

  /// Appends a term's lists; `ranking` may be nil where documents are derived from places.
  ///
  /// - Parameter boundsBlocks: as for `RankingList.encode`.
  mutating func append(
    docFreq: Int, ranking: (docs: [UInt32], freqs: [UInt32], norms: [UInt8])?,
    boundsBlocks: Bool = true, places: UnsafeBufferPointer<UInt32>?, streamLength: Int
  ) {
    let offset = bytes.count
    if let ranking {
      RankingList.encode(
        docs: ranking.docs, freqs: ranking.freqs, norms: ranking.norms,
        boundsBlocks: boundsBlocks, to: &bytes)
    }
    let middle = bytes.count
    if let places = unsafe places {
      unsafe PlaceList.encode(places, streamLength: streamLength, to: &bytes)
    }
    infos.append(
      TermInfo(
        docFreq: docFreq, placeCount: unsafe places?.count ?? 0, rankingLength: middle - offset,
        placesLength: bytes.count - middle, offset: offset))
  }
}

/// Cuts 0 ..< counts.count into runs whose counts add up to at most `limit`, or that are single.
func rangesOfTerms(_ counts: [UInt32], limit: Int) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = 0
  var sum = 0
  for (term, count) in counts.enumerated() {
    if sum + Int(count) > limit && term > start {
      ranges.append(start..<term)
      start = term
      sum = 0
    }
    sum += Int(count)
  }
  if start < counts.count { ranges.append(start..<counts.count) }
  return ranges
}
