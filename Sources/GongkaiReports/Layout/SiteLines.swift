// Does this line belong to the page around a report?

import GongkaiText

/// Tells lines of a page from lines of a report, by their words.
struct SiteLines {
  let text: FoldedText
  let scan: ReportScan

  /// Sentences: what only reports are full of.
  func isProse(_ line: ReportLine) -> Bool {
    line.sentenceEnds > 0 && line.count >= 25 && line.pipes < 2
  }

  /// Whether a sentence goes on from the line before into this one: the line was wrapped.
  func continuesSentence(_ number: Int) -> Bool {
    guard number > 0 else { return false }
    let first = scan.lines[number - 1]
    let second = scan.lines[number]
    guard text.layouts[second.start].isDisjoint(with: [.paragraph, .indented]),
      first.count >= 16, first.pipes == 0, second.pipes == 0
    else { return false }
    let last = text.characters[first.end - 1]
    let next = text.characters[second.start]
    guard CharacterKinds.isHan(last) || last == 0x2C || last == 0x3001,
      CharacterKinds.isHan(next) || last == 0x2C,
      SectionNumeral.read(text, at: second.start, before: second.end).kind == .none
    else { return false }
    // Only sentences wrap: titles and entries of lists are lines of their own.
    let isSentence =
      first.sentenceEnds > 0 || first.count >= 40
      || first.range.contains { text.characters[$0] == 0x2C }
    return isSentence && (second.sentenceEnds > 0 || second.count >= 16)
  }

  /// The zone that the words of a line put it in; nil where they say nothing.
  func zone(_ number: Int) -> ReportZone? {
    let line = scan.lines[number]
    if line.arrows >= 2, line.sentenceEnds == 0, line.count <= 100 { return .wrapper }
    var hasMetadata = false
    for mark in scan.marks(in: line.range) where mark.range.lowerBound >= line.start {
      let offset = mark.range.lowerBound - line.start
      switch mark.kind {
      case .tail where offset <= 3 && line.count <= 100 && isListHead(mark, line): return .tail
      case .download where line.count <= 200: return .wrapper
      case .downloadLine where offset == 0 && isAlone(mark, line): return .wrapper
      case .footer where offset <= 3 || line.count <= 160 && line.sentenceEnds == 0:
        return .wrapper
      case .chromeStart where offset <= 1 && line.sentenceEnds == 0: return .wrapper
      case .metadata where offset <= 2: hasMetadata = true
      default: break
      }
    }
    return !hasMetadata && isChrome(line) ? .wrapper : nil
  }

  /// Whether a line tells about the document, such as 发布日期.
  func isMetadata(_ line: ReportLine) -> Bool {
    guard line.count <= 80, line.sentenceEnds == 0 else { return false }
    return scan.marks(in: line.range).contains {
      $0.kind == .metadata && $0.range.lowerBound >= line.start
        && $0.range.lowerBound - line.start <= 2
    }
  }

  /// Whether a word that begins lists of links does so here, and not a sentence.
  func isListHead(_ mark: WordMark, _ line: ReportLine) -> Bool {
    let end = mark.range.upperBound
    guard end < line.end else { return true }
    if !text.layouts[end].isEmpty { return true }
    switch text.characters[end] {
    // : 】 ] > ) |
    case 0x3A, 0x3011, 0x5D, 0x3E, 0x29, 0x7C: return true
    default: break
    }
    // 上一篇 and 下一篇 may run into the title of the page.
    let first = text.characters[mark.range.lowerBound]
    return line.sentenceEnds == 0 && (first == 0x4E0A || first == 0x4E0B)
      && text.characters[end - 1] == 0x7BC7
  }

  private func isAlone(_ mark: WordMark, _ line: ReportLine) -> Bool {
    mark.range.upperBound == line.end || text.characters[mark.range.upperBound - 1] == 0x3A
  }

  /// Whether a page's controls make up most of a short line.
  private func isChrome(_ line: ReportLine) -> Bool {
    guard line.count <= 48, line.count >= 2, line.sentenceEnds == 0 else { return false }
    var covered: UInt64 = 0
    var hasWord = false
    Self.chrome.visit(text, line.range) { match in
      let range = match.range
      covered |= LineWords.bits(range.lowerBound - line.start..<range.upperBound - line.start)
      hasWord = hasWord || range.count > 1
    }
    if hasWord, text.has(Self.home, at: line.start), line.blanks + line.gaps >= 2 { return true }
    return hasWord && covered.nonzeroBitCount * 10 >= line.count * 8
  }

  private static let home = Array("首页".utf16)
  private static let chrome = PhraseSet(
    SiteWords.chrome.split(whereSeparator: \.isWhitespace).map(String.init))
}
