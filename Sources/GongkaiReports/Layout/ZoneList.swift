// Which zone does each character lie in?

import GongkaiText

/// Zones in order, each up to the next.
struct ZoneList {
  private var borders: [(start: Int, zone: ReportZone)]

  /// A text that is all of one zone.
  init(start zone: ReportZone) {
    borders = [(0, zone)]
  }

  /// Lets `zone` begin at `start`, which lies at or behind the last border, and reach to the end.
  mutating func begin(_ zone: ReportZone, at start: Int) {
    while let last = borders.last, last.start >= start, borders.count > 1 { borders.removeLast() }
    if let last = borders.last, last.start >= start {
      borders = [(start, zone)]
    } else if borders.last?.zone != zone {
      borders.append((start, zone))
    }
  }

  /// Puts `range`, which lies behind the last border, into `zone`; the zone before goes on after.
  mutating func set(_ zone: ReportZone, _ range: Range<Int>, in text: FoldedText) {
    let around = borders[borders.count - 1].zone
    begin(zone, at: range.lowerBound)
    if range.upperBound < text.count { begin(around, at: range.upperBound) }
  }

  /// The parts of a text of `count` characters with these sections.
  func parts(_ sections: [ReportSection], count: Int) -> [ReportPart] {
    var cuts = Set(borders.map(\.start))
    for section in sections {
      cuts.insert(section.range.lowerBound)
      cuts.insert(section.range.upperBound)
    }
    let starts = cuts.filter { $0 < count }.sorted()
    var parts: [ReportPart] = []
    var border = 0
    var section = 0
    for (number, start) in starts.enumerated() {
      while border + 1 < borders.count, borders[border + 1].start <= start { border += 1 }
      while section < sections.count, sections[section].range.upperBound <= start { section += 1 }
      let isInside = section < sections.count && sections[section].range.contains(start)
      let part = ReportPart(
        zone: borders[border].zone, section: isInside ? sections[section].key : nil,
        range: start..<(number + 1 < starts.count ? starts[number + 1] : count))
      if let last = parts.last, last.zone == part.zone, last.section == part.section {
        parts[parts.count - 1].range = last.range.lowerBound..<part.range.upperBound
      } else {
        parts.append(part)
      }
    }
    return parts
  }
}
