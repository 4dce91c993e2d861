// Which year is reported on?

import GongkaiText

/// Weighs what a text says about its year.
///
/// The sentence that states the period is the best evidence, then the title, then the years that
/// sentences begin with, then the year before the signature. Stamps of publication are none, nor
/// are years of laws, of plans, and of what is compared.
struct YearReader {
  private let text: FoldedText
  private let layout: ReportLayout
  private let reader: DateReader
  private var periods: [YearPeriod] = []
  private var body = YearTally()
  private var titleYear: Derived<Int>?
  /// Years whose number is gone: 年,全州….
  private var bareYears = 0

  init(_ text: FoldedText, _ layout: ReportLayout, _ events: [IdentityEvent]) {
    self.text = text
    self.layout = layout
    reader = DateReader(text)
    for event in events {
      switch event.kind {
      case .period, .firstDay, .lastDay:
        if let period = YearPeriod.read(event, text, reader) { add(period) }
      case .year: addYear(event.range)
      default: break
      }
    }
    if titleYear == nil, let title = layout.title { titleYear = yearWithoutMark(in: title) }
  }

  private mutating func add(_ period: YearPeriod) {
    if let last = periods.last, last.range.overlaps(period.range) {
      periods[periods.count - 1] = last.merged(with: period)
    } else {
      periods.append(period)
    }
  }

  // MARK: Years in sentences

  private mutating func addYear(_ mark: Range<Int>) {
    let end = mark.lowerBound
    guard let (year, _) = end >= 4 ? reader.year(at: end - 4, limit: end) : nil,
      end < 5 || reader.numeral(end - 5) == nil || isNewLine(end - 4)
    else {
      if isBare(mark) { bareYears += 1 }
      return
    }
    let range = end - 4..<mark.upperBound
    if let title = layout.title, title.contains(range.lowerBound) {
      if titleYear == nil { titleYear = Derived(year, evidence: range, rule: "title") }
      return
    }
    if let signature = layout.signature, signature.contains(range.lowerBound) { return }
    let weight = weight(of: range)
    if weight > 0 { body.add(year, weight, range) }
  }

  /// Whether a 年 begins a clause that goes on as if a number stood before it.
  private func isBare(_ mark: Range<Int>) -> Bool {
    let index = mark.lowerBound
    guard index == 0 || isNewLine(index) || !NameScan.isName(text.characters[index - 1]) else {
      return false
    }
    if index > 0, NumberReader.digit(text.characters[index - 1]) != nil { return false }
    let next = mark.upperBound < text.count ? text.characters[mark.upperBound] : 0
    return Self.behindBare.contains(next) || NumberReader.digit(next) != nil
  }

  /// How much a year in a sentence tells, in quarters of a mention.
  private func weight(of range: Range<Int>) -> Int {
    let start = range.lowerBound
    let before = start > 0 && !isNewLine(start) ? text.characters[start - 1] : 0x3002
    let behind = range.upperBound
    let next = behind < text.count ? text.characters[behind] : 0
    // 截至2023年12月31日
    if start >= 2, text.characters[start - 2] == 0x622A, has(Self.lastDays, from: behind, within: 1)
    {
      return 3
    }
    // 〔2022年〕, (2019年修订), 2016—2020年, 较2022年 …
    if Self.openings.contains(before) || Self.comparisons.contains(before) { return 0 }
    if Self.beforeOthers.stands(in: text, at: start - 2) { return 0 }
    if Self.behindOthers.stands(in: text, at: behind) { return 0 }
    if has(Self.lawWords, from: behind, within: 1) { return 0 }
    if NumberReader.digit(next) != nil {
      // A day tells little, but 截至2023年12月31日 is the end of the period.
      return has(Self.lastDays, from: behind, within: 1) ? 2 : 0
    }
    // 2024年，我局将继续…: a plan, or 将 stands for 把.
    if has(Self.plans, from: behind, within: 24) {
      return start > text.count * 3 / 5 || section(at: start) == .problems ? 0 : 2
    }
    if Self.titleMarks.contains(before) { return 1 }
    var weight = NameScan.isName(before) ? 3 : 5
    if next == 0x5EA6 { weight += 1 }  // 年度
    if start < 400 { weight += 2 }
    return weight
  }

  /// 预计2025年, 纳入2025年工作要点, 已在2023年度报告中反映.
  private static let beforeOthers = WordList("预计 纳入 列入 计入")
  private static let behindOthers = WordList("工作要点 度报告中 年报中 度工作要点 度工作计划 工作计划 工作总结")

  private static let behindBare = IdentityWords.characters(",，全我本共度以")
  private static let openings = IdentityWords.characters("〔[-—–~至到")
  private static let comparisons = IdentityWords.characters("较比与同上")
  private static let titleMarks = IdentityWords.characters("《<?")
  private static let lawWords = WordList("修订 修正 公布 颁布 版")
  private static let lastDays = WordList("12月31 12月底")
  private static let plans = WordList("将 拟 计划 打算 下一步")

