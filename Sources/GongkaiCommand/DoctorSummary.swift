// What is wrong with how many of these files?

import Gongkai

/// Counts what `gongkai doctor` finds.
struct DoctorSummary {
  /// How often something was found, by its name.
  private typealias Counts = [String: Int]

  private(set) var count = 0
  private var verdicts: Counts = [:]
  private var formats: Counts = [:]
  private var encodings: Counts = [:]
  private var dirt: Counts = [:]
  private var tables: Counts = [:]
  private var unknown: Counts = [:]

  /// How many have a verdict.
  func count(of verdict: ReportVerdict) -> Int { verdicts[verdict.rawValue] ?? 0 }

  mutating func addUnreadable() {
    count += 1
    verdicts[ReportVerdict.unreadable.rawValue, default: 0] += 1
  }

  mutating func add(_ record: ReportRecord) {
    count += 1
    verdicts[record.verdict.rawValue, default: 0] += 1
    formats[record.format ?? "unknown", default: 0] += 1
    encodings[record.encoding ?? "unknown", default: 0] += 1
    guard record.reading.isReport else { return }
    for kind in record.reading.condition.dirt.found { dirt[kind.rawValue, default: 0] += 1 }
    for table in record.damagedTables {
      let state = record.reading.figures.state(table)
      tables["\(table.rawValue) \(state.rawValue)", default: 0] += 1
    }
    for attribute in [ReportAttribute.year, .organ, .region, .era]
    where record.fact(attribute) == nil {
      unknown[attribute.rawValue, default: 0] += 1
    }
  }

  private var groups: [(name: String, counts: Counts)] {
    [
      ("formats", formats), ("encodings", encodings), ("dirt", dirt), ("tables", tables),
      ("unknown", unknown),
    ]
  }

  /// The most frequent first.
  private static func sorted(_ counts: Counts) -> [(key: String, value: Int)] {
    counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
  }

  /// For people.
  var lines: [String] {
    let verdicts = ReportVerdict.allCases.map {
      "\(Numbers.grouped(count(of: $0))) \($0.label)"
    }
    var table = Table(rightAligned: [false, false])
    for (name, counts) in groups where !counts.isEmpty {
      table.add([
        name,
        Self.sorted(counts).map { "\(VisibleText.escaped($0.key)) \(Numbers.grouped($0.value))" }
          .joined(separator: ", "),
      ])
    }
    return ["\(Numbers.counted(count, "document")): \(verdicts.joined(separator: ", "))"]
      + table.lines.map { "  " + $0 }
  }

  /// A line for programs: the only one with the key `summary`.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("summary")
    writer.beginObject()
    writer.member("documents", count)
    for verdict in ReportVerdict.allCases { writer.member(verdict.rawValue, count(of: verdict)) }
    for (name, counts) in groups {
      writer.key(name)
      writer.beginObject()
      for (key, value) in Self.sorted(counts) { writer.member(key, value) }
      writer.endObject()
    }
    writer.endObject()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}
