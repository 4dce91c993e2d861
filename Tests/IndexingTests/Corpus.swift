// Which documents are indexed in the tests?

import GongkaiFormat
import GongkaiIndexing
import GongkaiText
import TestKit

/// Makes documents that say the same clauses again and again, as reports do.
struct Corpus {
  private static let scripts: [[String]] = [
    "依申请公开政府信息年报工作行政复议镇市不足".map { String($0) },
    "中华人民共和国信息公开条例办公室情况年度报告".map { String($0) },
    ["ok", "PDF", "2024", "３", "%", "x1", "é", "あ", "ン", "한", "𠀀", "𪛖", "·", "“", " "],
  ]
  private static let ends = ["，", "。", "；", "\n\n", "！", "："]

  /// Fields of more kinds than a plain document has.
  static let schema = FieldSchema([
    FieldRule("title"), FieldRule("body"), FieldRule("requests", weight: 3),
    FieldRule("tail", isStandard: false), FieldRule("empty", isStandard: false),
  ])

  private let clauses: [String]
  private let parts: Bool
  private var random: SeededRandom

  /// - Parameter parts: whether documents have parts of all fields of `schema`, or are plain.
  init(seed: UInt64, distinct: Int = 120, parts: Bool = true) {
    var random = SeededRandom(seed: seed)
    clauses = (0..<distinct).map { _ in
      let script = Self.scripts.randomElement(using: &random)!
      return (0..<Int.random(in: 1...14, using: &random)).map { _ in
        (Int.random(in: 0..<9, using: &random) == 0 ? Self.scripts[2] : script)
          .randomElement(using: &random)!
      }.joined()
    }
    self.random = random
    self.parts = parts
  }

  private mutating func text(_ count: Int) -> String {
    (0..<count).map { _ in
      // The first clauses are said by nearly everybody.
      let limit = Bool.random(using: &random) ? 5 : clauses.count
      return clauses[Int.random(in: 0..<min(limit, clauses.count), using: &random)]
        + Self.ends.randomElement(using: &random)!
    }.joined()
  }

  /// The next document; some have an empty title, or no text, or the title within the text.
  mutating func document(_ identifier: String) -> Document {
    let title = text(Int.random(in: 0...1, using: &random))
    var body = text([0, 1, 5, 20].randomElement(using: &random)!)
    var titleRange = 0..<0
    if Bool.random(using: &random) {
      let before = Bool.random(using: &random) ? text(1) : ""
      titleRange = before.utf8.count..<before.utf8.count + title.utf8.count
      body = before + title + body
    }
    var columns: [(name: String, value: ColumnValue)] = []
    if Bool.random(using: &random) {
      columns.append(("year", .integer(Int.random(in: 2008...2025, using: &random))))
    }
    if Bool.random(using: &random) {
      columns.append(("region", .keyword(["市", "镇", ""].randomElement(using: &random)!)))
    }
    if Bool.random(using: &random) {
      columns.append(
        (
          "dirt",
          .keywords(
            Set(
              ["pinyin", "tail", "width"].filter { _ in
                Bool.random(using: &random)
              }))
        ))
    }
    var content = StoredDocument(
      title: title, text: Array(body.utf8), titleRange: titleRange,
      fields: Bool.random(using: &random) ? [.init(name: "url", value: identifier)] : [])
    if parts && Bool.random(using: &random) {
      // More parts behind, of which some are not searched at all.
      for field in [2, 3, 2] {
        let start = content.text.count
        content.text += Array(text(Int.random(in: 0...3, using: &random)).utf8)
        guard content.text.count > start, Bool.random(using: &random) else { continue }
        content.parts.append(.init(field: field, range: start..<content.text.count))
      }
    }
    return Document(
      identifier: identifier, content: content,
      columns: columns,
      sourceHash: (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
  }

  /// The next `count` documents, with identifiers that count up from `first`.
  mutating func documents(_ count: Int, from first: Int = 0) -> [Document] {
    (first..<first + count).map { document("doc/\($0)") }
  }
}

/// The fold table of all tests; making one takes longer than most of them.
let sharedFold: FoldTable = {
  do { return try FoldTable.makeFromICU() } catch { preconditionFailure("\(error)") }
}()
