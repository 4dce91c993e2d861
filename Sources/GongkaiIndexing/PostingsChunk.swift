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
  mutating func append(
    docFreq: Int, ranking: (docs: [UInt32], freqs: [UInt32], norms: [UInt8])?,
    places: UnsafeBufferPointer<UInt32>?, streamLength: Int
  ) {
    let offset = append(ranking)
    let middle = bytes.count
    if let places = unsafe places {
      unsafe PlaceList.encode(places, streamLength: streamLength, to: &bytes)
    }
    append(docFreq: docFreq, placeCount: unsafe places?.count ?? 0, offset: offset, middle: middle)
  }

  /// Appends a term's lists, the places by `writePlaces`, which returns how many there are.
  mutating func append(
    docFreq: Int, ranking: (docs: [UInt32], freqs: [UInt32], norms: [UInt8])?,
    writePlaces: (inout ByteWriter) throws(IndexError) -> Int
  ) throws(IndexError) {
    let offset = append(ranking)
    let middle = bytes.count
    let placeCount = try writePlaces(&bytes)
    append(docFreq: docFreq, placeCount: placeCount, offset: offset, middle: middle)
  }

  /// Appends the list of a word: the surplus of its base's, where it has one and that is shorter.
  mutating func append(word: WordPostings, over base: WordPostings?, norms: [UInt8]) {
    let offset = bytes.count
    let surplus = base.flatMap { word.surplus(of: $0) }
    let list = surplus ?? word
    var impacts = ImpactAccumulator()
    for (doc, freq) in zip(word.docs, word.freqs) { impacts.add(freq: freq, norm: norms[Int(doc)]) }
    // No search is for a word alone, so nothing is told of the blocks.
    RankingList.encode(
      docs: list.docs, freqs: list.freqs, norms: norms, boundsBlocks: false,
      impacts: impacts.competitive, to: &bytes)
    infos.append(
      TermInfo(
        docFreq: word.docs.count, placeCount: 0, rankingLength: bytes.count - offset,
        placesLength: 0, offset: offset, surplusCount: surplus?.docs.count))
  }

  /// Returns where the list starts.
  private mutating func append(
    _ ranking: (docs: [UInt32], freqs: [UInt32], norms: [UInt8])?
  ) -> Int {
    let offset = bytes.count
    if let ranking {
      RankingList.encode(
        docs: ranking.docs, freqs: ranking.freqs, norms: ranking.norms, boundsBlocks: true,
        to: &bytes)
    }
    return offset
  }

  private mutating func append(docFreq: Int, placeCount: Int, offset: Int, middle: Int) {
    infos.append(
      TermInfo(
        docFreq: docFreq, placeCount: placeCount, rankingLength: middle - offset,
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
