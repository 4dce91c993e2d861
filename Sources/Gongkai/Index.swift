// Opens an index and searches it.

public import GongkaiFormat
public import GongkaiSearch

/// One generation of an index, opened for reading.
///
///     let index = try Index(opening: "index-data/demo-index")
///     let result = try index.search(SearchRequest("依申请公开"))
///     result.total          // how many reports say it, exactly
///     result.hits[0].title  // the best of them
///
/// A writer may commit meanwhile; this index goes on answering from the generation it opened. One
/// index for each thread; opening one takes well under a millisecond.
public final class Index {
  private let searcher: Searcher

  /// Opens the newest commit in `directory`.
  /// - Throws: `IndexError`.
  public init(opening directory: String) throws {
    searcher = try Searcher(
      try Commit(directory: directory), vocabulary: ReportVocabulary.standard)
  }

  /// The segments, and what they are made of.
  public var commit: Commit { searcher.commit }

  /// Documents that are not deleted.
  public var documentCount: Int { commit.segments.reduce(0) { $0 + $1.liveCount } }

  /// Answers a search.
  /// - Throws: `QuerySyntaxError` for a construct left open; `IndexError` for a damaged index.
  public func search(_ request: SearchRequest) throws -> SearchResult {
    try searcher.search(request)
  }

  /// Calls `body` with all hits of a search one by one, however many there are; returns how many.
  /// - Throws: what `search` throws, and what `body` does.
  @discardableResult
  public func visitHits(
    _ request: SearchRequest, _ body: (SearchHit) throws -> Void
  ) throws -> Int {
    try searcher.visitHits(request, body)
  }

  /// Answers a search piece by piece, so that any number of hits takes the memory of one: `begin`
  /// with everything but the hits, then `hit` with each of them.
  /// - Throws: what `search` throws, and what the closures do.
  public func search(
    _ request: SearchRequest, begin: (SearchResult) throws -> Void,
    hit: (SearchHit) throws -> Void
  ) throws {
    try searcher.search(request, begin: begin, hit: hit)
  }

  /// Calls `begin` with everything but the hits of a search, then `body` with the matches of each
  /// document that it finds; returns how many.
  /// - Throws: what `search` throws, and what the closures do.
  @discardableResult
  public func visitConcordance(
    _ request: SearchRequest, begin: (SearchResult) throws -> Void,
    matches body: ([ConcordanceLine]) throws -> Void
  ) throws -> Int {
    try searcher.visitConcordance(request, begin: begin, matches: body)
  }

  /// The document with this identifier, in its original wording, or nil.
  public func document(_ identifier: String) throws -> StoredDocument? {
    for segment in commit.segments.reversed() {
      if let doc = try segment.reader.identifiers.find(identifier), segment.isLive(doc) {
        return try segment.reader.storedText.document(doc)
      }
    }
    return nil
  }
}
