// Turns documents into numbers; one on each worker thread.

import GongkaiFormat
import GongkaiText

/// Analyzes batches of documents: fold, cut into clauses, find words, compress the original.
///
/// A clause that recurs within the batch is analyzed once. Not `Sendable`: each thread has its own.
final class BatchAnalyzer {
  private let scanner: TextScanner
  private let lexicon = Lexicon()
  private let wordBreaker: HanWordBreaker
  private let compression: CompressionDictionary

  private var terms = TermTable(capacity: 1 << 16)
  private var title = FieldAnalyzer()
  private var body = FieldAnalyzer()
  private var characterTable = TermTable(capacity: 1 << 13)
  private var wordTable = TermTable(capacity: 1 << 15)
  private let longWords = Lexicon()
  private var characterCounter = FrequencyCounter()
  private var wordCounter = FrequencyCounter()
  private var wordEnds: [Int32] = []
  private var wordBytes: [UInt8] = []

  init(fold: FoldTable, compression: CompressionDictionary) throws(TextError) {
    scanner = TextScanner(fold: fold, lexicon: lexicon)
    wordBreaker = try HanWordBreaker(purpose: .indexing)
    self.compression = compression
  }

  /// The batch of `documents`, in their order.
  func analyze(_ documents: [Document]) -> AnalyzedBatch {
    var batch = AnalyzedBatch()
    batch.clauses = FieldRules.fields.map { _ in ClauseBatch() }
    var stored = StoredBlockBuilder(dictionary: compression)
    for document in documents {
      analyze(document, into: &batch)
      batch.identifiers.append(document.identifier)
      batch.sourceHashes += document.sourceHash
      batch.columns.append(document.columns)
      batch.textBytes += document.content.text.count
      stored.append(document.content)
    }
    batch.documentCount = documents.count
    batch.storedBlocks = stored.finish()
    batch.termKeys = terms.keys
    for index in 0..<lexicon.count { batch.otherWords.append(lexicon.bytes(of: index)) }
    batch.characters.keys = characterTable.keys
    batch.words.keys = wordTable.keys
    for index in 0..<longWords.count { batch.words.strings.append(longWords.bytes(of: index)) }
    reset()
    return batch
  }

  private func reset() {
    terms.removeAll()
    lexicon.removeAll()
    longWords.removeAll()
    characterTable.removeAll()
    wordTable.removeAll()
    title.removeAll()
    body.removeAll()
  }

  private func analyze(_ document: Document, into batch: inout AnalyzedBatch) {
    var length = 0
    for (field, text) in FieldRules.parts(of: document.content) where !text.isEmpty {
      // SAFETY: the scanner reads the bytes before the call returns.
      unsafe text.withUnsafeBytes { unsafe scanner.scan($0) }
      // SAFETY: the units stay in place until the next scan.
      unsafe scanner.units.withUnsafeBufferPointer { units in
        if field == FieldRules.title {
          length += unsafe addClauses(units, field, &title, to: &batch.clauses[field])
        } else {
          length += unsafe addClauses(units, field, &body, to: &batch.clauses[field])
        }
      }
    }
    title.endDocument(&batch.clauses[FieldRules.title].documents)
    body.endDocument(&batch.clauses[FieldRules.body].documents)
    let characterLength = characterCounter.endDocument(&batch.characters.documents)
    let wordLength = wordCounter.endDocument(&batch.words.documents)
    batch.lengths += [length, characterLength, wordLength]
  }

  /// Adds the clauses of a text; returns its weighted number of positions.
  private func addClauses(
    _ units: UnsafeBufferPointer<Unit>, _ field: Int, _ analyzer: inout FieldAnalyzer,
    to clauses: inout ClauseBatch
  ) -> Int {
    let weight = FieldRules.fields[field].weight
    var length = 0
    var start = 0
    while start < units.count {
      var end = start
      while unsafe end < units.count && units[end] != Units.hardBreak { end &+= 1 }
      if end > start {
        let clause = unsafe UnsafeBufferPointer(rebasing: units[start..<end])
        let (number, isNew) = unsafe analyzer.intern(clause)
        if isNew { unsafe addTerms(of: clause, &analyzer, to: &clauses) }
        analyzer.count(
          number, weight: UInt32(weight), characters: &characterCounter, words: &wordCounter)
        length += clause.count * weight
      }
      start = end + 1
    }
    return length
  }

  /// Analyzes a clause that is new in this batch: every position is one positional term, every Han
  /// unit a character, and every run of ideographs is cut into words.
  private func addTerms(
    of clause: UnsafeBufferPointer<Unit>, _ analyzer: inout FieldAnalyzer,
    to clauses: inout ClauseBatch
  ) {
    var run = 0
    for i in 0..<clause.count {
      let unit = unsafe clause[i]
      let key: UInt64
      if Units.isHan(unit) {
        let next = i + 1 < clause.count ? unsafe clause[i + 1] : 0
        key = PackedKey.gram(unit, Units.isHan(next) ? next : 0)
        analyzer.append(character: characterTable.intern(PackedKey.gram(unit, 0)))
      } else {
        key = PackedKey.lexiconEntry(Units.wordIndex(unit))
      }
      clauses.terms.append(terms.intern(key))
      if Units.isIdeograph(unit) { continue }
      unsafe addWords(of: UnsafeBufferPointer(rebasing: clause[run..<i]), &analyzer)
      run = i + 1
    }
    unsafe addWords(of: UnsafeBufferPointer(rebasing: clause[run...]), &analyzer)
    clauses.endClause()
    analyzer.endClause()
  }

  private func addWords(of run: UnsafeBufferPointer<Unit>, _ analyzer: inout FieldAnalyzer) {
    guard run.count > 0 else { return }
    wordEnds.removeAll(keepingCapacity: true)
    unsafe wordBreaker.appendWordEnds(of: run, to: &wordEnds)
    var start = 0
    for end in wordEnds {
      let word = unsafe UnsafeBufferPointer(rebasing: run[start..<Int(end)])
      analyzer.append(word: wordTable.intern(unsafe wordKey(word)))
      start = Int(end)
    }
  }

  private func wordKey(_ word: UnsafeBufferPointer<Unit>) -> UInt64 {
    guard word.count > 3 else {
      return unsafe PackedKey.shortWord(
        word[0], word.count > 1 ? word[1] : 0, word.count > 2 ? word[2] : 0)
    }
    wordBytes.removeAll(keepingCapacity: true)
    for i in 0..<word.count { unsafe TermKey.appendUTF8(word[i], to: &wordBytes) }
    // SAFETY: the lexicon copies the bytes.
    return PackedKey.lexiconEntry(
      Int(unsafe wordBytes.withUnsafeBytes { unsafe longWords.intern($0) }))
  }
}
