// Are these marks what is left of something else?

import GongkaiText

/// Looks at the characters that the scan took down: quotes, brackets, stars, years, letters.
struct SuspectReader {
  let text: FoldedText
  let suspects: [UInt32]

  /// Letters that stand between Han characters in clean reports.
  private static let knownWords = Set(
    """
    icp app apps ppp wifi http https www com id ok gdp doc ai it pc qq ppt excel word led rss oa
    vip vr ip cn gov ktv atm pdf iso ems sms wap http ipad cctv html email mail usb cpu logo vs
    ceo mba oto pos etc lpg cng lng pm poi kpi tv ica isp ocr dna sop ups url web wto nga rcep epc
    bot eod gps gis bim ftp sci hpv pcr icu ct mri usd rmb km kg cm mm mg kw kv
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf16) })

  func count(_ counts: inout DirtCounts) {
    var question = -1
    var quotes = 0
    var titles = 0
    for suspect in suspects {
      let index = Int(suspect)
      switch CharacterKinds.kind(text.characters[index]) {
      case .question:
        if question >= 0, isPair(question, index) {
          counts[.replacedQuotes] += 2
          question = -1
        } else {
          question = index
        }
      case .openingQuote, .closingQuote: countQuote(index, &quotes, &titles, &counts)
      case .openingBracket: countNumber(index, &counts)
      case .star: countMask(index, &counts)
      case .year: countYear(index, &counts)
      case .replacement where text.lengths[index] == 3: counts[.mojibake] += 1
      case .foreign where isBetweenHan(index, index + 1): counts[.insertedJunk] += 1
      case .latin: countLetters(index, &counts)
      default: break
      }
    }
    counts[.lostQuotes] += abs(quotes) + abs(titles)
  }

  /// Whether two question marks stand around a name: near each other, with no sentence end between.
  private func isPair(_ first: Int, _ second: Int) -> Bool {
    guard 3...40 ~= second - first, second + 1 < text.count else { return false }
    return !(first + 1..<second).contains {
      CharacterKinds.kind(text.characters[$0]) == .sentenceEnd
    }
  }

  private func countQuote(
    _ index: Int, _ quotes: inout Int, _ titles: inout Int, _ counts: inout DirtCounts
  ) {
    switch text.characters[index] {
    case 0x201C: quotes += 1
    case 0x201D: quotes -= 1
    case 0x300A: titles += 1
    case 0x300B: titles -= 1
    // 〝 and 〞, which stand for lost ” in converted texts.
    default: counts[.lostQuotes] += 1
    }
    // Each quote that closes nothing is one; start again.
    if quotes < 0 || titles < 0 {
      counts[.lostQuotes] += 1
      quotes = max(quotes, 0)
      titles = max(titles, 0)
    }
  }

  /// 〔2021〕30号, 〔〕30号, 〔202130号.
  private func countNumber(_ index: Int, _ counts: inout DirtCounts) {
    var end = index + 1
    while end < text.count, end - index < 10, NumberReader.digit(text.characters[end]) != nil {
      end += 1
    }
    guard end < text.count else { return }
    let digits = end - index - 1
    if text.characters[end] == 0x3015 {  // 〕
      if digits == 0 { counts[.deletedFacts] += 1 }
      if 1...3 ~= digits { counts[.lostDigits] += 1 }
    } else if text.characters[end] == 0x53F7, digits > 0 {  // 号
      counts[.lostDigits] += 1
    }
  }

  /// *** and ××: once for each run of two or more; ** is a mark of Markdown.
  private func countMask(_ index: Int, _ counts: inout DirtCounts) {
    let character = text.characters[index]
    guard character != 0x67D0 else { return }  // 某 is asked for by words.
    guard index == 0 || text.characters[index - 1] != character else { return }
    var end = index + 1
    while end < text.count, text.characters[end] == character { end += 1 }
    if end - index >= (character == 0x2A ? 3 : 2) { counts[.maskedNames] += 1 }
  }

  /// 年 with nothing before it, and dates such as 201711日 whose 年 or 月 is gone.
  private func countYear(_ index: Int, _ counts: inout DirtCounts) {
    let isFirst =
      index == 0 || !text.layouts[index].isEmpty && !isNumeral(index - 1)
      || [0x3002, 0x2C, 0x3B, 0x3A, 0x28].contains(text.characters[index - 1])
    guard isFirst, index + 1 < text.count else { return }
    switch text.characters[index + 1] {
    // , 来 以 全 我 月 共 州 内 末, and a month.
    case 0x2C, 0x6765, 0x4EE5, 0x5168, 0x6211, 0x6708, 0x5171, 0x5DDE, 0x672B, 0x30...0x39:
      counts[.deletedFacts] += 1
    default: break
    }
  }

  private func isNumeral(_ index: Int) -> Bool {
    let character = text.characters[index]
    return NumberReader.digit(character) != nil
      || CharacterKinds.chineseDigit(character) != nil || character == 0x3007
      || CharacterKinds.isHan(character)
  }

  private func isBetweenHan(_ start: Int, _ end: Int) -> Bool {
    start > 0 && end < text.count && CharacterKinds.isHan(text.characters[start - 1])
      && CharacterKinds.isHan(text.characters[end]) && text.layouts[end].isEmpty
      && text.layouts[start].isEmpty
  }

  /// Letters between Han characters that are no word known there.
  private func countLetters(_ index: Int, _ counts: inout DirtCounts) {
    var end = index
    while end < text.count, 0x61...0x7A ~= text.characters[end] { end += 1 }
    guard 2...12 ~= end - index, isBetweenHan(index, end) else { return }
    let word = Array(text.characters[index..<end])
    let isMask = word.allSatisfy { $0 == 0x78 }
    if !isMask, !Self.knownWords.contains(word) { counts[.insertedJunk] += 1 }
  }
}
