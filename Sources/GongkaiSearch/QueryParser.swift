// From what the user typed to a query. Any string is one; only what is left open is refused.

import GongkaiFormat
import GongkaiText

/// Parses queries for one commit.
///
///     or      = and { ("OR" | "或" | "|") and }
///     and     = unary { ["AND" | "与" | "&"] unary }
///     unary   = ("NOT" | "非" | "-") unary | near
///     near    = primary { "NEAR/" n primary }
///     primary = "(" or ")" | field ":" primary | text
///
/// Operators without an operand are text. Blank-separated text is joined by "and", or by "or" when
/// any part may match.
struct QueryParser {
  static let maximumDepth = 64
  static let maximumTokens = 10_000

  private let phrases: PhraseParser
  private let fields: Set<String>
  private let columns: [String: ColumnType]
  private let match: MatchMode
  private var tokens: ArraySlice<QueryToken> = []
  private var depth = 0

  init(
    phrases: PhraseParser, fields: Set<String>, columns: [String: ColumnType], match: MatchMode
  ) {
    self.phrases = phrases
    self.fields = fields
    self.columns = columns
    self.match = match
  }

  /// The whole of `query` as text that says what it says.
  func parsePlain(_ query: String) -> Query {
    let runs = phrases.clauses(of: query, wildcards: false).joined()
    guard !runs.isEmpty else { return .nothing }
    if match == .any { return .bag(Bag(runs: Array(runs), field: nil, source: query)) }
    let parts = runs.map { Query.phrase(Phrase(runs: [$0], field: nil, source: query)) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  mutating func parse(_ query: String) throws(QuerySyntaxError) -> Query {
    let known = fields.union(columns.keys)
    let all = try QueryLexer.tokens(of: query) { known.contains($0) }
    guard all.count <= Self.maximumTokens else {
      throw QuerySyntaxError(reason: .tooManyTerms(limit: Self.maximumTokens), position: 0)
    }
    tokens = all[...]
    guard !tokens.isEmpty else { return .nothing }
    var parts: [Query] = []
    while !tokens.isEmpty { parts.append(try parseOr(field: nil)) }
    return joined(parts)
  }

  private mutating func parseOr(field: String?) throws(QuerySyntaxError) -> Query {
    var parts = [try parseAnd(field: field)]
    while tokens.first?.kind == .or, tokens.count > 1 {
      tokens.removeFirst()
      parts.append(try parseAnd(field: field))
    }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func parseAnd(field: String?) throws(QuerySyntaxError) -> Query {
    var groups = [[try parseUnary(field: field)]]
    while let next = tokens.first, next.kind != .close {
      if next.kind == .or && tokens.count > 1 { break }
      if next.kind == .and && tokens.count > 1 {
        tokens.removeFirst()
        groups[groups.count - 1].append(try parseUnary(field: field))
      } else {
        groups.append([try parseUnary(field: field)])
      }
    }
    return joined(groups.map { $0.count == 1 ? $0[0] : .and($0) })
  }

  /// Parts beside each other: all required, or in match mode any, all welcome.
  private func joined(_ parts: [Query]) -> Query {
    let parts = parts.filter { $0 != .nothing }
    guard parts.count > 1 else { return parts.first ?? .nothing }
    guard match == .any else { return .and(parts) }
    // Plain words make one bag; what must not occur is required not to.
    var bag: Bag?
    var others: [Query] = []
    var refused: [Query] = []
    for part in parts {
      if case .bag(let more) = part, bag == nil || bag?.field == more.field {
        bag = Bag(
          runs: (bag?.runs ?? []) + more.runs, field: more.field,
          source: bag.map { $0.source + " " + more.source } ?? more.source)
      } else if case .not = part {
        refused.append(part)
      } else {
        others.append(part)
      }
    }
    if let bag { others.insert(.bag(bag), at: 0) }
    let wanted: Query = others.count == 1 ? others[0] : .or(others)
    return refused.isEmpty ? wanted : .and((others.isEmpty ? [] : [wanted]) + refused)
  }

  private mutating func parseUnary(field: String?) throws(QuerySyntaxError) -> Query {
    if tokens.first?.kind == .not, tokens.count > 1 {
      let position = tokens.removeFirst().position
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.maximumDepth else {
        throw QuerySyntaxError(reason: .tooDeep(limit: Self.maximumDepth), position: position)
      }
      let operand = try parseUnary(field: field)
      return operand == .nothing ? .nothing : .not(operand)
    }
    return try parseNear(field: field)
  }

  private mutating func parseNear(field: String?) throws(QuerySyntaxError) -> Query {
    var parts = [try parsePrimary(field: field)]
    var distance = 0
    while case .near(let next) = tokens.first?.kind, tokens.count > 1 {
      tokens.removeFirst()
      distance = max(distance, next)
      parts.append(try parsePrimary(field: field))
    }
    guard parts.count > 1 else { return parts[0] }
    var phrases: [Phrase] = []
    for part in parts {
      switch part {
      case .phrase(let phrase): phrases.append(phrase)
      case .bag(let bag):
        phrases += bag.runs.map { Phrase(runs: [$0], field: bag.field, source: bag.source) }
      default: return .and(parts)
      }
    }
    return .near(phrases, distance: distance)
  }

  private mutating func parsePrimary(field: String?) throws(QuerySyntaxError) -> Query {
    let token = tokens.removeFirst()
    switch token.kind {
    case .open:
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.maximumDepth else {
        throw QuerySyntaxError(
          reason: .tooDeep(limit: Self.maximumDepth), position: token.position)
      }
      guard tokens.first?.kind != .close else {
        tokens.removeFirst()
        return .nothing
      }
      let inner = try parseOr(field: field)
      if tokens.first?.kind == .close { tokens.removeFirst() }
      return inner
    case .field(let name):
      guard let next = tokens.first, next.kind != .close else {
        return text(token.source, quoted: false, field: field)
      }
      if let type = columns[name] { return try parseFilter(name, type) }
      return try parsePrimary(field: name)
    case .text(let string, let quoted):
      return text(string, quoted: quoted, field: field)
    case .close: return .nothing
    case .and, .or, .not, .near:
      return text(token.source, quoted: false, field: field)
    }
  }

  private func text(_ string: String, quoted: Bool, field: String?) -> Query {
    if match == .any && !quoted {
      // A bag has no order for wildcards to act on: they only separate.
      let text = String(string.map { "*＊".contains($0) ? " " : $0 })
      let runs = phrases.clauses(of: text, wildcards: false).joined()
      guard !runs.isEmpty else { return .nothing }
      return .bag(Bag(runs: Array(runs), field: field, source: string))
    }
    let clauses = phrases.clauses(of: string, wildcards: true)
    let parts = clauses.map { Phrase(runs: $0, field: field, source: string) }
    guard parts.count > 1 else { return parts.first.map { .phrase($0) } ?? .nothing }
    return quoted ? .sequence(parts) : .and(parts.map { .phrase($0) })
  }

  private mutating func parseFilter(
    _ column: String, _ type: ColumnType
  ) throws(QuerySyntaxError) -> Query {
    let token = tokens.removeFirst()
    let text = if case .text(let string, _) = token.kind { string } else { token.source }
    guard type == .integer else {
      return .filter(ColumnFilter(column: column, condition: .keyword(text)))
    }
    guard let range = Self.range(text) else {
      throw QuerySyntaxError(reason: .malformedRange(text), position: token.position)
    }
    return .filter(ColumnFilter(column: column, condition: .range(range)))
  }

  /// `7`, `>7`, `>=7`, `<7`, `<=7`, `7..9`, `7..`, `..9`.
  private static func range(_ text: String) -> ClosedRange<Int>? {
    let comparisons: [(String, (Int) -> ClosedRange<Int>?)] = [
      (">=", { $0...Int.max }), ("<=", { Int.min...$0 }),
      (">", { $0 == Int.max ? nil : $0 + 1...Int.max }),
      ("<", { $0 == Int.min ? nil : Int.min...($0 - 1) }),
    ]
    for (sign, range) in comparisons where text.hasPrefix(sign) {
      return Int(text.dropFirst(sign.count)).flatMap(range)
    }
    if let value = Int(text) { return value...value }
    let dots = text.indices.first { text[$0...].hasPrefix("..") }
    guard let dots, text.count > 2 else { return nil }
    let first = text[..<dots]
    let last = text[text.index(dots, offsetBy: 2)...]
    guard let low = first.isEmpty ? Int.min : Int(first),
      let high = last.isEmpty ? Int.max : Int(last), low <= high
    else { return nil }
    return low...high
  }
}
