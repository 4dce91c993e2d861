// How good is a ranking, given what people judged relevant?

import Glibc
import Gongkai

/// Relevance judgments in the TREC format, and the measures that rest on them.
struct Judgments {
  /// The grade of each judged document, by query.
  private(set) var grades: [String: [String: Int]] = [:]

  init() {}

  /// Reads lines of query identifier, an ignored field, document identifier, and grade, between
  /// blanks. A document identifier may hold blanks itself.
  ///
  /// - Throws: `FileError`; `InputError` for a line of another form.
  init(_ path: String) throws {
    for (number, text) in try InputText.lines(path) {
      let fields = text.split(whereSeparator: \.isWhitespace)
      guard fields.count >= 4, let grade = Int(fields[fields.count - 1]) else {
        throw InputError(
          path: path, line: number, reason: "no judgment; write: query 0 document grade")
      }
      let document = text[fields[2].startIndex..<fields[fields.count - 2].endIndex]
      add(query: String(fields[0]), document: String(document), grade: grade)
    }
  }

  mutating func add(query: String, document: String, grade: Int) {
    grades[query, default: [:]][document] = grade
  }

  /// The grades above 0 of a query's documents, best first.
  func ideal(_ query: String) -> [Int] {
    (grades[query] ?? [:]).values.filter { $0 > 0 }.sorted(by: >)
  }

  /// The measures of one ranking; nil for a query without a relevant document.
  func measure(_ query: String, ranking: [String]) -> Measures? {
    let ideal = ideal(query)
    guard !ideal.isEmpty, let judged = grades[query] else { return nil }
    let gains = ranking.map { max(0, judged[$0] ?? 0) }
    let first = gains.prefix(10).firstIndex { $0 > 0 }
    return Measures(
      ndcg10: Self.dcg(gains.prefix(10)) / Self.dcg(ideal.prefix(10)),
      mrr10: first.map { 1 / Double($0 + 1) } ?? 0,
      recall100: Double(gains.prefix(100).count { $0 > 0 }) / Double(ideal.count))
  }

  /// Discounted cumulative gain: each grade over the binary logarithm of its rank plus one.
  ///
  /// Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM
  /// TOIS 20(4), 2002, doi:10.1145/582415.582418, with the discount from rank 1 on.
  private static func dcg(_ gains: ArraySlice<Int>) -> Double {
    gains.enumerated().reduce(0) { $0 + Double($1.element) / log2(Double($1.offset + 2)) }
  }
}

/// The quality of one ranking, or the mean of many; all from 0 to 1.
struct Measures: Equatable {
  /// Normalized discounted cumulative gain of the first ten.
  var ndcg10 = 0.0
  /// One over the rank of the first relevant document, if it is among the first ten.
  var mrr10 = 0.0
  /// The share of the relevant documents among the first hundred.
  var recall100 = 0.0

  /// The mean of `all`; zeros for none.
  static func mean(_ all: [Measures]) -> Measures {
    guard !all.isEmpty else { return Measures() }
    let count = Double(all.count)
    return Measures(
      ndcg10: all.reduce(0) { $0 + $1.ndcg10 } / count,
      mrr10: all.reduce(0) { $0 + $1.mrr10 } / count,
      recall100: all.reduce(0) { $0 + $1.recall100 } / count)
  }
}
