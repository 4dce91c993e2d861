// Accumulates analyzed documents in memory until they are flushed as a segment.

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// The one way into a segment: batches from the analyzers, or replayed by a merge.
///
/// Numbers depend on the order of the documents only, so the same batches make the same segment
/// whatever the number of threads. Another size of batches only cuts the stored text elsewhere.
struct SegmentBuilder: ~Copyable {
  var terms = TermTable(capacity: 1 << 16)
  let otherWords = Lexicon()
  let schema: FieldSchema
  /// One for each field.
  var regions: OwnedElements<RegionBuilder>
  var characters = BagBuilder()
  var words = BagBuilder()
  private(set) var lengths: [[Int]] = [[], [], []]
  private(set) var identifiers: [String] = []
  private(set) var sourceHashes: [UInt8] = []
  private(set) var columns: [String: ColumnBuilder] = [:]
  private(set) var storedBlocks: [StoredBlockBuilder.Block] = []
  private(set) var textBytes = 0
  private var variableBytes = 0

  init(schema: FieldSchema) {
    self.schema = schema
    regions = OwnedElements(count: schema.rules.count) { _ in RegionBuilder() }
  }

  var documentCount: Int { identifiers.count }

  /// Memory in use, in bytes.
  var byteCount: Int {
    var bytes = terms.byteCount + otherWords.byteCount
    bytes += characters.byteCount + words.byteCount + variableBytes + documentCount * 96
    // A flush takes as much again for each word: a copy to sort by, its order, and its entry.
    bytes += otherWords.count * 64
    for region in regions.indices { bytes += regions[region].byteCount }
    return bytes
  }

  /// Adds the documents of a batch behind those there are.
  ///
  /// - Parameter isReplayed: whether the batch was read from a segment, which may be damaged.
  /// - Returns: whether the clauses of each document differ, as they do where a text is cut into
  ///   them; else the builder is spoilt.
  @discardableResult
  mutating func add(_ batch: borrowing AnalyzedBatch, isReplayed: Bool = false) -> Bool {
    let first = documentCount
    var differ = true
    let numbers = BagBuilder.map(batch.termKeys, batch.otherWords, to: &terms, otherWords)
    for region in regions.indices {
      let isGood = regions[region].add(
        batch.clauses[region], documentCount: batch.documentCount, terms: numbers,
        isReplayed: isReplayed)
      differ = differ && isGood
    }
    for doc in 0..<batch.documentCount {
      for kind in 0..<3 { lengths[kind].append(batch.lengths[doc * 3 + kind]) }
      for (name, value) in batch.columns[doc] { add(value, to: name, doc: first + doc) }
    }
    characters.add(batch.characters, documentCount: batch.documentCount)
    words.add(batch.words, documentCount: batch.documentCount)
    identifiers += batch.identifiers
    sourceHashes += batch.sourceHashes
    storedBlocks += batch.storedBlocks
    textBytes += batch.textBytes
    variableBytes += batch.storedBlocks.reduce(0) { $0 + $1.frame.count + 64 }
    variableBytes += batch.identifiers.reduce(0) { $0 + $1.utf8.count }
    variableBytes += batch.columns.reduce(0) { $0 + $1.count * 48 }
    return differ
  }

  private mutating func add(_ value: ColumnValue, to name: String, doc: Int) {
    let type = value.type
    // A column has one type, that of its first value; values of another type are kept with the
    // stored text only.
    guard columns[name, default: ColumnBuilder(name: name, type: type)].type == type else {
      return
    }
    columns[name, default: ColumnBuilder(name: name, type: type)].append(value, doc: doc)
  }
}
