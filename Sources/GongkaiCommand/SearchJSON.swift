// How is a search result written as a line of JSON?

import Gongkai

/// One object on one line: first what scripts rely on, in this order, then what else is known.
enum SearchJSON {
  /// The line of a result.
  static func line(_ result: SearchResult, label: String?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("query", result.query)
    writer.member("total", result.total)
    writer.member("took_us", (result.searchNanoseconds + 500) / 1000)
    writer.key("hits")
    write(result.hits, to: &writer)
    if let label { writer.member("label", label) }
    writer.member("exact", result.isExact)
    if let relaxed = result.relaxed {
      writer.key("relaxed")
      writer.beginObject()
      writer.member("total", relaxed.total)
      writer.key("hits")
      write(relaxed.hits, to: &writer)
      writer.endObject()
    }
    writer.endObject()
    writer.newline()
    return writer.bytes
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

  private static func write(_ hits: [SearchHit], to writer: inout JSONWriter) {
    writer.beginArray()
    for hit in hits {
      writer.beginObject()
      writer.member("id", hit.identifier)
      writer.member("title", hit.title)
      writer.member("score", hit.score)
      writer.key("snippet")
      if let snippet = hit.snippet { writer.value(marked(snippet)) } else { writer.null() }
      if !hit.matchedThrough.isEmpty {
        writer.key("matched_through")
        writer.beginArray()
        for reason in hit.matchedThrough { writer.value(reason) }
        writer.endArray()
      }
      if let explanation = hit.explanation {
        writer.key("explanation")
        write(explanation, to: &writer)
      }
      writer.endObject()
    }
    writer.endArray()
  }

  /// The snippet with its matches between marks; the text itself is left as it is.
  static func marked(_ snippet: Snippet) -> String {
    snippet.parts.map { $0.isMatch ? "<mark>\($0.text)</mark>" : $0.text }.joined()
  }

  private static func write(_ explanation: Explanation, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("value", explanation.value)
    writer.member("text", explanation.text)
    if !explanation.details.isEmpty {
      writer.key("details")
      writer.beginArray()
      for detail in explanation.details { write(detail, to: &writer) }
      writer.endArray()
    }
    writer.endObject()
  }
}
