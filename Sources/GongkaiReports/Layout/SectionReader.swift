// Which sections does a report have?

import GongkaiText

enum SectionReader {
  /// The sections in order. The last one reaches to the end of the text, until what is no section
  /// is cut off.
  static func sections(_ text: FoldedText, _ scan: ReportScan) -> [ReportSection] {
    let chain = HeadingChain.best(HeadingFinder(text: text, scan: scan).candidates())
    var sections: [ReportSection] = []
    for (number, heading) in chain.enumerated() {
      let end = number + 1 < chain.count ? chain[number + 1].start : text.count
      // Reports without the usual headings tell first what was done.
      let isEarly = !chain[..<number].contains { $0.key != nil }
      let key = heading.key ?? (isEarly ? .overview : .other)
      sections.append(
        ReportSection(key: key, heading: heading.heading, range: heading.start..<end))
    }
    return sections
  }
}
