// What stands before the first section, and which of it is the title?

import GongkaiText

/// Reads the lines at the top of a text.
struct HeadReader {
  let text: FoldedText
  let scan: ReportScan
  let site: SiteLines

  /// Lines among which the head of a text without sections is looked for.
  private static let mostLines = 40
  private static let longestTitle = 60

  /// The lines before `end` that belong to the page.
  func wrapperLines(before end: Int) -> [Int] {
    let last = min(end, scan.lines.count)
    var downloads = 0
    var lastDownload = -1
    for number in 0..<last where isDownload(number) {
      downloads += 1
      lastDownload = number
    }
    var wrapper: [Int] = []
    var next = 0
    if downloads >= 2 {
      next = lastDownload + 1
      // The site's tags: the words of the title, parted by blanks.
      if next < last, isTags(scan.lines[next]) { next += 1 }
      wrapper = Array(0..<next)
    }
    while next < last {
      if site.zone(next) == .wrapper, !site.continuesSentence(next) { wrapper.append(next) }
      next += 1
    }
    return wrapper
  }

  private func isDownload(_ number: Int) -> Bool {
    let line = scan.lines[number]
    return scan.marks(in: line.range).contains { $0.kind == .download } && line.count <= 200
  }

  private func isTags(_ line: ReportLine) -> Bool {
    line.blanks + line.gaps >= 3 && line.sentenceEnds == 0 && line.count <= 60
      && line.count <= (line.blanks + line.gaps + 1) * 3
  }

  /// The line at which the header of a text without sections ends: where the first sentence
  /// begins, which may be lines before its end.
  func endOfHeader() -> Int {
    let lines = scan.lines
    let first = (0..<min(lines.count, Self.mostLines)).first { site.isProse(lines[$0]) }
    guard var number = first else { return 0 }
    while site.continuesSentence(number) { number -= 1 }
    return number
  }

  // MARK: Title

  /// The title among the lines before `end`, those of the page left out.
  func title(before end: Int, wrapper: Set<Int>) -> Range<Int>? {
    let lines = scan.lines
    for number in 0..<min(end, lines.count, Self.mostLines) where !wrapper.contains(number) {
      let line = lines[number]
      if site.isMetadata(line) || site.continuesSentence(number) { continue }
      if line.count > Self.longestTitle || line.sentenceEnds > 0 {
        return titleInside(line)
      }
      guard isTitleStart(line) else { continue }
      var start = line.start
      if number > 0, !wrapper.contains(number - 1), isOrgan(lines[number - 1]) {
        start = lines[number - 1].start
      }
      if let last = endOfTitle(line.range) { return start..<last }
      var range = line.range
      for next in number + 1..<min(number + 3, max(end, number + 1), lines.count) {
        guard lines[next].count <= 24, lines[next].sentenceEnds == 0, !wrapper.contains(next)
        else { break }
        range = range.lowerBound..<lines[next].end
        if let last = endOfTitle(range) { return start..<last }
      }
    }
    return nil
  }

  /// A title that the first sentence follows in the same line.
  private func titleInside(_ line: ReportLine) -> Range<Int>? {
    let limit = min(line.end, line.start + Self.longestTitle)
    for index in line.start..<limit {
      let kind = CharacterKinds.kind(text.characters[index])
      if kind == .sentenceEnd || kind == .colon || text.characters[index] == 0x2C { return nil }
      for word in Self.endings where text.has(word, at: index) {
        let end = index + word.count
        guard end < line.end, index - line.start >= 4 else { continue }
        let isLead = Self.leads.contains { text.has($0, at: end) }
        if text.layouts[end].contains(.blank) || isLead { return line.start..<end }
      }
    }
    return nil
  }

  /// Whether a line may be the first of a title.
  private func isTitleStart(_ line: ReportLine) -> Bool {
    guard line.pipes == 0, line.arrows == 0, line.count >= 4 else { return false }
    return Self.subjects.contains { word in
      line.range.contains { text.has(word, at: $0) }
    }
  }

  /// Where the title in `range` ends: behind its last 报告, if hardly anything follows.
  private func endOfTitle(_ range: Range<Int>) -> Int? {
    for index in range.reversed() {
      for word in Self.endings where text.has(word, at: index) {
        let end = index + word.count
        guard end < range.upperBound else { return end }
        switch text.characters[end] {
        // The name of the site follows: - _ | — or a blank; or a remark in brackets.
        case 0x2D, 0x5F, 0x7C, 0x2014, 0x28, 0x2A: return end
        default: return text.layouts[end].isEmpty ? nil : end
        }
      }
    }
    return nil
  }

  private func isOrgan(_ line: ReportLine) -> Bool {
    4...30 ~= line.count && line.sentenceEnds == 0
      && OrganEndings.end(text, at: line.end)
      && !line.range.contains { text.characters[$0] == 0x3A }
  }

  private static let endings = ["报告", "年报", "工作总结"].map { Array($0.utf16) }
  private static let subjects = ["公开", "年度", "报告", "年报"].map { Array($0.utf16) }
  private static let leads = ["根据", "按照", "依据", "本报告", "现将", "为贯彻", "一、", "发布"].map {
    Array($0.utf16)
  }
}
