// How are hits, matches and counts written as JSON?

import Gongkai

extension JSONWriter {
  /// An object of a hit: first what scripts rely on, then what else is known.
  ///
  /// - Parameter columns: those of the request, see `HitFacts`.
  mutating func value(_ hit: SearchHit, columns: [String]) {
    beginObject()
    member("id", hit.identifier)
    member("title", hit.title)
    member("score", hit.score)
    key("snippet")
    if let snippet = hit.snippet { value(Self.marked(snippet)) } else { null() }
    let facts = HitFacts(hit, columns: columns)
    if !facts.sections.isEmpty { member("sections", facts.sections) }
    if let year = facts.year { member("year", year) }
    if !facts.organ.isEmpty { member("organ", facts.organ) }
    if !facts.region.isEmpty { member("region", facts.region) }
    if !facts.sorted.isEmpty {
      key("columns")
      beginObject()
      for (column, columnValue) in facts.sorted {
        key(column)
        value(columnValue, of: column)
      }
      endObject()
    }
    if !hit.matchedThrough.isEmpty { member("matched_through", hit.matchedThrough) }
    if let explanation = hit.explanation {
      key("explanation")
      value(explanation)
    }
    endObject()
  }

  /// An object of a match in its sentence.
  mutating func value(_ match: ConcordanceLine) {
    beginObject()
    member("id", match.identifier)
    member("title", match.title)
    member("section", HitFacts.section(match.field))
    member("left", match.left)
    member("match", match.match)
    member("right", match.right)
    member("start", match.range.lowerBound)
    member("end", match.range.upperBound)
    if match.isRepair { member("matched_through", ["rewritten wording"]) }
    endObject()
  }

  /// An object of a counted value; with its facet's name where it stands alone.
  mutating func value(_ count: FacetCount, of column: String, namesFacet: Bool) {
    beginObject()
    if namesFacet { member("facet", column) }
    key("value")
    value(count.value, of: column)
    member("matches", count.matches)
    if let documents = count.documents { member("documents", documents) }
    if let share = count.share { member("share", share) }
    if let occurrences = count.occurrences { member("occurrences", occurrences) }
    if let characters = count.characters { member("characters", characters) }
    if let rate = count.rate { member("rate", rate) }
    endObject()
  }

  private mutating func value(_ value: ColumnValue?, of column: String) {
    switch value {
    case nil: null()
    case .integer(let number)? where !ReportVocabulary.isDate(column): self.value(number)
    case .keywords(let words)?:
      beginArray()
      for word in words.sorted() { self.value(word) }
      endArray()
    case .integer?, .keyword?: self.value(ColumnLabel.value(value, of: column))
    }
  }

  private mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    beginArray()
    for text in texts { value(text) }
    endArray()
  }

  /// The snippet with its matches between marks; the text itself is left as it is.
  private static func marked(_ snippet: Snippet) -> String {
    snippet.parts.map { $0.isMatch ? "<mark>\($0.text)</mark>" : $0.text }.inOneText()
  }

  private mutating func value(_ explanation: Explanation) {
    beginObject()
    member("value", explanation.value)
    member("text", explanation.text)
    if !explanation.details.isEmpty {
      key("details")
      beginArray()
      for detail in explanation.details { value(detail) }
      endArray()
    }
    endObject()
  }
}
