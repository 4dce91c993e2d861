// How are counts shown to people?

import Gongkai

/// Writes counts as a table with bars.
struct FacetPage {
  /// Columns of the longest bar.
  private static let barLength = 16
  /// Parts of a bar's last column, by eighths.
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  let color: Bool
  /// Values to show; nil for all.
  let limit: Int?

  func write(_ facet: Facet, to output: Output) throws {
    try output.line()
    guard !facet.counts.isEmpty else {
      let name = Style.title.applied(
        to: VisibleText.escaped(ColumnLabel.text(facet.column)), color: color)
      try output.line("\(name)  –")
      return
    }
    let shown = selection(facet.counts)
    let hasShares = shown.contains { $0.documents != nil }
    let hasRates = shown.contains { $0.characters != nil }
    var table = Table(
      rightAligned: [false, true] + (hasShares ? [true, true] : [])
        + (hasRates ? [true, true] : []) + [false])
    table.add(
      [VisibleText.escaped(ColumnLabel.text(facet.column)), "reports"]
        + (hasShares ? ["of", "share"] : [])
        + (hasRates ? ["occurrences", "in 10,000"] : []) + [""])
    let highest = shown.map { weight($0, hasShares, hasRates) }.max() ?? 0
    for count in shown {
      var row = [label(count.value, of: facet.column), Numbers.grouped(count.matches)]
      if hasShares {
        row.append(count.documents.map(Numbers.grouped) ?? "")
        row.append(count.share.map { Numbers.decimal($0, places: 1) + " %" } ?? "–")
      }
      if hasRates {
        row.append(count.occurrences.map(Numbers.grouped) ?? "")
        row.append(count.rate.map { Numbers.decimal($0, places: 2) } ?? "–")
      }
      row.append(highest > 0 ? bar(weight(count, hasShares, hasRates) / highest) : "")
      table.add(row)
    }
    for (number, line) in table.lines.enumerated() {
      try output.line(number == 0 ? Style.title.applied(to: line, color: color) : line)
    }
    let left = facet.counts.count - shown.count
    if left > 0 {
      let matches =
        facet.counts.reduce(0) { $0 + $1.matches }
        - shown.reduce(0) { $0 + $1.matches }
      let text = "\(Numbers.counted(left, "other value")): \(Numbers.counted(matches, "report"))"
      try output.line(Style.dim.applied(to: text, color: color))
    }
  }

  /// The values with most matches, in their order.
  private func selection(_ counts: [FacetCount]) -> [FacetCount] {
    guard let limit, counts.count > limit else { return counts }
    let best = counts.indices.sorted {
      (counts[$1].matches, $0) < (counts[$0].matches, $1)
    }.prefix(limit)
    return best.sorted().map { counts[$0] }
  }

  private func label(_ value: ColumnValue?, of column: String) -> String {
    guard value != nil else { return "未知 (unknown)" }
    let text = ColumnLabel.value(value, of: column)
    return column == ReportVocabulary.sectionFacet.name
      ? ColumnLabel.section(text) : VisibleText.oneLine(text)
  }

  /// What a bar stands for: the rate where it was asked for, else the share, else the matches.
  private func weight(_ count: FacetCount, _ hasShares: Bool, _ hasRates: Bool) -> Double {
    hasRates ? count.rate ?? 0 : hasShares ? count.share ?? 0 : Double(count.matches)
  }

  private func bar(_ part: Double) -> String {
    let length = Int((part * Double(Self.barLength) * 8).rounded())
    return String(repeating: "█", count: length / 8) + Self.eighths[length % 8]
  }
}
