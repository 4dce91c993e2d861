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
    if let block = behindLastSentence(lines[first].start..<end) { return block }
    var number = last
    while number >= first, last - number < Self.mostLines {
      let line = lines[number]
      let range = line.start..<min(line.end, end)
      if site.isProse(line) || line.count > Self.longest { return nil }
      if isDate(range) {
        if number > first, isOrgan(lines[number - 1].range) || isSigner(number - 1) {
          return startOfOrgan(number - 1, first)..<range.upperBound
        }
        let next = number < last ? lines[number + 1].start..<min(lines[number + 1].end, end) : 0..<0
        if isOrgan(next) || number + 1 == last && isName(next) {
          return range.lowerBound..<next.upperBound
        }
        return range
      }
      if isOrganAndDate(range, isOrgan) || isBehindEnd(number) && isOrganAndDate(range, isName) {
        return range
      }
      if number == last, number > first {
        if hasEnd(range.lowerBound), line.count >= 4, isOrgan(range) || isSigner(number) {
          return range
        }
        if isRestOfDate(range), isOrgan(lines[number - 1].range) || isSigner(number - 1) {
          return startOfOrgan(number - 1, first)..<range.upperBound
        }
      }
      number -= 1
    }
    return nil
  }

  /// Whether a sentence or a table ends before line `number`.
  private func isBehindEnd(_ number: Int) -> Bool {
    guard number > 0 else { return false }
    let before = scan.lines[number - 1]
    return hasEnd(before.end) || before.pipes >= 2 || before.digits == before.count
  }

  private func hasEnd(_ end: Int) -> Bool { CharacterKinds.endsSentence(text, before: end) }

  /// Organ and date, or either, behind the last sentence of all, whatever lines they stand in.
  private func behindLastSentence(_ range: Range<Int>) -> Range<Int>? {
    var start = range.upperBound
    while start > range.lowerBound, !hasEnd(start), range.upperBound - start <= Self.longest {
      start -= 1
    }
    let block = start..<range.upperBound
    guard start > range.lowerBound, hasEnd(start), 6...Self.longest ~= block.count,
      !Self.closings.contains(where: { text.has($0, at: start) })
    else { return nil }
    if isDate(block) || isOrganAndDate(block, isOrgan) { return block }
    let isApart = !text.layouts[start].isDisjoint(with: [.blank, .line])
    return isApart && isOrganAndDate(block, isName) ? block : nil
  }

  private static let closings = ["特此报告", "专此报告", "特此说明", "附"].map { Array($0.utf16) }

  /// The start of the name that ends with line `number`: in texts broken hard it may begin above.
  private func startOfOrgan(_ number: Int, _ first: Int) -> Int {
    let start = scan.lines[number].start
    guard number > first, scan.lines[number].count <= 6, !hasEnd(start),
      text.layouts[start].isDisjoint(with: [.paragraph, .indented])
    else { return start }
    let before = scan.lines[number - 1]
    return before.count <= 40 && isName(before.range) && hasEnd(before.start) ? before.start : start
  }

  /// Whether line `number` holds nothing but a name, and a sentence or a table ends before.
  private func isSigner(_ number: Int) -> Bool {
    scan.lines[number].count <= 30 && isName(scan.lines[number].range) && isBehindEnd(number)
      && text.characters[scan.lines[number].start] != 0x9644  // 附
  }

  /// Organ and date next to each other, in either order.
  private func isOrganAndDate(_ range: Range<Int>, _ isSigner: (Range<Int>) -> Bool) -> Bool {
    guard range.count <= Self.longest else { return false }
    var cut = range.upperBound
    while cut > range.lowerBound, isDateCharacter(text.characters[cut - 1]) { cut -= 1 }
    let date = cut..<range.upperBound
    if isDate(date) || isRestOfDate(date) && !text.layouts[cut].isDisjoint(with: [.blank, .line]),
      isSigner(range.lowerBound..<cut)
    {
      return true
    }
    cut = range.lowerBound
    while cut < range.upperBound, isDateCharacter(text.characters[cut]) { cut += 1 }
    return isDate(range.lowerBound..<cut) && isSigner(cut..<range.upperBound)
  }

  private func isOrgan(_ range: Range<Int>) -> Bool {
    range.count >= 3 && OrganEndings.end(text, at: range.upperBound) && isName(range)
  }

  /// Whether nothing stands there that names have not; whoever copied may have put in another.
  private func isName(_ range: Range<Int>) -> Bool {
    guard 3...40 ~= range.count else { return false }
    var digits = 0
    for index in range {
      switch CharacterKinds.kind(text.characters[index]) {
      case .sentenceEnd, .pipe, .colon, .arrow, .question, .year, .point: return false
      case .digit: digits += 1
      case .plain where text.characters[index] == 0x2C || text.characters[index] == 0x3001:
        return false
      default: break
      }
    }
    return digits * 2 < range.count
  }

  /// A date, whole or with characters lost.
  private func isDate(_ range: Range<Int>) -> Bool {
    guard 4...16 ~= range.count else { return false }
    var digits = 0
    var marks = 0
    var words = 0
    for index in range {
      let character = text.characters[index]
      guard isDateCharacter(character) else { return false }
      switch character {
      case 0x2D, 0x2E, 0x2F: marks += 1
      case 0x5E74, 0x6708, 0x65E5, 0x53F7: words += 1  // 年 月 日 号
      default: digits += 1
      }
    }
    let last = text.characters[range.upperBound - 1]
    if last == 0x65E5 || last == 0x53F7, words >= 2 { return true }
    return digits >= 6 && marks == 2 || digits >= 5 && words >= 1 && startsYear(range.lowerBound)
  }

  /// What is left of a date that lost its year or its words: 2月15日, 2021818.
  private func isRestOfDate(_ range: Range<Int>) -> Bool {
    guard 3...16 ~= range.count, range.allSatisfy({ isDateCharacter(text.characters[$0]) }) else {
      return false
    }
    if range.contains(where: { text.characters[$0] == 0x6708 }) { return true }  // 月
    return 5...8 ~= range.count && startsYear(range.lowerBound)
      && range.allSatisfy { NumberReader.digit(text.characters[$0]) != nil }
  }

  /// Whether 19 or 20 stands there, in digits or in words.
  private func startsYear(_ index: Int) -> Bool {
    switch text.characters[index] {
    case 0x31: text.characters[index + 1] == 0x39
    case 0x32: text.characters[index + 1] == 0x30
    case 0x4E8C, 0x4E00: true  // 二 一
    default: false
    }
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
