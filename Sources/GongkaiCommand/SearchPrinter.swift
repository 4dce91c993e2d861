// How do the pieces of a search result reach the reader?

import Gongkai

/// What a search lists beside its counts.
enum SearchListing {
  case hits
  case matches
  case nothing
}

/// What every way of printing a search needs to know.
struct SearchLayout {
  let listing: SearchListing
  /// The columns whose values come with hits; see `HitFacts`.
  let columns: [String]
  /// Whether there is anything to count.
  let countsFacets: Bool
}

/// Prints a search piece by piece, so that any number of hits takes the memory of one.
protocol SearchPrinter {
  /// Everything but the hits, and the facets in the order that was asked for.
  mutating func begin(_ result: SearchResult, _ facets: [Facet]) throws
  mutating func write(_ hit: SearchHit) throws
  /// The matches of one report.
  mutating func write(_ matches: [ConcordanceLine]) throws
  mutating func end() throws
}
