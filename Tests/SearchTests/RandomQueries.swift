// What may a query look like? Structures of every construct, and how they are typed.

import GongkaiFormat
import GongkaiSearch
import TestKit

/// A query as it is typed, and what it means.
struct TypedQuery {
  let text: String
  let asked: Asked
}

/// Makes queries from the clauses of random texts, so that most of them match something.
struct RandomQueries {
  var texts: RandomTexts
  let scanner: CellScanner
  let match: MatchMode

  init(_ texts: RandomTexts, _ scanner: CellScanner, _ match: MatchMode) {
    self.texts = texts
    self.scanner = scanner
    self.match = match
  }

  mutating func query() -> TypedQuery {
    texts.chance(45) ? leaf() : combination(depth: 0)
  }

  // MARK: Combinations

  private mutating func part(depth: Int) -> TypedQuery {
    guard depth < 3 && texts.chance(40) else { return leaf() }
    let inner = combination(depth: depth + 1)
    return TypedQuery(
      text: texts.pick(["(\(inner.text))", "（\(inner.text)）", "( \(inner.text) )"]),
      asked: inner.asked)
  }

  private mutating func combination(depth: Int) -> TypedQuery {
    let count = Int.random(in: 2...4, using: &texts.random)
    switch Int.random(in: 0..<4, using: &texts.random) {
    case 0:
      let parts = (0..<count).map { _ in negatable(depth: depth) }
      return TypedQuery(
        text: join(parts, [" OR ", " 或 ", " | ", "｜"]), asked: .or(parts.map(\.asked)))
    case 1 where match == .all:
      // "or" binds looser than "and".
      let groups = (0..<2).map { _ in [leaf(), negatable(depth: 2)] }
      return TypedQuery(
        text: groups.map { join($0, [" ", " AND "]) }.joined(separator: " OR "),
        asked: .or(groups.map { .and($0.map(\.asked)) }))
    default:
      let parts = (0..<count).map { _ in negatable(depth: depth) }
      let spellings = [" AND ", " 与 ", " & ", "＆"] + (match == .all ? [" ", "  "] : [])
      return TypedQuery(text: join(parts, spellings), asked: .and(parts.map(\.asked)))
    }
  }

  private mutating func join(_ parts: [TypedQuery], _ separators: [String]) -> String {
    var text = ""
    for (i, part) in parts.enumerated() {
      if i > 0 { text += texts.pick(separators) }
      text += part.text
    }
    return text
  }

  private mutating func negatable(depth: Int) -> TypedQuery {
    let part = part(depth: depth)
    guard texts.chance(20) else { return part }
    return TypedQuery(
      text: texts.pick(["NOT ", "非 ", "-", "－", "- "]) + part.text, asked: .not(part.asked))
  }

  // MARK: Leaves

  private mutating func leaf() -> TypedQuery {
    switch Int.random(in: 0..<20, using: &texts.random) {
    case 0..<8: return match == .all ? plain(wildcards: false) : bag()
    case 8..<11: return match == .all ? plain(wildcards: true) : bag()
    case 11: return character()
    case 12, 13: return quoted()
    case 14, 15: return near()
    case 16, 17: return filter()
    default: return scoped()
    }
  }

  private mutating func character() -> TypedQuery {
    let element = texts.element()
    return typed([element], field: nil)
  }

  /// Some neighbours out of a clause, or any elements.
  private mutating func elements(_ length: ClosedRange<Int>) -> [Element] {
    let count = Int.random(in: length, using: &texts.random)
    if texts.chance(85) {
      let clause = texts.pick(texts.clauses)
      let start = Int.random(in: 0..<clause.count, using: &texts.random)
      return Array(clause[start...].prefix(count))
    }
    var elements: [Element] = []
    for _ in 0..<count {
      let next = texts.element()
      if next.isHan || elements.last?.isHan ?? true { elements.append(next) }
    }
    return elements
  }

  private mutating func typed(_ elements: [Element], field: String?) -> TypedQuery {
    let text = texts.spell(elements, dirt: 10).split(whereSeparator: \.isWhitespace).joined()
    let cells = scanner.cells(of: text)
    let prefix = field.map { $0 + texts.pick([":", "："]) } ?? ""
    if match == .any {
      return TypedQuery(text: prefix + text, asked: .bag([cells], field: field))
    }
    let phrase = AskedPhrase(runs: [cells.map { .cell($0) }], field: field)
    return TypedQuery(text: prefix + text, asked: .phrase(phrase))
  }

  private mutating func plain(wildcards: Bool, field: String? = nil) -> TypedQuery {
    guard wildcards else { return typed(elements(1...5), field: field) }
    let (text, runs) = wildcardText(elements(2...6))
    guard !runs.isEmpty else { return typed(elements(1...5), field: field) }
    return TypedQuery(
      text: (field.map { $0 + ":" } ?? "") + text,
      asked: .phrase(AskedPhrase(runs: runs, field: field)))
  }

