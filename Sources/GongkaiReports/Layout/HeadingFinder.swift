// Which places of a report could be headings?

import GongkaiText

/// Collects the candidates of a report.
struct HeadingFinder {
  let text: FoldedText
  let scan: ReportScan

  /// Lines longer than this may hold headings inside.
  private static let longLine = 60
  /// A text with more candidates is no report.
  private static let mostCandidates = 400

  /// All candidates in order, those taken out that only name sections: tables of contents, rows
  /// of an annex, bare words where numbered headings say the same.
  func candidates() -> [HeadingCandidate] {
    let reader = HeadingCandidateReader(text: text, scan: scan)
    var found: [HeadingCandidate] = []
    var later: [(line: Int, numeral: SectionNumeral)] = []
    for number in scan.lines.indices where found.count < Self.mostCandidates {
      guard let numeral = reader.numeral(atLine: number) else { continue }
      if numeral.kind == .bracketed || numeral.kind == .arabic {
        later.append((number, numeral))
      } else if let candidate = reader.candidate(atLine: number, numeral) {
        found.append(candidate)
      }
    }
    // (一) and 1. number sections only where 一、 does not.
    if SectionKeySet(found.lazy.filter { $0.numeral.value > 0 }.compactMap(\.key)).count < 2 {
      for (number, numeral) in later where found.count < Self.mostCandidates {
        if let candidate = reader.candidate(atLine: number, numeral) { found.append(candidate) }
      }
      found.sort { $0.start < $1.start }
    }
    let count = found.count
    addInside(reader, &found)
    if found.count > count { found.sort { $0.start < $1.start } }
    keepOneLevel(&found)
    removeContents(&found)
    removeAnnex(&found)
    removeRepeatedWords(&found)
    return found
  }

  /// Headings inside long lines: behind a sentence or a blank.
  private func addInside(_ reader: HeadingCandidateReader, _ found: inout [HeadingCandidate]) {
    for mark in scan.marks where found.count < Self.mostCandidates {
      var start = mark.start
      switch mark.kind {
      case .numeral:
        if start > 0, text.layouts[start].isEmpty,
          CharacterKinds.chineseDigit(text.characters[start - 1]) != nil
        {
          start -= 1
        }
      case .standardHeading: guard text.layouts[start].contains(.blank) else { continue }
      default: continue
      }
      guard start > 0, !text.startsLine(start),
        isBehindBreak(start) || start == found.last?.heading.upperBound
      else { continue }
      let number = scan.line(at: start)
      guard scan.lines[number].count > Self.longLine || reader.isBroken(number) else { continue }
      guard let candidate = reader.candidate(inside: number, at: start) else { continue }
      found.append(candidate)
    }
  }

  private func isBehindBreak(_ index: Int) -> Bool {
    if text.layouts[index].contains(.blank) { return true }
    let kind = CharacterKinds.kind(text.characters[index - 1])
    // Titles end with 报告, and some sentences with a full stop of half width.
    return kind == .sentenceEnd || kind == .colon || kind == .point
      || text.has(Self.report, at: index - 2)
  }

  private static let report = Array("报告".utf16)

  // MARK: What only names sections

  /// Keeps numbers of one style: 一、 if two sections bear it, else the style of more sections.
  private func keepOneLevel(_ found: inout [HeadingCandidate]) {
    var keys = [SectionKeySet](repeating: SectionKeySet(), count: Level.allCases.count)
    for candidate in found {
      guard let key = candidate.key, let level = Level(candidate.numeral.kind) else { continue }
      keys[level.rawValue].insert(key)
    }
    func count(_ level: Level) -> Int { keys[level.rawValue].count }
    let second: Level = count(.bracketed) >= count(.arabic) ? .bracketed : .arabic
    // Headings may have no numbers at all, and parts of sections numbers.
    let bare = SectionKeySet(
      found.lazy.filter { $0.numeral.kind == .none && $0.isOwnLine }.compactMap(\.key))
    let isFirst =
      count(.first) >= min(2, count(second)) || bare.count >= 3 && bare.count >= count(second)
    let best: Level = isFirst ? .first : second
    found.removeAll { Level($0.numeral.kind).map { $0 != best } ?? false }
  }

  private enum Level: Int, CaseIterable {
    case first, bracketed, arabic

    init?(_ kind: SectionNumeral.Kind) {
      switch kind {
      case .chinese, .part, .bare, .lost: self = .first
      case .bracketed: self = .bracketed
      case .arabic: self = .arabic
      case .none: return nil
      }
    }
  }

  /// Takes out a run of at least three headings with nothing between that come again below.
  private func removeContents(_ found: inout [HeadingCandidate]) {
    var start = 0
    while start < found.count {
      var end = start + 1
      while end < found.count, found[end].start - found[end - 1].heading.upperBound <= 4 {
        end += 1
      }
      let run = found[start..<end]
      if run.count >= 3 {
        let again = run.filter { entry in
          found[end...].contains { $0.key == entry.key && $0.numeral.value == entry.numeral.value }
        }
        if again.count * 3 >= run.count * 2 {
          found.removeSubrange(start..<end)
          continue
        }
      }
      start = end
    }
  }

  /// Takes out the rows of a statistical annex that look like headings.
  private func removeAnnex(_ found: inout [HeadingCandidate]) {
    guard let mark = scan.marks.first(where: { $0.kind == .annexLabel }) else { return }
    let start = mark.start
    let before = found.filter { $0.start < start }
    guard before.count(where: { $0.key != nil }) >= 2 else { return }
    let last = before.last { $0.numeral.kind == .chinese }?.numeral.value ?? 0
    found.removeAll {
      $0.start >= start && !($0.numeral.kind == .chinese && $0.numeral.value == last + 1)
    }
  }

  /// Keeps one candidate without a number for each key, the longest, and none where a number
  /// stands before the same key.
  private func removeRepeatedWords(_ found: inout [HeadingCandidate]) {
    var numbered = SectionKeySet()
    var longest = [Int](repeating: 0, count: SectionKey.allCases.count)
    for candidate in found {
      guard let key = candidate.key else { continue }
      switch candidate.numeral.kind {
      case .chinese, .part: numbered.insert(key)
      case .none where !candidate.isWeak:
        longest[key.number] = max(longest[key.number], candidate.heading.count)
      default: break
      }
    }
    var seen = SectionKeySet()
    found.removeAll { candidate in
      guard candidate.numeral.kind == .none, let key = candidate.key else { return false }
      if numbered.contains(key) { return true }
      if key == .review { return false }
      return candidate.heading.count < longest[key.number] || !seen.insert(key)
    }
  }
}