  private func has(_ words: WordList, from start: Int, within length: Int) -> Bool {
    for index in start..<min(start + length, text.count) {
      if words.stands(in: text, at: index) { return true }
      if text.characters[index] == 0x3002 { return false }
    }
    return false
  }

  private func section(at index: Int) -> SectionKey? {
    layout.sections.first { $0.range.contains(index) }?.key
  }

  private func isNewLine(_ index: Int) -> Bool { text.layouts[index].contains(.line) }

  /// 2023 in a title that lost its 年.
  private func yearWithoutMark(in title: Range<Int>) -> Derived<Int>? {
    for start in title where start + 4 <= title.upperBound {
      guard let (year, end) = reader.year(at: start, limit: title.upperBound),
        start == 0 || reader.numeral(start - 1) == nil,
        end >= text.count || reader.numeral(end) == nil
      else { continue }
      return Derived(year, evidence: start..<end, rule: "title")
    }
    return nil
  }

  // MARK: Decision

  /// The year, or nil where nothing tells it.
  func read(_ stated: StatedFacts, signed: Derived<ReportDate>?) -> Derived<Int>? {
    let said = body.best
    let title = title(stated)
    if let period = period(title: title?.value) {
      // A sentence taken over from the year before: title and sentences agree against it.
      if let title, let said, title.value == said.value, said.value != period.value,
        body.mentions(said.value) >= 3, body.mentions(period.value) == 0
      {
        return Derived(
          title.value, evidence: title.evidence,
          rule: "title and \(body.mentions(said.value)) mentions against the period sentence")
      }
      return period
    }
    if let title {
      if let said, said.value != title.value, body.mentions(said.value) >= 3,
        body.mentions(title.value) == 0
      {
        return Derived(
          said.value, evidence: said.evidence,
          rule: "\(body.mentions(said.value)) mentions against the title")
      }
      return title
    }
    if let said { return said }
    guard let signed, signed.value.month <= 8 else { return nil }
    return Derived(
      signed.value.year - 1, evidence: signed.evidence, rule: "year before the signature")
  }

  private func period(title: Int?) -> Derived<Int>? {
    var tally = YearTally()
    for period in periods {
      guard let end = period.end ?? period.start else { continue }
      let start = period.start ?? end
      // Two years: the one that the rest of the text is about, or else the last.
      let isStart =
        start != end && title != end && (title == start || body.votes(start) > body.votes(end))
      tally.add(isStart ? start : end, start == end ? 4 : 3, period.range)
    }
    guard let best = tally.best else { return nil }
    return Derived(best.value, evidence: best.evidence, rule: "period sentence")
  }

  /// The title's year, unless a download site gave it to a text whose years are deleted.
  private func title(_ stated: StatedFacts) -> Derived<Int>? {
    var title = titleYear
    var isForeign = layout.title.map { !isOwn($0) } ?? true
    if title == nil {
      for (text, rule) in [
        (stated.title, "title outside of the text"), (stated.fileName, "file name"),
      ] {
        guard title == nil, let text, let year = Self.year(in: text) else { continue }
        title = Derived(year, evidence: 0..<0, rule: rule)
        isForeign = true
      }
    }
    guard let title else { return nil }
    if body.mentions(title.value) == 0, bareYears >= 2, isForeign { return nil }
    return title
  }

  /// Whether a title is the report's, and not that of the page around it.
  private func isOwn(_ title: Range<Int>) -> Bool {
    guard let part = layout.parts.first(where: { $0.range.contains(title.lowerBound) }) else {
      return true
    }
    return part.zone == .header || part.zone == .body
  }

  /// A year before 年 in a text that is not folded.
  private static func year(in text: String) -> Int? {
    let reader = DateReader(text)
    for index in reader.characters.indices {
      guard let (year, end) = reader.year(at: index, limit: reader.characters.count),
        index == 0 || reader.numeral(index - 1) == nil, end < reader.characters.count,
        reader.characters[end] == 0x5E74
      else { continue }
      return year
    }
    return nil
  }
}

/// Votes for years.
struct YearTally {
  private struct Entry {
    var year: Int
    var votes: Int
    var mentions: Int
    var evidence: Range<Int>
  }

  /// Few years are mentioned; each stands here once.
  private var entries: [Entry] = []

  mutating func add(_ year: Int, _ votes: Int, _ range: Range<Int>) {
    if let index = entries.firstIndex(where: { $0.year == year }) {
      entries[index].votes += votes
      entries[index].mentions += 1
    } else {
      entries.append(Entry(year: year, votes: votes, mentions: 1, evidence: range))
    }
  }

  func votes(_ year: Int) -> Int { entries.first { $0.year == year }?.votes ?? 0 }

  func mentions(_ year: Int) -> Int { entries.first { $0.year == year }?.mentions ?? 0 }

  /// The year with the most votes; nil when two have as many.
  var best: Derived<Int>? {
    guard let best = entries.max(by: { $0.votes < $1.votes }), best.votes >= 3,
      !entries.contains(where: { $0.votes == best.votes && $0.year != best.year })
    else { return nil }
    return Derived(
      best.year, evidence: best.evidence, rule: "votes of \(best.mentions) mentions in sentences")
  }
}
