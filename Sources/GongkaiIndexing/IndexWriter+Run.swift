// Indexes a stream of documents on several threads, within the memory budget.

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// What became of the documents of one item.
public struct ItemOutcome<Report: Sendable>: Sendable {
  /// What the loader said about the item.
  public let report: Report
  /// Documents that are new or changed.
  public let added: Int
  /// Documents that the index held already, unchanged.
  public let unchanged: Int
  /// Bytes of the original text added.
  public let textBytes: Int
}

extension IndexWriter {
  /// Text in one item, in bytes, that suits the memory budget.
  public var itemBytes: Int {
    min(max((options.memory - Self.restingBytes) / 224, 64 << 10), 2 << 20)
  }

  /// Memory that documents may take before they are flushed: what analysis in flight and the flush
  /// itself need is set aside. Segments must not depend on the number of threads, so this does not.
  private var builderLimit: Int { max(4 << 20, (options.memory - Self.restingBytes) * 11 / 20) }

  /// Takes items from `next` until it yields nil, loads and analyzes them on all threads, and adds
  /// their documents in the order of the items. Unchanged documents are passed over.
  ///
  /// Whenever memory is full a segment is flushed and committed, so that an interrupted run goes
  /// on where it stopped. The last documents wait for `commit()`.
  ///
  /// - Parameters:
  ///   - isLarge: whether an item takes so much memory that it is begun only when all before it
  ///     were added.
  ///   - load: the documents of an item, and a report on it; called on any thread.
  ///   - progress: called on this thread after each item, in order; what it throws ends the run.
  public func run<Item: Sendable, Report: Sendable>(
    next: @escaping @Sendable () -> Item?,
    isLarge: @escaping @Sendable (Item) -> Bool = { _ in false },
    load: @escaping @Sendable (Item) -> (documents: [Document], report: Report),
    progress: (ItemOutcome<Report>) throws -> Void
  ) throws {
    let analyzers = try indexing {
      try PerWorker(options.threads) {
        try BatchAnalyzer(schema: manifest.schema, fold: fold, compression: compression)
      }
    }
    let base = self.base
    Memory.keepFreedBlocks(upTo: 8 << 20)
    try OrderedPipeline.run(
      threads: options.threads, inFlight: options.threads, next: next, waitsForOthers: isLarge,
      work: { worker, item -> (AnalyzedBatch, ComparedDocuments, Report) in
        let (documents, report) = load(item)
        let compared = ComparedDocuments(documents, with: base)
        let batch = analyzers[worker].analyze(compared.new)
        // What cannot be made anew is used on.
        if isLarge(item) { try? analyzers[worker].releaseMemory() }
        return (batch, compared, report)
      },
      consume: { (batch, compared, report) in
        let stale = compared.unchanged.filter { overtaken.contains($0.identifier.hashValue) }
        overtaken.formUnion(compared.replaced.map(\.hashValue))
        let textBytes = batch.textBytes + stale.reduce(0) { $0 + $1.content.text.count }
        try add(batch)
        if !stale.isEmpty { try add(stale) }
        try progress(
          ItemOutcome(
            report: report, added: batch.documentCount + stale.count,
            unchanged: compared.documentCount - batch.documentCount - stale.count,
            textBytes: textBytes))
      })
  }

  /// Adds documents on this thread.
  public func add(_ documents: [Document]) throws(IndexingError) {
    let analyzer = try indexing {
      try BatchAnalyzer(schema: manifest.schema, fold: fold, compression: compression)
    }
    try add(analyzer.analyze(documents))
  }

  private func add(_ batch: AnalyzedBatch) throws(IndexingError) {
    builder.add(batch)
    guard builder.byteCount >= builderLimit else { return }
    try commitAndMerge()
  }
}
