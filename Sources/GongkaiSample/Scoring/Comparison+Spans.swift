// Do the sections and zones that were found have the right borders?

/// A span as a line gives it, with the blanks round its borders where an answer does.
private struct Span {
  let name: String
  let start: Int
  let end: Int
  let startBlanks: ClosedRange<Int>
  let endBlanks: ClosedRange<Int>
  /// Other ends that are as good, of an answer.
  var otherEnds: [ClosedRange<Int>] = []

  init?(_ value: JSONValue, named key: String) {
    guard let name = value[key]?.string, let start = value["start"]?.number,
      let end = value["end"]?.number
    else { return nil }
    func blanks(_ limits: JSONValue?) -> ClosedRange<Int>? {
      let limits = limits?.array.compactMap(\.number) ?? []
      return limits.count == 2 && limits[0] <= limits[1] ? limits[0]...limits[1] : nil
    }
    self.init(
      name: name, start: start, end: end,
      startBlanks: blanks(value["start_blanks"]) ?? start...start,
      endBlanks: blanks(value["end_blanks"]) ?? end...end)
    otherEnds = value["other_ends"]?.array.compactMap(blanks) ?? []
  }

  init(
    name: String, start: Int, end: Int, startBlanks: ClosedRange<Int>, endBlanks: ClosedRange<Int>
  ) {
    self.name = name
    self.start = start
    self.end = end
    self.startBlanks = startBlanks
    self.endBlanks = endBlanks
  }

  var printed: String { "\(name) \(start)–\(end)" }

  func isMet(by found: Span) -> Bool {
    name == found.name && startBlanks.contains(found.start)
      && ([endBlanks] + otherEnds).contains { $0.contains(found.end) }
  }
}

extension Comparison {
  /// Keys in their order; spans by key and both borders. What is found over and above counts as
  /// invented where its key is not in the text at all.
  mutating func sections() {
    let keys = answer["sections"]?.strings ?? []
    let sections = found["sections"]?.array ?? []
    var foundKeys: [String] = []
    for key in sections.compactMap({ $0["key"]?.string }) where !foundKeys.contains(key) {
      foundKeys.append(key)
    }
    add(
      "sections", .sectionKeys, keys.joined(separator: ","),
      foundKeys.isEmpty ? nil : foundKeys.joined(separator: ","), isRight: keys == foundKeys)
    guard let spans = answer["spans"]?.array else { return }
    let found = sections.compactMap { Span($0, named: "key") }
    for expected in spans.compactMap({ Span($0, named: "key") }) {
      let met = found.first(where: expected.isMet)
      let near = met ?? found.first { $0.name == expected.name }
      add(
        expected.name, .sectionSpans, expected.printed, near?.printed, isRight: met != nil)
    }
    for extra in found where !keys.contains(extra.name) {
      add(extra.name, .sectionSpans, nil, extra.printed, isRight: false)
    }
  }

  /// Tables count as body, in which they stand.
  mutating func zones() {
    guard let zones = answer["zones"]?.array, let foundZones = found["zones"]?.array else { return }
    let expected = zones.compactMap { Span($0, named: "zone") }
    var joined: [Span] = []
    for zone in foundZones.compactMap({ Span($0, named: "zone") }) where zone.start < zone.end {
      let name = zone.name == "tables" ? "body" : zone.name
      var start = zone.start
      if let last = joined.last, last.name == name {
        start = last.start
        joined.removeLast()
      }
      joined.append(
        Span(
          name: name, start: start, end: zone.end, startBlanks: start...start,
          endBlanks: zone.end...zone.end))
    }
    let isRight =
      expected.count == joined.count && zip(expected, joined).allSatisfy { $0.isMet(by: $1) }
    add(
      "zones", .zones, expected.map(\.printed).joined(separator: ", "),
      joined.map(\.printed).joined(separator: ", "), isRight: isRight)
  }
}
