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
  /// Whether the words stand in headings of parts of a section too: an overview without a number.
  var isWeak = false
}

/// Reads one candidate.
struct HeadingCandidateReader {
  /// Characters, number aside; longer lines are sentences.
  static let longest = 48

  let text: FoldedText
  let scan: ReportScan
  private var lines: [ReportLine] { scan.lines }

  /// The number that line `number` bears; nil where no heading can stand.
  func numeral(atLine number: Int) -> SectionNumeral? {
    let line = lines[number]
    guard line.pipes == 0, line.digits < line.count, line.gaps < 3 || line.digits == 0 else {
      return nil
    }
    let numeral = SectionNumeral.read(text, at: line.start, before: line.end)
    guard numeral.kind == .none else { return numeral }
    guard line.count <= Self.longest, mayEndHeading(line) || mayEndBelow(number),
      !continuesSentence(number)
    else { return nil }
    return numeral
  }

  /// The candidate at the start of line `number`, which bears `numeral`.
  func candidate(atLine number: Int, _ numeral: SectionNumeral) -> HeadingCandidate? {
    let line = lines[number]
    if let wrapped = wrapped(number, numeral) { return wrapped }
    let own = candidate(line.start, numeral, limit: line.end)
    if let own, own.isOwnLine, isRow(number, own) || isBrokenLabel(number, own) { return nil }
    if numeral.kind == .none {
      guard let own, own.heading.count >= 4 || isProse(number + 1) else { return nil }
    } else if own?.key == nil || own?.isWhole == false, goesOn(number),
      var far = candidate(line.start, numeral, limit: endOfParagraph(number), isInside: true),
      far.isWhole, far.heading.upperBound > line.end
    {
      far.isOwnLine = false
      return far
    }
    return own
  }

