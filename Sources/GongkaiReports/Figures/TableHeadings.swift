// Does a report have the heading of a table that is gone?

import GongkaiText

/// The headings of the form that has been used since 2019, under which tables stand.
struct TableHeadings {
  let text: FoldedText
  let layout: ReportLayout

  /// Text of a section whose table is gone without any sentence in its place.
  private static let maximumRest = 8

  private static let reference = Array("下表".utf16)
  private static let requests = Array("收到和处理".utf16)
  private static let reviews = Array("行政诉讼情况".utf16)

  /// Whether the heading of `table` stands over nothing.
  func hasLost(_ table: ReportTable) -> Bool {
    guard usesForm else { return false }
    let key: SectionKey
    switch table {
    case .proactive: key = .proactive
    case .requests: key = .requests
    case .reviews: key = .review
    case .statistics: return false
    }
    guard let section = layout.sections.first(where: { $0.key == key }) else { return false }
    let rest = section.heading.upperBound..<section.range.upperBound
    return rest.count <= Self.maximumRest || contains(Self.reference, rest)
  }

  /// Whether the sections are those of the form.
  private var usesForm: Bool {
    layout.sections.contains { section in
      switch section.key {
      case .requests: contains(Self.requests, section.heading)
      case .review: contains(Self.reviews, section.heading)
      default: false
      }
    }
  }

  private func contains(_ words: [UInt16], _ range: Range<Int>) -> Bool {
    range.contains { $0 + words.count <= range.upperBound && text.has(words, at: $0) }
  }
}
