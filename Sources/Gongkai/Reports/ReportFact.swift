// What is one thing that is known of a report, and what says so?

public import GongkaiReports

/// A value that was read out of a report or given with it, and its evidence.
public struct ReportFact: Equatable, Sendable {
  /// What is known.
  public enum Value: Equatable, Sendable {
    case number(Int)
    case date(ReportDate)
    case text(String)
    /// The highest first.
    case places([Place])

    /// The value in one line; days as 2024-01-25, places as one word.
    public var text: String {
      switch self {
      case .number(let number): String(number)
      case .date(let date): "\(date.year)-\(Self.twoDigits(date.month))-\(Self.twoDigits(date.day))"
      case .text(let text): text
      case .places(let places): places.map(\.name).joined()
      }
    }

    private static func twoDigits(_ number: Int) -> String {
      (number < 10 ? "0" : "") + String(number)
    }
  }

  /// What is known, by the name of its column, such as `year` or `requests_new`.
  public let name: String
  public let value: Value
  /// The rule that read it, such as `period sentence`.
  public let rule: String
  /// The bytes of the text that say it; nil where it comes from outside of the text.
  public let range: Range<Int>?
  /// Those bytes, in the original wording; empty without a range.
  public let quote: String
}

/// What there is to be known of a report beside its figures.
public enum ReportAttribute: String, Sendable, CaseIterable {
  case year, published, signed, organ
  case organType = "organ_type"
  case region
  /// That of the region, or of its prefecture as the gazetteer knows it.
  case province
  case era
  /// The report's own document number.
  case ownNumber = "own_number"
  /// Its number in the index of its site (索引号).
  case indexNumber = "index_number"
  case phone
  case areaCode = "area_code"
  case postcode
}
