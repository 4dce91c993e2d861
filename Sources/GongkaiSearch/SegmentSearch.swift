// Evaluates a query in one segment.

import GongkaiBytes
import GongkaiFormat

/// Answers which documents of one segment match each part of a query, and with what score.
///
/// Each part is asked "which of these documents?", so that a rare part keeps the frequent ones
/// beside it from being read in full. Deleted documents are still among the answers.
final class SegmentSearch {
  let segment: SegmentReader
  let weights: Weights
  let terms: TermLookup
  let verifier: TextVerifier
  /// The kinds of tokens that rank bags.
  let kinds: Set<NormKind>
  private let matcher: PhraseMatcher
  let scratch: SegmentScratch

  init(
    _ scratch: SegmentScratch, _ terms: TermLookup, weights: Weights, verifier: TextVerifier,
    kinds: Set<NormKind>
  ) {
    self.scratch = scratch
    self.terms = terms
    self.weights = weights
    self.verifier = verifier
    self.kinds = kinds
    segment = terms.segment
    matcher = PhraseMatcher(terms)
  }

  /// The documents that match `query`; of `candidates` (ascending) only, where they are given.
  func matches(_ query: Query, among candidates: [UInt32]? = nil) throws(IndexError) -> Matches {
    switch query {
    case .nothing: return Matches()
    case .phrase(let phrase): return try matches(phrase, among: candidates)
    case .sequence(let phrases):
      return try verified(phrases, among: candidates) { .sequence($0) }
    case .near(let phrases, let distance):
      return try matches(near: phrases, distance, among: candidates)
    case .bag(let bag):
      let scorer = try BagScorer(bag, self, kinds: kinds)
      return restricted(try scorer.matches(), to: candidates)
    case .and(let parts): return try matches(all: parts, among: candidates)
    case .or(let parts): return try matches(any: parts, among: candidates)
    case .not: return try matches(all: [query], among: candidates)
    case .filter(let filter): return try matches(filter, among: candidates)
    case .inFields(let scope):
      let docs = try scratch.documents(of: try matcher.clauseEnds(in: scope)).docs
      let scores = [Double](repeating: 0, count: docs.count)
      return restricted(Matches(docs: docs, scores: scores), to: candidates)
    case .repaired(let phrase, let alternatives, let gate):
      var result = try matches(phrase, among: candidates)
      let rewritten = try matches(gate, among: candidates).docs
      guard !rewritten.isEmpty else { return result }
      for wording in alternatives {
        result = result.union(try matches(wording, among: rewritten))
      }
      return result
    }
  }

  private func restricted(_ matches: Matches, to candidates: [UInt32]?) -> Matches {
    guard let candidates else { return matches }
    return matches.intersection(
      Matches(docs: candidates, scores: [Double](repeating: 0, count: candidates.count)))
  }

  func norm(_ kind: NormKind, of doc: UInt32) throws(IndexError) -> UInt8 {
    let norms = try norms(kind)
    do { return try norms.u8(Int(doc)) } catch { throw try segment.view(.norms).failure(error) }
  }

  func norms(_ kind: NormKind) throws(IndexError) -> ByteView { try scratch.norms(kind) }

  // MARK: Combinations

  private func matches(
    all parts: [Query], among candidates: [UInt32]?
  ) throws(IndexError) -> Matches {
    if let all = try Conjunction(parts, self, among: candidates) {
      var result = Matches()
      try all.visitScores(self) { result.append($0, $1) }
      return result
    }
    var wanted: [(cost: Int, order: Int, part: Query)] = []
    var refused: [Query] = []
    for (order, part) in parts.enumerated() {
      if case .not(let inner) = part {
        refused.append(inner)
      } else {
        wanted.append((try cost(part), order, part))
      }
    }
    wanted.sort { ($0.cost, $0.order) < ($1.cost, $1.order) }
    var result: Matches
    if wanted.count >= Self.many {
      result = try matches(allOfMany: wanted.map { ($0.order, $0.part) }, among: candidates)
    } else if let first = wanted.first {
      var found = [(first.order, try matches(first.part, among: candidates))]
      var docs = found[0].1.docs
      for next in wanted.dropFirst() where !docs.isEmpty {
        let more = try matches(next.part, among: docs)
        docs = more.docs
        found.append((next.order, more))
      }
      result = Matches(docs: docs, scores: [Double](repeating: 0, count: docs.count))
      // In the order of the query, not of the costs: segments differ in those, and a sum of
      // floating-point numbers depends on its order.
      for (_, part) in found.sorted(by: { $0.0 < $1.0 }) { result.addScores(of: part) }
    } else {
      let docs = candidates ?? (0..<UInt32(segment.documentCount)).map { $0 }
      result = Matches(docs: docs, scores: [Double](repeating: 0, count: docs.count))
    }
    for part in refused where result.count > 0 {
      result = result.subtracting(try matches(part, among: result.docs))
    }
    return result
  }

