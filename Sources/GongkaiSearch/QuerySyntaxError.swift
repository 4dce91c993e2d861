// What can be wrong with a query: only something left open.

/// A construct of the query that is not closed, or a range that is none.
public struct QuerySyntaxError: Error, Equatable, CustomStringConvertible {
  public enum Reason: Equatable, Sendable {
    case unclosedQuote
    case unclosedParenthesis
    /// A range such as `2023..` has no number where one must stand.
    case malformedRange(String)
    /// What stands behind a name is none of its values.
    case unknownValue(String, of: String)
    case tooDeep(limit: Int)
    case tooManyTerms(limit: Int)
  }

  public let reason: Reason
  /// Where it begins, in characters from 0.
  public let position: Int

  public var description: String {
    let place = "at character \(position + 1)"
    return switch reason {
    case .unclosedQuote:
      "the quotation mark \(place) is not closed; add the closing one, or drop it"
    case .unclosedParenthesis: "the parenthesis \(place) is not closed; add “)”, or drop it"
    case .malformedRange(let text):
      "“\(text)” \(place) is not a range; write 2023, >100, <=5 or 2019..2023"
    case .unknownValue(let text, let name):
      "“\(text)” \(place) is nothing that “\(name)” knows; ‘gongkai search --help’ lists the values"
    case .tooDeep(let limit): "parentheses are nested deeper than \(limit) \(place)"
    case .tooManyTerms(let limit): "the query has more than \(limit) terms; split it"
    }
  }
}
