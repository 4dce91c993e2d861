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
    let field: String
    let weight: Int
    let cells: [Cell]
  }

  let identifier: String
  let original: StoredDocument
  let parts: [Part]
  let columns: [String: ColumnValue]
  private(set) var frequencies: [TermKey: Int] = [:]
  /// By `NormKind`.
  private(set) var lengths = [0, 0, 0]
  var isDeleted = false

  init(_ document: Document, _ scanner: CellScanner) {
    identifier = document.identifier
    original = document.content
    columns = Dictionary(uniqueKeysWithValues: document.columns.map { ($0.name, $0.value) })
    let text = document.content.text
    let range = document.content.titleRange
    let texts =
      range.isEmpty
      ? [("title", Array(document.content.title.utf8)), ("body", text)]
      : [
        ("title", Array(text[range])), ("body", Array(text[..<range.lowerBound])),
        ("body", Array(text[range.upperBound...])),
      ]
    parts = texts.map { field, text in
      let weight =
        StoredDocument.fieldNames.firstIndex(of: field).map { FieldRules.weights[$0] } ?? 1
      return Part(field: field, weight: weight, cells: scanner.cells(of: text))
    }
    for part in parts {
      for term in scanner.terms(in: part.cells) {
        frequencies[term, default: 0] += part.weight
        lengths[term.kind?.norm.rawValue ?? 0] += part.weight
      }
    }
  }
}
