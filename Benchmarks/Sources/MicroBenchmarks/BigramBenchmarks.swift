// How fast do texts become bigrams, characters, words and lists?
//
// 1 MB of seeded texts written as an index on one thread, without compression of the text trained;
// writing to a folder for temporary files and waiting for the disk is part of the run, its waiting
// is not CPU time. What is measured elsewhere as parts comes together here.
// Run: MicroBenchmarks bigrams

import Glibc
import Gongkai

func bigramBenchmarks() throws -> [Benchmark] {
  let documents = SampleIndex.documents(160)
  let length = documents.reduce(0) { $0 + $1.content.text.count }
  let directory = "\(SampleIndex.temporaryFolder())/gongkai-benchmark-bigrams-\(getpid())"

  func write() throws -> Int {
    defer { SampleIndex.remove(directory) }
    let writer = try IndexWriter(
      directory: directory, options: IndexWriter.Options(threads: 1, memory: 1 << 30))
    try writer.add(documents)
    try writer.commit()
    return writer.documentCount
  }

  try require(try write() == documents.count, "all documents are in the index")
  return [Benchmark(name: "bigrams/index", amount: length, unit: .bytes, run: write)]
}
