// Are good documents at the top? Measured on questions with known answers.

import Glibc
import Gongkai
import TestKit
import Testing

@Suite struct RankingQualityTests {
  @Test(arguments: [("cmrc", 0.987), ("stard", 0.390)])
  func questionsFindTheirAnswers(name: String, least: Double) throws {
    guard let collection = try Collection(name) else { return }
    var relevant: [String: [String: Double]] = [:]
    for line in Folders.text(collection.path("qrels.txt"))?.split(separator: "\n") ?? [] {
      let parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
      relevant[parts[0], default: [:]][parts[2]] = Double(parts[3])
    }
    let index = try collection.index()
    func gains(_ file: String) throws -> [String: Double] {
      var gains: [String: Double] = [:]
      for line in Folders.table(collection.path(file)) {
        guard let grades = relevant[line[0]] else { continue }
        var request = SearchRequest(line[1])
        request.match = .any
        request.isPlainText = true
        request.snippets = false
        let found = try index.search(request).hits.map(\.identifier)
        gains[line[0]] = Self.normalizedGain(found, grades)
      }
      return gains
    }
    func mean(_ gains: [Double]) -> Double { gains.reduce(0, +) / Double(max(1, gains.count)) }

    let simplified = try gains("queries.tsv")
    let score = mean(Array(simplified.values))
    print("\(name): nDCG@10 \(score) over \(simplified.count) questions")
    #expect(score >= least)

    // Not all questions are there in traditional script.
    let traditional = try gains("queries_hant.tsv")
    let same = simplified.filter { traditional[$0.key] != nil }
    let (a, b) = (mean(Array(same.values)), mean(Array(traditional.values)))
    print("\(name): \(b) in traditional script, \(a) for the same \(same.count) in simplified")
    #expect(!traditional.isEmpty && abs(a - b) <= 0.002)
  }

  /// nDCG at 10, with the grade as gain.
  static func normalizedGain(_ found: [String], _ grades: [String: Double]) -> Double {
    func sum(_ gains: [Double]) -> Double {
      gains.prefix(10).enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset + 2)) }
    }
    let ideal = sum(grades.values.sorted(by: >))
    return ideal > 0 ? sum(found.map { grades[$0] ?? 0 }) / ideal : 0
  }
}
