// What would the scanner do if it were slow and obvious? Its twin, rule after rule.

import TestKit

@testable import GongkaiText

/// Scans a text in several plain passes over arrays.
struct SlowScanner {
  struct Part: Equatable {
    var text: String
    var range: Range<Int>
  }

  private struct Character {
    /// Nil for a byte that is not UTF-8.
    var scalar: UInt32?
    var range: Range<Int>
  }

  private struct Item {
    var folded: UInt32
    var kind: CharacterClass
    var original: UInt32
    var range: Range<Int>
    /// Whether it is all that its character folds to.
    var isWhole: Bool
    var isHan: Bool { kind == .ideograph || kind == .syllable }
    var isDigit: Bool { isWhole && (0x30...0x39).contains(folded) }
  }

  private let fold: FoldTable
  private var items: [Item] = []
  private(set) var parts: [Part] = []

  init(_ text: [UInt8], fold: FoldTable) {
    self.fold = fold
    collectItems(Self.characters(of: text))
    let separators = thousandsSeparators()
    emit(items.indices.filter { !separators.contains($0) })
  }

  private static func characters(of text: [UInt8]) -> [Character] {
    var characters: [Character] = []
    var start = 0
    while start < text.count {
      var character = Character(scalar: nil, range: start..<start + 1)
      for end in start + 1...min(start + 4, max(text.count, start + 1)) where end <= text.count {
        if let valid = String(validating: text[start..<end], as: UTF8.self) {
          character = Character(scalar: valid.unicodeScalars.first?.value, range: start..<end)
          break
        }
      }
      characters.append(character)
      start = character.range.upperBound
    }
    return characters
  }

  // MARK: Fold, and drop annotations

  private mutating func collectItems(_ characters: [Character]) {
    var index = 0
    while index < characters.count {
      let character = characters[index]
      index += 1
      guard let scalar = character.scalar else { continue }
      let parts = fold.fold(scalar)
      if parts.isEmpty {
        extendLast(scalar, character.range)
        continue
      }
      if parts == [0x28], items.last?.isHan == true {
        let before = index >= 2 ? characters[index - 2].scalar : nil
        if let end = Self.endOfAnnotation(characters, index - 1, before, items.last, fold) {
          index = end
          continue
        }
      }
      for part in parts {
        items.append(
          Item(
            folded: part, kind: fold.characterClass(of: part), original: scalar,
            range: character.range, isWhole: parts.count == 1))
      }
    }
  }

  private mutating func extendLast(_ scalar: UInt32, _ range: Range<Int>) {
    guard scalar >= 0x300, let last = items.last, last.range.upperBound == range.lowerBound,
      last.isHan || last.kind == .letter || last.kind == .symbol
    else { return }
    items[items.count - 1].range = last.range.lowerBound..<range.upperBound
  }

  private static func endOfAnnotation(
    _ characters: [Character], _ start: Int, _ before: UInt32?, _ last: Item?, _ fold: FoldTable
  ) -> Int? {
    guard let first = group(characters, start) else { return nil }
    let key = first.syllable.unicodeScalars.reduce(0) {
      PinyinSyllable.appending($1.value, to: $0)
    }
    guard fold.isSyllable(key) else { return nil }
    var end = first.end
    var count = 1
    while let next = group(characters, end), next.syllable == first.syllable {
      end = next.end
      count += 1
    }
    let readings = [before, last?.folded].compactMap { $0 }.map { fold.reading(of: $0) }
    return first.hasTone || count > 1 || readings.contains(key) ? end : nil
  }

  private static let tones: [String: String] = [
    "a": "āáǎàăɑ", "e": "ēéěèĕ", "i": "īíǐìĭ", "o": "ōóǒòŏ", "u": "ūúǔùŭǖǘǚǜüv", "n": "ńňǹ",
    "m": "ḿ",
    "g": "ɡ",
  ]

  /// The syllable in brackets that begins at a character, without tones.
  private static func group(
    _ characters: [Character], _ start: Int
  ) -> (syllable: String, hasTone: Bool, end: Int)? {
    var text = String.UnicodeScalarView()
    var end = start
    while end < characters.count, let scalar = characters[end].scalar.flatMap(Unicode.Scalar.init) {
      text.append(scalar)
      end += 1
      if scalar == ")" || scalar == "）" { break }
    }
    guard let first = text.first, let last = text.last, first == "(" || first == "（",
      last == ")" || last == "）", text.count > 2
    else { return nil }
    let isBlank = { (scalar: Unicode.Scalar) in " \u{A0}\u{3000}".unicodeScalars.contains(scalar) }
    var inner = text.dropFirst().dropLast().drop(while: isBlank)
    while let blank = inner.last, isBlank(blank) { inner.removeLast() }
    var syllable = ""
    var hasTone = false
    for scalar in inner {
      if "\u{300}\u{301}\u{304}\u{306}\u{30C}\u{308}".unicodeScalars.contains(scalar) {
        if syllable.isEmpty { return nil }
        hasTone = hasTone || scalar != "\u{308}"
      } else if let (base, _) = tones.first(where: { $1.unicodeScalars.contains(scalar) }) {
        syllable += base
        hasTone = hasTone || !"vüɑɡ".unicodeScalars.contains(scalar)
      } else if ("a"..."z").contains(scalar) {
        syllable.unicodeScalars.append(scalar)
      } else {
        return nil
      }
    }
    return (1...6).contains(syllable.count) ? (syllable, hasTone, end) : nil
  }

  // MARK: Thousands

