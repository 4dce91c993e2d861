// Turns documents into numbers; one on each worker thread.

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// Analyzes batches of documents on one thread.
final class BatchAnalyzer {
  private let makeAnalysis: () throws(TextError) -> Analysis
  private var analysis: Analysis

  init(
    schema: FieldSchema, fold: FoldTable, compression: CompressionDictionary
  ) throws(TextError) {
    makeAnalysis = { () throws(TextError) in
      try Analysis(schema: schema, fold: fold, compression: compression)
    }
    analysis = try makeAnalysis()
  }

  /// The batch of `documents`, in their order.
  func analyze(_ documents: [Document]) -> AnalyzedBatch { analysis.analyze(documents) }

  /// Gives back what the largest batch so far needed, which is kept for the next one otherwise.
  func releaseMemory() throws(TextError) { analysis = try makeAnalysis() }
}

/// Folds, cuts into clauses, finds words, and compresses the original.
///
/// A value, so that its parts are not guarded against overlapping access one by one, as those of a
/// class are at run time.
private struct Analysis: ~Copyable {
  private let scanner: TextScanner
  private let lexicon = Lexicon()
  private let compression: CompressionDictionary
  private let compressionContext = CompressionContext()
  private var terms: BatchTerms
  private var fields: OwnedElements<FieldAnalyzer>

  init(
    schema: FieldSchema, fold: FoldTable, compression: CompressionDictionary
  ) throws(TextError) {
    fields = OwnedElements(count: schema.rules.count) { FieldAnalyzer(schema.rules[$0]) }
    scanner = TextScanner(fold: fold, lexicon: lexicon)
    terms = try BatchTerms()
    self.compression = compression
  }

  mutating func analyze(_ documents: [Document]) -> AnalyzedBatch {
    var batch = AnalyzedBatch()
    batch.documentCount = documents.count
    batch.clauses = fields.indices.map { _ in ClauseBatch() }
    var positions: [Int] = []
    for document in documents { positions.append(cut(document.content)) }
    for field in fields.indices { fields[field].findTerms(&terms) }
    count(documents.count, positions, into: &batch)
    for field in fields.indices { fields[field].finish(&batch.clauses[field]) }
    handOverTerms(&batch)
    store(documents, in: &batch)
    return batch
  }

  /// Cuts a document into clauses; returns how many positions count.
  private mutating func cut(_ content: StoredDocument) -> Int {
    var positions = 0
    for (field, text) in content.searchedParts where !text.isEmpty {
      // SAFETY: the scanner reads the bytes before the call returns.
      unsafe text.withUnsafeBytes { unsafe scanner.scan($0) }
      // SAFETY: the units stay in place until the next scan.
      unsafe scanner.units.withUnsafeBufferPointer { units in
        positions += unsafe fields[field].add(units)
      }
    }
    for field in fields.indices { fields[field].endDocument() }
    return positions
  }

  /// Counts what is in each document.
  private mutating func count(
    _ documentCount: Int, _ positions: [Int], into batch: inout AnalyzedBatch
  ) {
    for doc in 0..<documentCount {
      for field in fields.indices {
        fields[field].countClauses(of: doc, to: &batch.clauses[field].documents)
        fields[field].countCharacters(of: doc, &terms)
        fields[field].countWords(of: doc, &terms)
      }
      let characters = terms.characterCounter.endDocument(&batch.characters.documents)
      let words = terms.wordCounter.endDocument(&batch.words.documents)
      batch.lengths += [positions[doc], characters, words]
    }
  }

  /// Moves the keys of all terms to the batch.
  private mutating func handOverTerms(_ batch: inout AnalyzedBatch) {
    batch.termKeys = terms.positional.keys.array()
    for index in 0..<lexicon.count { batch.otherWords.append(lexicon.bytes(of: index)) }
    batch.characters.keys = terms.characters.keys.array()
    batch.words.keys = terms.words.keys.array()
    for index in 0..<terms.longWords.count {
      batch.words.strings.append(terms.longWords.bytes(of: index))
    }
    terms.removeAll()
    lexicon.removeAll()
  }

  /// Compresses the originals, and notes what is stored with them.
  private func store(_ documents: [Document], in batch: inout AnalyzedBatch) {
    var stored = StoredBlockBuilder(dictionary: compression, context: compressionContext)
    for document in documents {
      batch.identifiers.append(document.identifier)
      batch.sourceHashes += document.sourceHash
      batch.columns.append(document.columns)
      batch.textBytes += document.content.text.count
      stored.append(document.content)
    }
    batch.storedBlocks = stored.finish()
  }
}
