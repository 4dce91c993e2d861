// What do the options of a search ask the library for?

import ArgumentParser
import Gongkai

/// The zones of reports to search.
struct Zones {
  /// Nil stands for all.
  private let zones: [ReportZone]?

  /// - Throws: `ValidationError` for a name that no zone has.
  init(_ text: String) throws {
    var zones: [ReportZone] = []
    let names = ColumnNames.list(text)
    for name in names where name != "all" {
      guard let zone = ReportVocabulary.zone(named: name) else {
        let known = ReportZone.allCases.map { "\($0.rawValue) (\($0.name))" }
        throw ValidationError(
          "‘\(name)’ is no zone. There are: all, \(known.joined(separator: ", ")).")
      }
      zones.append(zone)
    }
    guard !names.isEmpty else { throw ValidationError("--zones needs the name of a zone.") }
    self.zones = names.contains("all") ? nil : zones
  }

  /// The fields of the zones in an index.
  func fields(in index: Index) -> [String] {
    let all = index.commit.manifest.schema.names
    guard let zones else { return all }
    let wanted = Set(zones.flatMap { ReportFields.fields(of: $0) })
    return all.filter(wanted.contains)
  }
}

/// A search as it was asked for, before there is a query.
struct SearchPlan {
  /// Hits to list at most.
  let limit: Int
  let layout: SearchLayout
  private let request: SearchRequest
  private let facets: FacetChoice?

  /// - Throws: `ValidationError` for names that the index does not know.
  init(_ index: Index, _ hits: HitChoices, _ counts: FacetChoices) throws {
    var request = SearchRequest("")
    // Most searches name no columns, and need not know which there are.
    let names = hits.sort != nil || counts.facet != nil ? try ColumnNames(index) : nil
    do throws(UnknownColumn) {
      if let text = hits.sort, let names { request.sort = try names.sortKeys(text) }
      facets = if let text = counts.facet, let names { try FacetChoice(text, names) } else { nil }
    } catch {
      throw ValidationError("\(error)")
    }
    let listsNothing = facets != nil && hits.limit == nil
    limit = listsNothing ? 0 : hits.limit.map { $0 == 0 ? Int.max : $0 } ?? 10
    request.limit = limit
    request.explain = hits.explain
    request.approximate = hits.approximate
    request.snippets = !hits.withoutSnippets
    request.fields = try hits.zones.map { try Zones($0).fields(in: index) }
    request.repair = hits.repair ? ReportVocabulary.repair : nil
    request.columns = HitFacts.columns(request.sort)
    facets?.add(to: &request, shares: counts.share, rates: counts.rate)
    self.request = request
    layout = SearchLayout(
      listing: hits.kwic ? .matches : listsNothing ? .nothing : .hits, columns: request.columns,
      countsFacets: facets != nil)
  }

  /// Searches for `query` and prints what is found; returns how many reports match.
  func run(
    _ query: String, _ match: MatchMode, _ index: Index, _ printer: inout any SearchPrinter
  ) throws -> Int {
    var request = request
    request.query = query
    request.match = match
    var total = 0
    func begin(_ result: SearchResult) throws {
      total = result.total
      try printer.begin(result, facets?.facets(of: result) ?? [])
    }
    if layout.listing == .matches {
      try index.visitConcordance(request, begin: begin) { try printer.write($0) }
    } else {
      try index.search(request, begin: begin) { try printer.write($0) }
    }
    try printer.end()
    return total
  }
}
