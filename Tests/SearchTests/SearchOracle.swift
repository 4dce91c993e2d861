// Which documents, with what score? By looking at every document for every part of the query.

import Glibc
import GongkaiFormat
import GongkaiIndexing

/// What is asked, in the structure that its author had in mind.
indirect enum Asked {
  case phrase(AskedPhrase)
  /// Phrases right behind each other, with one hard break between.
  case sequence([AskedPhrase])
  /// Texts of which any part may match.
  case bag([[Cell]], field: String?)
  case and([Asked])
  case or([Asked])
  case not(Asked)
  case near([AskedPhrase], distance: Int)
  case range(String, ClosedRange<Int>)
  case keyword(String, String)
}

/// An index that keeps documents as they are.
struct SearchOracle {
  /// The documents of each segment, deleted ones included until the segment is merged.
  private(set) var segments: [[OracleDocument]] = []
  private let scanner: CellScanner
  private var docFreqs: [TermKey: Int] = [:]
  private var averages = [0.0, 0.0, 0.0]
  private var count = 0

  private let schema: FieldSchema

  init(_ scanner: CellScanner, _ schema: FieldSchema = RandomTexts.schema) {
    self.scanner = scanner
    self.schema = schema
  }

  var documents: [OracleDocument] { segments.joined().filter { !$0.isDeleted } }

  /// Document frequencies of every term, deleted documents included.
  var statistics: [TermKey: Int] { docFreqs }

  // MARK: Changes

  /// Adds documents as one segment; each replaces an older one of the same identifier.
  mutating func add(_ documents: [Document]) {
    var segment: [OracleDocument] = []
    for document in documents {
      delete(document.identifier)
      for i in segment.indices where segment[i].identifier == document.identifier {
        segment[i].isDeleted = true
      }
      segment.append(OracleDocument(document, schema, scanner))
    }
    segments.append(segment)
    recount()
  }

  mutating func delete(_ identifier: String) {
    for s in segments.indices {
      for i in segments[s].indices where segments[s][i].identifier == identifier {
        segments[s][i].isDeleted = true
      }
    }
  }

  /// Drops segments without a document that is not deleted, as a commit does.
  mutating func commit() {
    segments.removeAll { $0.allSatisfy(\.isDeleted) }
    recount()
  }

  mutating func merge() {
    segments = [documents]
    recount()
  }

  private mutating func recount() {
    let all = Array(segments.joined())
    count = all.count
    docFreqs = [:]
    for document in all {
      for term in document.frequencies.keys { docFreqs[term, default: 0] += 1 }
    }
    averages = (0..<3).map { kind in
      Double(all.reduce(0) { $0 + $1.lengths[kind] }) / Double(max(1, all.count))
    }
  }

  // MARK: Scores

  /// The scores of all documents that match, by identifier.
  func scores(_ asked: Asked, kinds: Set<NormKind> = Set(NormKind.allCases)) -> [String: Double] {
    var scores: [String: Double] = [:]
    for document in documents {
      if let score = score(asked, document, kinds) { scores[document.identifier] = score }
    }
    return scores
  }

  /// Identifiers by score, equal ones by identifier.
  ///
  /// Scores that differ in the last digits only, by the order in which they were added up, count
  /// as equal.
  static func ranked(_ scores: [String: Double]) -> [String] {
    scores.map { (identifier: $0.key, score: ($0.value * 1e9).rounded()) }
      .sorted {
        $0.score == $1.score
          ? $0.identifier.utf8.lexicographicallyPrecedes($1.identifier.utf8) : $0.score > $1.score
      }
      .map(\.identifier)
  }

  private func score(_ asked: Asked, _ document: OracleDocument, _ kinds: Set<NormKind>) -> Double?
  {
    switch asked {
    case .phrase(let phrase): return score(phrase, document)
    case .and(let parts): return sum(parts.map { score($0, document, kinds) })
    case .or(let parts):
      let found = parts.compactMap { score($0, document, kinds) }
      return found.isEmpty ? nil : found.reduce(0, +)
    case .not(let part): return score(part, document, kinds) == nil ? 0 : nil
    case .range(let column, let range):
      guard case .integer(let value) = document.columns[column] else { return nil }
      return range.contains(value) ? 0 : nil
    case .keyword(let column, let wanted):
      return document.columns[column] == .keyword(wanted) ? 0 : nil
    case .sequence(let phrases):
      guard Self.holds(phrases, document) else { return nil }
      return sum(phrases.map { score($0, document) })
    case .near(let phrases, let distance):
      guard Self.holds(phrases, within: distance, document) else { return nil }
      return sum(phrases.map { score($0, document) })
    case .bag(let texts, let field): return score(bag: texts, field, document, kinds)
    }
  }