  /// Puts wildcards into elements. None stands right behind a word, of which it would be a part.
  private mutating func wildcardText(_ elements: [Element]) -> (String, [[AskedSlot]]) {
    var text = ""
    var runs: [[AskedSlot]] = [[]]
    for (i, element) in elements.enumerated() {
      switch element {
      case .word(let word):
        let patterns = ["20?9", "20*", "2*9", "wen*", "w?n*", "p*", "PP?"]
        if texts.chance(50) {
          let pattern = texts.pick(patterns + (i == 0 ? ["*deng", "*"] : []))
          if pattern == "*" {
            text += "*?"
            runs.append([.hole])
          } else {
            text += pattern
            runs[runs.count - 1].append(.pattern(pattern.lowercased()))
          }
        } else {
          text += word
          runs[runs.count - 1] += scanner.cells(of: word).map { .cell($0) }
        }
      case .han(let character):
        let followsWord = i > 0 && !elements[i - 1].isHan
        if texts.chance(15) && !followsWord && i > 0 {
          text += "?"
          runs[runs.count - 1].append(.hole)
          continue
        }
        if texts.chance(15) && !followsWord && i > 0 {
          text += texts.pick(["*", "＊", "**"])
          runs.append([])
        }
        text.append(character)
        runs[runs.count - 1] += scanner.cells(of: String(character)).map { .cell($0) }
      }
    }
    let trimmed = runs.map { run in
      Array(run.drop { $0 == .hole }.reversed().drop { $0 == .hole }.reversed())
    }
    return (text, trimmed.filter { !$0.isEmpty })
  }

  private mutating func bag() -> TypedQuery {
    let field = texts.chance(20) ? texts.pick(RandomTexts.schema.names) : nil
    let parts = (0..<Int.random(in: 1...4, using: &texts.random)).map { _ in
      typed(elements(1...8), field: field)
    }
    var all: [[Cell]] = []
    for case .bag(let more, _) in parts.map(\.asked) { all += more }
    let text = join(parts, [" "])
    // Beside an operator a bag of several words needs parentheses.
    return TypedQuery(
      text: parts.count > 1 ? "(\(text))" : text, asked: .bag(all, field: field))
  }

  private mutating func quoted() -> TypedQuery {
    var text = ""
    var phrases: [AskedPhrase] = []
    for i in 0..<Int.random(in: 1...3, using: &texts.random) {
      if i > 0 { text += texts.pick(["，", "。", "、", "；"]) }
      // What follows each other in a document is more likely to be found.
      let piece = elements(1...3)
      text += texts.spell(piece, dirt: 0)
      phrases.append(
        AskedPhrase(
          runs: [scanner.cells(of: texts.spell(piece, dirt: 0)).map { .cell($0) }], field: nil))
    }
    let quoted = texts.pick(["\"\(text)\"", "＂\(text)＂", "“\(text)”"])
    return TypedQuery(
      text: quoted, asked: phrases.count == 1 ? .phrase(phrases[0]) : .sequence(phrases))
  }

  private mutating func near() -> TypedQuery {
    let distance = Int.random(in: 0...12, using: &texts.random)
    var phrases: [AskedPhrase] = []
    var parts: [TypedQuery] = []
    for _ in 0..<Int.random(in: 2...3, using: &texts.random) {
      let part = typed(elements(1...2), field: nil)
      switch part.asked {
      case .phrase(let phrase): phrases.append(phrase)
      case .bag(let texts, _):
        phrases += texts.map { AskedPhrase(runs: [$0.map { .cell($0) }], field: nil) }
      default: continue
      }
      parts.append(part)
    }
    return TypedQuery(
      text: join(parts, [" NEAR/\(distance) "]), asked: .near(phrases, distance: distance))
  }

  private mutating func scoped() -> TypedQuery {
    let field = texts.pick(RandomTexts.schema.names)
    if match == .all && texts.chance(30) { return plain(wildcards: true, field: field) }
    return typed(elements(1...3), field: field)
  }

  private mutating func filter() -> TypedQuery {
    let low = Int.random(in: 2014...2026, using: &texts.random)
    let high = Int.random(in: low...2027, using: &texts.random)
    switch Int.random(in: 0..<6, using: &texts.random) {
    case 0: return TypedQuery(text: "year:\(low)", asked: .range("year", low...low))
    case 1: return TypedQuery(text: "year:\(low)..\(high)", asked: .range("year", low...high))
    case 2: return TypedQuery(text: "year：>=\(low)", asked: .range("year", low...Int.max))
    case 3: return TypedQuery(text: "year:<\(low)", asked: .range("year", Int.min...low - 1))
    case 4: return TypedQuery(text: "year:..\(high)", asked: .range("year", Int.min...high))
    default:
      let kind = texts.pick(["annual", "law", "other"])
      return TypedQuery(text: "kind:\(kind)", asked: .keyword("kind", kind))
    }
  }
}
