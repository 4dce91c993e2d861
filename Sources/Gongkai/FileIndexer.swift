// How do files and folders become documents of an index?

public import GongkaiBytes
import GongkaiFiles
import GongkaiFormat
import GongkaiIndexing
import GongkaiReports

/// Indexes files: looks for them, reads them on all threads, adds what is new or changed, commits.
public struct FileIndexer {
  /// How a run goes about its work.
  public struct Options: Sendable {
    /// Threads that read, analyze and encode.
    public var threads: Int
    /// Memory for the whole run, in bytes.
    public var memory: Int
    /// Whether reports are deleted whose files have vanished from the folders named.
    public var prune: Bool

    /// Options; by default all cores, 512 MiB, and nothing deleted.
    public init(threads: Int = Threads.coreCount, memory: Int = 512 << 20, prune: Bool = false) {
      self.threads = max(1, threads)
      self.memory = memory
      self.prune = prune
    }
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    /// Bytes of input read, and bytes there are.
    public let bytesDone: Int
    public let bytesTotal: Int
    /// Reports read so far, unchanged ones included.
    public let documents: Int
    /// Since the run began.
    public let wallSeconds: Double
  }

  /// What a run did.
  public struct Summary: Sendable {
    /// Reports that the index did not hold before.
    public var added = 0
    /// Reports that took the place of another with the same identifier.
    public var replaced = 0
    /// Reports that the index held already.
    public var unchanged = 0
    /// Reports deleted because their files vanished.
    public var removed = 0
    /// Reports of the index whose files are not in the folders named; counted when only folders
    /// were named and nothing was pruned. Nothing is pruned either while some lines or rows
    /// cannot be read, since their reports may be known by any name.
    public var vanished = 0
    /// What could not be read.
    public var problems: [IntakeProblem] = []
    /// Files and entries of archives of kinds that are not read, by extension.
    public var skipped: [(extension: String, count: Int)] = []
    /// The index after the run; nil when it holds nothing.
    public var sizes: IndexSizes?
    /// Bytes of the original text of the reports that were indexed.
    public var textBytes = 0
    public var wallSeconds = 0.0
    public var cpuSeconds = 0.0
    public var peakMemoryBytes = 0

    /// Documents in the index after the run.
    public var documentsInIndex: Int { sizes?.documentCount ?? 0 }
    /// Segments in the index after the run.
    public var segments: Int { sizes?.segmentCount ?? 0 }

    /// How many files could not be read because a program is missing, by the package that would
    /// bring it.
    public var filesByMissingPackage: [(package: String, count: Int)] {
      var counts: [String: Int] = [:]
      for problem in problems {
        if let package = problem.missingPackage { counts[package, default: 0] += 1 }
      }
      return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Adds what was passed in archives.
    fileprivate mutating func addSkipped(_ more: [String: Int]) {
      let all = Dictionary(skipped.map { ($0.extension, $0.count) }) { $0 + $1 }
        .merging(more) { $0 + $1 }
      skipped = all.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { ($0.key, $0.value) }
    }
  }

  /// Why a run cannot even begin.
  public enum Failure: Error, Equatable, Sendable {
    /// There are no files of a kind that is read; so many of other kinds were passed.
    case nothingToIndex(paths: [String], skippedFiles: Int)
    /// Pruning needs folders to compare with, and this is a file.
    case pruneNeedsFolders(path: String)
  }

