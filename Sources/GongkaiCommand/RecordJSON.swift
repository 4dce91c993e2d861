// How is what is known of a report written as a line of JSON?

import Gongkai

/// Writes records for programs. What is unknown is null, or left out of `figures`.
enum RecordJSON {
  static func line(_ record: ReportRecord) -> [UInt8] {
    let reading = record.reading
    let identity = reading.identity
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", record.identifier)
    writer.member("title", record.document.title)
    writer.key("year")
    if let year = identity.year { writer.value(year.value) } else { writer.null() }
    write("published", identity.published.map { iso($0.value) }, to: &writer)
    write("signed", identity.signed.map { iso($0.value) }, to: &writer)
    write("organ", identity.organ?.value, to: &writer)
    write("organ_type", identity.organType?.value.rawValue, to: &writer)
    writer.key("region")
    writer.beginArray()
    for place in identity.region?.value.places ?? [] {
      writer.beginObject()
      writer.member("name", place.name)
      writer.member("level", place.level.rawValue)
      writer.endObject()
    }
    writer.endArray()
    write("era", reading.condition.era?.value.rawValue, to: &writer)
    writer.member("script", reading.condition.script.rawValue)
    strings("dirt", reading.condition.dirt.found.map(\.rawValue), to: &writer)
    layout(record, to: &writer)
    writer.key("figures")
    writer.beginObject()
    for key in FigureKey.allCases {
      if let figure = reading.figures.values[key] { writer.member(key.rawValue, figure.value) }
    }
    writer.endObject()
    writer.member("request_table", reading.figures.state(.requests).rawValue)
    strings("none", reading.figures.noneStatements.keys.map(\.rawValue).sorted(), to: &writer)
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private static func layout(_ record: ReportRecord, to writer: inout JSONWriter) {
    let reading = record.reading
    func range(_ range: Range<Int>) {
      let bytes = reading.bytes(ofPart: range, textLength: record.document.text.count)
      writer.member("start", bytes.lowerBound)
      writer.member("end", bytes.upperBound)
    }
    writer.key("sections")
    writer.beginArray()
    for section in reading.layout.sections {
      writer.beginObject()
      writer.member("key", section.key.rawValue)
      range(section.range)
      writer.endObject()
    }
    writer.endArray()
    writer.key("zones")
    writer.beginArray()
    for part in reading.layout.parts {
      writer.beginObject()
      writer.member("zone", part.zone.rawValue)
      range(part.range)
      writer.endObject()
    }
    writer.endArray()
  }

  private static func iso(_ date: ReportDate) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(date.year)-\(two(date.month))-\(two(date.day))"
  }

  private static func write(_ name: String, _ value: String?, to writer: inout JSONWriter) {
    writer.key(name)
    if let value { writer.value(value) } else { writer.null() }
  }

  private static func strings(_ name: String, _ values: [String], to writer: inout JSONWriter) {
    writer.key(name)
    writer.beginArray()
    for value in values { writer.value(value) }
    writer.endArray()
  }
}
