// How fast are runs of ideographs cut into words?
//
// On the runs of 200 KB of seeded text, by the list laid out for indexing and by the trie as it
// lies in ICU's data, as queries use it. Both must cut alike.
// Run: MicroBenchmarks words

import Gongkai

func wordBreakingBenchmarks() throws -> [Benchmark] {
  var sample = SampleText(seed: 1)
  let text = sample.next(200 << 10)
  let scanner = TextScanner(fold: try .makeFromICU(), lexicon: Lexicon())
  // SAFETY: the scanner reads the bytes before the call returns.
  unsafe text.withUnsafeBytes { unsafe scanner.scan($0) }
  let runs = Array(scanner.units).split { !Units.isIdeograph($0) }.map(Array.init)
  let characters = runs.reduce(0) { $0 + $1.count }

  func ends(_ breaker: HanWordBreaker) -> [Int32] {
    var ends: [Int32] = []
    for run in runs {
      // SAFETY: the breaker reads the units before the call returns.
      unsafe run.withUnsafeBufferPointer { unsafe breaker.appendWordEnds(of: $0, to: &ends) }
    }
    return ends
  }

  let indexing = try HanWordBreaker(purpose: .indexing)
  let query = try HanWordBreaker(purpose: .query)
  let expected = ends(indexing)
  try require(expected == ends(query), "both ways cut alike")
  try require(expected.count > runs.count && expected.count < characters, "words have characters")
  return [
    Benchmark(name: "words/indexing", amount: characters * 3, unit: .bytes) {
      ends(indexing).count
    },
    Benchmark(name: "words/query", amount: characters * 3, unit: .bytes) { ends(query).count },
  ]
}
