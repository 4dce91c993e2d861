// Ranks documents by any of the terms of a text, over all three kinds of tokens.

import GongkaiBytes
import GongkaiFormat
import GongkaiText

/// Scores a bag term by term into one number for each document of the segment.
///
/// Matching is decided by positional terms (bigrams and words of other scripts; a Han character by
/// itself where the bag has nothing else): a document matches that holds one of them. Characters
/// and ICU words add to the scores of those. Term at a time, because nearly every document of a
/// segment is touched and the number of matches is wanted exactly.
struct BagScorer {
  /// A term of the bag, and how often the text says it.
  struct Term {
    let key: TermKey
    let kind: NormKind
    let count: Int
    /// Whether a document that holds it matches.
    let decides: Bool
  }

  let search: SegmentSearch
  let terms: [Term]
  let scope: FieldScope

  init(_ bag: Bag, _ search: SegmentSearch, kinds: Set<NormKind>) throws(IndexError) {
    self.search = search
    scope = bag.scope
    terms = Self.terms(of: bag, words: kinds.contains(.word) ? search.verifier.words(of: bag) : [])
      .filter { $0.decides || kinds.contains($0.kind) }
  }

  /// The terms of a bag, in the order of first occurrence, positional ones first.
  static func terms(of bag: Bag, words: [[UInt8]]) -> [Term] {
    var keys: [TermKey] = []
    var characters: [TermKey] = []
    for run in bag.runs {
      for i in run.indices {
        if case .han(let scalar) = run[i] { characters.append(TermKey(.character, scalar: scalar)) }
        // An end mark says what follows a character, which is not what a bag asks.
        guard let key = PhrasePlan.key(at: i, of: run),
          !(run[i].isHan && !(i + 1 < run.count && run[i + 1].isHan))
        else { continue }
        keys.append(key)
      }
    }
    let noGrams = keys.isEmpty
    var counts: [TermKey: Int] = [:]
    var order: [(TermKey, NormKind, Bool)] = []
    let all =
      keys.map { ($0, NormKind.positional, true) }
      + characters.map { ($0, NormKind.character, noGrams) }
      + words.map { (TermKey(.word, $0), NormKind.word, false) }
    for term in all {
      if counts[term.0] == nil { order.append(term) }
      counts[term.0, default: 0] += 1
    }
    return order.map { Term(key: $0.0, kind: $0.1, count: counts[$0.0]!, decides: $0.2) }
  }

  /// All documents that match, with their scores.
  func matches() throws(IndexError) -> Matches {
    var scores = [Double](repeating: 0, count: search.segment.documentCount)
    for term in terms { try add(term, to: &scores) }
    var result = Matches()
    for doc in scores.indices where scores[doc] > 0 {
      result.append(UInt32(truncatingIfNeeded: doc), scores[doc])
    }
    return result
  }

  /// What one term adds to a document's score.
  struct Contribution {
    let key: TermKey
    let kind: NormKind
    let weight: Double
    let freq: UInt32
    let score: Double
  }

  /// The terms that `doc` holds, and what each adds to its score.
  func contributions(to doc: UInt32) throws(IndexError) -> [Contribution] {
    var contributions: [Contribution] = []
    for term in terms {
      guard let info = try search.terms.find(term.key) else { continue }
      let weight = try weight(of: term)
      var freq: UInt32 = 0
      var kind = term.kind
      if info.hasRanking && scope == .standard {
        var cursor = try search.rankingCursor(info)
        if try cursor.advance(to: doc) == doc { freq = cursor.freq }
      } else if term.decides {
        // Frequencies that come from places go with the length in positions, characters' too.
        kind = .positional
        let (docs, freqs) = try search.frequencies(of: phrase(term.key))
        let i = gallop(docs.span, to: doc, from: 0)
        if i < docs.count && docs[i] == doc { freq = freqs[i] }
      }
      guard freq > 0 else { continue }
      let norm = try search.norm(kind, of: doc)
      contributions.append(
        Contribution(
          key: term.key, kind: kind, weight: weight, freq: freq,
          score: search.weights.factors(kind).score(weight: weight, freq: freq, norm: norm)))
    }
    return contributions
  }

  /// Characters say less than bigrams and words: with 0.6 of their weight nDCG@10 is best over two
  /// collections of Chinese questions (0.988 and 0.400, against 0.987 and 0.401 with all of it).
  private static let characterWeight = 0.6

  func weight(of term: Term) throws(IndexError) -> Double {
    // A character that decides alone, in a bag of one character, is an ordinary term.
    let kindWeight = term.kind == .character && !term.decides ? Self.characterWeight : 1
    return try search.weights.idf(term.key) * Double(term.count) * kindWeight
  }

  /// Adds what `term` says to the scores of the documents that match.
  func add(_ term: Term, to scores: inout [Double]) throws(IndexError) {
    guard let info = try search.terms.find(term.key) else { return }
    let weight = try weight(of: term)
    guard info.hasRanking && scope == .standard else {
      if term.decides { try addFromPlaces(term, weight, to: &scores) }
      return
    }
    try add(info, term.kind, weight, toMatchesOnly: !term.decides, &scores)
  }

  /// Adds the scores of a ranking list's postings.
  func add(
    _ info: TermInfo, _ kind: NormKind, _ weight: Double, toMatchesOnly: Bool,
    _ scores: inout [Double]
  ) throws(IndexError) {
    let factors = search.weights.factors(kind)
    let norms = try search.norms(kind)
    var cursor = try search.rankingCursor(info)
    while try cursor.nextBlock() {
      let docs = cursor.docs.span.extracting(first: cursor.filled)
      Self.add(docs, cursor.freqs.span, weight, factors, norms, toMatchesOnly, &scores)
    }
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

  private func addFromPlaces(
    _ term: Term, _ weight: Double, to scores: inout [Double]
  ) throws(IndexError) {
    let (docs, freqs) = try search.frequencies(of: phrase(term.key))
    let norms = try search.norms(.positional)
    Self.add(
      docs.span, freqs.span, weight, search.weights.factors(.positional), norms, false,
      &scores)
  }

  /// The phrase of one positional term.
  private func phrase(_ key: TermKey) -> Phrase {
    let text = Array(key.bytes.dropFirst())
    let run: PhraseRun =
      key.kind == .otherWord
      ? [.word(text)]
      : String(decoding: text, as: UTF8.self).unicodeScalars.map { .han($0.value) }
    return Phrase(runs: [run], scope: scope, source: key.text)
  }
}
