// How is a search result shown to people?

import Gongkai

/// Writes a result as a page: counts, then numbered hits or matches below each other.
struct SearchPage: SearchPrinter {
  /// How a page looks.
  struct Look {
    let color: Bool
    let columns: Int
    /// Values of a facet to show; nil for all.
    let facetLimit: Int?
  }

  /// Sections to name beside a hit.
  private static let mostSections = 3

  private let layout: SearchLayout
  private let look: Look
  /// Hits to show at most.
  private let limit: Int
  private let output: Output
  private let concordance: ConcordancePage
  private var digits = 1
  private var hits = 0
  private var reports = 0
  private var matches = 0

  init(_ layout: SearchLayout, _ look: Look, limit: Int, _ output: Output) {
    self.layout = layout
    self.look = look
    self.limit = limit
    self.output = output
    concordance = ConcordancePage(color: look.color, columns: look.columns)
  }

  mutating func begin(_ result: SearchResult, _ facets: [Facet]) throws {
    try output.line(header(result))
    let page = FacetPage(color: look.color, limit: look.facetLimit)
    for facet in facets where result.total > 0 { try page.write(facet, to: output) }
    digits = String(min(limit, result.total)).count
    if let relaxed = result.relaxed, result.total == 0, !relaxed.hits.isEmpty {
      try output.line(
        "The closest of \(Numbers.counted(relaxed.total, "report")) with some of its words:")
      digits = String(relaxed.hits.count).count
      for hit in relaxed.hits { try write(hit, mark: "≈ closest") }
    }
    if layout.listing == .matches && result.total > 0 { try output.line() }
  }

  mutating func write(_ hit: SearchHit) throws { try write(hit, mark: nil) }

  mutating func write(_ matches: [ConcordanceLine]) throws {
    reports += matches.isEmpty ? 0 : 1
    self.matches += matches.count
    for match in matches { try output.line(concordance.line(match)) }
  }

  mutating func end() throws {
    guard matches > 0 else { return }
    let text =
      "\(Numbers.counted(matches, "match", "matches")) in \(Numbers.counted(reports, "report"))"
    try output.line()
    try output.line(Style.dim.applied(to: text, color: look.color))
  }

  private func header(_ result: SearchResult) -> String {
    let query = Style.title.applied(to: VisibleText.escaped(result.query), color: look.color)
    let time = Numbers.duration(nanoseconds: result.searchNanoseconds)
    guard result.total > 0 else {
      return result.asksForNothing
        ? "The query ‘\(query)’ names nothing to search for: write words or characters"
        : "No report says \(query) (\(time))"
    }
    let count = Numbers.counted(result.total, "report")
    let verb = result.total == 1 ? "says" : "say"
    return "\(result.isExact ? "" : "At least ")\(count) \(verb) \(query) (\(time))"
  }

  private mutating func write(_ hit: SearchHit, mark: String?) throws {
    hits += 1
    let indent = digits + 2
    try output.line()
    let number = DisplayWidth.rightAligned("\(hits)", to: digits) + ". "
    // Texts that begin with a long line have no title, and some searches read none.
    let name = hit.title.isEmpty ? VisibleText.escaped(hit.identifier) : nil
    var title = [StyledText(name ?? VisibleText.oneLine(hit.title), .title)]
    if let mark { title.insert(StyledText(mark + " ", .dim), at: 0) }
    let titleLines = lines(title, indent: indent)
    try output.line(number + (titleLines.first.map { String($0.dropFirst(indent)) } ?? ""))
    for line in titleLines.dropFirst() { try output.line(line) }
    let facts = (name == nil ? [VisibleText.escaped(hit.identifier)] : []) + facts(hit)
    let factsText = [StyledText(facts.inOneText(separatedBy: "  "), .dim)]
    for line in lines(factsText, indent: indent) { try output.line(line) }
    if let snippet = hit.snippet, !snippet.parts.isEmpty {
      let parts = snippet.parts.map {
        StyledText(VisibleText.oneLine($0.text), $0.isMatch ? .match : .plain)
      }
      for line in lines(parts, indent: indent) { try output.line(line) }
    }
    if !hit.matchedThrough.isEmpty {
      let text = "matched through: \(hit.matchedThrough.inOneText(separatedBy: ", "))"
      for line in lines([StyledText(text, .dim)], indent: indent) { try output.line(line) }
    }
    if let explanation = hit.explanation {
      try write(explanation, depth: 0, indent: indent)
    }
  }

  /// Score, year, organ, sections, and what hits were sorted by.
  private func facts(_ hit: SearchHit) -> [String] {
    let facts = HitFacts(hit, columns: layout.columns)
    var texts = [Numbers.decimal(hit.score, places: 3)]
    if let year = facts.year { texts.append("\(year)") }
    if !facts.organ.isEmpty { texts.append(VisibleText.oneLine(facts.organ)) }
    // Text that belongs to no section needs no word.
    let sections = facts.sections.filter { $0 != "body" }
    if !sections.isEmpty {
      let more = sections.count - Self.mostSections
      texts.append(
        sections.prefix(Self.mostSections).map(ColumnLabel.section).inOneText(separatedBy: ", ")
          + (more > 0 ? " +\(more)" : ""))
    }
    for (column, value) in facts.sorted {
      let shown = value == nil ? "–" : VisibleText.oneLine(ColumnLabel.value(value, of: column))
      texts.append("\(VisibleText.oneLine(ColumnLabel.text(column))): \(shown)")
    }
    return texts
  }

  private func lines(_ parts: [StyledText], indent: Int) -> [String] {
    TextLayout.lines(parts, width: look.columns, indent: indent, color: look.color)
  }

  private func write(_ explanation: Explanation, depth: Int, indent: Int) throws {
    let blanks = String(repeating: " ", count: indent + 2 * depth)
    let value = Numbers.decimal(explanation.value, places: 4)
    try output.line("\(blanks)\(value) = \(VisibleText.oneLine(explanation.text))")
    for detail in explanation.details {
      try write(detail, depth: depth + 1, indent: indent)
    }
  }
}
