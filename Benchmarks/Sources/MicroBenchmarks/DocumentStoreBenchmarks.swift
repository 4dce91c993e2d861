// How fast do documents come out of the store, and snippets out of documents?
//
// On an index of 4,000 seeded texts of 0.5 to 12 KB: 100 documents far from each other, each
// unpacked with its block; all documents in order; and the snippets of ten hits.
// Run: MicroBenchmarks store

import Gongkai

func documentStoreBenchmarks() throws -> [Benchmark] {
  let index = try SampleIndex.index()
  let store = try SampleIndex.segment().storedText
  let documents = SampleIndex.documents()
  let chosen = stride(from: 0, to: documents.count, by: documents.count / 100).map { $0 }
  for number in chosen {
    try require(
      try store.document(number).text == documents[number].content.text, "document \(number)")
  }
  let length = documents.reduce(0) { $0 + $1.content.text.count }

  func readAll() throws -> Int {
    var sum = 0
    try store.visitAll { _, document in sum += document.text.count }
    return sum
  }
  try require(try readAll() == length, "all texts")

  let request = SearchRequest("依申请公开")
  func snippets() throws -> Int {
    try index.search(request).hits.reduce(0) { $0 + ($1.snippet?.parts.count ?? 0) }
  }
  try require(try snippets() >= 10, "hits have snippets")
  return [
    Benchmark(name: "store/single", amount: chosen.count, unit: .documents) {
      try chosen.reduce(0) { try $0 + store.document($1).text.count }
    },
    Benchmark(name: "store/in order", amount: length, unit: .bytes, run: readAll),
    Benchmark(name: "store/ten snippets", amount: 10, unit: .hits, run: snippets),
  ]
}
