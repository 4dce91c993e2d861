// Could a heading stand here?

import GongkaiText

/// A place that reads like the heading of a section.
struct HeadingCandidate: Equatable, Sendable {
  /// Where the section would begin: the line, or the number inside a line.
  var start: Int
  /// Number and words.
  var heading: Range<Int>
  var numeral: SectionNumeral
  /// What the words say; nil where they are none of a heading's.
  var key: SectionKey?
  /// Whether all of the words are words of headings.
  var isWhole: Bool
  /// Whether nothing else stands in the line.
  var isOwnLine: Bool
}

/// Reads one candidate.
struct HeadingCandidateReader {
  /// Characters, number aside; longer lines are sentences.
  static let longest = 48

  let text: FoldedText
  let lines: [ReportLine]

  /// Styles of numbers that are looked for together.
  enum Styles {
    /// 一、 and the like, and words without a number.
    case first
    /// (一) and 1.
    case second
  }

  /// The candidate at the start of line `number`.
  func candidate(atLine number: Int, _ styles: Styles) -> HeadingCandidate? {
    let line = lines[number]
    guard line.pipes == 0, line.digits < line.count else { return nil }
    let numeral = SectionNumeral.read(text, at: line.start, before: line.end)
    switch numeral.kind {
    case .bracketed, .arabic: guard styles == .second else { return nil }
    case .none:
      guard styles == .first, line.count <= Self.longest, mayEndHeading(line),
        !continuesSentence(number)
      else { return nil }
    default: guard styles == .first else { return nil }
    }
    return wrapped(number, numeral) ?? candidate(line.start, numeral, limit: line.end)
  }

  /// The candidate whose number or words stand at `start`, inside line `number`.
  func candidate(inside number: Int, at start: Int) -> HeadingCandidate? {
    let limit = lines[number].end
    let numeral = SectionNumeral.read(text, at: start, before: limit)
    guard var found = candidate(start, numeral, limit: limit, isInside: true) else { return nil }
    // A number alone is no heading where lines say nothing.
    guard found.key != nil, numeral.kind != .none || endsAtBlank(found) else { return nil }
    found.isOwnLine = false
    return found
  }

  private func endsAtBlank(_ candidate: HeadingCandidate) -> Bool {
    let end = candidate.heading.upperBound
    return end >= text.count || !text.layouts[end].isDisjoint(with: [.blank, .line])
  }

  /// Whether the last character, or one before a blank, is the last of a word that ends headings.
  private func mayEndHeading(_ line: ReportLine) -> Bool {
    let end = trimmedEnd(line.range)
    return line.blanks + line.gaps > 0
      || end > line.start && Self.lastCharacters.contains(text.characters[end - 1])
  }

  /// So few that looking through them is quickest.
  private static let lastCharacters = Array(
    Set(HeadingWords.terminals.split(whereSeparator: \.isWhitespace).compactMap(\.utf16.last)))

  /// Whether line `number` goes on with what the line before it says.
  private func continuesSentence(_ number: Int) -> Bool {
    guard number > 0, !text.layouts[lines[number].start].contains(.paragraph) else { return false }
    let before = lines[number - 1]
    let kind = CharacterKinds.kind(text.characters[before.end - 1])
    return before.count > 30 && kind != .sentenceEnd && kind != .colon
  }

  /// A heading broken over two lines.
  private func wrapped(_ number: Int, _ numeral: SectionNumeral) -> HeadingCandidate? {
    let line = lines[number]
    guard numeral.kind != .none, number + 1 < lines.count, line.sentenceEnds == 0 else {
      return nil
    }
    let next = lines[number + 1]
    let range = numeral.end..<next.end
    guard line.end > numeral.end, range.count <= Self.longest, next.pipes == 0,
      !text.layouts[next.start].contains(.paragraph),
      SectionNumeral.read(text, at: next.start, before: next.end).kind == .none
    else { return nil }
    let words = LineWords(text, range)
    let first = line.end - numeral.end
    let trimmed = range.lowerBound..<trimmedEnd(range)
    guard !words.isWholeHeading(0..<first), words.isWholeHeading(0..<trimmed.count),
      let key = words.key(in: 0..<trimmed.count)
    else { return nil }
    return HeadingCandidate(
      start: line.start, heading: numeral.start..<trimmed.upperBound, numeral: numeral, key: key,
      isWhole: true, isOwnLine: true)
  }

  // MARK: Words

