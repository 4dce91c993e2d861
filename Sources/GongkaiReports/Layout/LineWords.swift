// Which words of headings and of tables stand in a short line?

import GongkaiText

/// What the words of at most 64 characters say; bit 0 is the first character.
struct LineWords {
  static let longest = 64

  /// Characters that words of headings cover.
  var headingWords: UInt64 = 0
  /// Characters that labels of tables cover.
  var labels: UInt64 = 0
  /// Last characters of words that a heading may end with.
  var terminals: UInt64 = 0
  /// Last characters of words that a heading may end with where a blank or the line ends there too.
  var lateTerminals: UInt64 = 0
  /// First characters of the words that tell of each key, in the order of `SectionKey.allCases`.
  var keys = SIMD8<UInt64>(repeating: 0)
  /// First characters of weak words for an overview.
  var weakOverviews: UInt64 = 0
  /// First characters of words that only headings of the last section have.
  var certainlyOther: UInt64 = 0

  init() {}

  /// Reads the first 64 characters of `range`.
  init(_ text: FoldedText, _ scan: ReportScan, _ range: Range<Int>) {
    let start = range.lowerBound
    let end = min(range.upperBound, start + Self.longest)
    guard start < end else { return }
    let vocabulary = Self.vocabulary
    var words = LineWords()
    scan.visit(.lines, in: start..<end) { match in
      let entry = vocabulary.entries[match.phrase]
      let low = UInt64(match.start &- start)
      let bits = Self.bits(match.start &- start..<match.end &- start)
      if entry.isLabel { words.labels |= bits }
      guard entry.isHeadingWord else { return }
      words.headingWords |= bits
      let last: UInt64 = 1 &<< UInt64(match.end &- 1 &- start)
      if entry.isTerminal { words.terminals |= last }
      if entry.isLateTerminal { words.lateTerminals |= last }
      if entry.key >= 0 { words.keys[entry.key] |= 1 &<< low }
      if entry.isWeakOverview { words.weakOverviews |= 1 &<< low }
      if entry.isCertainlyOther { words.certainlyOther |= 1 &<< low }
    }
    // Years stand in headings.
    for index in start..<end where NumberReader.digit(text.characters[index]) != nil {
      words.headingWords |= 1 &<< UInt64(index &- start)
    }
    self = words
  }

  /// Whether a label of a table in `range` begins before `border` and ends behind it.
  static func hasLabel(across border: Int, in range: Range<Int>, _ scan: ReportScan) -> Bool {
    var isFound = false
    scan.visit(.lines, in: range) { match in
      guard match.start < border, match.end > border else { return }
      isFound = isFound || vocabulary.entries[match.phrase].isLabel
    }
    return isFound
  }

  /// The bits of a range below 64.
  static func bits(_ range: Range<Int>) -> UInt64 {
    guard range.lowerBound < min(range.upperBound, 64) else { return 0 }
    let above = range.upperBound >= 64 ? UInt64.max : (1 << UInt64(range.upperBound)) - 1
    return above & ~((1 << UInt64(range.lowerBound)) - 1)
  }

  /// What the words in `range` make of a section, if anything.
  func key(in range: Range<Int>) -> SectionKey? {
    let bits = Self.bits(range)
    func place(_ key: SectionKey) -> Int? {
      let found = keys[key.number] & bits
      return found == 0 ? nil : found.trailingZeroBitCount
    }
    let other = certainlyOther & bits
    if other != 0, (place(.problems) ?? 64) > other.trailingZeroBitCount { return .other }
    // 依申请公开 stands in headings on fees and reviews too, so that these are asked first.
    for key in [SectionKey.review, .fees, .consult, .problems] where place(key) != nil {
      return key
    }
    switch (place(.proactive), place(.requests)) {
    case (let proactive?, let requests?): return proactive < requests ? .proactive : .requests
    case (.some, nil): return .proactive
    case (nil, .some): return .requests
    case (nil, nil): break
    }
    if other != 0 || place(.other) != nil { return .other }
    return place(.overview) != nil || weakOverviews & bits != 0 ? .overview : nil
  }

  /// Whether the overview in `range` is told by weak words only.
  func isWeakOverview(in range: Range<Int>) -> Bool {
    keys[SectionKey.overview.number] & Self.bits(range) == 0
  }

  /// Whether words of headings cover all of `range`, and the last one may end a heading.
  func isWholeHeading(_ range: Range<Int>) -> Bool {
    let bits = Self.bits(range)
    return bits != 0 && range.upperBound <= Self.longest && headingWords & bits == bits
      && (terminals | lateTerminals) & (1 << UInt64(range.upperBound - 1)) != 0
  }

  /// Whether the word at the end of `range` ends headings only where a blank or the line ends too.
  func endsLate(_ range: Range<Int>) -> Bool {
    range.upperBound <= Self.longest && !range.isEmpty
      && terminals & (1 << UInt64(range.upperBound - 1)) == 0
  }

  // MARK: Vocabulary

  private struct Entry: Sendable {
    var isHeadingWord = false
    var isTerminal = false
    var isLateTerminal = false
    var isCertainlyOther = false
    var isLabel = false
    var isWeakOverview = false
    var key = -1
  }

  /// A class, as short lines are many and each asks for it.
  private final class Vocabulary: Sendable {
    let phrases: [String]
    let entries: [Entry]

    init(phrases: [String], entries: [Entry]) {
      self.phrases = phrases
      self.entries = entries
    }
  }

  /// All words that are looked for.
  static var phrases: [String] { vocabulary.phrases }

  private static let vocabulary: Vocabulary = {
    var words: [String] = []
    var entries: [Entry] = []
    var numbers: [String: Int] = [:]
    func add(_ text: String, _ change: (inout Entry) -> Void) {
      for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
        let number = numbers[word] ?? words.count
        if number == words.count {
          numbers[word] = number
          words.append(word)
          entries.append(Entry())
        }
        change(&entries[number])
      }
    }
    for (key, text) in HeadingWords.keys {
      add(text) {
        $0.isHeadingWord = true
        $0.key = key.number
      }
    }
    add(HeadingWords.weakOverview) {
      $0.isHeadingWord = true
      $0.isWeakOverview = true
    }
    add(HeadingWords.terminals) {
      $0.isHeadingWord = true
      $0.isTerminal = true
    }
    add(HeadingWords.lateTerminals) {
      $0.isHeadingWord = true
      $0.isLateTerminal = true
    }
    add(HeadingWords.certainlyOther) {
      $0.isHeadingWord = true
      $0.isCertainlyOther = true
    }
    add(HeadingWords.fillers) { $0.isHeadingWord = true }
    for text in [
      TableWords.trialFormat, TableWords.presentFormat, TableWords.annex, TableWords.common,
    ] { add(text) { $0.isLabel = true } }
    return Vocabulary(phrases: words, entries: entries)
  }()
}
