// Into which fields of an index do the parts of a report go?

public import GongkaiFormat
public import GongkaiReports

/// The fields of an index of reports: one for each section and its tables, and the parts that are
/// no part of the report itself.
public enum ReportFields {
  /// The schema: title, header, text outside of all sections, the sections, tail and wrapper.
  public static let schema: FieldSchema = {
    var rules = [FieldRule("title"), FieldRule("header"), FieldRule("body"), FieldRule("tables")]
    for key in SectionKey.allCases {
      rules.append(FieldRule(key.rawValue))
      if hasTables(key) { rules.append(FieldRule(tableField(key))) }
    }
    for zone in outside { rules.append(FieldRule(zone.rawValue, isStandard: false)) }
    return FieldSchema(rules)
  }()

  /// The number of the field of all text outside of sections.
  static let body = schema.number(of: "body") ?? FieldSchema.title

  /// Zones that are searched only when they are asked for.
  public static let outside: [ReportZone] = [.tail, .wrapper]

  /// Sections whose tables are a field of their own; the few tables of others are part of their
  /// text.
  private static func hasTables(_ key: SectionKey) -> Bool {
    key == .proactive || key == .requests || key == .review
  }

  private static func tableField(_ key: SectionKey) -> String { key.rawValue + ".tables" }

  /// The field of a part, by name.
  static func name(_ zone: ReportZone, _ section: SectionKey?) -> String {
    switch (zone, section) {
    case (.header, _), (.tail, _), (.wrapper, _): zone.rawValue
    case (.tables, let key?): hasTables(key) ? tableField(key) : key.rawValue
    case (.tables, nil): "tables"
    case (.body, let key?): key.rawValue
    case (.body, nil): "body"
    }
  }

  /// The fields of a section: its text and its tables.
  public static func fields(of key: SectionKey) -> [String] {
    [key.rawValue] + (hasTables(key) ? [tableField(key)] : [])
  }

  /// The fields of a zone; those of the body and of tables are many.
  public static func fields(of zone: ReportZone) -> [String] {
    switch zone {
    case .header: ["title", "header"]
    case .body: ["body"] + SectionKey.allCases.map(\.rawValue)
    case .tables: ["tables"] + SectionKey.allCases.filter(hasTables).map(tableField)
    case .tail, .wrapper: [zone.rawValue]
    }
  }

  /// The section that a field belongs to; nil for others.
  public static func section(of field: String) -> SectionKey? {
    SectionKey(rawValue: field)
      ?? field.split(separator: ".").first.flatMap {
        field.hasSuffix(".tables") ? SectionKey(rawValue: String($0)) : nil
      }
  }

  /// The parts of a document whose text was read as `reading`.
  static func parts(
    _ reading: ReportReading, textLength: Int
  ) -> [StoredDocument.Part] {
    var parts: [StoredDocument.Part] = []
    func add(_ name: String, _ range: Range<Int>) {
      let bytes = reading.bytes(ofPart: range, textLength: textLength)
      guard !bytes.isEmpty, let field = schema.number(of: name) else { return }
      if let last = parts.last, last.field == field, last.range.upperBound == bytes.lowerBound {
        parts[parts.count - 1] = .init(
          field: field, range: last.range.lowerBound..<bytes.upperBound)
      } else {
        parts.append(.init(field: field, range: bytes))
      }
    }
    var previous: ReportPart?
    for part in reading.layout.parts {
      var field = name(part.zone, part.section)
      // Where nothing but a wrapped line parts a preamble from a text without sections, a phrase
      // may run across: they stay one field.
      if let previous, previous.zone == .header, part.zone == .body, part.section == nil,
        reading.folded.layouts[part.range.lowerBound] == .line
      {
        field = name(.header, nil)
      }
      previous = part
      guard let title = reading.layout.title, title.overlaps(part.range) else {
        add(field, part.range)
        continue
      }
      let inside = title.clamped(to: part.range)
      add(field, part.range.lowerBound..<inside.lowerBound)
      add("title", inside)
      add(field, inside.upperBound..<part.range.upperBound)
    }
    return parts
  }
}
