// How is what is known of one report shown to people?

import Gongkai

/// Writes a record as a page: its verdict, its state, and its facts with what says so.
struct RecordPage {
  /// Columns of a terminal that quoted words take at most.
  private static let quoteWidth = 40
  /// Bytes of a part that are looked at for its first words.
  private static let beginning = 240

  private let record: ReportRecord
  /// Lists every figure instead of their number.
  private let listsFigures: Bool
  /// Name, value, rule and evidence.
  private var rows: [[String]] = []

  /// The line with the verdict.
  static func verdict(_ record: ReportRecord) -> String {
    VisibleText.escaped(record.identifier) + ": " + record.verdict.label
  }

  /// The lines of the page.
  static func lines(_ record: ReportRecord, listsFigures: Bool) -> [String] {
    var page = RecordPage(record, listsFigures: listsFigures)
    page.fill()
    return [verdict(record)] + page.aligned
  }

  private init(_ record: ReportRecord, listsFigures: Bool) {
    self.record = record
    self.listsFigures = listsFigures
  }

  /// The rows below each other; a value with nothing behind it may be longer than its column.
  private var aligned: [String] {
    let widths = (0..<3).map { column in
      rows.reduce(0) { width, row in
        let isLast = row[(column + 1)...].allSatisfy(\.isEmpty)
        return isLast ? width : max(width, DisplayWidth.of(row[column]))
      }
    }
    return rows.map { row in
      var line = zip(row, widths + [0]).map { DisplayWidth.padded($0, to: $1) }
        .joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return "  " + line
    }
  }

  private mutating func fill() {
    addState()
    guard record.reading.isReport else { return }
    addLayout()
    for attribute in ReportAttribute.allCases {
      add(attribute.rawValue, record.fact(attribute))
    }
    for number in record.documentNumbers { add("cites", number) }
    addFigures()
  }

  // MARK: State

  private mutating func addState() {
    let reading = record.reading
    let file = [
      record.format ?? "–", record.encoding ?? "–",
      Numbers.bytes(record.text.count) + " of text",
      Numbers.counted(reading.characterCount, "character"),
    ]
    add("file", file.joined(separator: ", "))
    if !record.title.isEmpty { add("title", quoted(record.title)) }
    add("script", reading.condition.script.rawValue)
    if let places = record.damagedPlaces, places > 0 {
      add("undecodable", Numbers.counted(places, "place"))
    }
    let dirt = reading.condition.dirt
    for kind in dirt.found { add("dirt", kind.rawValue, Numbers.grouped(dirt[kind])) }
  }

  private mutating func addLayout() {
    let layout = record.reading.layout
    for part in layout.parts where part.zone == .tail || part.zone == .wrapper {
      let bytes = record.bytes(ofPart: part.range)
      let end = min(bytes.upperBound, bytes.lowerBound + Self.beginning)
      add(
        part.zone.rawValue, Numbers.bytes(bytes.count), "",
        place(bytes, record.quote(bytes.lowerBound..<end)))
    }
    for section in layout.sections {
      let bytes = record.bytes(ofPart: section.range)
      let heading = record.reading.bytes(of: section.heading).map(record.quote) ?? ""
      add("section", section.key.rawValue, "", place(bytes, heading))
    }
    for table in ReportTable.allCases {
      add("table", table.rawValue, record.reading.figures.state(table).rawValue)
    }
  }

  // MARK: Facts

  private mutating func addFigures() {
    let figures = record.figures
    if listsFigures {
      for figure in figures { add(figure.name, figure) }
    } else {
      add("figures", Numbers.grouped(figures.count))
    }
    for statement in record.noneStatements { add("none", statement) }
  }

  private mutating func add(_ name: String, _ fact: ReportFact?) {
    guard let fact else { return add(name, "unknown") }
    add(
      name, VisibleText.oneLine(fact.value.text), fact.rule,
      fact.range.map { place($0, fact.quote) } ?? "")
  }

  private mutating func add(
    _ name: String, _ value: String, _ rule: String = "", _ evidence: String = ""
  ) {
    rows.append([name, value, VisibleText.oneLine(rule), evidence])
  }

  private func place(_ bytes: Range<Int>, _ words: String) -> String {
    "\(bytes.lowerBound)–\(bytes.upperBound) \(quoted(words))"
  }

  private func quoted(_ words: String) -> String {
    "‘" + DisplayWidth.clipped(VisibleText.oneLine(words), to: Self.quoteWidth) + "’"
  }
}

extension ReportVerdict {
  /// For people.
  var label: String {
    switch self {
    case .ok: "ok"
    case .damaged: "damaged"
    case .notReport: "not a report"
    case .unreadable: "cannot be read"
    }
  }
}
