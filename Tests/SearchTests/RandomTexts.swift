// Which documents show all that a query can trip over? Random ones, of few different characters.

import GongkaiBytes
import GongkaiFormat
import GongkaiIndexing
import TestKit

/// A position of a random text before it is made dirty.
enum Element: Hashable {
  case han(Character)
  case word(String)

  var isHan: Bool { if case .han = self { true } else { false } }
}

/// Makes documents that share clauses, in several spellings.
struct RandomTexts {
  private static let characters: [Character] = Array("公开政府信息申请行镇不年会")
  private static let words = ["2019", "2029", "PPP", "wendeng", "wenhua", "3", "%"]
  private static let traditional: [Character: Character] = ["开": "開", "请": "請", "会": "會"]
  private static let readings: [Character: String] = ["开": "kai", "公": "gong", "会": "huì "]
  private static let fullWidth: [String: String] = [
    "2019": "２０１９", "PPP": "ＰＰＰ", "wendeng": "Wendeng", "3": "３",
  ]
  private static let breaks = ["，", "。", "；", "、", "\n\n", "!", "\t", ", "]

  /// Fields of more kinds than a plain document has.
  static let schema = FieldSchema([
    FieldRule("title"), FieldRule("body"), FieldRule("requests", weight: 2),
    FieldRule("tail", isStandard: false),
  ])

  var random: SeededRandom
  /// Clauses said so far.
  private(set) var clauses: [[Element]] = []

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  mutating func element() -> Element {
    chance(88) ? .han(pick(Self.characters)) : .word(pick(Self.words))
  }

  /// A new clause, or one that a document has said before.
  mutating func clause() -> [Element] {
    if !clauses.isEmpty && chance(40) { return pick(clauses) }
    var clause: [Element] = []
    for _ in 0..<Int.random(in: 1...14, using: &random) {
      let next = element()
      // Two words beside each other would be one.
      if !next.isHan && !(clause.last?.isHan ?? true) { continue }
      clause.append(next)
    }
    clauses.append(clause)
    return clause
  }

  /// A clause in a spelling that folds to it.
  mutating func spell(_ clause: [Element], dirt: Int) -> String {
    var text = ""
    for (i, element) in clause.enumerated() {
      let nextIsHan = i + 1 < clause.count && clause[i + 1].isHan
      switch element {
      case .word(let word): text += chance(dirt) ? Self.fullWidth[word] ?? word : word
      case .han(let character):
        text.append(chance(dirt) ? Self.traditional[character] ?? character : character)
        if let reading = Self.readings[character], chance(dirt / 3) { text += "(\(reading))" }
        if nextIsHan && chance(dirt / 4) { text += pick(["\n", " ", "　", "“", "》", "·"]) }
      }
    }
    return text
  }

  /// Some documents of one to `clauses` clauses, with identifiers from `first` on.
  mutating func documents(_ count: Int, from first: Int = 0, clauses: Int = 12) -> [Document] {
    let numbers = (first..<first + count).shuffled(using: &random)
    return numbers.map { document("d\($0)", clauses: clauses) }
  }

  mutating func document(_ identifier: String, clauses: Int) -> Document {
    let title = chance(15) ? "" : spell(clause(), dirt: 20)
    var text = ""
    for _ in 0..<Int.random(in: 1...clauses, using: &random) {
      text += spell(clause(), dirt: 20) + pick(Self.breaks)
    }
    // Sometimes the title is a line of the text.
    var range = 0..<0
    if !title.isEmpty && chance(40) {
      let before = chance(30) ? "附件\n\n" : ""
      range = before.utf8.count..<before.utf8.count + title.utf8.count
      text = before + title + "\n\n" + text
    }
    var content = StoredDocument(
      title: title, text: Array(text.utf8), titleRange: range, fields: [])
    // Often more parts follow, some of which are not searched at all.
    for field in [2, 3, 2] where chance(30) {
      let start = content.text.count
      content.text += Array((spell(clause(), dirt: 20) + pick(Self.breaks)).utf8)
      if chance(80) { content.parts.append(.init(field: field, range: start..<content.text.count)) }
    }
    var columns: [(name: String, value: ColumnValue)] = []
    if chance(80) {
      columns.append(("year", .integer(Int.random(in: 2015...2025, using: &random))))
    }
    if chance(60) {
      let dirt: Set = ["pinyin", "tail", "width"]
      columns.append(("dirt", .keywords(dirt.filter { _ in chance(50) })))
    }
    columns.append(("characters", .integer(text.unicodeScalars.count)))
    if chance(70) { columns.append(("kind", .keyword(pick(["annual", "law", "notice"])))) }
    return Document(
      identifier: identifier, content: content, columns: columns,
      sourceHash: SHA256.digest(Array(identifier.utf8) + content.text).bytes)
  }
}
