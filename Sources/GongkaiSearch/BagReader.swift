// What do the lists of a bag say of all documents, or of some?

import GongkaiBytes
import GongkaiFormat

/// Reads the lists of one bag in one segment; of those without a list of documents, what was read
/// is kept for the next time.
struct BagReader {
  let search: SegmentSearch
  private let scope: FieldScope
  /// By the lists' order.
  private var places: [[UInt32]?]
  private var postings: [(docs: [UInt32], freqs: [UInt32])?]

  init(_ search: SegmentSearch, scope: FieldScope, count: Int) {
    self.search = search
    self.scope = scope
    places = [[UInt32]?](repeating: nil, count: count)
    postings = [(docs: [UInt32], freqs: [UInt32])?](repeating: nil, count: count)
  }

  /// Adds what a list says to the scores of the documents that it names, or of those only that
  /// have a score already.
  mutating func add(
    _ list: BagList, toMatchesOnly: Bool = false, _ scores: inout [Double]
  ) throws(IndexError) {
    let factors = search.weights.factors(list.kind)
    let norms = try search.norms(list.kind)
    try visitPostings(of: list) { docs, freqs in
      Self.add(docs, freqs, list.weight, factors, norms, toMatchesOnly, &scores)
    }
  }

  /// Adds what a list says to the scores of the documents that it names, and what the list of a word
  /// says that it tells to `extras`, which takes hardly longer.
  mutating func add(
    _ list: BagList, _ scores: inout [Double], with word: BagList, _ extras: inout [Double]
  ) throws(IndexError) {
    let (factors, wordFactors) = (search.weights.factors(list.kind), search.weights.factors(.word))
    let norms = try search.norms(list.kind)
    let wordNorms = try search.norms(.word)
    var cursor = try wordCursor(word)
    while try cursor.nextBlockOfBase() {
      Self.add(
        cursor.block.docs.span.extracting(first: cursor.block.filled), cursor.block.freqs.span,
        list.weight, factors, norms, false, &scores)
      try cursor.takeOffSurplus()
      Self.add(
        cursor.block.docs.span.extracting(first: cursor.block.filled), cursor.block.freqs.span,
        word.weight, wordFactors, wordNorms, false, &extras)
    }
  }

  /// Adds what a list says to the scores of the documents that it names.
  mutating func add(_ list: BagList, _ scores: inout DocumentScores) throws(IndexError) {
    let factors = search.weights.factors(list.kind)
    let norms = try search.norms(list.kind)
    try visitPostings(of: list) { docs, freqs in
      scores.add(docs, freqs, weight: list.weight, factors, norms)
    }
  }

  /// Calls `body` with documents of a list, and with as many frequencies at least.
  @inline(__always)
  private mutating func visitPostings(
    of list: BagList, _ body: (Span<UInt32>, Span<UInt32>) -> Void
  ) throws(IndexError) {
    guard list.isRanked else {
      let found = try search.scratch.documents(of: try readPlaces(of: list))
      postings[list.order] = found
      return body(found.docs.span, found.freqs.span)
    }
    if list.info.surplusCount != nil {
      var cursor = try wordCursor(list)
      while try cursor.nextBlock() {
        body(cursor.block.docs.span.extracting(first: cursor.block.filled), cursor.block.freqs.span)
      }
      return
    }
    var cursor = try search.rankingCursor(list.info)
    while try cursor.nextBlock() {
      body(cursor.docs.span.extracting(first: cursor.filled), cursor.freqs.span)
    }
  }

  private func wordCursor(_ list: BagList) throws(IndexError) -> WordCursor {
    try WordCursor(
      list.info, base: list.base, in: search.segment.postings,
      documentCount: search.segment.documentCount)
  }

  /// Adds the scores of postings.
  private static func add(
    _ docs: Span<UInt32>, _ freqs: Span<UInt32>, _ weight: Double, _ factors: NormFactors,
    _ norms: ByteView, _ toMatchesOnly: Bool, _ scores: inout [Double]
  ) {
    // SAFETY: lists name documents below the document count only, which is the number of scores.
    unsafe scores.withUnsafeMutableBufferPointer { scores in
      factors.visitScores(docs, freqs, weight: weight, norms) { i, score in
        let doc = Int(docs[i])
        if toMatchesOnly, unsafe scores[doc] <= 0 { return }
        unsafe scores[doc] += score
      }
    }
  }

  /// How often each of `docs` (ascending) holds the term of a list.
  mutating func frequencies(
    of list: BagList, in docs: [UInt32]
  ) throws(IndexError) -> [UInt32] {
    if list.isRanked {
      var freqs = [UInt32](repeating: 0, count: docs.count)
      if list.info.surplusCount != nil {
        var cursor = try wordCursor(list)
        try cursor.probe(docs, into: &freqs)
      } else {
        var cursor = try search.rankingCursor(list.info)
        try cursor.probe(docs, into: &freqs)
      }
      return freqs
    }
    let count = places[list.order]?.count ?? list.info.placeCount
    if postings[list.order] == nil, docs.count * Self.placesPerDocument > count {
      postings[list.order] = try search.scratch.documents(of: try readPlaces(of: list))
    }
    if let all = postings[list.order] { return lookUpFrequencies(of: docs, in: all) }
    var freqs = [UInt32](repeating: 0, count: docs.count)
    try search.scratch.count(try readPlaces(of: list), in: docs, &freqs)
    return freqs
  }

  /// Places for each document from which on it is faster to look for those of the documents.
  private static let placesPerDocument = 4

  private mutating func readPlaces(of list: BagList) throws(IndexError) -> [UInt32] {
    if let known = places[list.order] { return known }
    let read = try search.places(of: list.key, list.info, in: scope)
    places[list.order] = read
    return read
  }
}
