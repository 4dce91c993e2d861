// What can be wrong with a query: something left open, or more of it than is answered.

/// A construct of the query that is not closed, a range that is none, or a limit that is passed.
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
    case tooLong(limit: Int)
    case tooManyWildcards(limit: Int)
    /// `NEAR` reaches too far.
    case tooFar(limit: Int)
    /// A quotation or `NEAR` has too many parts.
    case tooManyParts(limit: Int)
    /// A pattern fits too many words of the index.
    case tooManyWords(String, limit: Int)
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
    case .tooDeep(let limit):
      "parentheses, negations and names are nested deeper than \(limit) \(place); drop some"
    case .tooManyTerms(let limit): "the query has more than \(limit) terms; split it"
    case .tooLong(let limit): "the query has more than \(limit) characters; split it"
    case .tooManyWildcards(let limit):
      "the query has more than \(limit) wildcards \(place); split it"
    case .tooFar(let limit):
      "NEAR \(place) reaches more than \(limit) positions; write AND for anywhere in a report"
    case .tooManyParts(let limit):
      "the quotation or NEAR \(place) has more than \(limit) parts; split it"
    case .tooManyWords(let pattern, let limit):
      "more than \(limit) words fit “\(pattern)”; write more of its letters"
    }
  }
}
