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
  private let names: QueryNames

  /// - Parameter vocabulary: names that queries may use beside those of fields and columns.
  /// - Throws: `IndexError.otherAnalyzer` when the index was made by other rules.
  public init(_ commit: Commit, vocabulary: QueryVocabulary = QueryVocabulary()) throws {
    guard commit.manifest.analyzer == Analyzer.name else {
      throw IndexError.otherAnalyzer(
        path: commit.directory, found: commit.manifest.analyzer, expected: Analyzer.name)
    }
    self.commit = commit
    statistics = CorpusStatistics(commit)
    factors = statistics.normFactors
    scratches = commit.segments.map { SegmentScratch($0.reader) }
    let found = CRC32C.checksum(commit.foldTable)
    guard found == commit.manifest.foldChecksum else {
      throw IndexError.checksumMismatch(
        path: commit.directory + "/" + Manifest.foldFileName(commit.manifest.foldChecksum),
        section: "fold table", expected: commit.manifest.foldChecksum, found: found)
    }
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
    let phrases = self.phrases
    names = QueryNames(
      fields: commit.manifest.schema.names, columns: try Self.columnTypes(commit), vocabulary
    ) { phrases.folded($0) }
  }

  private static func columnTypes(
    _ commit: Commit
  ) throws(IndexError) -> [String: ColumnType] {
    var types: [String: ColumnType] = [:]
    for segment in commit.segments {
      for column in try segment.reader.columnHeads { types[column.name] = column.type }
    }
    return types
  }

  /// Answers `request`.
  /// - Throws: `QuerySyntaxError` for a construct left open or a limit passed; `IndexError` for a damaged index.
  public func search(_ request: SearchRequest) throws -> SearchResult {
    var hits: [SearchHit] = []
    var result = try answer(request, begin: { _ in }, hit: { hits.append($0) })
    result.hits = hits
    return result
  }

  /// Answers `request` piece by piece, so that any number of hits takes the memory of one: `begin`
  /// with everything but the hits, then `hit` with each of them.
  public func search(
    _ request: SearchRequest, begin: (SearchResult) throws -> Void,
    hit: (SearchHit) throws -> Void
  ) throws {
    _ = try answer(request, begin: begin, hit: hit)
  }

  /// Calls `body` with the hits of `request` one by one; returns how many documents match.
  @discardableResult
  public func visitHits(
    _ request: SearchRequest, _ body: (SearchHit) throws -> Void
  ) throws -> Int {
    try answer(request, begin: { _ in }, hit: body).total
  }

  /// Calls `body` with every document that matches, in the order of the request, and every match
  /// in it; before that, `begin` with the answer without hits. Returns how many documents match.
  @discardableResult
  public func visitConcordance(
    _ request: SearchRequest, begin: (SearchResult) throws -> Void,
    matches body: ([ConcordanceLine]) throws -> Void
  ) throws -> Int {
    let start = Clock.monotonicNanoseconds()
    verifier.forgetWords()
    let query = try parse(request, request.match)
    let run = try run(query, request)
    try begin(
      SearchResult(
        query: request.query, total: run.total, asksForNothing: query == .nothing,
        isExact: run.isExact,
        facets: try facets(query, request, run),
        searchNanoseconds: Clock.monotonicNanoseconds() - start, relaxed: nil))
    try run.visitConcordance(query, verifier, body)
    return run.total
  }

  private func answer(
    _ request: SearchRequest, begin: (SearchResult) throws -> Void,
    hit: (SearchHit) throws -> Void
  ) throws -> SearchResult {
    let start = Clock.monotonicNanoseconds()
    verifier.forgetWords()
    let query = try parse(request, request.match)
    let run = try run(query, request)
    let facets = try facets(query, request, run)
    let middle = Clock.monotonicNanoseconds()
    let asksForMore = request.relax && request.match == .all && query.asksForText
    var result = SearchResult(
      query: request.query, total: run.total, asksForNothing: query == .nothing,
      isExact: run.isExact,
      facets: facets,
      searchNanoseconds: middle - start,
      relaxed: run.total == 0 && asksForMore ? try closest(request) : nil)
    try begin(result)
    try run.visitHits(query, request, verifier, hit)
    result.snippetNanoseconds = Clock.monotonicNanoseconds() - middle
    return result
  }

  /// The closest documents that are offered when all were asked for, and there is none.
  private static let closestOffered = 10

  private func closest(_ request: SearchRequest) throws -> (total: Int, hits: [SearchHit]) {
    var request = request
    request.facets = []
    request.fieldFacet = nil
    // Their total is told without a word on its being exact.
    request.approximate = false
    if request.limit == Int.max { request.limit = Self.closestOffered }
    let query = try parse(request, .any)
    let run = try run(query, request)
    var hits: [SearchHit] = []
    try run.visitHits(query, request, verifier) { hits.append($0) }
    return (run.total, hits)
  }

  private func parse(
    _ request: SearchRequest, _ match: MatchMode
  ) throws -> Query {
    var parser = QueryParser(
      phrases: phrases, names: names, match: match, repair: request.repair)
    let query =
      request.isPlainText ? try parser.parsePlain(request.query) : try parser.parse(request.query)
    if let damage = names.damage { throw damage }
    return request.fields.map { query.scoped(to: .fields($0)) } ?? query
  }

  private func run(_ query: Query, _ request: SearchRequest) throws -> SearchRun {
    let searches = segmentSearches(request)
    try checkPatterns(query, searches)
    let segments = commit.segments
    var failure: IndexError?
    func precedes(_ a: HitAddress, _ b: HitAddress) -> Bool {
      do throws(IndexError) {
        if a.segment == b.segment { return try scratches[a.segment].precedes(a.doc, b.doc) }
        return try segments[a.segment].reader.identifiers.precedes(
          Int(a.doc), Int(b.doc), in: segments[b.segment].reader.identifiers)
      } catch {
        failure = error
        return false
      }
    }
    var top = SegmentTop(top: TopK(limit: request.limit, precedes: precedes))
    var sorted =
      request.sort.isEmpty
      ? nil : try SortedTop(request.sort, in: commit, limit: request.limit, precedes: precedes)
    let wantsAll = sorted != nil || !request.facets.isEmpty || request.fieldFacet != nil
    var total = 0
    var isExact = true
    var matching: [[UInt32]] = []
    for (ordinal, segment) in segments.enumerated() {
      let search = searches[ordinal]
      if !wantsAll {
        top.ordinal = ordinal
        if let found = try search.rank(
          query, without: segment.deletions, approximately: request.approximate, into: &top)
        {
          total += found.count
          isExact = isExact && found.isExact
          continue
        }
      }
      var matches = try search.matches(query)
      if segment.deletions != nil { matches.filter { segment.isLive(Int($0)) } }
      total += matches.count
      for i in matches.docs.indices {
        let address = HitAddress(segment: ordinal, doc: matches.docs[i])
        if sorted != nil {
          try sorted?.add(matches.scores[i], address)
        } else if matches.scores[i] >= top.threshold {
          top.top.add(matches.scores[i], address)
        }
      }
      if wantsAll { matching.append(matches.docs) }
    }
    let best = sorted?.sorted() ?? top.top.sorted()
    // Equal scores are ordered by identifiers that could not be read.
    if let failure { throw failure }
    return SearchRun(
      commit: commit, searches: searches, total: total, isExact: isExact, top: best,
      matching: matching)
  }

  private func segmentSearches(_ request: SearchRequest) -> [SegmentSearch] {
    let lookups = commit.segments.map { TermLookup($0.reader) }
    let weights = Weights(statistics: statistics, factors: factors, lookups: lookups)
    return lookups.indices.map { ordinal in
      SegmentSearch(
        scratches[ordinal], lookups[ordinal], weights: weights, verifier: verifier,
        kinds: request.kinds)
    }
  }

  /// Refuses patterns that fit more words than can be looked at.
  private func checkPatterns(_ query: Query, _ searches: [SegmentSearch]) throws {
    for pattern in query.patterns {
      for search in searches where try search.terms.words(fitting: pattern) == nil {
        let shown = String(decoding: pattern.bytes, as: UTF8.self)
        throw QuerySyntaxError(
          reason: .tooManyWords(shown, limit: QueryLimits.words), position: 0)
      }
    }
  }

  // MARK: Facets

  private func facets(
    _ query: Query, _ request: SearchRequest, _ run: SearchRun
  ) throws -> [Facet] {
    var counters = request.facets.map { FacetCounter($0) }
    let withDocuments = request.facetShares || request.facetRates != nil
    for (ordinal, docs) in run.matching.enumerated() {
      let segment = commit.segments[ordinal]
      let search = run.searches[ordinal]
      let occurrences =
        try request.facetRates.map { _ in try search.occurrences(of: query, in: docs) }
      var documents: [UInt32] = []
      var lengths: [UInt32]?
      if withDocuments {
        var all = try search.matches(query.filters)
        if segment.deletions != nil { all.filter { segment.isLive(Int($0)) } }
        documents = all.docs
        lengths = try request.facetRates.map { try segment.reader.numbers($0, of: all.docs) }
      }
      for i in counters.indices {
        try counters[i].addMatches(docs, occurrences: occurrences, in: segment.reader)
        if withDocuments {
          try counters[i].addDocuments(documents, characters: lengths, in: segment.reader)
        }
      }
    }
    var facets = counters.map {
      $0.facet(withShares: request.facetShares, withRates: request.facetRates != nil)
    }
    if let fields = request.fieldFacet { facets.append(try facet(fields, query, run)) }
    return facets
  }

  /// Matches counted by the fields that what was asked stands in.
  private func facet(_ fields: FieldFacet, _ query: Query, _ run: SearchRun) throws -> Facet {
    var counts: [FacetCount] = []
    for group in fields.groups {
      let part =
        query.asksForText
        ? query.occurring(in: group.fields) : .inFields(.fields(group.fields))
      var total = 0
      for (ordinal, docs) in run.matching.enumerated() {
        total += try run.searches[ordinal].matches(part, among: docs).count
      }
      if total > 0 { counts.append(FacetCount(value: .keyword(group.name), matches: total)) }
    }
    return Facet(column: fields.name, counts: counts)
  }
}

extension SegmentReader {
  /// The numbers of documents in a column; 0 where there is none.
  fileprivate func numbers(_ name: String, of docs: [UInt32]) throws(IndexError) -> [UInt32] {
    guard let column = try column(name) else {
      return [UInt32](repeating: 0, count: docs.count)
    }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(docs.count)
    for doc in docs {
      if case .integer(let value) = try column.value(of: Int(doc)) {
        numbers.append(UInt32(clamping: value))
      } else {
        numbers.append(0)
      }
    }
    return numbers
  }
}

/// Keeps a view alive for as long as a table points into it.
private final class MappedOwner: Sendable {
  private let view: ByteView

  init(_ view: ByteView) {
    self.view = view
  }
}
