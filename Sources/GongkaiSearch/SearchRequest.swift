// What a search is asked, and what it answers.

public import GongkaiFormat

/// Whether all parts of a query must match.
public enum MatchMode: String, Sendable, CaseIterable {
  case all
  case any
}

/// A search to be run.
public struct SearchRequest: Sendable {
  public var query: String
  public var match = MatchMode.all
  /// Takes the whole query as text: no quotes, operators, wildcards or fields.
  public var isPlainText = false
  /// Hits wanted, best first.
  public var limit = 10
  /// Accepts a lower bound for the total where that saves time: where the query is text of which any
  /// part may match, and hits are wanted neither sorted by columns nor counted by facets. Hits and
  /// scores are those of an exact search in any case, and a total that may be too low says so
  /// (`SearchResult.isExact`).
  public var approximate = false
  /// Cuts a snippet for every hit.
  public var snippets = true
  /// Explains every score.
  public var explain = false
  /// Looks for the closest documents when nothing matches.
  public var relax = true
  /// The kinds of tokens that rank a bag of text.
  public var kinds = Set(NormKind.allCases)
  /// The fields to search where the query names none; nil for the standard ones.
  public var fields: [String]?
  /// Sorts by these columns instead of by score.
  public var sort: [SortKey] = []
  /// Columns over whose values the matches are counted.
  public var facets: [String] = []
  /// Groups of fields over which the matches are counted, under the name of a facet.
  public var fieldFacet: FieldFacet?
  /// Counts for each value of a facet all documents that pass the query's filters, too.
  public var facetShares = false
  /// Counts occurrences for each value of a facet, and adds up the values of this column, which
  /// holds the lengths of documents in characters.
  public var facetRates: String?
  /// Columns whose values are told with every hit.
  public var columns: [String] = []
  /// Looks for other wordings in documents that were rewritten by machine.
  public var repair: WordingRepair?

  public init(_ query: String) {
    self.query = query
  }
}

/// A facet over the fields that matches stand in.
public struct FieldFacet: Sendable {
  /// The facet's name.
  public let name: String
  /// Fields that are counted as one, by the name of the group.
  public let groups: [(name: String, fields: [String])]

  public init(name: String, groups: [(name: String, fields: [String])]) {
    self.name = name
    self.groups = groups
  }
}

/// A piece of a document around its matches, in the original wording.
public struct Snippet: Equatable, Sendable {
  public struct Part: Equatable, Sendable {
    public let text: String
    public let isMatch: Bool

    public init(text: String, isMatch: Bool) {
      self.text = text
      self.isMatch = isMatch
    }
  }

  public let parts: [Part]
}

/// How a score came about: a value, the formula in words, and what went into it.
public struct Explanation: Equatable, Sendable {
  public let value: Double
  public let text: String
  public let details: [Explanation]

  public init(value: Double, text: String, details: [Explanation] = []) {
    self.value = value
    self.text = text
    self.details = details
  }
}

/// A document found.
public struct SearchHit: Sendable {
  public let identifier: String
  public let title: String
  public let score: Double
  public let snippet: Snippet?
  /// What the fold had to see through for this hit: traditional, pinyin, width, blanks; or that
  /// another wording was found.
  public let matchedThrough: [String]
  /// The fields that the matches stand in; told with snippets only.
  public let fields: [String]
  /// The values in the columns that were asked for, in their order.
  public let values: [ColumnValue?]
  public let explanation: Explanation?
}

/// What a search found.
public struct SearchResult: Sendable {
  public let query: String
  /// Documents that match; at least so many where it is not exact.
  public let total: Int
  /// Whether the query names nothing to search for, such as punctuation only.
  public let asksForNothing: Bool
  /// Whether `total` is exact; false only for approximate searches.
  public let isExact: Bool
  /// The best, score descending; equal scores by identifier. Empty where they are handed over one
  /// by one.
  public internal(set) var hits: [SearchHit] = []
  /// Over all matches, in the order of the request.
  public let facets: [Facet]
  /// Parsing, matching and ranking.
  public let searchNanoseconds: Int
  /// Reading titles and cutting snippets of the hits.
  public internal(set) var snippetNanoseconds = 0
  /// When nothing matches: the closest by words and bigrams.
  public let relaxed: (total: Int, hits: [SearchHit])?
}
