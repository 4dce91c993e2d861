// How is what is known of a report written as a line of JSON?

import Gongkai

/// Writes a record for programs. What is unknown is null, or left out of `figures`.
///
/// With evidence, every value that was read out of the text becomes an object with the value, the
/// rule, and the words that say it with their bytes in the stored text.
struct RecordJSON {
  private let record: ReportRecord
  private let hasEvidence: Bool
  private var writer = JSONWriter()

  /// The line for `record`, with its end.
  static func line(
    _ record: ReportRecord, evidence: Bool = false, verdict: ReportVerdict? = nil
  ) -> [UInt8] {
    var json = RecordJSON(record, evidence: evidence)
    json.write(verdict)
    return json.writer.bytes
  }

  private init(_ record: ReportRecord, evidence: Bool) {
    self.record = record
    hasEvidence = evidence
  }

  private mutating func write(_ verdict: ReportVerdict?) {
    let reading = record.reading
    writer.beginObject()
    writer.member("id", record.identifier)
    if let verdict { writer.member("verdict", verdict.rawValue) }
    writer.member("is_report", reading.isReport)
    writer.member("title", record.title)
    for attribute in ReportAttribute.allCases { member(attribute) }
    writer.key("document_numbers")
    array(record.documentNumbers)
    writer.member("script", reading.condition.script.rawValue)
    member("encoding", record.encoding)
    member("format", record.format)
    writer.member("bytes", record.text.count)
    writer.member("characters", reading.characterCount)
    writeDirt()
    writeLayout()
    writer.key("figures")
    writer.beginObject()
    for fact in record.figures {
      writer.key(fact.name)
      value(fact)
    }
    writer.endObject()
    writer.member("request_table", reading.figures.state(.requests).rawValue)
    writer.key("tables")
    writer.beginObject()
    for table in ReportTable.allCases {
      writer.member(table.rawValue, reading.figures.state(table).rawValue)
    }
    writer.endObject()
    writer.key("none")
    array(record.noneStatements.sorted { $0.value.text < $1.value.text })
    writer.endObject()
    writer.newline()
  }

  private mutating func writeDirt() {
    let dirt = record.reading.condition.dirt
    writer.key("dirt")
    writer.beginArray()
    for kind in dirt.found { writer.value(kind.rawValue) }
    writer.endArray()
    guard hasEvidence else { return }
    writer.key("dirt_counts")
    writer.beginObject()
    for kind in dirt.found { writer.member(kind.rawValue, dirt[kind]) }
    writer.endObject()
    if let places = record.damagedPlaces { writer.member("damaged_places", places) }
  }

  private mutating func writeLayout() {
    let layout = record.reading.layout
    writer.key("sections")
    writer.beginArray()
    for section in layout.sections {
      writer.beginObject()
      writer.member("key", section.key.rawValue)
      range(record.bytes(ofPart: section.range))
      if hasEvidence, let heading = record.reading.bytes(of: section.heading) {
        writer.member("heading", record.quote(heading))
      }
      writer.endObject()
    }
    writer.endArray()
    writer.key("zones")
    writer.beginArray()
    for part in layout.parts {
      writer.beginObject()
      writer.member("zone", part.zone.rawValue)
      range(record.bytes(ofPart: part.range))
      writer.endObject()
    }
    writer.endArray()
  }

  private mutating func range(_ range: Range<Int>) {
    writer.member("start", range.lowerBound)
    writer.member("end", range.upperBound)
  }

  // MARK: Facts

  private mutating func member(_ attribute: ReportAttribute) {
    writer.key(attribute.rawValue)
    if let fact = record.fact(attribute) {
      value(fact)
    } else if attribute == .region, !hasEvidence {
      plain(.places([]))
    } else {
      writer.null()
    }
  }

  private mutating func array(_ facts: [ReportFact]) {
    writer.beginArray()
    for fact in facts { value(fact) }
    writer.endArray()
  }

  private mutating func value(_ fact: ReportFact) {
    guard hasEvidence else { return plain(fact.value) }
    writer.beginObject()
    writer.key("value")
    plain(fact.value)
    writer.member("rule", fact.rule)
    if let range = fact.range {
      writer.member("quote", fact.quote)
      self.range(range)
    } else {
      for name in ["quote", "start", "end"] { member(name, nil) }
    }
    writer.endObject()
  }

  private mutating func plain(_ value: ReportFact.Value) {
    switch value {
    case .number(let number): writer.value(number)
    case .date, .text: writer.value(value.text)
    case .places(let places):
      writer.beginArray()
      for place in places {
        writer.beginObject()
        writer.member("name", place.name)
        writer.member("level", place.level.rawValue)
        writer.endObject()
      }
      writer.endArray()
    }
  }

  private mutating func member(_ name: String, _ value: String?) {
    writer.key(name)
    if let value { writer.value(value) } else { writer.null() }
  }
}
