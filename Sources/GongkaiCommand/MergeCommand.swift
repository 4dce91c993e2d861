// gongkai merge: how do many segments become one?

import ArgumentParser
import Gongkai

struct MergeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge all segments of an index into one.",
    discussion: """
      Deleted reports are dropped for good. Searches go on meanwhile. Large
      indexes keep a segment for each hundred thousand reports or so.

        gongkai merge --index my-index
      """)

  @OptionGroup var index: IndexOption

  @Option(help: "Threads to use (default: all cores).")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is a number from 1 to 1024.")
    }
  }

  func execute(_ output: Output) throws -> Outcome {
    let writer = try ExistingIndex.open(index.directory, threads: threads)
    defer { writer.close() }
    let before = writer.segmentCount
    try writer.mergeAll()
    try writer.commit()
    try output.line(
      "\(Numbers.counted(before, "segment")) merged into "
        + "\(Numbers.grouped(writer.segmentCount)), "
        + "\(Numbers.counted(writer.documentCount, "report"))")
    return .found
  }
}

/// Opens an index for writing that must be there already.
enum ExistingIndex {
  /// - Throws: `IndexError.notAnIndex` or `.manifestMissing` instead of creating one;
  ///   `IndexingError`.
  static func open(_ directory: String, threads: Int? = nil) throws -> IndexWriter {
    _ = try Commit.existingGeneration(in: directory)
    return try IndexWriter(
      directory: directory,
      options: IndexWriter.Options(threads: threads ?? Threads.coreCount))
  }
}
