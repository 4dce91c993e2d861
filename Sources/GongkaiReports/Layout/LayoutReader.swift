// Which zones and sections does a report have?

public import GongkaiText

/// Cuts a report into zones and sections by its words.
///
/// Borders fall at the starts of lines; in texts that lost their line ends, behind sentences and
/// at blanks before headings.
public enum LayoutReader {
  /// The layout of `text`.
  public static func read(_ text: FoldedText) -> ReportLayout {
    read(text, ReportScan(text))
  }

  /// The layout of `text`, whose scan is `scan`.
  /// - Complexity: O(n), as headings are few.
  public static func read(_ text: FoldedText, _ scan: ReportScan) -> ReportLayout {
    guard text.count > 0 else { return ReportLayout() }
    let site = SiteLines(text: text, scan: scan)
    var sections = SectionReader.sections(text, scan)
    let foot = FootReader(text: text, scan: scan, site: site).foot(
      behind: sections.last?.heading.upperBound ?? 0)
    let head = HeadReader(text: text, scan: scan, site: site)
    let headEnd = sections.first.map { scan.line(at: $0.range.lowerBound) } ?? head.endOfHeader()
    let wrapper = head.wrapperLines(before: headEnd)
    let bodyStart = sections.first?.range.lowerBound ?? scan.lines[headEnd].start
    let isInside = sections.first.map { !text.startsLine($0.range.lowerBound) } ?? false
    let title = head.title(
      before: isInside || sections.isEmpty ? headEnd + 1 : headEnd, wrapper: Set(wrapper))
    let firstBodyLine = scan.line(at: max((sections.last?.heading.upperBound ?? bodyStart) - 1, 0))
    var signature = SignatureReader(text: text, scan: scan, site: site).signature(
      from: firstBodyLine, before: foot.start)
    if let found = signature, let last = sections.last,
      found.lowerBound < last.heading.upperBound
    {
      signature = nil
    }
    let tables = TableFinder(text: text, scan: scan, headings: sections.map(\.heading)).tables(
      from: headEnd, before: foot.start)
    close(&sections, before: signature?.lowerBound ?? foot.start)

    var zones = ZoneList(start: bodyStart > 0 ? .header : .body)
    for number in wrapper {
      zones.set(.wrapper, scan.lines[number].range, in: text)
    }
    zones.begin(.body, at: bodyStart)
    for table in tables {
      let range = scan.lines[table.lowerBound].start..<scan.lines[table.upperBound - 1].end
      if range.lowerBound >= bodyStart, range.upperBound <= foot.start {
        zones.set(.tables, range, in: text)
      }
    }
    for (start, zone) in foot.zones { zones.begin(zone, at: start) }
    return ReportLayout(
      parts: zones.parts(sections, count: text.count), sections: sections, title: title,
      signature: signature)
  }

  /// Ends the last section at what is no section.
  private static func close(_ sections: inout [ReportSection], before end: Int) {
    guard let last = sections.last, end > last.range.lowerBound else { return }
    sections[sections.count - 1].range = last.range.lowerBound..<min(end, last.range.upperBound)
  }
}
