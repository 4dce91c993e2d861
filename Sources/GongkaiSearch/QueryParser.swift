// From what the user typed to a query. Any string is one; only what is left open is refused.

import GongkaiFormat
import GongkaiText

/// Parses queries for one commit.
///
///     or      = and { ("OR" | "或" | "|") and }
///     and     = unary { ["AND" | "与" | "&"] unary }
///     unary   = ("NOT" | "非" | "-") unary | near
///     near    = primary { "NEAR/" n primary }
///     primary = "(" or ")" | field ":" primary | name ":" value | text
///
/// Operators without an operand are text. Blank-separated text is joined by "and", or by "or" when
/// any part may match. What names a scope, such as `section:`, holds for the group it stands in.
struct QueryParser {
  private let phrases: PhraseParser
  private let names: QueryNames
  private let match: MatchMode
  private let repair: WordingRepair?
  private var tokens: ArraySlice<QueryToken> = []
  private var depth = 0
  private var wildcards = 0

  /// - Parameter repair: the other wordings that phrases are looked for in, if any.
  init(
    phrases: PhraseParser, names: QueryNames, match: MatchMode, repair: WordingRepair? = nil
  ) {
    self.phrases = phrases
    self.names = names
    self.match = match
    self.repair = repair
  }

  /// The whole of `query` as text that says what it says.
  func parsePlain(_ query: String) throws(QuerySyntaxError) -> Query {
    try checkLength(query)
    let runs = phrases.clauses(of: query, wildcards: false).joined()
    guard !runs.isEmpty else { return .nothing }
    if match == .any { return .bag(Bag(runs: Array(runs), scope: .standard, source: query)) }
    let parts = runs.map { Query.phrase(Phrase(runs: [$0], scope: .standard, source: query)) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  mutating func parse(_ query: String) throws(QuerySyntaxError) -> Query {
    try checkLength(query)
    let names = self.names
    let all = try QueryLexer.tokens(of: query) { names[$0] != nil }
    guard all.count <= QueryLimits.terms else {
      throw QuerySyntaxError(reason: .tooManyTerms(limit: QueryLimits.terms), position: 0)
    }
    tokens = all[...]
    guard !tokens.isEmpty else { return .nothing }
    let first = try parseOr(scope: .standard)
    guard !tokens.isEmpty else { return first }
    var parts = [first]
    while !tokens.isEmpty { parts.append(try parseOr(scope: .standard)) }
    return joined(parts)
  }

  private func checkLength(_ query: String) throws(QuerySyntaxError) {
    guard query.unicodeScalars.count <= QueryLimits.characters else {
      throw QuerySyntaxError(reason: .tooLong(limit: QueryLimits.characters), position: 0)
    }
  }

  /// Goes down a level, for as long as `body` runs: what is nested takes stack.
  private mutating func nested(
    at position: Int, _ body: (inout QueryParser) throws(QuerySyntaxError) -> Query
  ) throws(QuerySyntaxError) -> Query {
    depth += 1
    defer { depth -= 1 }
    guard depth <= QueryLimits.depth else {
      throw QuerySyntaxError(reason: .tooDeep(limit: QueryLimits.depth), position: position)
    }
    return try body(&self)
  }

  private mutating func parseOr(scope: FieldScope) throws(QuerySyntaxError) -> Query {
    let first = try parseAnd(scope: scope)
    guard tokens.first?.kind == .or, tokens.count > 1 else { return first }
    var parts = [first]
    while tokens.first?.kind == .or, tokens.count > 1 {
      tokens.removeFirst()
      parts.append(try parseAnd(scope: scope))
    }
    let scopes = parts.compactMap { part -> [String]? in
      if case .inFields(.fields(let names)) = part { names } else { nil }
    }
    if scopes.count == parts.count { return .inFields(.fields(Array(scopes.joined()))) }
    return .or(parts)
  }

  private mutating func parseAnd(scope: FieldScope) throws(QuerySyntaxError) -> Query {
    let first = try parseUnary(scope: scope)
    guard let next = tokens.first, next.kind != .close else { return first }
    var groups = [[first]]
    while let next = tokens.first, next.kind != .close {
      if next.kind == .or && tokens.count > 1 { break }
      if next.kind == .and && tokens.count > 1 {
        tokens.removeFirst()
        groups[groups.count - 1].append(try parseUnary(scope: scope))
      } else {
        groups.append([try parseUnary(scope: scope)])
      }
    }
    return joined(groups.map { $0.count == 1 ? $0[0] : .and($0) })
  }

  /// Parts beside each other: all required, or in match mode any, all welcome.
  private func joined(_ parts: [Query]) -> Query {
    let parts = scoped(parts.filter { $0 != .nothing })
    guard parts.count > 1 else { return parts.first ?? .nothing }
    guard match == .any else { return .and(parts) }
    // Plain words make one bag; what must not occur is required not to.
    var bag: Bag?
    var others: [Query] = []
    var refused: [Query] = []
    for part in parts {
      if case .bag(let more) = part, bag == nil {
        bag = more
      } else if case .bag(let more) = part, bag?.scope == more.scope {
        bag?.runs += more.runs
        bag?.source += " " + more.source
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

  /// Searches in the fields that some of the parts name; those parts are dropped, as whatever is
  /// found stands there.
  private func scoped(_ parts: [Query]) -> [Query] {
    var names: [String] = []
    for case .inFields(.fields(let more)) in parts { names += more }
    let others = parts.filter { if case .inFields = $0 { false } else { true } }
    guard !names.isEmpty, others.contains(where: \.asksForText) else { return parts }
    return others.map { $0.scoped(to: .fields(names)) }
  }

  private mutating func parseUnary(scope: FieldScope) throws(QuerySyntaxError) -> Query {
    if tokens.first?.kind == .not, tokens.count > 1 {
      let position = tokens.removeFirst().position
      let operand = try nested(at: position) { parser throws(QuerySyntaxError) in
        try parser.parseUnary(scope: scope)
      }
      return operand == .nothing ? .nothing : .not(operand)
    }
    return try parseNear(scope: scope)
  }

  private mutating func parseNear(scope: FieldScope) throws(QuerySyntaxError) -> Query {
    let start = tokens.first?.position ?? 0
    let first = try parsePrimary(scope: scope)
    guard case .near = tokens.first?.kind, tokens.count > 1 else { return first }
    var parts = [first]
    var distance = 0
    while case .near(let next) = tokens.first?.kind, tokens.count > 1 {
      let position = tokens.removeFirst().position
      guard next <= QueryLimits.distance else {
        throw QuerySyntaxError(reason: .tooFar(limit: QueryLimits.distance), position: position)
      }
      distance = max(distance, next)
      parts.append(try parsePrimary(scope: scope))
    }
    try checkParts(parts.count, at: start)
    var phrases: [Phrase] = []
    for part in parts {
      switch part {
      case .phrase(let phrase): phrases.append(phrase)
      case .bag(let bag):
        try checkParts(phrases.count + bag.runs.count, at: start)
        phrases += bag.runs.map { Phrase(runs: [$0], scope: bag.scope, source: bag.source) }
      default: return .and(parts)
      }
    }
    return .near(phrases, distance: distance)
  }

  private mutating func parsePrimary(scope: FieldScope) throws(QuerySyntaxError) -> Query {
    let token = tokens.removeFirst()
    switch token.kind {
    case .open:
      guard tokens.first?.kind != .close else {
        tokens.removeFirst()
        return .nothing
      }
      let inner = try nested(at: token.position) { parser throws(QuerySyntaxError) in
        try parser.parseOr(scope: scope)
      }
      if tokens.first?.kind == .close { tokens.removeFirst() }
      return inner
    case .field(let name):
      guard let meaning = names[name] else {
        return text(token.source, quoted: false, scope: scope)
      }
      return try nested(at: token.position) { parser throws(QuerySyntaxError) in
        try parser.parse(meaning, token, scope: scope)
      }
    case .text(let string, let quoted):
      try countWildcards(of: string, at: token.position)
      let query = text(string, quoted: quoted, scope: scope)
      if case .sequence(let parts) = query { try checkParts(parts.count, at: token.position) }
      return query
    case .close: return .nothing
    case .and, .or, .not, .near:
      return text(token.source, quoted: false, scope: scope)
    }
  }

  private func checkParts(_ count: Int, at position: Int) throws(QuerySyntaxError) {
    guard count <= QueryLimits.parts else {
      throw QuerySyntaxError(reason: .tooManyParts(limit: QueryLimits.parts), position: position)
    }
  }

  /// Each wildcard costs a pass over lists, or one over the dictionary.
  private mutating func countWildcards(
    of text: String, at position: Int
  ) throws(QuerySyntaxError) {
    for scalar in text.unicodeScalars where scalar == "*" || scalar == "＊" || scalar == "?" {
      wildcards += 1
    }
    guard wildcards <= QueryLimits.wildcards else {
      throw QuerySyntaxError(
        reason: .tooManyWildcards(limit: QueryLimits.wildcards), position: position)
    }
  }

  private func text(_ string: String, quoted: Bool, scope: FieldScope) -> Query {
    if match == .any && !quoted {
      // A bag has no order for wildcards to act on: they only separate.
      let text =
        string.unicodeScalars.contains(where: PhraseParser.isWildcard)
        ? String(string.map { "*＊".contains($0) ? " " : $0 }) : string
      let runs = phrases.clauses(of: text, wildcards: false).joined()
      guard !runs.isEmpty else { return .nothing }
      return .bag(Bag(runs: Array(runs), scope: scope, source: string))
    }
    let clauses = phrases.clauses(of: string, wildcards: true)
    let parts = clauses.map { Phrase(runs: $0, scope: scope, source: string) }
    guard parts.count > 1 else { return parts.first.map { repaired($0) } ?? .nothing }
    return quoted ? .sequence(parts) : .and(parts.map { repaired($0) })
  }

  /// The phrase, with its other wordings where they are wanted and it has any.
  private func repaired(_ phrase: Phrase) -> Query {
    guard let repair, let text = phrase.plainText else { return .phrase(phrase) }
    let alternatives = repair.alternatives(text).flatMap { wording in
      phrases.clauses(of: wording, wildcards: false).map {
        Phrase(runs: $0, scope: phrase.scope, source: wording)
      }
    }
    guard !alternatives.isEmpty else { return .phrase(phrase) }
    let gate = ColumnFilter(
      columns: [repair.column], condition: .range(repair.threshold...Int.max))
    return .repaired(phrase, alternatives: alternatives, gate: gate)
  }

  // MARK: Names

  private mutating func parse(
    _ meaning: QueryVocabulary.Meaning, _ name: QueryToken, scope: FieldScope
  ) throws(QuerySyntaxError) -> Query {
    guard let next = tokens.first, next.kind != .close else {
      return text(name.source, quoted: false, scope: scope)
    }
    if case .fields(let names) = meaning { return try parsePrimary(scope: .fields(names)) }
    tokens.removeFirst()
    let value = if case .text(let string, _) = next.kind { string } else { next.source }
    let folded = phrases.folded(value)
    let condition: ColumnFilter.Condition?
    let columns: [String]
    switch meaning {
    case .fields: return .nothing
    case .scope(let fields):
      guard let names = fields(folded) else {
        throw QuerySyntaxError(
          reason: .unknownValue(value, of: name.source), position: next.position)
      }
      return .inFields(.fields(names))
    case .number(let column): (columns, condition) = ([column], FilterParser.numbers(folded))
    case .date(let column): (columns, condition) = ([column], FilterParser.days(folded))
    case .keyword(let names, let comparison, let synonyms):
      columns = names
      let texts = synonyms[folded].map { [$0] } ?? [value, folded]
      condition = FilterParser.presence(folded) ?? .keyword(texts, comparison)
    }
    guard let condition else {
      // A Chinese word before a colon is ordinary text as well: 收费:不收取.
      guard name.source.utf8.allSatisfy({ $0 < 0x80 }) else {
        return text(name.source + next.source, quoted: false, scope: scope)
      }
      throw QuerySyntaxError(reason: .malformedRange(value), position: next.position)
    }
    return .filter(ColumnFilter(columns: columns, condition: condition))
  }
}
