// Is what was read from one report what the answers say?

/// How one answer compares with one finding.
enum Verdict: String, CaseIterable, Sendable {
  case right
  /// Another value than the text states.
  case wrong
  /// The text states a value and none was found.
  case missing
  /// The text states none and a value was found.
  case invented
}

/// One thing compared: what it is, the verdict, and what was expected and found.
struct Outcome: Sendable {
  /// A field, or the flat name of a figure.
  let name: String
  /// The line of the report it counts in.
  let kind: Kind
  let verdict: Verdict
  /// Whether the text states an answer, so that giving none is not right.
  let isStated: Bool
  let expected: String
  let found: String

  /// The kinds of answers that are scored apart, in the order of print.
  enum Kind: String, CaseIterable, Sendable {
    case year, organ
    case organType = "organ type"
    case region, era, script
    case sectionSpans = "section spans"
    case sectionKeys = "section keys"
    case figures
    case none = "none stated"
    case signed, published
    case zones
  }
}

/// Compares the line of one report with its answer.
struct Comparison {
  let answer: JSONValue
  let found: JSONValue
  private(set) var outcomes: [Outcome] = []

  init(answer: JSONValue, found: JSONValue) {
    self.answer = answer
    self.found = found
    field("year", .year)
    organ()
    field("organ_type", .organType)
    region()
    field("era", .era)
    field("script", .script)
    sections()
    figures()
    noneStated()
    field("signed", .signed)
    field("published", .published)
    zones()
  }

  mutating func add(
    _ name: String, _ kind: Outcome.Kind, _ expected: String?, _ found: String?, isRight: Bool
  ) {
    let verdict: Verdict =
      isRight ? .right : found == nil ? .missing : expected == nil ? .invented : .wrong
    outcomes.append(
      Outcome(
        name: name, kind: kind, verdict: verdict, isStated: expected != nil,
        expected: expected ?? "–", found: found ?? "–"))
  }

  private func accepted(_ name: String) -> [String] {
    answer["accepted"]?[name]?.array.compactMap(\.printed) ?? []
  }

  private mutating func field(_ name: String, _ kind: Outcome.Kind) {
    let (expected, found) = (answer[name]?.printed, found[name]?.printed)
    let isAccepted = found.map { accepted(name).contains($0) } ?? false
    add(name, kind, expected, found, isRight: expected == found || isAccepted)
  }

  /// Names are compared without the places before them, which `region` is measured by.
  private mutating func organ() {
    let (expected, found) = (answer["organ"]?.string, found["organ"]?.string)
    var isRight = expected == found
    if let found, !isRight {
      let places = (answer["clean"]?["region"]?.array ?? []).compactMap { $0["name"]?.string }
      func bare(_ name: String) -> String {
        var rest = Text(name).repaired
        // Places above the organ's own; of a department, whose name begins with its own, those too.
        for place in places.dropLast() {
          let name = Text(place).repaired
          if rest.starts(with: name), rest.count > name.count { rest.removeFirst(name.count) }
        }
        return rest.string
      }
      let right = ([expected].compactMap(\.self) + accepted("organ")).map(bare)
      isRight = right.contains(bare(found))
    }
    add("organ", .organ, expected, found, isRight: isRight)
  }

  /// Every place the text names must be found, and no place outside of the true chain.
  private mutating func region() {
    func names(_ value: JSONValue?) -> [String] {
      (value?.array ?? []).compactMap { $0["name"]?.string }.map { Text($0).repaired.string }
    }
    let (expected, found) = (names(answer["region"]), names(found["region"]))
    let allowed = expected + names(answer["optional_region"])
    let isRight = expected.allSatisfy(found.contains) && found.allSatisfy(allowed.contains)
    add(
      "region", .region, expected.isEmpty ? nil : expected.joined(separator: "/"),
      found.isEmpty ? nil : found.joined(separator: "/"), isRight: isRight)
  }

  private mutating func figures() {
    let stated = answer["flat_figures"]?.members ?? [:]
    let optional = answer["optional_figures"]?.members ?? [:]
    let skipped = Set(answer["ambiguous"]?.strings ?? [])
    let found = found["figures"]?.members ?? [:]
    for name in Set(stated.keys).union(found.keys).subtracting(skipped).sorted() {
      let value = found[name]?.number
      if stated[name] == nil, value == nil || optional[name]?.number == value { continue }
      let expected = (stated[name] ?? optional[name])?.number
      add(
        name, .figures, expected.map(String.init), value.map(String.init),
        isRight: expected == value)
    }
  }

  /// The objects whose absence the answers know of; what is found besides is let pass.
  private static let noneObjects: Set<String> = ["requests", "reviews", "lawsuits", "fees"]

  private mutating func noneStated() {
    let expected = Set(answer["none"]?.strings ?? [])
    let found = Set(found["none"]?.strings ?? []).intersection(Comparison.noneObjects)
    for name in expected.union(found).sorted() {
      add(
        name, .none, expected.contains(name) ? name : nil, found.contains(name) ? name : nil,
        isRight: expected.contains(name) && found.contains(name))
    }
  }
}
