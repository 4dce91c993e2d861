// What is read of the documents that a search ranked?

public import GongkaiFormat

/// The ranked documents of a search, not yet read.
struct SearchRun {
  let commit: Commit
  let searches: [SegmentSearch]
  let total: Int
  /// Whether no more match than `total`.
  let isExact: Bool
  let top: [TopK.Entry]
  /// All matching documents of each segment, where they were asked for.
  let matching: [[UInt32]]

  /// Calls `body` with each hit: reads titles and values, and cuts snippets and explains scores
  /// where they are wanted.
  func visitHits(
    _ query: Query, _ request: SearchRequest, _ verifier: TextVerifier,
    _ body: (SearchHit) throws -> Void
  ) throws {
    let highlighter = request.snippets ? Highlighter(query, verifier) : nil
    let gates = try RewrittenDocuments(query, commit)
    var columns = [[Column?]?](repeating: nil, count: commit.segments.count)
    for entry in top {
      let segment = commit.segments[entry.address.segment].reader
      let doc = Int(entry.address.doc)
      let identifier = try segment.identifiers.identifier(of: doc)
      var title = ""
      var cut: Highlighter.Cut?
      if let highlighter {
        let document = try segment.storedText.document(doc)
        title = document.displayTitle
        cut = highlighter.cut(
          document, segment.information.regions, isRewritten: try gates.contain(entry.address))
      }
      let asked =
        try columns[entry.address.segment] ?? request.columns.map { try segment.column($0) }
      columns[entry.address.segment] = asked
      var values: [ColumnValue?] = []
      for column in asked { values.append(try column?.value(of: doc)) }
      let explanation =
        request.explain
        ? try Explainer(searches[entry.address.segment], doc: entry.address.doc).explain(query)
        : nil
      try body(
        SearchHit(
          identifier: identifier, title: title, score: entry.score, snippet: cut?.snippet,
          matchedThrough: cut?.matchedThrough ?? [], fields: cut?.fields ?? [],
          values: values, explanation: explanation))
    }
  }

  /// Calls `body` with the matches of each document.
  func visitConcordance(
    _ query: Query, _ verifier: TextVerifier, _ body: ([ConcordanceLine]) throws -> Void
  ) throws {
    let highlighter = Highlighter(query, verifier)
    let gates = try RewrittenDocuments(query, commit)
    for entry in top {
      let segment = commit.segments[entry.address.segment].reader
      let doc = Int(entry.address.doc)
      let document = try segment.storedText.document(doc)
      let regions = segment.information.regions
      let marked = highlighter.marked(
        document, regions, isRewritten: try gates.contain(entry.address))
      try body(
        marked.concordance(
          identifier: try segment.identifiers.identifier(of: doc), title: document.displayTitle,
          regions))
    }
  }
}

/// In which documents other wordings count.
private struct RewrittenDocuments {
  /// For each segment, the filters that let them count.
  private let tests: [[ColumnTest]]

  init(_ query: Query, _ commit: Commit) throws {
    let gates = query.repairGates
    tests = try commit.segments.map { segment in
      try gates.map { try ColumnTest($0, in: segment.reader) }
    }
  }

  func contain(_ address: HitAddress) throws(IndexError) -> Bool {
    for test in tests[address.segment] where try test.accepts(address.doc) { return true }
    return false
  }
}

extension StoredDocument {
  /// The title, or the first characters of the text where there is none.
  public var displayTitle: String {
    guard title.isEmpty else { return title }
    let start = String(decoding: text.prefix(400), as: UTF8.self)
    let line = start.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
    let shown = (line ?? "").drop(while: \.isWhitespace)
    return shown.count > 40 ? shown.prefix(40) + "…" : String(shown)
  }
}