  /// The candidate whose number or words stand at `start`, inside line `number`.
  func candidate(inside number: Int, at start: Int) -> HeadingCandidate? {
    let limit = endOfParagraph(number)
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

  /// Whether a piece of a word stands below line `number` that may be the end of a heading.
  private func mayEndBelow(_ number: Int) -> Bool {
    number + 1 < lines.count && lines[number + 1].count <= 8 && goesOn(number, least: 24)
      && mayEndHeading(lines[number + 1])
  }

  private static let lastCharacters = CharacterBits(
    (HeadingWords.terminals + " " + HeadingWords.lateTerminals)
      .split(whereSeparator: \.isWhitespace).compactMap(\.utf16.last))

  private func isProse(_ number: Int) -> Bool {
    guard number < lines.count, lines[number].pipes == 0 else { return false }
    return lines[number].count >= (lines[number].sentenceEnds > 0 ? 10 : 20)
  }

  // MARK: Lines around

  /// Whether the line after `number` may be of the same paragraph, as in texts broken hard.
  func goesOn(_ number: Int, least: UInt32 = shortestBroken) -> Bool {
    guard number + 1 < lines.count else { return false }
    let line = lines[number]
    let next = lines[number + 1]
    return text.starts[next.start] - text.starts[line.start] >= least && line.pipes == 0
      && next.pipes == 0 && text.layouts[next.start].isDisjoint(with: [.paragraph, .indented])
  }

  /// Whether line `number` was broken in the middle of a sentence, or begins there.
  func isBroken(_ number: Int) -> Bool {
    isBrokenAtEnd(number) || number > 0 && isBrokenAtEnd(number - 1)
  }

  private func isBrokenAtEnd(_ number: Int) -> Bool {
    goesOn(number) && !CharacterKinds.endsSentence(text, before: lines[number].end)
  }

  /// Bytes of a line that was broken because it was full.
  private static let shortestBroken: UInt32 = 45

  /// Where the paragraph of line `number` ends, if it does so within reach of a heading.
  private func endOfParagraph(_ number: Int) -> Int {
    var last = number
    while last < number + 2, goesOn(last) { last += 1 }
    return lines[last].end
  }

  /// Whether numbers or units stand below, so that the line is the label of a row.
  private func isRow(_ number: Int, _ candidate: HeadingCandidate) -> Bool {
    if isCell(number + 1) { return true }
    // The label itself may be broken.
    return !candidate.isWhole && number + 2 < lines.count && lines[number + 1].count <= 10
      && isCell(number + 2)
  }

  /// Whether line `number` and the piece of a word below are the label of a row.
  private func isBrokenLabel(_ number: Int, _ candidate: HeadingCandidate) -> Bool {
    guard !candidate.isWhole, number + 1 < lines.count, lines[number + 1].count <= 10 else {
      return false
    }
    let range = candidate.numeral.end..<lines[number + 1].end
    return range.count <= LineWords.longest
      && isTabular(LineWords(text, scan, range), 0..<range.count)
  }

  /// Whether line `number` is a number or a unit.
  private func isCell(_ number: Int) -> Bool {
    guard number < lines.count else { return false }
    let line = lines[number]
    return line.digits == line.count
      || line.count == 1 && Self.units.contains(text.characters[line.start])
  }

  private static let units = CharacterBits("件条元次个篇人项万".utf16)

  /// Whether line `number` goes on with what the line before it says.
  private func continuesSentence(_ number: Int) -> Bool {
    guard number > 0, !text.layouts[lines[number].start].contains(.paragraph) else { return false }
    let before = lines[number - 1]
    guard before.count > 30 else { return false }
    switch CharacterKinds.kind(text.characters[before.end - 1]) {
    case .sentenceEnd, .point, .colon: return false
    default: return true
    }
  }

  /// A heading broken over two lines, or over three.
  private func wrapped(_ number: Int, _ numeral: SectionNumeral) -> HeadingCandidate? {
    let line = lines[number]
    guard line.sentenceEnds == 0, line.end > numeral.end else { return nil }
    for last in number + 1...number + 2 {
      guard last < lines.count else { return nil }
      let next = lines[last]
      let range = numeral.end..<next.end
      guard range.count <= Self.longest, next.pipes == 0, next.digits < next.count,
        !text.layouts[next.start].contains(.paragraph),
        SectionNumeral.read(text, at: next.start, before: next.end).kind == .none
      else { return nil }
      let trimmed = range.lowerBound..<trimmedEnd(range)
      // Without a number, only a piece of a word may stand below.
      guard numeral.kind != .none || trimmed.upperBound - next.start <= 8 else { return nil }
      let words = LineWords(text, scan, range)
      let isWhole = words.isWholeHeading(0..<trimmed.count)
      if words.isWholeHeading(0..<line.end - numeral.end) { return nil }
      guard isWhole, let key = words.key(in: 0..<trimmed.count) else { continue }
      guard numeral.kind != .none || trimmed.count >= 8 && !isTabularLine(words, line) else {
        return nil
      }
      return HeadingCandidate(
        start: line.start, heading: numeral.start..<trimmed.upperBound, numeral: numeral, key: key,
        isWhole: true, isOwnLine: true)
    }
    return nil
  }

  /// Whether labels make up the first line of `words`.
  private func isTabularLine(_ words: LineWords, _ line: ReportLine) -> Bool {
    (words.labels & LineWords.bits(0..<line.count)).nonzeroBitCount * 10 >= line.count * 7
  }

  // MARK: Words

  private func candidate(
    _ start: Int, _ numeral: SectionNumeral, limit: Int, isInside: Bool = false
  ) -> HeadingCandidate? {
    let first = numeral.end
    guard first < limit else { return nil }
    let words = LineWords(text, scan, first..<limit)
    let stop = stop(first, limit)
    if let end = prefixEnd(words, first, limit, stop, isInside),
      let key = words.key(in: 0..<end - first), allows(numeral, words, 0..<end - first, key, false)
    {
      return HeadingCandidate(
        start: start, heading: numeral.start..<end, numeral: numeral, key: key, isWhole: true,
        isOwnLine: false, isWeak: isWeak(words, 0..<end - first, key))
    }
    guard let stop, stop > first else { return nil }
    let isList = stop < limit && text.characters[stop] == 0x3B
    let end = trimmedEnd(first..<stop)
    guard end > first, !isList else { return nil }
    let isOwnLine = trimmedEnd(first..<limit) <= stop
    let range = 0..<end - first
    guard !isTabular(words, range) else { return nil }
    let isWhole = words.isWholeHeading(range)
    if numeral.kind == .none, !isOwnLine, words.endsLate(range) { return nil }
    var key = words.key(in: range)
    if !isWhole, !isOwnLine {
      if words.endsLate(range) || hasComma(first..<end) { key = nil }
    }
    guard allows(numeral, words, isWhole ? range : 0..<0, key, isOwnLine) else { return nil }
    if key == nil, range.count > 32 { return nil }
    return HeadingCandidate(
      start: start, heading: numeral.start..<end, numeral: numeral, key: key, isWhole: isWhole,
      isOwnLine: isOwnLine, isWeak: key.map { isWeak(words, range, $0) } ?? false)
  }

  private func isWeak(_ words: LineWords, _ range: Range<Int>, _ key: SectionKey) -> Bool {
    key == .overview && words.isWeakOverview(in: range)
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
      guard numeral.kind == .none else { return true }
      let minimum = !words.endsLate(whole) ? isOwnLine ? 2 : 4 : key == .review ? 9 : 5
      return whole.count >= minimum
        && ([.review, .consult, .problems].contains(key)
          || !hasEnumeration(numeral.end..<numeral.end + whole.count))
    }
  }

  /// The first 。 or : or (一) within reach, or the end of a short line.
  private func stop(_ first: Int, _ limit: Int) -> Int? {
    let reach = min(limit, first + Self.longest)
    for index in first..<reach {
      let kind = CharacterKinds.kind(text.characters[index])
      if kind == .sentenceEnd || kind == .colon { return index }
      if kind == .point, CharacterKinds.endsSentence(text, before: index + 1) { return index }
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
    let bits = LineWords.bits(0..<run)
    // The nearest blank behind a word that ends headings, or line end in a text broken hard.
    var ends = (words.terminals | words.lateTerminals) & bits
    while ends != 0 {
      let end = first + ends.trailingZeroBitCount + 1
      ends &= ends - 1
      guard end < limit, end - first <= Self.longest, end != stop else { break }
      guard !text.layouts[end].isDisjoint(with: [.blank, .line]) else { continue }
      if isInside || ends == 0, !Self.listMarks.contains(text.characters[end]) { return end }
    }
    let terminals = words.terminals & bits
    guard terminals != 0 else { return nil }
    let end = first + 64 - terminals.leadingZeroBitCount
    guard end < limit, end - first <= Self.longest, end != stop else { return nil }
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

  private static let listMarks = CharacterBits("、,;的和及与".utf16)
  private static let joiners = CharacterBits("、,;的和及与是在".utf16)

  /// Whether what stands before the character goes on with it.
  private func isJoiner(_ character: UInt16) -> Bool { Self.joiners.contains(character) }

  private static let followers = CharacterBits("我本截自按根〔".utf16)

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
