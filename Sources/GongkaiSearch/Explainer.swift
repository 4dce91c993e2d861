// Says how a score came about.

import GongkaiFormat

/// Explains the score of one document for a query, part by part, with every factor.
struct Explainer {
  private let search: SegmentSearch
  private let doc: UInt32

  init(_ search: SegmentSearch, doc: UInt32) {
    self.search = search
    self.doc = doc
  }

  func explain(_ query: Query) throws(IndexError) -> Explanation {
    switch query {
    case .phrase(let phrase): return try explain(phrase)
    case .bag(let bag): return try explain(bag)
    case .sequence(let phrases):
      return try sum(phrases.map { .phrase($0) }, "in this order across punctuation, sum of")
    case .near(let phrases, let distance):
      return try sum(phrases.map { .phrase($0) }, "within \(distance) positions, sum of")
    case .and(let parts):
      return try sum(parts, "all required, sum of")
    case .or(let parts):
      return try sum(parts, "any of, sum of")
    case .not: return Explanation(value: 0, text: "does not match what is excluded")
    case .filter(let filter):
      return Explanation(
        value: 0, text: "passes filter \(filter.columns.joined(separator: ", "))")
    case .inFields: return Explanation(value: 0, text: "has text in these fields")
    case .repaired(let phrase, let alternatives, _):
      return try sum(
        ([phrase] + alternatives).map { .phrase($0) }, "in any of these wordings, sum of")
    case .nothing: return Explanation(value: 0, text: "nothing was asked")
    }
  }

  private func sum(_ parts: [Query], _ text: String) throws(IndexError) -> Explanation {
    var details: [Explanation] = []
    for part in parts {
      let matches = try search.matches(part, among: [doc])
      if matches.count > 0 { details.append(try explain(part)) }
    }
    return Explanation(value: details.reduce(0) { $0 + $1.value }, text: text, details: details)
  }

  private func explain(_ phrase: Phrase) throws(IndexError) -> Explanation {
    let weight = try search.weights.weight(of: phrase)
    let isCharacter = phrase.singleCharacter != nil && phrase.scope == .standard
    let kind = isCharacter ? NormKind.character : .positional
    let matches = try search.matches(.phrase(phrase), among: [doc])
    let freqs = try search.frequencies(of: phrase, try search.rankedTerm(of: phrase), in: [doc])
    var idfs: [Explanation] = []
    for key in Weights.terms(of: phrase) { idfs.append(try explainIDF(key)) }
    return try explain(
      "‘\(phrase.source)’", score: matches.scores.first ?? 0, weight: weight, kind: kind,
      freq: freqs[0], idfs: idfs)
  }

  private func explain(_ bag: Bag) throws(IndexError) -> Explanation {
    let scorer = try BagScorer(bag, search, kinds: search.kinds)
    let details = try scorer.contributions(to: doc).map { part throws(IndexError) in
      try explain(
        "\(part.kind) ‘\(part.key.text)’", score: part.score, weight: part.weight,
        kind: part.kind, freq: part.freq, idfs: [try explainIDF(part.key)])
    }
    return Explanation(
      value: details.reduce(0) { $0 + $1.value }, text: "bag of tokens, sum of", details: details)
  }

  private func explainIDF(_ key: TermKey) throws(IndexError) -> Explanation {
    let docFreq = try search.weights.docFreq(key)
    let count = search.weights.documentCount
    return Explanation(
      value: try search.weights.idf(key),
      text: "idf of ‘\(key.text)’, ln(1 + (N − n + 0.5) / (n + 0.5)), n = \(docFreq), N = \(count)")
  }

  private func explain(
    _ name: String, score: Double, weight: Double, kind: NormKind, freq: UInt32,
    idfs: [Explanation]
  ) throws(IndexError) -> Explanation {
    let norm = try search.norm(kind, of: doc)
    let length = SmallFloat.decode(norm)
    let average = search.weights.averageLength(kind)
    let tf = Explanation(
      value: weight > 0 ? score / weight : 0,
      text: "tf, freq / (freq + k1 · (1 − b + b · dl / avgdl))",
      details: [
        Explanation(value: Double(freq), text: "freq"),
        Explanation(value: BM25.k1, text: "k1"), Explanation(value: BM25.b, text: "b"),
        Explanation(value: Double(length), text: "dl, length in one byte (\(kind))"),
        Explanation(value: average, text: "avgdl"),
      ])
    let sum = Explanation(value: weight, text: "weight, sum of idf", details: idfs)
    return Explanation(value: score, text: "\(name), weight · tf", details: [sum, tf])
  }
}
