// How is a search written as JSON: as one object, or as lines?

import Gongkai

/// One object on one line: first what scripts rely on, in this order, then what else is known.
struct SearchJSON: SearchPrinter {
  private let layout: SearchLayout
  private let label: String?
  private let output: Output
  private var writer = JSONWriter()
  /// What is told behind the hits.
  private var rest: (result: SearchResult, facets: [Facet])?

  init(_ layout: SearchLayout, label: String? = nil, _ output: Output) {
    self.layout = layout
    self.label = label
    self.output = output
  }

  mutating func begin(_ result: SearchResult, _ facets: [Facet]) throws {
    rest = (result, facets)
    writer.beginObject()
    writer.member("query", result.query)
    writer.member("total", result.total)
    writer.member("took_us", (result.searchNanoseconds + 500) / 1000)
    writer.key(layout.listing == .matches ? "matches" : "hits")
    writer.beginArray()
  }

  mutating func write(_ hit: SearchHit) throws {
    writer.value(hit, columns: layout.columns)
    try output.write(writer.take())
  }

  mutating func write(_ matches: [ConcordanceLine]) throws {
    for match in matches { writer.value(match) }
    try output.write(writer.take())
  }

  mutating func end() throws {
    writer.endArray()
    if let label { writer.member("label", label) }
    if let rest {
      writer.member("exact", rest.result.isExact)
      if layout.countsFacets { write(rest.facets) }
      if let relaxed = rest.result.relaxed {
        writer.key("relaxed")
        writer.beginObject()
        writer.member("total", relaxed.total)
        writer.key("hits")
        writer.beginArray()
        for hit in relaxed.hits { writer.value(hit, columns: layout.columns) }
        writer.endArray()
        writer.endObject()
      }
    }
    writer.endObject()
    writer.newline()
    try output.write(writer.take())
  }

  private mutating func write(_ facets: [Facet]) {
    writer.key("facets")
    writer.beginArray()
    for facet in facets {
      writer.beginObject()
      writer.member("facet", facet.column)
      writer.key("values")
      writer.beginArray()
      for count in facet.counts { writer.value(count, of: facet.column, namesFacet: false) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  /// The line of a query that could not be understood.
  static func line(query: String, label: String?, error: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("query", query)
    if let label { writer.member("label", label) }
    writer.member("error", error)
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}

/// An object on a line of its own for each hit, match or counted value.
struct SearchJSONLines: SearchPrinter {
  private let layout: SearchLayout
  private let output: Output
  private var writer = JSONWriter()

  init(_ layout: SearchLayout, _ output: Output) {
    self.layout = layout
    self.output = output
  }

  mutating func begin(_ result: SearchResult, _ facets: [Facet]) throws {
    for facet in facets {
      for count in facet.counts {
        writer.value(count, of: facet.column, namesFacet: true)
        try endLine()
      }
    }
  }

  mutating func write(_ hit: SearchHit) throws {
    writer.value(hit, columns: layout.columns)
    try endLine()
  }

  mutating func write(_ matches: [ConcordanceLine]) throws {
    for match in matches {
      writer.value(match)
      try endLine()
    }
  }

  func end() {}

  private mutating func endLine() throws {
    writer.newline()
    try output.write(writer.take())
  }
}
