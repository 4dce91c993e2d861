// How much each part of a query counts, by the statistics of the whole index.

import GongkaiFormat

/// Document frequencies and average lengths for one query.
final class Weights {
  private let statistics: CorpusStatistics
  private let lookups: [TermLookup]
  private let factors: [NormFactors]
  private var docFreqs = TermValues<Int>()

  /// - Parameter factors: by `NormKind`; the same for all queries on the same statistics.
  init(statistics: CorpusStatistics, factors: [NormFactors], lookups: [TermLookup]) {
    self.statistics = statistics
    self.factors = factors
    self.lookups = lookups
  }

  func factors(_ kind: NormKind) -> NormFactors { factors[kind.rawValue] }

  func averageLength(_ kind: NormKind) -> Double { statistics.averageLength(kind) }

  var documentCount: Int { statistics.documentCount }

  /// Documents that hold the term, in the whole index.
  func docFreq(_ key: TermKey) throws(IndexError) -> Int {
    if let known = docFreqs[key] { return known }
    var docFreq = 0
    if !statistics.docFreqs.isEmpty, let given = statistics.docFreqs[key.bytes] {
      docFreq = given
    } else {
      for lookup in lookups { docFreq += try lookup.find(key)?.docFreq ?? 0 }
    }
    docFreqs.add(docFreq, of: key)
    return docFreq
  }

  func idf(_ key: TermKey) throws(IndexError) -> Double {
    BM25.idf(docFreq: try docFreq(key), documentCount: documentCount)
  }

  /// The same for a term that is looked up once only, and of which `info` is what one of the
  /// segments knows: where there is no other, nothing need be looked up or remembered.
  func idf(_ key: TermKey, _ info: TermInfo) throws(IndexError) -> Double {
    guard lookups.count == 1, statistics.docFreqs.isEmpty else { return try idf(key) }
    return BM25.idf(docFreq: info.docFreq, documentCount: documentCount)
  }

  /// The terms whose idf make up a phrase's weight, as in Lucene: every bigram and word of it. For
  /// a Han character whose neighbour is open, the character; for a pattern, nothing.
  static func terms(of phrase: Phrase) -> [TermKey] {
    if let scalar = phrase.singleCharacter { return [TermKey(.character, scalar: scalar)] }
    var terms: [TermKey] = []
    for run in phrase.runs {
      terms.reserveCapacity(terms.count + run.count)
      for i in run.indices {
        if let key = PhrasePlan.key(at: i, of: run) {
          terms.append(key)
        } else if case .han(let scalar) = run[i], i == 0 || !run[i - 1].isHan {
          terms.append(TermKey(.character, scalar: scalar))
        }
      }
    }
    return terms
  }

  /// The sum of the idf of a phrase's terms; 1 for a phrase of patterns only.
  func weight(of phrase: Phrase) throws(IndexError) -> Double {
    let terms = Self.terms(of: phrase)
    guard !terms.isEmpty else { return 1 }
    var sum = 0.0
    for term in terms { sum += try idf(term) }
    return sum
  }
}

extension Phrase {
  /// The character of a phrase of one Han character, which has a ranking list of its own.
  var singleCharacter: UInt32? {
    guard runs.count == 1, runs[0].count == 1, case .han(let scalar) = runs[0][0] else {
      return nil
    }
    return scalar
  }

  /// The only term of a phrase that is one bigram or one word.
  var singleTerm: TermKey? {
    runs.count == 1 ? PhrasePlan.onlyTerm(of: runs[0]) : nil
  }

  /// The key under which a phrase of some Han characters has a list, if it is frequent.
  var longGram: TermKey? {
    guard runs.count == 1, TermKey.longGramLengths.contains(runs[0].count) else { return nil }
    var scalars: [UInt32] = []
    for slot in runs[0] {
      guard case .han(let scalar) = slot else { return nil }
      scalars.append(scalar)
    }
    return TermKey(longGram: scalars)
  }
}
