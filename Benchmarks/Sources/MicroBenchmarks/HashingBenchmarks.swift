// How fast are texts and words told apart by hashes?
//
// SHA-256, by which unchanged files are recognized, over 1 MB; and the table that numbers words,
// looking up 20,000 numbers of one to four digits of which every one is known.
// Run: MicroBenchmarks hash

import Gongkai

func hashingBenchmarks() throws -> [Benchmark] {
  var sample = SampleText(seed: 1)
  let text = sample.next(1 << 20)
  try require(
    SHA256.digest(Array("abc".utf8)).hex
      == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "the digest of FIPS 180-4's example")

  var random = SeededRandom(seed: 4)
  let words = (0..<20_000).map { _ in
    Array(String(Int.random(in: 0..<10_000, using: &random)).utf8)
  }
  let lexicon = Lexicon()
  func intern(_ word: [UInt8]) -> Int {
    // SAFETY: the lexicon copies the bytes before the call returns.
    Int(unsafe word.withUnsafeBytes { unsafe lexicon.intern($0) })
  }
  let numbers = words.map(intern)
  try require(zip(words, numbers).allSatisfy { lexicon.bytes(of: $1) == $0 }, "words by number")
  try require(Set(numbers).count == Set(words).count, "one number for each word")
  return [
    Benchmark(name: "hash/SHA-256", amount: text.count, unit: .bytes) {
      Int(SHA256.digest(text).bytes[0])
    },
    Benchmark(name: "hash/known words", amount: words.count, unit: .keys) {
      words.reduce(0) { $0 &+ intern($1) }
    },
  ]
}
