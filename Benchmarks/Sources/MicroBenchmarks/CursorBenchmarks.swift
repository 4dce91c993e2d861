// How fast are lists walked, skipped through and looked up?
//
// On an index of 4,000 seeded texts: all places of a frequent bigram, every fiftieth place of it,
// the documents of its ranking list, and the look-up of 500 bigrams in the dictionary.
// Run: MicroBenchmarks cursor

import Gongkai

func cursorBenchmarks() throws -> [Benchmark] {
  let segment = try SampleIndex.segment()
  let key = TermKey(gram: 0x516C, 0x5F00)  // 公开
  guard let info = try segment.dictionary.find(key) else {
    throw WrongResult(description: "公开 is in the index")
  }
  func cursor() throws(IndexError) -> PlaceCursor {
    try PlaceCursor(
      info, in: segment.postings, streamLength: segment.information.streamLength)
  }
  var places: [UInt32] = []
  var walked = try cursor()
  try walked.appendAll(to: &places)
  try require(places.count == info.placeCount && places.count > 4096, "all places of 公开")
  let targets = stride(from: 0, to: places.count, by: 50).map { places[$0] }

  func advance() throws -> Int {
    var cursor = try cursor()
    var found = 0
    for target in targets where try cursor.advance(to: target) == target { found += 1 }
    return found
  }
  try require(try advance() == targets.count, "each place is found again")

  func walkDocuments() throws -> Int {
    var cursor = try RankingCursor(
      info, in: segment.postings, documentCount: segment.documentCount)
    var count = 0
    while try cursor.nextBlock() { count += cursor.filled }
    return count
  }
  try require(try walkDocuments() == info.docFreq, "all documents of 公开")

  let grams = zip(places.prefix(500), places.dropFirst(7)).map { x, y in
    TermKey(gram: 0x4E00 + x % 0x5000, 0x4E00 + y % 0x5000)
  }
  return [
    Benchmark(name: "cursor/all places", amount: places.count, unit: .integers) {
      var places: [UInt32] = []
      var cursor = try cursor()
      try cursor.appendAll(to: &places)
      return places.count
    },
    Benchmark(name: "cursor/each 50th", amount: targets.count, unit: .integers, run: advance),
    Benchmark(name: "cursor/documents", amount: info.docFreq, unit: .integers, run: walkDocuments),
    Benchmark(name: "cursor/look-up", amount: grams.count, unit: .keys) {
      try grams.reduce(0) { try $0 + (segment.dictionary.find($1)?.docFreq ?? 0) }
    },
  ]
}
