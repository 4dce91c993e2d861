// Which documents have such a value in a column?

import GongkaiBytes
import GongkaiFormat

/// A filter made ready for one segment: each code of a column is decided once.
struct ColumnTest {
  private struct Decided {
    enum Rule {
      case anyValue
      case numbers(ClosedRange<Int>)
      /// By code.
      case codes([Bool])
    }

    let column: Column
    let rule: Rule
  }

  private var columns: [Decided] = []
  private let wantsUnknown: Bool

  init(_ filter: ColumnFilter, in segment: SegmentReader) throws(IndexError) {
    wantsUnknown = filter.condition == .unknown
    for name in filter.columns {
      guard let column = try segment.column(name) else { continue }
      columns.append(Self.decide(filter.condition, column))
    }
  }

  private static func decide(
    _ condition: ColumnFilter.Condition, _ column: Column
  ) -> Decided {
    switch condition {
    case .range(let range): return Decided(column: column, rule: .numbers(range))
    case .known, .unknown: return Decided(column: column, rule: .anyValue)
    case .keyword(let texts, let comparison):
      let matching = column.keywords.map { keyword in
        texts.contains { Self.fits(keyword, $0, comparison) }
      }
      // No number is a keyword.
      let codeCount = column.type == .integer ? 0 : UInt64(column.codeLimit ?? 0)
      let accepted = (0..<codeCount).map { code in
        column.members(code: code).contains { matching[$0] }
      }
      return Decided(column: column, rule: .codes(accepted))
    }
  }

  private static func fits(
    _ keyword: String, _ text: String, _ comparison: QueryVocabulary.Comparison
  ) -> Bool {
    switch comparison {
    case .equal: keyword.utf8.elementsEqual(text.utf8)
    case .prefix: keyword.utf8.starts(with: text.utf8)
    case .part: holds(Array(keyword.utf8), Array(text.utf8))
    }
  }

  private static func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= bytes.count else { return false }
    return (0...bytes.count - part.count).contains { bytes[$0...].starts(with: part) }
  }

  /// Whether document `doc` passes.
  func accepts(_ doc: UInt32) throws(IndexError) -> Bool {
    for decided in columns {
      let code = try decided.column.code(of: Int(doc))
      if wantsUnknown {
        if code != 0 { return false }
        continue
      }
      guard code != 0 else { continue }
      switch decided.rule {
      case .anyValue: return true
      case .numbers(let range):
        if case .integer(let value) = decided.column.value(code: code), range.contains(value) {
          return true
        }
      case .codes(let accepted):
        if code < UInt64(accepted.count), accepted[Int(code)] { return true }
      }
    }
    return wantsUnknown
  }
}