  /// Roughly how many postings a part reads: the rarest part is evaluated first.
  func cost(_ query: Query) throws(IndexError) -> Int {
    switch query {
    case .phrase(let phrase): return try cost(phrase, try rankedTerm(of: phrase))
    case .sequence(let phrases), .near(let phrases, _):
      var cost = Int.max
      for phrase in phrases { cost = min(cost, try self.cost(.phrase(phrase))) }
      return cost
    case .and(let parts):
      var least = Int.max / 2
      for part in parts { least = min(least, try cost(part)) }
      return least
    case .or(let parts):
      var sum = 0
      for part in parts { sum = min(Int.max / 2, sum + (try cost(part))) }
      return sum
    case .nothing: return 0
    case .bag, .not, .filter, .inFields, .repaired: return Int.max / 2
    }
  }

  /// The same for a phrase and the term that answers it alone, if there is one.
  func cost(_ phrase: Phrase, _ ranked: RankedTerm?) throws(IndexError) -> Int {
    if let ranked { return ranked.info.docFreq }
    var cost = segment.documentCount
    for key in Weights.terms(of: phrase) {
      guard let info = try terms.find(key) else { return 0 }
      cost = min(cost, max(info.placeCount, info.docFreq))
    }
    return cost
  }

  private func matches(
    _ filter: ColumnFilter, among candidates: [UInt32]?
  ) throws(IndexError) -> Matches {
    let test = try ColumnTest(filter, in: segment)
    var result = Matches()
    if let candidates {
      for doc in candidates where try test.accepts(doc) { result.append(doc, 0) }
    } else {
      for doc in 0..<UInt32(segment.documentCount) where try test.accepts(doc) {
        result.append(doc, 0)
      }
    }
    return result
  }

  // MARK: Phrases

  private func matches(
    _ phrase: Phrase, among candidates: [UInt32]?
  ) throws(IndexError) -> Matches {
    let weight = try weights.weight(of: phrase)
    if let (key, info) = try rankedTerm(of: phrase) {
      return try matches(key, info, weight: weight, among: candidates)
    }
    let places = try matcher.places(of: phrase)
    let (docs, freqs) = try scratch.documents(of: places)
    let factors = weights.factors(.positional)
    var result = Matches()
    result.append(docs, freqs, weight: weight, factors, try norms(.positional))
    return restricted(result, to: candidates)
  }

  /// A term that answers a phrase alone, because it has a ranking list.
  typealias RankedTerm = TermLookup.Entry

  /// The term whose ranking list answers `phrase` alone, if there is one.
  func rankedTerm(of phrase: Phrase) throws(IndexError) -> RankedTerm? {
    guard phrase.scope == .standard else { return nil }
    let key = phrase.singleCharacter.map { TermKey(.character, scalar: $0) } ?? phrase.singleTerm
    if let key, let info = try terms.find(key), info.hasRanking { return (key, info) }
    return try longGram(of: phrase)
  }

  /// The long gram that says the same as `phrase`; nil when the segment has no list for it.
  private func longGram(of phrase: Phrase) throws(IndexError) -> RankedTerm? {
    guard phrase.runs.count == 1, let run = phrase.runs.first else { return nil }
    // What occurs as often as a long gram hardly ever does so in fewer documents, and if it does,
    // its places are quickly read: most phrases are thus not looked up in vain.
    let fewest = min(segment.information.longGramThreshold, segment.documentCount) / 8
    for i in run.indices.dropLast() {
      guard let bigram = PhrasePlan.key(at: i, of: run),
        let info = try terms.find(bigram), info.docFreq >= fewest
      else { return nil }
    }
    guard let key = phrase.longGram else { return nil }
    return try terms.find(key).map { (key, $0) }
  }

  func rankingCursor(_ info: TermInfo) throws(IndexError) -> RankingCursor {
    try RankingCursor(info, in: segment.postings, documentCount: segment.documentCount)
  }

  /// The documents of a term with a ranking list.
  private func matches(
    _ key: TermKey, _ info: TermInfo, weight: Double, among candidates: [UInt32]?
  ) throws(IndexError) -> Matches {
    let kind = key.kind?.norm ?? .positional
    var cursor = try rankingCursor(info)
    var docs: [UInt32] = []
    var freqs: [UInt32] = []
    if let candidates {
      var found = [UInt32](repeating: 0, count: candidates.count)
      try cursor.probe(candidates, into: &found)
      for (doc, freq) in zip(candidates, found) where freq > 0 {
        docs.append(doc)
        freqs.append(freq)
      }
    } else {
      try cursor.appendAll(docs: &docs, freqs: &freqs)
    }
    var result = Matches()
    result.append(docs, freqs, weight: weight, weights.factors(kind), try norms(kind))
    return result
  }

