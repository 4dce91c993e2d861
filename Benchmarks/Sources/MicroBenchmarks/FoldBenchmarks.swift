// How fast is text folded and cut into positions?
//
// On 1 MB of seeded text: mostly Han characters, with numbers and punctuation. Once without and
// once with the bytes that each position covers, which only highlights ask for.
// Run: MicroBenchmarks fold

import Gongkai

func foldBenchmarks() throws -> [Benchmark] {
  var sample = SampleText(seed: 1)
  let text = sample.next(1 << 20)
  let lexicon = Lexicon()
  let scanner = TextScanner(fold: try .makeFromICU(), lexicon: lexicon)
  func scan(ranges: Bool) -> Int {
    // SAFETY: the scanner reads the bytes before the call returns.
    unsafe text.withUnsafeBytes { unsafe scanner.scan($0, ranges: ranges) }
    return scanner.units.count
  }
  let count = scan(ranges: true)
  try require(count > text.count / 4 && count < text.count / 2, "a Han character is a position")
  try require(scan(ranges: false) == count, "ranges change no positions")
  let han = scanner.units.filter { Units.isHan($0) }.count
  try require(han * 10 > count * 7, "most positions are Han characters")
  return [
    Benchmark(name: "fold/positions", amount: text.count, unit: .bytes) { scan(ranges: false) },
    Benchmark(name: "fold/with ranges", amount: text.count, unit: .bytes) { scan(ranges: true) },
  ]
}
