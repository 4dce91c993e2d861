// How is a search result shown to people?

import Gongkai

/// Writes a result as a page of numbered hits.
struct SearchPage {
  let color: Bool
  let columns: Int
  /// Whether the search would have offered the closest reports.
  let offersClosest: Bool

  func write(_ result: SearchResult, to output: Output) throws {
    try output.line(header(result))
    if let relaxed = result.relaxed, result.total == 0, !relaxed.hits.isEmpty {
      try output.line(
        "The closest of \(Numbers.counted(relaxed.total, "report")) with some of its words:")
      try write(relaxed.hits, mark: "≈ closest", to: output)
      return
    }
    try write(result.hits, mark: nil, to: output)
  }

  private func header(_ result: SearchResult) -> String {
    let query = Style.title.applied(to: VisibleText.escaped(result.query), color: color)
    let time = Numbers.duration(nanoseconds: result.searchNanoseconds)
    guard result.total > 0 else {
      // Only a query without a single term has no closest reports, not even none.
      return offersClosest && result.relaxed == nil
        ? "The query ‘\(query)’ names nothing to search for: write words or characters"
        : "No report says \(query) (\(time))"
    }
    let count = Numbers.counted(result.total, "report")
    let verb = result.total == 1 ? "says" : "say"
    return "\(result.isExact ? "" : "At least ")\(count) \(verb) \(query) (\(time))"
  }

  private func write(_ hits: [SearchHit], mark: String?, to output: Output) throws {
    let digits = String(hits.count).count
    let indent = digits + 2
    for (index, hit) in hits.enumerated() {
      try output.line()
      let number = DisplayWidth.rightAligned("\(index + 1)", to: digits) + ". "
      // Texts that begin with a long line have no title, and some searches read none.
      let name = hit.title.isEmpty ? VisibleText.escaped(hit.identifier) : nil
      var title = [StyledText(name ?? VisibleText.oneLine(hit.title), .title)]
      if let mark { title.insert(StyledText(mark + " ", .dim), at: 0) }
      let titleLines = lines(title, indent: indent)
      try output.line(number + (titleLines.first.map { String($0.dropFirst(indent)) } ?? ""))
      for line in titleLines.dropFirst() { try output.line(line) }

      let score = Numbers.decimal(hit.score, places: 3)
      let facts = name == nil ? "\(VisibleText.escaped(hit.identifier))  \(score)" : score
      for line in lines([StyledText(facts, .dim)], indent: indent) { try output.line(line) }

      if let snippet = hit.snippet, !snippet.parts.isEmpty {
        let parts = snippet.parts.map {
          StyledText(VisibleText.oneLine($0.text), $0.isMatch ? .match : .plain)
        }
        for line in lines(parts, indent: indent) { try output.line(line) }
      }
      if !hit.matchedThrough.isEmpty {
        let text = "matched through: \(hit.matchedThrough.joined(separator: ", "))"
        for line in lines([StyledText(text, .dim)], indent: indent) { try output.line(line) }
      }
      if let explanation = hit.explanation {
        try write(explanation, depth: 0, indent: indent, to: output)
      }
    }
  }

  private func lines(_ parts: [StyledText], indent: Int) -> [String] {
    TextLayout.lines(parts, width: columns, indent: indent, color: color)
  }

  private func write(
    _ explanation: Explanation, depth: Int, indent: Int, to output: Output
  ) throws {
    let blanks = String(repeating: " ", count: indent + 2 * depth)
    let value = Numbers.decimal(explanation.value, places: 4)
    try output.line("\(blanks)\(value) = \(VisibleText.oneLine(explanation.text))")
    for detail in explanation.details {
      try write(detail, depth: depth + 1, indent: indent, to: output)
    }
  }
}