  /// Nil when one of the parts does not match.
  private func sum(_ parts: [Double?]) -> Double? {
    parts.contains { $0 == nil } ? nil : parts.reduce(0) { $0 + ($1 ?? 0) }
  }

  private func idf(_ term: TermKey) -> Double {
    let n = Double(docFreqs[term] ?? 0)
    return log(1 + (Double(count) - n + 0.5) / (n + 0.5))
  }

  private func bm25(
    weight: Double, freq: Int, _ kind: NormKind, _ document: OracleDocument
  ) -> Double {
    let length = Double(SmallFloat.decode(SmallFloat.encode(document.lengths[kind.rawValue])))
    let average = averages[kind.rawValue]
    let k1 = 1.2
    let b = 0.75
    let f = Double(freq)
    return weight * f / (f + k1 * (1 - b + b * length / average))
  }

  private func freq(_ phrase: AskedPhrase, _ document: OracleDocument) -> Int {
    document.parts.reduce(0) { sum, part in
      guard part.isSearched(phrase.field) else { return sum }
      return sum + phrase.matches(in: part.cells).count * part.rule.weight
    }
  }

  private func score(_ phrase: AskedPhrase, _ document: OracleDocument) -> Double? {
    if let character = phrase.onlyCharacter {
      guard let freq = document.frequencies[character] else { return nil }
      return bm25(weight: idf(character), freq: freq, .character, document)
    }
    let freq = freq(phrase, document)
    guard freq > 0 else { return nil }
    let terms = phrase.terms
    let weight = terms.isEmpty ? 1 : terms.reduce(0) { $0 + idf($1) }
    return bm25(weight: weight, freq: freq, .positional, document)
  }

  /// Bigrams and words of other scripts decide whether a document matches; characters decide
  /// where there is nothing else, and otherwise add with 0.6 of their weight.
  private func score(
    bag texts: [[Cell]], _ field: String?, _ document: OracleDocument, _ kinds: Set<NormKind>
  ) -> Double? {
    let terms = texts.flatMap { scanner.terms(in: $0) }
    let isGram = { (term: TermKey) in term.kind == .gram && term.text.unicodeScalars.count == 2 }
    let deciding = terms.filter { isGram($0) || $0.kind == .otherWord }
    let characters = terms.filter { $0.kind == .character }
    var score = 0.0
    for term in deciding.isEmpty ? characters : deciding {
      let freq = field == nil ? document.frequencies[term] ?? 0 : self.freq(term, field, document)
      guard freq > 0 else { continue }
      let isCharacter = term.kind == .character && field == nil
      score += bm25(
        weight: idf(term), freq: freq, isCharacter ? .character : .positional, document)
    }
    guard score > 0 else { return nil }
    guard field == nil else { return score }
    for term in terms {
      guard let freq = document.frequencies[term] else { continue }
      if term.kind == .character, !deciding.isEmpty, kinds.contains(.character) {
        score += bm25(weight: 0.6 * idf(term), freq: freq, .character, document)
      }
      if term.kind == .word, kinds.contains(.word) {
        score += bm25(weight: idf(term), freq: freq, .word, document)
      }
    }
    return score
  }

  /// How often a field says a bigram, a word or a character.
  private func freq(_ term: TermKey, _ field: String?, _ document: OracleDocument) -> Int {
    let slots: [AskedSlot] =
      term.kind == .otherWord
      ? [.cell(.word(Array(term.bytes.dropFirst())))]
      : term.text.unicodeScalars.map { .cell(.han($0.value)) }
    return freq(AskedPhrase(runs: [slots], field: field), document)
  }

  // MARK: Arrangements

  /// The matches of a phrase in all parts of the fields that it searches.
  private static func matches(
    _ phrase: AskedPhrase, _ document: OracleDocument
  ) -> [(start: Int, ends: Set<Int>)] {
    let (cells, parts) = document.allCells
    return phrase.matches(in: cells).filter {
      parts[$0.start]?.isSearched(phrase.field) ?? false
    }
  }

  private static func holds(_ phrases: [AskedPhrase], _ document: OracleDocument) -> Bool {
    let cells = document.allCells.cells
    var ends: Set<Int>?
    for phrase in phrases {
      var next: Set<Int> = []
      for match in matches(phrase, document) {
        let follows =
          match.start > 0 && cells[match.start - 1] == .pause
          && (ends?.contains(match.start - 1) ?? false)
        if ends == nil || follows { next.formUnion(match.ends) }
      }
      ends = next
    }
    return !(ends ?? []).isEmpty
  }

  private static func holds(
    _ phrases: [AskedPhrase], within distance: Int, _ document: OracleDocument
  ) -> Bool {
    let starts = phrases.map { matches($0, document).map(\.start) }
    return starts[0].contains { first in
      starts.allSatisfy { $0.contains { abs($0 - first) <= distance } }
    }
  }
}
