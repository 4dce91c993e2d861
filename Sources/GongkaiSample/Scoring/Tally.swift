// How many outcomes of each kind are there, and under which damage?

/// Counts of one kind of outcome.
struct Counts: Sendable {
  private var numbers = [Int](repeating: 0, count: Verdict.allCases.count)

  private(set) subscript(_ verdict: Verdict) -> Int {
    get { numbers[verdict.place] }
    set { numbers[verdict.place] = newValue }
  }

  /// What the text states, and what of it was read right.
  private(set) var stated = 0
  private(set) var statedRight = 0

  var all: Int { numbers.sum }

  mutating func add(_ outcome: Outcome) {
    self[outcome.verdict] += 1
    guard outcome.isStated else { return }
    stated += 1
    if outcome.verdict == .right { statedRight += 1 }
  }
}

extension Verdict {
  fileprivate var place: Int {
    switch self {
    case .right: 0
    case .wrong: 1
    case .missing: 2
    case .invented: 3
    }
  }
}

/// A miss worth showing.
struct Miss: Sendable {
  let id: String
  let outcome: Outcome
}

/// Damages of one class that were there, were found, and were both.
struct DirtCounts: Sendable {
  var applied = 0
  var found = 0
  var both = 0
}

/// Everything counted over all reports.
struct Tally: Sendable {
  typealias Kind = Outcome.Kind

  private(set) var reports = 0
  /// Reports of the answers that the table lacks, and the other way round.
  var lacking = 0
  var unknown = 0
  private(set) var kinds: [Kind: Counts] = [:]
  private(set) var figures: [String: Counts] = [:]
  private(set) var allSpansRight = 0
  private(set) var withSpans = 0
  /// By class of damage, way of writing, table form, format or encoding.
  private(set) var groups: [String: [Kind: Counts]] = [:]
  private(set) var dirt: [String: DirtCounts] = [:]
  private(set) var misses: [Kind: [Miss]] = [:]
  private let missLimit: Int

  init(misses: Int) {
    missLimit = misses
  }

  mutating func add(_ comparison: Comparison, id: String) {
    reports += 1
    let answer = comparison.answer
    let groups = Tally.groups(of: answer)
    for outcome in comparison.outcomes {
      kinds[outcome.kind, default: Counts()].add(outcome)
      if outcome.kind == .figures {
        figures[outcome.name, default: Counts()].add(outcome)
      }
      for group in groups {
        self.groups[group, default: [:]][outcome.kind, default: Counts()].add(outcome)
      }
      if outcome.verdict != .right, misses[outcome.kind, default: []].count < missLimit {
        misses[outcome.kind, default: []].append(Miss(id: id, outcome: outcome))
      }
    }
    let spans = comparison.outcomes.filter { $0.kind == .sectionSpans }
    if !spans.isEmpty {
      withSpans += 1
      if spans.allSatisfy({ $0.verdict == .right }) { allSpansRight += 1 }
    }
    addDirt(comparison)
  }

  private mutating func addDirt(_ comparison: Comparison) {
    func lines(_ list: String) -> Set<String> {
      let classes = comparison.answer[list]?.strings.compactMap(DirtClass.init(rawValue:)) ?? []
      return Set(classes.flatMap(\.foundNames).map { $0.joined(separator: " or ") })
    }
    let applied = lines("visible_dirt")
    let names = Set(comparison.found["dirt"]?.strings ?? [])
    let found = Set(names.subtracting(DirtClass.unscoredNames).map(Tally.dirtName))
      .subtracting(lines("optional_dirt").subtracting(applied))
    for kind in applied.union(found) {
      dirt[kind, default: DirtCounts()].applied += applied.contains(kind) ? 1 : 0
      dirt[kind, default: DirtCounts()].found += found.contains(kind) ? 1 : 0
      dirt[kind, default: DirtCounts()].both +=
        applied.contains(kind) && found.contains(kind) ? 1 : 0
    }
  }

  /// The line a found class counts in.
  private static func dirtName(_ name: String) -> String {
    for names in DirtClass.allCases.flatMap(\.foundNames) where names.contains(name) {
      return names.joined(separator: " or ")
    }
    return name
  }

  /// The groups in whose lines a report counts.
  private static func groups(of answer: JSONValue) -> [String] {
    let dirt = answer["dirt"]?.strings ?? []
    let ways = answer["variety"]?.strings ?? []
    var groups = dirt.map { "dirt " + $0 } + ways.map { "variety " + $0 }
    if dirt.isEmpty { groups.append("dirt: none") }
    if dirt.isEmpty && ways.isEmpty { groups.append("neither dirt nor variety") }
    for name in ["table_form", "format", "encoding"] {
      if let value = answer[name]?.string {
        groups.append(name.replacing("_", with: " ") + " " + value)
      }
    }
    if let era = answer["clean"]?["era"]?.string { groups.append("era " + era) }
    return groups
  }
}