  /// Documents and frequencies of `phrase`, from the ranking list of `ranked` if there is one.
  func postings(
    of phrase: Phrase, _ ranked: RankedTerm?
  ) throws(IndexError) -> (docs: [UInt32], freqs: [UInt32]) {
    guard let info = ranked?.info else { return try frequencies(of: phrase) }
    var docs: [UInt32] = []
    var freqs: [UInt32] = []
    var cursor = try rankingCursor(info)
    try cursor.appendAll(docs: &docs, freqs: &freqs)
    return (docs, freqs)
  }

  /// How often each of `docs` (ascending) holds `phrase`, from the ranking list of `ranked` if there
  /// is one.
  func frequencies(
    of phrase: Phrase, _ ranked: RankedTerm?, in docs: [UInt32]
  ) throws(IndexError) -> [UInt32] {
    if let info = ranked?.info {
      var found = [UInt32](repeating: 0, count: docs.count)
      var cursor = try rankingCursor(info)
      try cursor.probe(docs, into: &found)
      return found
    }
    let places = try matcher.places(of: phrase) { (places) throws(IndexError) in
      guard docs.count * Self.placesPerDocument < places.count else { return }
      try self.scratch.keep(&places, of: docs)
    }
    return lookUpFrequencies(of: docs, in: try scratch.documents(of: places))
  }

  /// Places for each document from which on those of other documents are left out: looking up
  /// where a document's places lie takes as long as looking up whose some places are.
  private static let placesPerDocument = 8

  /// Documents and phrase frequencies of `phrase`.
  func frequencies(
    of phrase: Phrase
  ) throws(IndexError) -> (docs: [UInt32], freqs: [UInt32]) {
    try scratch.documents(of: try matcher.places(of: phrase))
  }

  /// The places of a positional term, or of a character, where its next is open.
  func places(
    of key: TermKey, _ info: TermInfo, in scope: FieldScope
  ) throws(IndexError) -> [UInt32] {
    guard key.kind != .character else {
      let scalar = String(decoding: key.bytes.dropFirst(), as: UTF8.self).unicodeScalars.first
      let run = scalar.map { [PhraseSlot.han($0.value)] } ?? []
      return try matcher.places(of: Phrase(runs: [run], scope: scope, source: key.text))
    }
    return try matcher.places(of: info, in: scope)
  }

  /// How often the phrases of `query` occur in each of `docs` (ascending).
  func occurrences(of query: Query, in docs: [UInt32]) throws(IndexError) -> [UInt32] {
    var sums = [UInt32](repeating: 0, count: docs.count)
    let gates = try query.repairGates.map { (gate) throws(IndexError) in
      try ColumnTest(gate, in: segment)
    }
    for (phrase, isRepair) in Highlighter.phrases(of: query) {
      let (found, freqs) = try frequencies(of: phrase)
      var i = 0
      for (doc, freq) in zip(found, freqs) {
        i = gallop(docs.span, to: doc, from: i)
        guard i < docs.count else { break }
        guard docs[i] == doc else { continue }
        // Other wordings count in rewritten documents only.
        var counts = !isRepair
        for gate in gates where !counts { counts = try gate.accepts(doc) }
        if counts { sums[i] &+= freq }
      }
    }
    return sums
  }

  // MARK: Across clauses

  /// Near each other inside a clause by the index; across clauses by the stored text.
  private func matches(
    near phrases: [Phrase], _ distance: Int, among candidates: [UInt32]?
  ) throws(IndexError) -> Matches {
    let inClause = try scratch.documents(
      of: try matcher.places(near: phrases, distance: distance)
    ).docs
    return try verified(phrases, among: candidates, known: inClause) {
      .near($0, distance: distance)
    }
  }

  /// Documents that hold all phrases, and that are `known` or hold them as the stored text says.
  private func verified(
    _ phrases: [Phrase], among candidates: [UInt32]?, known: [UInt32] = [],
    _ arrangement: ([Phrase]) -> TextVerifier.Arrangement
  ) throws(IndexError) -> Matches {
    var result = try matches(all: phrases.map { .phrase($0) }, among: candidates)
    let test = arrangement(phrases)
    var failure: IndexError?
    result.filter { doc in
      let i = gallop(known.span, to: doc, from: 0)
      if i < known.count && known[i] == doc { return true }
      do throws(IndexError) {
        return try verifier.holds(
          test, in: segment.storedText.document(Int(doc)), regions: segment.information.regions)
      } catch {
        failure = failure ?? error
        return false
      }
    }
    if let failure { throw failure }
    return result
  }
}
