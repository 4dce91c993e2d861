// Which part of a report is what?

/// The kinds of parts that a scraped report has, from its top to its bottom.
public enum ReportZone: String, Sendable, CaseIterable {
  /// What stands before the first section: title, dates, index numbers, the preamble.
  case header
  /// Sentences.
  case body
  /// Rows of a table.
  case tables
  /// What stands behind the report: links to other pages, advertisements.
  case tail
  /// What a download site puts around the text of others.
  case wrapper
}

/// What a section of a report is about, whatever its heading and its era.
public enum SectionKey: String, Sendable, CaseIterable {
  case overview, proactive, requests, fees, review, consult, problems, other
}

/// A run of a folded text that is one kind of part.
public struct ReportPart: Equatable, Sendable {
  public var zone: ReportZone
  /// The section that the part lies in; nil outside of all.
  public var section: SectionKey?
  /// In characters of the folded text.
  public var range: Range<Int>

  public init(zone: ReportZone, section: SectionKey?, range: Range<Int>) {
    self.zone = zone
    self.section = section
    self.range = range
  }
}

/// A section: its heading and what stands below it.
public struct ReportSection: Equatable, Sendable {
  public var key: SectionKey
  /// The heading, its number included, in characters of the folded text.
  public var heading: Range<Int>
  /// From the heading to the next section, or to what is no section.
  public var range: Range<Int>

  public init(key: SectionKey, heading: Range<Int>, range: Range<Int>) {
    self.key = key
    self.heading = heading
    self.range = range
  }
}

/// A report cut into its parts.
public struct ReportLayout: Equatable, Sendable {
  /// All of the text, in order, without gaps; neighbours differ in zone or section.
  public var parts: [ReportPart]
  /// In order. The same key may come twice, such as one section for reviews and one for lawsuits.
  public var sections: [ReportSection]
  /// The title, where the text has one, in characters; it may run over two lines.
  public var title: Range<Int>?
  /// The signature block at the end (organ and date), in characters; it belongs to no section.
  public var signature: Range<Int>?

  public init(
    parts: [ReportPart] = [], sections: [ReportSection] = [], title: Range<Int>? = nil,
    signature: Range<Int>? = nil
  ) {
    self.parts = parts
    self.sections = sections
    self.title = title
    self.signature = signature
  }
}