  private func thousandsSeparators() -> Set<Int> {
    var removed: Set<Int> = []
    for index in items.indices where items[index].folded == 0x2C && items[index].isWhole {
      var group = 0
      var hasSeparator = false
      var isNumber = true
      var back = index - 1
      while back >= 0, items[back].kind == .letter || removed.contains(back) {
        if removed.contains(back) {
          hasSeparator = true
        } else {
          isNumber = isNumber && (0x30...0x39).contains(items[back].folded)
          if !hasSeparator { group += 1 }
        }
        back -= 1
      }
      let next = items[(index + 1)...].prefix { $0.isDigit }.count
      if isNumber, hasSeparator ? group == 3 : (1...3).contains(group), next == 3 {
        removed.insert(index)
      }
    }
    return removed
  }

  // MARK: Units

  private mutating func emit(_ order: [Int]) {
    var word: Part?
    var pendingBreak: Part?
    func isLetter(_ place: Int) -> Bool {
      order.indices.contains(place) && items[order[place]].kind == .letter
    }
    func add(_ part: Part, _ parts: inout [Part]) {
      if let hardBreak = pendingBreak, !parts.isEmpty { parts.append(hardBreak) }
      pendingBreak = nil
      parts.append(part)
    }
    func endWord(_ parts: inout [Part]) {
      if let finished = word { add(finished, &parts) }
      word = nil
    }
    func breakHere(_ range: Range<Int>, _ parts: [Part]) {
      if pendingBreak == nil, !parts.isEmpty { pendingBreak = Part(text: "", range: range) }
    }
    var place = 0
    while place < order.count {
      let item = items[order[place]]
      var text: [UInt8] = []
      UTF8Scalar.append(item.folded, to: &text)
      let part = Part(text: String(decoding: text, as: UTF8.self), range: item.range)
      let connects = isLetter(place - 1) && isLetter(place + 1)
      if item.kind != .letter { endWord(&parts) }
      switch item.kind {
      case .letter:
        if let open = word, open.text.utf8.count + text.count <= TextScanner.longestWord {
          word = Part(
            text: open.text + part.text, range: open.range.lowerBound..<part.range.upperBound)
        } else {
          endWord(&parts)
          word = part
        }
      case .ideograph, .syllable: add(part, &parts)
      case .symbol: if item.folded != 0x40 || !connects { add(part, &parts) }
      case .hardBreak:
        let isConnector = "-._‐–—".unicodeScalars.contains { $0.value == item.folded }
        if !isConnector || !connects { breakHere(item.range, parts) }
      case .blank, .newline:
        if item.isWhole {
          place = emitLayout(order, place) { breakHere($0, parts) }
          continue
        }
        if item.kind == .newline { breakHere(item.range, parts) }
      case .transparent, .ignorable: break
      }
      place += 1
    }
    endWord(&parts)
  }

  /// Treats a run of blanks and line ends as a whole; returns the place behind it.
  private func emitLayout(
    _ order: [Int], _ first: Int, _ breakHere: (Range<Int>) -> Void
  ) -> Int {
    var end = first
    while end < order.count, items[order[end]].isWhole,
      items[order[end]].kind == .blank || items[order[end]].kind == .newline
    {
      end += 1
    }
    let run = order[first..<end].map { items[$0] }
    let lineEnds = run.indices.filter { index in
      run[index].kind == .newline
        && !(run[index].original == 0x0A && index > 0 && run[index - 1].original == 0x0D
          && run[index - 1].range.upperBound == run[index].range.lowerBound)
    }
    guard let lastEnd = run.lastIndex(where: { $0.kind == .newline }) else { return end }
    let column = run[(lastEnd + 1)...].reduce(0) { $0 + ($1.original == 0x3000 ? 2 : 1) }
    let isPage = run.contains { $0.original == 0x2029 || $0.original == 0x0C }
    let isWrapped =
      lineEnds.count == 1 && !isPage && column < 4 && first > 0 && items[order[first - 1]].isHan
      && end < order.count && items[order[end]].isHan
    if !isWrapped { breakHere(run[0].range.lowerBound..<run[run.count - 1].range.upperBound) }
    return end
  }

  // MARK: Texts to try

  private static let pieces: [[UInt8]] =
    [
      "公", "開", "政府", "信息", "年", "律", "か", "が", "カ", "한", "𠀀", "々", "a", "Bc", "é", "ü", "0", "12",
      "345", "６７８", "①", "⑩", "㎡", "㍿", "⒈", "\u{1F101}", "…", "´", "㈠", "ﬁ", ",", "，", ".", "-",
      "_",
      "@", "'", "’", "–", "—", "(", ")", "（", "）", "《", "》", "·", "(kāi)", "（kai）", "(gong)",
      "(gong )",
      "(nian)", "(lǜ)", "(lv)", "(lü)", "(lu)", "(a)", "(the)", "(PPP)", "(ka\u{304}i)", "( kāi )",
      " ", "　",
      "\u{A0}", "\n", "\r\n", "\r", "\u{C}", "\u{2029}", "\t", "|", "。", "；", "/", "%", "😀",
      "👨\u{200D}👩",
      "\u{301}", "\u{3099}", "\u{200B}", "\u{FEFF}", "\u{FE0F}", "\u{0}", "\u{E000}", "\u{FFFF}",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xE5], [0xE5, 0x85], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x80],
    ]

  static func randomText(pieces count: Int, using random: inout SeededRandom) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<count { text += pieces[Int.random(in: 0..<pieces.count, using: &random)] }
    return text
  }
}
