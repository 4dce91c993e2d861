// How is what the written text states put into an answer line?

extension Answers {
  /// Writes the facts that readers are measured by.
  static func truth(_ truth: Truth, keepsBytes: Bool, _ line: inout JSONLine) {
    line.key("year")
    line.value(truth.year.value)
    string("organ", truth.organ.value, &line)
    string("organ_type", truth.organType.value, &line)
    line.key("region")
    places(truth.region, &line)
    line.key("optional_region")
    places(truth.optionalRegion, &line)
    line.key("region_hint")
    line.open("{")
    line.key("postcode")
    line.value(truth.hasPostcode)
    line.key("area_code")
    line.value(truth.hasAreaCode)
    line.close("}")
    string("era", truth.era.value, &line)
    string("script", truth.script.value, &line)
    string("signed", truth.signed.value, &line)
    string("published", truth.published.value, &line)
    accepted(truth, &line)
    spans(truth, keepsBytes, &line)
    figures("flat_figures", truth.figures.stated, &line)
    figures("optional_figures", truth.figures.optional, &line)
    line.key("ambiguous")
    strings(truth.figures.contradicted.sorted(), &line)
    line.key("none")
    strings(truth.figures.none, &line)
  }

  static func places(_ places: [Place], _ line: inout JSONLine) {
    line.open("[")
    for place in places {
      line.open("{")
      line.key("name")
      line.value(place.name)
      line.key("level")
      line.value(place.level.rawValue)
      line.close("}")
    }
    line.close("]")
  }

  private static func string(_ name: String, _ value: String?, _ line: inout JSONLine) {
    line.key(name)
    if let value { line.value(value) } else { line.null() }
  }

  private static func accepted(_ truth: Truth, _ line: inout JSONLine) {
    line.key("accepted")
    line.open("{")
    if !truth.year.accepted.isEmpty {
      line.key("year")
      line.open("[")
      for year in truth.year.accepted { line.value(year) }
      line.close("]")
    }
    let facts = [
      ("organ", truth.organ), ("organ_type", truth.organType), ("era", truth.era),
      ("script", truth.script), ("signed", truth.signed), ("published", truth.published),
    ]
    for (name, fact) in facts where !fact.accepted.isEmpty {
      line.key(name)
      strings(fact.accepted.compactMap(\.self), &line)
    }
    line.close("}")
  }

  private static func spans(_ truth: Truth, _ keepsBytes: Bool, _ line: inout JSONLine) {
    guard keepsBytes else {
      for name in ["spans", "zones", "tables"] {
        line.key(name)
        line.null()
      }
      return
    }
    line.key("spans")
    line.open("[")
    for span in truth.spans {
      borders("key", span.key.rawValue, span.start, span.end, others: span.otherEnds, &line)
    }
    line.close("]")
    line.key("zones")
    line.open("[")
    for zone in truth.zones { borders("zone", zone.zone.rawValue, zone.start, zone.end, &line) }
    line.close("]")
    line.key("tables")
    line.open("[")
    for table in truth.tables {
      line.open("{")
      line.key("table")
      line.value(table.number)
      line.key("start")
      line.value(table.start)
      line.key("end")
      line.value(table.end)
      line.close("}")
    }
    line.close("]")
  }

  private static func borders(
    _ name: String, _ value: String, _ start: Border, _ end: Border, others: [Border] = [],
    _ line: inout JSONLine
  ) {
    line.open("{")
    line.key(name)
    line.value(value)
    for (name, border) in [("start", start), ("end", end)] {
      line.key(name)
      line.value(border.byte)
      // What lies between two offsets is blank: a reader may put the border anywhere there.
      line.key(name + "_blanks")
      line.open("[")
      line.value(border.blanks.lowerBound)
      line.value(border.blanks.upperBound)
      line.close("]")
    }
    if !others.isEmpty {
      line.key("other_ends")
      line.open("[")
      for other in others {
        line.open("[")
        line.value(other.blanks.lowerBound)
        line.value(other.blanks.upperBound)
        line.close("]")
      }
      line.close("]")
    }
    line.close("}")
  }

  private static func figures(_ name: String, _ figures: [String: Int], _ line: inout JSONLine) {
    line.key(name)
    line.open("{")
    for (key, value) in figures.sorted(by: { $0.key < $1.key }) {
      line.key(key)
      line.value(value)
    }
    line.close("}")
  }
}