  /// Indexes the files at `paths` into the index in `directory`, which is created when missing.
  ///
  /// A file or line that cannot be read becomes a problem of the summary and stops nothing. When
  /// nothing at all could be read, a new index is not created.
  ///
  /// - Parameter progress: called on this thread now and then; what it throws ends the run, of
  ///   which the segments committed so far remain.
  /// - Throws: `IntakeError`, `FileIndexer.Failure` or `IndexingError`.
  public static func run(
    paths: [String], directory: String, options: Options = Options(),
    progress: (Progress) throws -> Void = { _ in }
  ) throws -> Summary {
    let start = Clock.monotonicNanoseconds()
    let cpuAtStart = ProcessUsage.now().cpuSeconds
    func elapsed() -> Double { Double(Clock.monotonicNanoseconds() - start) / 1e9 }

    let onlyFolders = try checkPrune(options.prune, paths)
    let plan = try IntakePlan.make(paths: paths)
    guard plan.fileCount > 0 || options.prune || !plan.problems.isEmpty else {
      throw Failure.nothingToIndex(
        paths: paths, skippedFiles: plan.skipped.reduce(0) { $0 + $1.count })
    }
    var summary = Summary()
    summary.problems = plan.problems
    summary.skipped = plan.skipped

    // The names of the files stay in memory for the whole run.
    let memory = max(options.memory / 2, options.memory - plan.files.byteCount)
    let writer = try IndexWriter(
      directory: directory,
      options: IndexWriter.Options(
        threads: options.threads, memory: memory, schema: ReportFields.schema),
      samples: { plan.sampleTexts(totalBytes: sampleBytes(of: plan.totalBytes)) })
    defer { writer.close() }
    let before = writer.documentCount
    var loaded = 0
    var bytesDone = 0
    // Nothing can have vanished from an index that holds nothing.
    let comparesIndex = onlyFolders && writer.base != nil
    var present = comparesIndex ? PresentReports(plan) : nil
    let dealer = Dealer(
      IntakeQueue(plan: plan, itemBytes: writer.itemBytes, keepsEntryIDs: comparesIndex))
    let fold = writer.foldTable
    // A piece that one report makes so much larger than others.
    let largeBytes = 4 * writer.itemBytes
    try writer.run(
      next: { dealer.next() },
      isLarge: { $0.size > largeBytes },
      load: { item -> (documents: [Document], report: PieceReport) in
        let piece = item.load()
        let documents = ReportDocuments(fold: fold)
        return (
          piece.documents.map { documents.document($0.report, sourceHash: $0.sourceHash) },
          PieceReport(
            bytes: piece.bytes, problems: piece.problems, records: RecordReport(piece))
        )
      },
      progress: { outcome in
        loaded += outcome.added
        summary.unchanged += outcome.unchanged
        summary.textBytes += outcome.textBytes
        summary.problems += outcome.report.problems
        bytesDone += outcome.report.bytes
        present?.add(outcome.report.records)
        try progress(
          Progress(
            bytesDone: bytesDone, bytesTotal: plan.totalBytes,
            documents: loaded + summary.unchanged, wallSeconds: elapsed()))
      })

    let contents = dealer.contents
    summary.addSkipped(contents.skipped)
    if var present {
      present.add(contents)
      let vanished = try vanishedIdentifiers(present, base: writer.base)
      // The reports of records that could not be read this time may be known by any name.
      if options.prune && !present.lacksRecords {
        summary.removed = try writer.deleteAll { vanished.contains($0) }
      } else {
        summary.vanished = vanished.count
      }
    }
    if writer.base != nil || loaded > 0 {
      try writer.commitAndMerge()
      summary.sizes = try IndexSizes(Commit(directory: directory))
    }
    summary.added = max(0, summary.documentsInIndex - before + summary.removed)
    summary.replaced = loaded - min(loaded, summary.added)
    let usage = ProcessUsage.now()
    summary.wallSeconds = elapsed()
    summary.cpuSeconds = usage.cpuSeconds - cpuAtStart
    summary.peakMemoryBytes = usage.peakMemoryBytes
    return summary
  }

  /// How much text a compression dictionary is trained on, or a good part of a smaller input: on
  /// 58 MB of laws, three times as much text made the compressed text no smaller.
  private static func sampleBytes(of totalBytes: Int) -> Int { min(totalBytes / 2, 2 << 20) }

  /// Whether all paths are folders.
  private static func checkPrune(_ prune: Bool, _ paths: [String]) throws -> Bool {
    let file = paths.first { Files.stat($0)?.kind == .file }
    if prune, let file { throw Failure.pruneNeedsFolders(path: file) }
    return file == nil
  }

  /// The reports of the index that came from a file or an entry which is no longer there.
  private static func vanishedIdentifiers(
    _ present: PresentReports, base: Commit?
  ) throws -> Set<String> {
    var vanished: Set<String> = []
    for segment in base?.segments ?? [] {
      for doc in 0..<segment.entry.documentCount where segment.isLive(doc) {
        let identifier = try segment.reader.identifiers.identifier(of: doc)
        if present.hasVanished(identifier) { vanished.insert(identifier) }
      }
    }
    return vanished
  }
}

extension FileIndexer.Failure: CustomStringConvertible {
  /// One line: what is wrong and the way out.
  public var description: String {
    switch self {
    case .nothingToIndex(let paths, let skipped):
      "nothing to index in \(paths.joined(separator: ", ")): no \(FileFormat.namesForMessages)"
        + (skipped > 0 ? " among the \(skipped) files there" : "")
    case .pruneNeedsFolders(let path):
      "‘\(path)’ is a file: to prune, name the folders whose reports the index holds"
    }
  }
}

/// What is told of a piece of the input once it was read.
private struct PieceReport: Sendable {
  let bytes: Int
  let problems: [IntakeProblem]
  let records: RecordReport
}

/// A queue that any thread may ask.
private final class Dealer: Sendable {
  private let queue: Guarded<IntakeQueue>

  init(_ queue: sending IntakeQueue) { self.queue = Guarded(queue) }

  func next() -> IntakeItem? { queue.withLock { $0.next() } }

  /// What the archives held that were dealt out.
  var contents: ArchiveContents { queue.withLock { $0.contents } }
}
