// Who signed a report, and on which date: where does it say so?

import GongkaiText

/// Finds the block of organ and date at the end of a report.
struct SignatureReader {
  let text: FoldedText
  let scan: ReportScan
  let site: SiteLines

  private static let longest = 56
  /// Lines of an annex that may stand behind a signature.
  private static let mostLines = 300

  /// The signature between the line `first` and the character `end`.
  func signature(from first: Int, before end: Int) -> Range<Int>? {
    let lines = scan.lines
    guard end > 0, first < lines.count else { return nil }
    let last = scan.line(at: end - 1)
    guard first <= last else { return nil }
    var number = last
    while number >= first, last - number < Self.mostLines {
      let line = lines[number]
      let limit = min(line.end, end)
      if site.isProse(line) || line.count > Self.longest {
        return number == last || !hasSentenceEnd(limit) ? inside(line.start..<limit) : nil
      }
      if isDate(line.start..<limit) {
        if number > first, isOrgan(lines[number - 1].range) {
          return lines[number - 1].start..<limit
        }
        if number < last, isOrgan(lines[number + 1].start..<min(lines[number + 1].end, end)) {
          return line.start..<min(lines[number + 1].end, end)
        }
        return line.start..<limit
      }
      if isOrganAndDate(line.start..<limit) { return line.start..<limit }
      if number == last, number > first, isOrgan(line.start..<limit), line.count >= 6,
        hasSentenceEnd(line.start)
      {
        return line.start..<limit
      }
      number -= 1
    }
    return nil
  }

  private func hasSentenceEnd(_ end: Int) -> Bool {
    end > 0 && CharacterKinds.kind(text.characters[end - 1]) == .sentenceEnd
  }

  /// A signature behind the last sentence of a line.
  private func inside(_ range: Range<Int>) -> Range<Int>? {
    var start = range.upperBound
    while start > range.lowerBound, !hasSentenceEnd(start) { start -= 1 }
    let block = start..<range.upperBound
    guard start > range.lowerBound, 6...Self.longest ~= block.count else { return nil }
    return isOrganAndDate(block) || isDate(block) ? block : nil
  }

  /// Organ and date in one line, in either order.
  private func isOrganAndDate(_ range: Range<Int>) -> Bool {
    guard range.count <= Self.longest else { return false }
    var cut = range.upperBound
    while cut > range.lowerBound, isDateCharacter(text.characters[cut - 1]) { cut -= 1 }
    if isDate(cut..<range.upperBound), isOrgan(range.lowerBound..<cut) { return true }
    cut = range.lowerBound
    while cut < range.upperBound, isDateCharacter(text.characters[cut]) { cut += 1 }
    return isDate(range.lowerBound..<cut) && isOrgan(cut..<range.upperBound)
  }

  private func isOrgan(_ range: Range<Int>) -> Bool {
    guard 3...40 ~= range.count, OrganEndings.end(text, at: range.upperBound) else { return false }
    return range.allSatisfy {
      switch CharacterKinds.kind(text.characters[$0]) {
      case .sentenceEnd, .pipe, .colon, .arrow: false
      default: text.characters[$0] != 0x2C
      }
    }
  }

  /// A date, whole or with characters lost.
  private func isDate(_ range: Range<Int>) -> Bool {
    guard 4...16 ~= range.count, range.allSatisfy({ isDateCharacter(text.characters[$0]) }) else {
      return false
    }
    let last = text.characters[range.upperBound - 1]
    if last == 0x65E5 || last == 0x53F7 {  // 日, 号
      return range.contains { text.characters[$0] == 0x5E74 || text.characters[$0] == 0x6708 }
    }
    let digits = range.count { NumberReader.digit(text.characters[$0]) != nil }
    let marks = range.count { [0x2D, 0x2E, 0x2F].contains(text.characters[$0]) }
    return digits >= 6 && marks == 2
  }

  private func isDateCharacter(_ character: UInt16) -> Bool {
    if NumberReader.digit(character) != nil { return true }
    switch character {
    // 年 月 日 号 - . / 〇 零 ○
    case 0x5E74, 0x6708, 0x65E5, 0x53F7, 0x2D, 0x2E, 0x2F, 0x3007, 0x96F6, 0x25CB: return true
    default: return CharacterKinds.chineseDigit(character) != nil
    }
  }
}
