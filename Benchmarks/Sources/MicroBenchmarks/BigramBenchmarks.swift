// How fast do texts become bigrams, characters, words and lists?
//
// 1 MB of seeded texts added to an empty index on one thread: what is measured elsewhere as parts
// comes together here. Making the index, with its fold table and its dictionary for compression,
// is no part of it; writing the files is, but waiting for the disk takes no CPU time.
// Run: MicroBenchmarks bigrams

import Glibc
import Gongkai

func bigramBenchmarks() throws -> [Benchmark] {
  let documents = SampleIndex.documents(160)
  let length = documents.reduce(0) { $0 + $1.content.text.count }
  let directory = "\(SampleIndex.temporaryFolder())/gongkai-benchmark-bigrams-\(getpid())"
  let options = IndexWriter.Options(threads: 1, memory: 1 << 30)
  defer { SampleIndex.remove(directory) }
  let samples = SampleIndex.documents(400).map(\.content.text)
  let empty = try IndexWriter(directory: directory, options: options, samples: { samples })
  try empty.commit()
  let files = try Directory.entries(directory).map { entry in
    (path: "\(directory)/\(entry.name)", contents: try Files.readAll("\(directory)/\(entry.name)"))
  }

  func write() throws -> Int {
    defer { SampleIndex.remove(directory) }
    try Directory.create(directory)
    for file in files { try Files.replaceAtomically(path: file.path, contents: file.contents) }
    let writer = try IndexWriter(directory: directory, options: options)
    try writer.add(documents)
    try writer.commit()
    return writer.documentCount
  }

  try require(try write() == documents.count, "all documents are in the index")
  return [Benchmark(name: "bigrams/index", amount: length, unit: .bytes, run: write)]
}