  private func candidate(
    _ start: Int, _ numeral: SectionNumeral, limit: Int, isInside: Bool = false
  ) -> HeadingCandidate? {
    let first = numeral.end
    guard first < limit else { return nil }
    let words = LineWords(text, first..<limit)
    let stop = stop(first, limit)
    if let end = prefixEnd(words, first, limit, stop, isInside),
      let key = words.key(in: 0..<end - first), allows(numeral, words, 0..<end - first, key, false)
    {
      return HeadingCandidate(
        start: start, heading: numeral.start..<end, numeral: numeral, key: key, isWhole: true,
        isOwnLine: false)
    }
    guard let stop, stop > first else { return nil }
    let isList = stop < limit && text.characters[stop] == 0x3B
    let end = trimmedEnd(first..<stop)
    guard end > first, !isList else { return nil }
    let isOwnLine = trimmedEnd(first..<limit) <= stop
    let range = 0..<end - first
    guard !isTabular(words, range) else { return nil }
    let isWhole = words.isWholeHeading(range)
    var key = words.key(in: range)
    if !isWhole, !isOwnLine {
      let endsWell = words.terminals & (1 << UInt64(range.upperBound - 1)) != 0
      if !endsWell || hasComma(first..<end) { key = nil }
    }
    guard allows(numeral, words, isWhole ? range : 0..<0, key, isOwnLine) else { return nil }
    if key == nil, range.count > 32 { return nil }
    return HeadingCandidate(
      start: start, heading: numeral.start..<end, numeral: numeral, key: key, isWhole: isWhole,
      isOwnLine: isOwnLine)
  }

  /// Whether such a number may stand before such words. `whole` is empty unless words of headings
  /// cover all.
  private func allows(
    _ numeral: SectionNumeral, _ words: LineWords, _ whole: Range<Int>, _ key: SectionKey?,
    _ isOwnLine: Bool
  ) -> Bool {
    switch numeral.kind {
    case .chinese, .part: return true
    case .arabic, .bracketed: return key != nil
    case .bare, .lost, .none:
      guard let key, !whole.isEmpty else { return false }
      if key == .overview, words.isWeakOverview(in: whole) { return false }
      if numeral.kind == .none {
        let list = hasEnumeration(numeral.end..<numeral.end + whole.count)
        return whole.count >= 4 && (key == .review || !list)
      }
      return true
    }
  }

  /// The first 。 or : or (一) within reach, or the end of a short line.
  private func stop(_ first: Int, _ limit: Int) -> Int? {
    let reach = min(limit, first + Self.longest)
    for index in first..<reach {
      let kind = CharacterKinds.kind(text.characters[index])
      if kind == .sentenceEnd || kind == .colon { return index }
      if text.characters[index] == 0x28 || kind == .openingBracket, index > first,
        SectionNumeral.read(text, at: index, before: limit).kind == .bracketed
      {
        return index
      }
    }
    return reach == limit ? limit : nil
  }

  /// Where the words of a heading end that text follows at once, with or without a blank.
  private func prefixEnd(
    _ words: LineWords, _ first: Int, _ limit: Int, _ stop: Int?, _ isInside: Bool
  ) -> Int? {
    let run = (~words.headingWords).trailingZeroBitCount
    let terminals = words.terminals & LineWords.bits(0..<run)
    guard terminals != 0 else { return nil }
    let end = first + 64 - terminals.leadingZeroBitCount
    guard end < limit, end - first <= Self.longest, end != stop else { return nil }
    let layout = text.layouts[end]
    if layout.contains(.blank) { return isListMark(text.characters[end]) ? nil : end }
    // In a text without line ends, nothing may part heading and sentence.
    if isInside { return isJoiner(text.characters[end]) ? nil : end }
    guard end - first == run else { return nil }
    let next = SectionNumeral.read(text, at: end, before: limit).kind
    return isFollower(text.characters[end]) || next == .chinese ? end : nil
  }

  /// 、 , ;
  private func isListMark(_ character: UInt16) -> Bool {
    character == 0x3001 || character == 0x2C || character == 0x3B
  }

  private static let joiners = Set("、,;的和及与是在".utf16)

  /// Whether what stands before the character goes on with it.
  private func isJoiner(_ character: UInt16) -> Bool { Self.joiners.contains(character) }

  private static let followers = Set("我本截自按根〔".utf16)

  /// Whether sentences begin with the character, so that the heading before it has ended.
  private func isFollower(_ character: UInt16) -> Bool {
    NumberReader.digit(character) != nil || Self.followers.contains(character)
  }

  private func trimmedEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      switch text.characters[end - 1] {
      case 0x2A, 0x23, 0x5F, 0x2E, 0x2C, 0x3A, 0x3B, 0x3002, 0x3001: end -= 1
      default: return end
      }
    }
    return end
  }

  private func hasComma(_ range: Range<Int>) -> Bool {
    range.contains { text.characters[$0] == 0x2C }
  }

  private func hasEnumeration(_ range: Range<Int>) -> Bool {
    range.contains { isListMark(text.characters[$0]) }
  }

  /// Whether labels of tables and digits make up most of the words.
  private func isTabular(_ words: LineWords, _ range: Range<Int>) -> Bool {
    let labels = (words.labels & LineWords.bits(range)).nonzeroBitCount
    return labels * 10 >= range.count * 7 && !words.isWholeHeading(range)
  }
}
