// By what are matches counted?

import Gongkai

/// What `--facet` asks for.
struct FacetChoice {
  /// The facet that is the highest level of regions which tells matches apart.
  private static let levels = ["province", "city", "county", "town"]

  /// The facets in order; nil stands for the region.
  private let columns: [String?]

  /// - Throws: `UnknownColumn`.
  init(_ text: String, _ names: ColumnNames) throws(UnknownColumn) {
    var columns: [String?] = []
    for name in ColumnNames.list(text) {
      switch name {
      case "region", "地区": columns.append(nil)
      case "section", "章", "章节": columns.append(ReportVocabulary.sectionFacet.name)
      default: columns.append(try names.column(name, for: "count"))
      }
    }
    self.columns = columns
  }

  /// Asks for what is counted.
  func add(to request: inout SearchRequest, shares: Bool, rates: Bool) {
    for column in columns.flatMap({ $0.map { [$0] } ?? Self.levels })
    where column != ReportVocabulary.sectionFacet.name && !request.facets.contains(column) {
      request.facets.append(column)
    }
    if columns.contains(ReportVocabulary.sectionFacet.name) {
      request.fieldFacet = ReportVocabulary.sectionFacet
    }
    request.facetShares = shares
    request.facetRates = rates ? "characters" : nil
  }

  /// The facets of a result in the order that was asked for.
  func facets(of result: SearchResult) -> [Facet] {
    columns.compactMap { column in
      let name = column ?? Self.level(of: result)
      return result.facets.first { $0.column == name }
    }
  }

  /// The highest level with more than one value among the matches; with none such, the lowest that
  /// has any, so that a search in one place shows its parts.
  private static func level(of result: SearchResult) -> String {
    var last = levels[0]
    for level in levels {
      let facet = result.facets.first { $0.column == level }
      let values = facet?.counts.count { $0.value != nil && $0.matches > 0 } ?? 0
      if values > 1 { return level }
      if values > 0 { last = level }
    }
    return last
  }
}

extension FacetCount {
  /// Matching reports of all with this value, in percent.
  var share: Double? {
    documents.flatMap { $0 > 0 ? Double(matches) * 100 / Double($0) : nil }
  }

  /// Occurrences in 10,000 characters.
  var rate: Double? {
    guard let occurrences, let characters, characters > 0 else { return nil }
    return Double(occurrences) * 10_000 / Double(characters)
  }
}
