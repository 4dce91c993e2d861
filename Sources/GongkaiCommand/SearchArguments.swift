// What does a search do, once its arguments are read?

import ArgumentParser
import Gongkai

/// What `gongkai search` was asked for.
struct SearchArguments {
  var query: [String]
  /// The folder of the index.
  var index: String
  var queries: String?
  var hits: HitChoices
  var counts: FacetChoices
  var form: FormChoices

  func validate() throws {
    guard (0...1_000_000).contains(hits.limit ?? 0) else {
      throw ValidationError("--limit is a number from 0 to 1000000.")
    }
    guard counts.limit >= 0 else { throw ValidationError("--facet-limit is 0 or more.") }
    if queries == nil && query.isEmpty {
      throw ValidationError("Missing a query: write one, or name a file with --queries.")
    }
    if queries != nil && !query.isEmpty {
      throw ValidationError("Give either a query or --queries, not both.")
    }
    if let zones = hits.zones { _ = try Zones(zones) }
    try validateCombinations()
  }

  /// Refuses options that would be without effect.
  private func validateCombinations() throws {
    let writesRows = form.format == .csv || form.format == .jsonl
    if queries != nil, hits.kwic || writesRows {
      throw ValidationError("--queries prints totals, or JSON with --json: leave out the others.")
    }
    if queries != nil, counts.facet != nil, form.format == nil {
      throw ValidationError("Counts for many queries are printed with --json.")
    }
    if counts.facet == nil, counts.share || counts.rate {
      throw ValidationError("--share and --rate belong to counts: name them with --facet.")
    }
    if counts.facet != nil, hits.kwic {
      throw ValidationError("Choose one of --facet and --kwic.")
    }
    if counts.facet != nil, hits.limit != nil, writesRows {
      throw ValidationError("Rows are either hits or counts: leave out --limit or --facet.")
    }
    if hits.kwic, hits.explain || hits.withoutSnippets {
      throw ValidationError("--kwic shows matches: leave out --explain and --no-snippets.")
    }
    if form.bom, form.format != .csv {
      throw ValidationError("--bom belongs to --csv.")
    }
  }

  /// Up to how many bytes a freed block of memory is kept for what comes next.
  static let keptBlocks: Int32 = 32 << 20

  func execute(_ output: Output) throws -> Outcome {
    Memory.keepFreedBlocks(upTo: Self.keptBlocks)
    let index = try Index(opening: index)
    // The process ends with the search, which gives everything back at once.
    _ = unsafe Unmanaged.passRetained(index)
    let plan = try SearchPlan(index, hits, counts)
    if let queries { return try searchAll(QueryFile(queries), plan, index, output) }
    let query = query.inOneText(separatedBy: " ")
    var printer = printer(plan, output)
    let total = try plan.run(query, hits.match.mode, index, &printer)
    return total > 0 ? .found : .nothingFound
  }

  private func printer(_ plan: SearchPlan, _ output: Output) -> any SearchPrinter {
    switch form.format {
    case .json: SearchJSON(plan.layout, output)
    case .jsonl: SearchJSONLines(plan.layout, output)
    case .csv: SearchCSV(plan.layout, isForSpreadsheets: form.bom, output)
    case nil:
      SearchPage(
        plan.layout,
        SearchPage.Look(
          color: Terminal.usesColor(form.color),
          columns: Terminal.columns(preset: hits.kwic ? 120 : 80),
          facetLimit: counts.limit == 0 ? nil : counts.limit),
        limit: plan.limit, output)
    }
  }

  /// Answers query after query; one that cannot be understood does not keep the others.
  private func searchAll(
    _ file: QueryFile, _ plan: SearchPlan, _ index: Index, _ output: Output
  ) throws -> Outcome {
    var found = false
    var failed = false
    for line in file.lines {
      var printer: any SearchPrinter =
        form.format == .json
        ? SearchJSON(plan.layout, label: line.label, output) : SearchTotals(output)
      do {
        let total = try plan.run(line.query, line.match(hits.match.mode), index, &printer)
        found = found || total > 0
      } catch let error as QuerySyntaxError {
        failed = true
        if form.format == .json {
          try output.write(
            SearchJSON.line(query: line.query, label: line.label, error: "\(error)"))
        }
        Messages.write("\(line.query): \(error)")
      }
    }
    return failed ? .failed : found ? .found : .nothingFound
  }
}

/// A line for each search: how many reports, how fast, which query.
private struct SearchTotals: SearchPrinter {
  private let output: Output

  init(_ output: Output) {
    self.output = output
  }

  func begin(_ result: SearchResult, _ facets: [Facet]) throws {
    let total = (result.isExact ? "" : "≥") + Numbers.grouped(result.total)
    let micros = Numbers.grouped((result.searchNanoseconds + 500) / 1000) + " µs"
    try output.line(
      DisplayWidth.rightAligned(total, to: 9) + "  "
        + DisplayWidth.rightAligned(micros, to: 11) + "  " + VisibleText.escaped(result.query))
  }

  func write(_ hit: SearchHit) {}
  func write(_ matches: [ConcordanceLine]) {}
  func end() {}
}
