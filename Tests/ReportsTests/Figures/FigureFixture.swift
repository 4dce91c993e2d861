// How do tests make a report whose parts are known?

import GongkaiText

@testable import GongkaiReports

/// A report made of sections.
struct FigureFixture {
  var text = ""
  private var parts: [(key: SectionKey, heading: Range<Int>, range: Range<Int>)] = []

  init(_ sections: [(SectionKey, heading: String, body: String)], title: String = "") throws {
    text = title + "\n"
    self.title = title
    for section in sections {
      let start = try Folding.fold(text).count
      text += section.heading + "\n"
      let heading = try Folding.fold(text).count
      text += section.body + "\n"
      parts.append((section.0, start..<heading, start..<(try Folding.fold(text).count)))
    }
  }

  private let title: String

  /// The figures that the rules read.
  func read() throws -> ReportFigures {
    let folded = try Folding.fold(text)
    return FigureReader().read(folded, try layout(), ReportScan(folded))
  }

  func layout() throws -> ReportLayout {
    var layout = ReportLayout()
    let titleEnd = try Folding.fold(title).count
    if titleEnd > 0 {
      layout.title = 0..<titleEnd
      layout.parts.append(ReportPart(zone: .header, section: nil, range: 0..<titleEnd))
    }
    for part in parts {
      layout.parts.append(ReportPart(zone: .body, section: part.key, range: part.range))
      layout.sections.append(
        ReportSection(key: part.key, heading: part.heading, range: part.range))
    }
    return layout
  }

  /// A report that is one section.
  static func read(
    _ body: String, _ key: SectionKey = .overview, title: String = "某县2023年报告"
  ) throws -> ReportFigures {
    try FigureFixture([(key, "一、某项情况", body)], title: title).read()
  }
}
