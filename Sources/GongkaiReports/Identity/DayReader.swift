// When was the report published, and when was it signed?

import GongkaiText

/// Finds the days of publication and signature.
struct DayReader {
  /// The most characters between a word such as 发布日期 and its day.
  private static let maximumGap = 4
  /// The most characters of a day.
  private static let maximumDay = 20
  /// How far from its end a text without a signature block may be signed.
  private static let maximumTail = 160

  let text: FoldedText
  let layout: ReportLayout
  private let reader: DateReader

  init(_ text: FoldedText, _ layout: ReportLayout) {
    self.text = text
    self.layout = layout
    reader = DateReader(text)
  }

  // MARK: Publication

  /// The day behind 发布日期 or the like in the header, or the one that the page states.
  func published(_ events: [IdentityEvent], _ stated: StatedFacts) -> Derived<ReportDate>? {
    var best: (day: Derived<ReportDate>, rank: Int)?
    let end = headerEnd
    for event in events where event.kind == .published && event.range.upperBound <= end {
      guard best.map({ event.value < $0.rank }) ?? true, let found = day(behind: event) else {
        continue
      }
      let rule = event.value == 0 ? "stated day of publication" : "stated day"
      let range = event.range.lowerBound..<found.range.upperBound
      best = (Derived(found.date, evidence: range, rule: rule), event.value)
    }
    if let best { return best.day }
    if let property = stated.published {
      let reader = DateReader(property)
      if let found = reader.first(in: 0..<reader.characters.count) {
        return Derived(found.date, evidence: 0..<0, rule: "property of the page")
      }
    }
    return nil
  }

  private func day(behind event: IdentityEvent) -> (date: ReportDate, range: Range<Int>)? {
    var start = event.range.upperBound
    // 日期 and 时间 alone are words of sentences, too.
    if event.value == 1 {
      let word = event.range.lowerBound
      guard start < text.count, text.characters[start] == 0x3A,
        word == 0 || !text.layouts[word].isEmpty || !NameScan.isName(text.characters[word - 1])
      else { return nil }
    }
    let limit = min(start + Self.maximumGap, text.count)
    while start < limit, reader.numeral(start) == nil { start += 1 }
    guard start < text.count else { return nil }
    return reader.date(at: start, limit: min(start + Self.maximumDay, text.count))
  }

  /// Where the header ends; without one, the first lines are read as one.
  private var headerEnd: Int {
    layout.parts.last { $0.zone == .header }?.range.upperBound ?? min(text.count, 600)
  }

  // MARK: Signature

  /// The day in the signature block, or the one that is the last line of the report.
  func signed() -> Derived<ReportDate>? {
    if let signature = layout.signature { return last(in: signature, needsLine: false) }
    let end = layout.parts.last { $0.zone == .body || $0.zone == .tables }?.range.upperBound
    let last = end ?? text.count
    return self.last(in: max(0, last - Self.maximumTail)..<last, needsLine: true)
  }

  private func last(in range: Range<Int>, needsLine: Bool) -> Derived<ReportDate>? {
    var day: Derived<ReportDate>?
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      guard reader.numeral(index) != nil,
        let found = reader.date(at: index, limit: min(index + Self.maximumDay, range.upperBound))
      else { continue }
      if needsLine {
        guard isApart(index), isApart(found.range.upperBound),
          !(found.range.upperBound..<range.upperBound).contains(where: isSentenceEnd)
        else { continue }
      }
      day = Derived(
        found.date, evidence: found.range, rule: needsLine ? "last lines" : "signature")
      index = found.range.upperBound - 1
    }
    return day
  }

  /// Whether something other than a sentence goes on at `index`.
  private func isApart(_ index: Int) -> Bool {
    guard index > 0, index < text.count else { return true }
    return !text.layouts[index].isDisjoint(with: [.line, .blank]) || isSentenceEnd(index - 1)
  }

  private func isSentenceEnd(_ index: Int) -> Bool {
    let character = text.characters[index]
    return character == 0x3002 || character == 0x3B || character == 0x21  // 。;!
  }
}
