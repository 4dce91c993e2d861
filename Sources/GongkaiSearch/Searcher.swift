// Runs searches on a commit.

import GongkaiBytes
public import GongkaiFormat
import GongkaiText

/// Searches one commit. Immutable to the outside, but its scratch memory makes it one for each
/// thread.
public final class Searcher {
  public let commit: Commit
  /// What scores rest on; may be set to the statistics of a larger whole.
  public var statistics: CorpusStatistics {
    didSet { factors = statistics.normFactors }
  }
  private var factors: [NormFactors]
  private let scratches: [SegmentScratch]
  private let fold: FoldTable
  private let phrases: PhraseParser
  private let verifier: TextVerifier
  private let fields: Set<String>
  private let columns: [String: ColumnType]

  /// - Throws: `IndexError.otherAnalyzer` when the index was made by other rules.
  public init(_ commit: Commit) throws {
    guard commit.manifest.analyzer == Analyzer.name else {
      throw IndexError.otherAnalyzer(
        path: commit.directory, found: commit.manifest.analyzer, expected: Analyzer.name)
    }
    self.commit = commit
    statistics = CorpusStatistics(commit)
    factors = statistics.normFactors
    scratches = try commit.segments.map { try SegmentScratch($0.reader) }
    do {
      // SAFETY: the view is kept by the table, and its bytes are checked when it is opened.
      fold = try unsafe commit.foldTable.withUnsafeBytes {
        try unsafe FoldTable(owner: MappedOwner(commit.foldTable), bytes: $0)
      }
    } catch {
      throw IndexError.corrupt(
        path: commit.directory + "/" + Manifest.foldFileName(commit.manifest.foldChecksum),
        section: "fold table", byteOffset: 0, reason: .badTable)
    }
    phrases = PhraseParser(fold: fold)
    verifier = try TextVerifier(fold: fold)
    var fields: Set<String> = []
    var columns: [String: ColumnType] = [:]
    for segment in commit.segments {
      fields.formUnion(segment.reader.information.regions.map(\.field))
      for column in segment.reader.columns { columns[column.name] = column.type }
    }
    self.fields = fields
    self.columns = columns
  }

  /// Answers `request`.
  /// - Throws: `QuerySyntaxError` for a construct left open; `IndexError` for a damaged index.
  public func search(_ request: SearchRequest) throws -> SearchResult {
    let start = Clock.monotonicNanoseconds()
    verifier.forgetWords()
    let query = try parse(request, request.match)
    let run = try run(query, request)
    let middle = Clock.monotonicNanoseconds()
    let hits = try run.hits(query, request, verifier)
    var relaxed: (total: Int, hits: [SearchHit])?
    if run.total == 0 && request.relax && request.match == .all && query != .nothing {
      let closest = try parse(request, .any)
      let closestRun = try self.run(closest, request)
      relaxed = (closestRun.total, try closestRun.hits(closest, request, verifier))
    }
    return SearchResult(
      query: request.query, total: run.total, isExact: true, hits: hits,
      searchNanoseconds: middle - start,
      snippetNanoseconds: Clock.monotonicNanoseconds() - middle, relaxed: relaxed)
  }

  private func parse(
    _ request: SearchRequest, _ match: MatchMode
  ) throws(QuerySyntaxError) -> Query {
    var parser = QueryParser(phrases: phrases, fields: fields, columns: columns, match: match)
    return request.isPlainText
      ? parser.parsePlain(request.query) : try parser.parse(request.query)
  }

  private func run(_ query: Query, _ request: SearchRequest) throws -> SearchRun {
    let lookups = commit.segments.map { TermLookup($0.reader) }
    let weights = Weights(statistics: statistics, factors: factors, lookups: lookups)
    let segments = commit.segments
    var top = TopK(limit: request.limit) { address in
      (try? segments[address.segment].reader.identifiers.identifier(of: Int(address.doc))) ?? ""
    }
    var total = 0
    var searches: [SegmentSearch] = []
    for (ordinal, segment) in segments.enumerated() {
      let search = SegmentSearch(
        scratches[ordinal], lookups[ordinal], weights: weights, verifier: verifier)
      search.kinds = request.kinds
      searches.append(search)
      if case .phrase(let phrase) = query, segment.deletions == nil,
        let (key, info) = try search.rankedTerm(of: phrase)
      {
        total += info.docFreq
        try search.collect(phrase, key, info, segmentOrdinal: ordinal, into: &top)
        continue
      }
      let matches = try search.matches(query)
      for i in matches.docs.indices {
        let doc = matches.docs[i]
        if segment.deletions != nil && !segment.isLive(Int(doc)) { continue }
        total += 1
        if matches.scores[i] >= top.threshold {
          top.add(matches.scores[i], HitAddress(segment: ordinal, doc: doc))
        }
      }
    }
    return SearchRun(commit: commit, searches: searches, total: total, top: top.sorted())
  }
}

/// Keeps a view alive for as long as a table points into it.
private final class MappedOwner: Sendable {
  private let view: ByteView

  init(_ view: ByteView) {
    self.view = view
  }
}

/// The ranked documents of a search, not yet read.
private struct SearchRun {
  let commit: Commit
  let searches: [SegmentSearch]
  let total: Int
  let top: [TopK.Entry]

  /// Reads titles, and cuts snippets and explains scores where they are wanted.
  func hits(
    _ query: Query, _ request: SearchRequest, _ verifier: TextVerifier
  ) throws -> [SearchHit] {
    let highlighter = request.snippets ? Highlighter(query, verifier) : nil
    return try top.map { entry in
      let segment = commit.segments[entry.address.segment].reader
      let doc = Int(entry.address.doc)
      let identifier = try segment.identifiers.identifier(of: doc)
      var title = ""
      var cut: (snippet: Snippet, matchedThrough: [String])?
      if let highlighter {
        let document = try segment.storedText.document(doc)
        title = document.displayTitle
        cut = highlighter.snippet(of: document)
      }
      let explanation =
        request.explain
        ? try Explainer(searches[entry.address.segment], doc: entry.address.doc).explain(query)
        : nil
      return SearchHit(
        identifier: identifier, title: title, score: entry.score, snippet: cut?.snippet,
        matchedThrough: cut?.matchedThrough ?? [], explanation: explanation)
    }
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
