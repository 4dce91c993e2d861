// Which documents, in what order, and why? This is what is asked, once it is parsed.

/// One position of a phrase.
enum PhraseSlot: Equatable, Sendable {
  /// A folded Han, kana or hangul character.
  case han(UInt32)
  /// A folded word of another script, or a symbol, as UTF-8.
  case word([UInt8])
  /// A word of another script that fits a pattern.
  case pattern(WordPattern)
  /// Any one position.
  case hole

  var isHan: Bool { if case .han = self { true } else { false } }
}

/// Positions that follow each other.
typealias PhraseRun = [PhraseSlot]

/// What is searched as it stands: runs in order, with anything of the same clause between them.
struct Phrase: Equatable, Sendable {
  /// Not empty; no run is empty.
  var runs: [PhraseRun]
  var scope: FieldScope
  /// What was typed.
  var source: String
}

/// Text of which any part may match; the more, the better.
struct Bag: Equatable, Sendable {
  /// Runs of positions between hard breaks.
  var runs: [PhraseRun]
  var scope: FieldScope
  var source: String
}

/// A comparison with a document's values in columns.
struct ColumnFilter: Equatable, Sendable {
  enum Condition: Equatable, Sendable {
    case range(ClosedRange<Int>)
    /// Any of these texts, compared with a keyword.
    case keyword([String], QueryVocabulary.Comparison)
    /// There is a value.
    case known
    /// There is none.
    case unknown
  }

  /// It is enough when one of them fulfils the condition; unknown means that none has a value.
  var columns: [String]
  var condition: Condition
}

/// A parsed query.
indirect enum Query: Equatable, Sendable {
  case phrase(Phrase)
  /// Phrases that follow each other across hard breaks; verified on the stored text.
  case sequence([Phrase])
  case bag(Bag)
  case and([Query])
  case or([Query])
  case not(Query)
  /// Phrases within `distance` positions of each other, in any order.
  case near([Phrase], distance: Int)
  case filter(ColumnFilter)
  /// Documents that have any text in these fields.
  case inFields(FieldScope)
  /// A phrase, or one of its other wordings in documents that pass the filter.
  case repaired(Phrase, alternatives: [Phrase], gate: ColumnFilter)
  /// Text without a single position: punctuation only.
  case nothing
}

extension Query {
  /// The query with every part that names no fields searched in those of `scope`.
  func scoped(to scope: FieldScope) -> Query {
    func scoped(_ phrase: Phrase) -> Phrase {
      var phrase = phrase
      if phrase.scope == .standard { phrase.scope = scope }
      return phrase
    }
    switch self {
    case .phrase(let phrase): return .phrase(scoped(phrase))
    case .sequence(let phrases): return .sequence(phrases.map(scoped))
    case .near(let phrases, let distance): return .near(phrases.map(scoped), distance: distance)
    case .repaired(let phrase, let alternatives, let gate):
      return .repaired(scoped(phrase), alternatives: alternatives.map(scoped), gate: gate)
    case .bag(var bag):
      if bag.scope == .standard { bag.scope = scope }
      return .bag(bag)
    case .and(let parts): return .and(parts.map { $0.scoped(to: scope) })
    case .or(let parts): return .or(parts.map { $0.scoped(to: scope) })
    case .not(let part): return .not(part.scoped(to: scope))
    case .filter, .inFields, .nothing: return self
    }
  }

  /// What of the query compares columns only: the documents among which it asks for the rest.
  var filters: Query {
    switch self {
    case .filter: self
    case .and(let parts): .and(parts.filter { if case .filter = $0 { true } else { false } })
    default: .and([])
    }
  }

  /// The filters that documents pass in which other wordings count.
  var repairGates: [ColumnFilter] {
    switch self {
    case .repaired(_, _, let gate): [gate]
    case .and(let parts), .or(let parts): parts.flatMap(\.repairGates)
    case .phrase, .sequence, .near, .bag, .not, .filter, .inFields, .nothing: []
    }
  }

  /// What of the query stands in `fields` where it matches: any of its texts, each searched in
  /// those of the fields that the query searches.
  func occurring(in fields: [String]) -> Query {
    func narrowed(_ scope: FieldScope) -> FieldScope {
      guard case .fields(let own) = scope else { return .fields(fields) }
      return .fields(own.filter(fields.contains))
    }
    func narrowed(_ phrase: Phrase) -> Phrase {
      var phrase = phrase
      phrase.scope = narrowed(phrase.scope)
      return phrase
    }
    switch self {
    case .phrase(let phrase): return .phrase(narrowed(phrase))
    case .sequence(let phrases): return .sequence(phrases.map(narrowed))
    case .near(let phrases, let distance): return .near(phrases.map(narrowed), distance: distance)
    case .repaired(let phrase, let alternatives, let gate):
      return .repaired(narrowed(phrase), alternatives: alternatives.map(narrowed), gate: gate)
    case .bag(var bag):
      bag.scope = narrowed(bag.scope)
      return .bag(bag)
    case .and(let parts), .or(let parts):
      return .or(parts.filter(\.asksForText).map { $0.occurring(in: fields) })
    case .not, .filter, .inFields, .nothing: return .nothing
    }
  }

  /// The patterns of words in it.
  var patterns: [WordPattern] {
    var patterns: [WordPattern] = []
    func add(_ phrase: Phrase) {
      for run in phrase.runs {
        for case .pattern(let pattern) in run { patterns.append(pattern) }
      }
    }
    func add(_ query: Query) {
      switch query {
      case .phrase(let phrase), .repaired(let phrase, _, _): add(phrase)
      case .sequence(let phrases), .near(let phrases, _): for phrase in phrases { add(phrase) }
      case .and(let parts), .or(let parts): for part in parts { add(part) }
      case .not(let part): add(part)
      case .bag, .filter, .inFields, .nothing: break
      }
    }
    add(self)
    return patterns
  }

  /// Whether it asks for anything but values of columns.
  var asksForText: Bool {
    switch self {
    case .phrase, .sequence, .bag, .near, .repaired: true
    case .and(let parts), .or(let parts): parts.contains(where: \.asksForText)
    case .not(let part): part.asksForText
    case .filter, .inFields, .nothing: false
    }
  }
}

extension Phrase {
  /// The folded text of a phrase of Han characters only.
  var plainText: String? {
    guard runs.count == 1 else { return nil }
    var text = ""
    for slot in runs[0] {
      guard case .han(let scalar) = slot, let scalar = Unicode.Scalar(scalar) else { return nil }
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}
