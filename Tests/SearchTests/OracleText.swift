// What do documents hold, said plainly, for an engine that is slow and easy to believe?

import GongkaiFormat
import GongkaiIndexing
import GongkaiText

/// One position of a text.
enum Cell: Hashable {
  case han(UInt32)
  case word([UInt8])
  /// A hard break.
  case pause

  var isHan: Bool { if case .han = self { true } else { false } }
}

/// Cuts texts into cells by the product's scanner, which has its own tests.
final class CellScanner {
  private let lexicon = Lexicon()
  private let scanner: TextScanner
  private let breaker: HanWordBreaker

  /// One table for all tests.
  static let fold: FoldTable = {
    do { return try FoldTable.makeFromICU() } catch { fatalError("no fold table: \(error)") }
  }()

  init() throws {
    scanner = TextScanner(fold: Self.fold, lexicon: lexicon)
    breaker = try HanWordBreaker(purpose: .query)
  }

  func cells(of text: [UInt8]) -> [Cell] {
    // SAFETY: the scanner reads the bytes before the call returns.
    unsafe text.withUnsafeBytes { unsafe scanner.scan($0) }
    return scanner.units.map { unit in
      if unit == Units.hardBreak { return .pause }
      return Units.isWord(unit)
        ? .word(lexicon.bytes(of: Units.wordIndex(unit))) : .han(unit)
    }
  }

  func cells(of text: String) -> [Cell] { cells(of: Array(text.utf8)) }

  /// The ICU words in every run of ideographs.
  func words(in cells: [Cell]) -> [TermKey] {
    var words: [TermKey] = []
    let units = cells.map { cell -> Unit in if case .han(let scalar) = cell { scalar } else { 0 } }
    for run in units.split(whereSeparator: { !Units.isIdeograph($0) }) {
      let run = Array(run)
      var ends: [Int32] = []
      // SAFETY: the breaker reads the units before the call returns.
      unsafe run.withUnsafeBufferPointer {
        unsafe breaker.appendWordEnds(of: $0, to: &ends)
      }
      var start = 0
      for end in ends {
        var text: [UInt8] = []
        for unit in run[start..<Int(end)] { TermKey.appendUTF8(unit, to: &text) }
        words.append(TermKey(.word, text))
        start = Int(end)
      }
    }
    return words
  }

  /// Every term of a text, once for each time it occurs.
  func terms(in cells: [Cell]) -> [TermKey] {
    var terms = words(in: cells)
    for i in cells.indices {
      switch cells[i] {
      case .pause: break
      case .word(let bytes): terms.append(TermKey(.otherWord, bytes))
      case .han(let scalar):
        terms.append(TermKey(.character, scalar: scalar))
        if i + 1 < cells.count, case .han(let next) = cells[i + 1] {
          terms.append(TermKey(gram: scalar, next))
        } else {
          terms.append(TermKey(.gram, scalar: scalar))
        }
      }
    }
    return terms
  }
}

/// A document as the slow engine keeps it.
struct OracleDocument {
  struct Part {
    let rule: FieldRule
    let cells: [Cell]

    /// Whether it is searched where `field` is named, or none.
    func isSearched(_ field: String?) -> Bool {
      field == nil ? rule.isStandard : field == rule.name
    }
  }

  let identifier: String
  let original: StoredDocument
  let parts: [Part]
  let columns: [String: ColumnValue]
  private(set) var frequencies: [TermKey: Int] = [:]
  /// By `NormKind`.
  private(set) var lengths = [0, 0, 0]
  var isDeleted = false

  init(_ document: Document, _ schema: FieldSchema, _ scanner: CellScanner) {
    identifier = document.identifier
    original = document.content
    columns = Dictionary(uniqueKeysWithValues: document.columns.map { ($0.name, $0.value) })
    parts = document.content.searchedParts.map { field, text in
      Part(rule: schema.rules[field], cells: scanner.cells(of: Array(text)))
    }
    for part in parts where part.rule.isStandard {
      for term in scanner.terms(in: part.cells) {
        frequencies[term, default: 0] += part.rule.weight
        lengths[term.kind?.norm.rawValue ?? 0] += part.rule.weight
      }
    }
  }

  /// All parts, with a hard break between two that say anything, and the part of each cell.
  var allCells: (cells: [Cell], parts: [Part?]) {
    var cells: [Cell] = []
    var owners: [Part?] = []
    for part in parts where !part.cells.isEmpty {
      if !cells.isEmpty {
        cells.append(.pause)
        owners.append(nil)
      }
      cells += part.cells
      owners += part.cells.map { _ in part }
    }
    return (cells, owners)
  }

  /// Whether the first part is a title that stands outside of the text.
  var hasOuterTitle: Bool { !original.title.isEmpty && original.titleRange.isEmpty }
}
