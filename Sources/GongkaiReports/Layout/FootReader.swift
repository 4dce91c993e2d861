// Where does a report end and the page go on?

import GongkaiText

/// What stands behind a report.
struct ReportFoot {
  /// The first character that is no report's, or the end of the text.
  var start: Int
  /// The zones from there on, each up to the next.
  var zones: [(start: Int, zone: ReportZone)]
}

/// Finds tail and foot wrapper.
struct FootReader {
  let text: FoldedText
  let scan: ReportScan
  let site: SiteLines

  /// Titles of other pages one below the other: so many are a list.
  private static let shortestList = 4

  /// The foot of a text whose last heading ends at `heading` (0 without sections).
  func foot(behind heading: Int) -> ReportFoot {
    let lines = scan.lines
    guard !lines.isEmpty else { return ReportFoot(start: 0, zones: []) }
    var first = heading > 0 ? scan.line(at: heading - 1) + 1 : firstProse()
    if first > lines.count { first = lines.count }
    var start = firstSiteLine(from: first)
    var zones: [(start: Int, zone: ReportZone)] = []
    let listStart = startOfList(from: first, to: start)
    if listStart < start { zones.append((lines[listStart].start, .tail)) }
    while start < lines.count {
      let zone = site.zone(start) ?? (site.isMetadata(lines[start]) ? .wrapper : nil)
      if let zone, zone != zones.last?.zone { zones.append((lines[start].start, zone)) }
      start += 1
    }
    if let cut = cutInside(from: heading, to: zones.first?.start ?? text.count) {
      zones.insert(cut, at: 0)
    }
    return ReportFoot(start: zones.first?.start ?? text.count, zones: zones)
  }

  private func firstProse() -> Int {
    (scan.lines.firstIndex { site.isProse($0) } ?? scan.lines.count - 1) + 1
  }

  /// The first line of the page behind which hardly any sentences stand; the number of lines if
  /// there is none.
  private func firstSiteLine(from first: Int) -> Int {
    let lines = scan.lines
    var prose = 0
    for line in lines where site.isProse(line) { prose += line.count }
    var proseBehind = 0
    var found = lines.count
    var number = lines.count - 1
    while number >= first {
      if site.zone(number) != nil {
        found = number
      } else if site.isProse(lines[number]) {
        proseBehind += lines[number].count
        if proseBehind * 4 > prose { break }
      }
      number -= 1
    }
    // Who edited the page stands right before its controls.
    while found > first, found < lines.count, site.isMetadata(lines[found - 1]) { found -= 1 }
    return found
  }

  // MARK: Lists of titles

  /// The first of the lines before `end` that are titles of other pages; `end` where they are too
  /// few for a list.
  private func startOfList(from first: Int, to end: Int) -> Int {
    var start = end
    var own = 0
    while start > first, isTitleOfAPage(scan.lines[start - 1]) {
      start -= 1
      if isOnDisclosure(scan.lines[start]) { own += 1 }
    }
    // The first line of a list may be the last one of a report that ends without 。
    while start < end, start > first, !endsReport(start - 1) { start += 1 }
    let count = end - start
    return count >= Self.shortestList && own * 2 <= count ? start : end
  }

  private func endsReport(_ number: Int) -> Bool {
    let last = text.characters[scan.lines[number].end - 1]
    return CharacterKinds.endsSentence(text, before: scan.lines[number].end) || last == 0x65E5  // 日
      || text.layouts[scan.lines[number].end].contains(.paragraph)
  }

  private func isTitleOfAPage(_ line: ReportLine) -> Bool {
    guard 6...60 ~= line.count, line.sentenceEnds == 0, line.pipes == 0, line.gaps == 0,
      line.digits * 2 < line.count, !text.layouts[line.start].contains(.indented),
      SectionNumeral.read(text, at: line.start, before: line.end).kind == .none
    else { return false }
    let last = text.characters[line.end - 1]
    guard last != 0x65E5, text.characters[line.start] != 0x9644 else { return false }  // 日, 附
    for index in line.range {
      switch text.characters[index] {
      case 0x3A, 0x2C, 0x3001: return false  // : , 、
      default: break
      }
    }
    return LineWords(text, scan, line.range).labels.nonzeroBitCount * 2 < line.count
  }

  private func isOnDisclosure(_ line: ReportLine) -> Bool {
    let words = LineWords(text, scan, line.range)
    return words.headingWords.nonzeroBitCount * 3 > line.count
  }

  // MARK: Texts of one line

  /// Where the page goes on inside a long line, behind a sentence or a blank.
  private func cutInside(from heading: Int, to end: Int) -> (start: Int, zone: ReportZone)? {
    for mark in scan.marks {
      let start = mark.start
      let isTail = mark.kind == .tail
      guard isTail || mark.kind == .download || mark.kind == .footer, start > heading + 8,
        start < end, !text.startsLine(start), (text.count - start) * 10 < text.count * 3
      else { continue }
      let line = scan.lines[scan.line(at: start)]
      guard line.count > 120, !isTail || site.isListHead(mark, line) else { continue }
      let isBehindSentence = CharacterKinds.endsSentence(text, before: start)
      guard isBehindSentence || text.layouts[start].contains(.blank) else { continue }
      return (start, isTail ? .tail : .wrapper)
    }
    return nil
  }
}
