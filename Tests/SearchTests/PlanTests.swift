// Are the place lists that a phrase reads the cheapest ones, and is the heap a sort?

import GongkaiBytes
import GongkaiFormat
import TestKit
import Testing

@testable import GongkaiSearch

@Suite struct PlanTests {
  /// Whether the chosen slots' terms cover every Han character and word that a term can cover.
  private func covers(_ chosen: Set<Int>, _ run: PhraseRun, _ costs: [Int?]) -> Bool {
    run.indices.allSatisfy { i in
      if chosen.contains(i) { return true }
      let followsHan = i > 0 && run[i - 1].isHan && run[i].isHan
      if followsHan && chosen.contains(i - 1) { return true }
      // What no term covers is found in another way.
      return costs[i] == nil && !followsHan
    }
  }

  @Test func coverIsTheCheapestOfAllSubsets() {
    var random = SeededRandom(seed: 11)
    for round in 0..<600 {
      let count = Int.random(in: 1...9, using: &random)
      let run: PhraseRun = (0..<count).map { _ in
        switch Int.random(in: 0..<12, using: &random) {
        case 0: .word([65])
        case 1: .hole
        case 2: .pattern(WordPattern(bytes: [65, 42]))
        default: .han(0x4E00)
        }
      }
      let costs = run.indices.map { i in
        PhrasePlan.key(at: i, of: run).map { _ in Int.random(in: 1...30, using: &random) }
      }
      let chosen = Set(PhrasePlan.cheapestCover(run, costs))
      let known = costs.indices.filter { costs[$0] != nil }
      func cost(_ slots: Set<Int>) -> Int { slots.reduce(0) { $0 + (costs[$1] ?? 0) } }
      #expect(chosen.isSubset(of: known) && covers(chosen, run, costs), "round \(round)")

      var cheapest = Int.max
      for bits in 0..<(1 << known.count) {
        let subset = Set(known.indices.filter { bits >> $0 & 1 == 1 }.map { known[$0] })
        if covers(subset, run, costs) { cheapest = min(cheapest, cost(subset)) }
      }
      // The rarest of all may be there on top, because it shortens the first list.
      let rarest = known.compactMap { costs[$0] }.min() ?? 0
      #expect(cost(chosen) <= cheapest + rarest, "round \(round)")
      if let least = known.min(by: { (costs[$0] ?? 0) < (costs[$1] ?? 0) }) {
        #expect(chosen.contains(least), "round \(round)")
      }
    }
  }

  @Test func wordsFitPatternsAsTriedOut() {
    var random = SeededRandom(seed: 12)
    for _ in 0..<20_000 {
      func string(_ characters: [Character], _ longest: Int) -> String {
        String(
          (0..<Int.random(in: 0...longest, using: &random)).map { _ in
            characters[Int.random(in: 0..<characters.count, using: &random)]
          })
      }
      let word = string(["a", "b", "é"], 7)
      let pattern = string(["a", "b", "é", "*", "?", "*"], 6)
      let fits = WordPattern(bytes: Array(pattern.utf8)).matches(Array(word.utf8)[...])
      #expect(fits == AskedPhrase.fits(word[...], pattern[...]), "\(word) \(pattern)")
    }
  }

  @Test(arguments: [0, 1, 2, 10, 100, 1000])
  func topKIsASortedPrefix(limit: Int) {
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let count = Int.random(in: 0...300, using: &random)
      let names = (0..<count).shuffled(using: &random).map { "d\($0)" }
      var top = TopK(limit: limit) { names[Int($0.doc)] < names[Int($1.doc)] }
      var best = BestScores(limit: limit)
      var all: [(name: String, score: Double)] = []
      for doc in 0..<count {
        let score = Double(Int.random(in: 0..<20, using: &random))
        if score >= top.threshold {
          top.add(score, HitAddress(segment: 0, doc: UInt32(doc)))
        }
        if score > best.least { best.add(score) }
        all.append((names[doc], score))
        #expect(best.least == top.threshold)
      }
      all.sort { $0.score == $1.score ? $0.name < $1.name : $0.score > $1.score }
      let found = top.sorted().map { names[Int($0.address.doc)] }
      #expect(found == all.prefix(limit).map(\.name), "seed \(seed)")
    }
  }

  @Test func postingsBelowTheLeastProductScoreBelowTheThreshold() {
    let factors = NormFactors(averageLength: 321)
    var random = SeededRandom(seed: 17)
    for _ in 0..<2000 {
      let weight = Double.random(in: 0.0001...30, using: &random)
      var scorer = TermScorer(weight: weight, factors)
      scorer.raise(to: weight * Double.random(in: -0.1...1.2, using: &random))
      let threshold = scorer.score(
        product: scorer.product(
          freq: UInt32.random(in: 1...300, using: &random),
          norm: UInt8.random(in: 0...255, using: &random)))
      scorer.raise(to: threshold)
      for _ in 0..<20 {
        let freq = UInt32.random(in: 1...300, using: &random)
        let norm = UInt8.random(in: 0...255, using: &random)
        guard scorer.product(freq: freq, norm: norm) < scorer.leastProduct else { continue }
        #expect(factors.score(weight: weight, freq: freq, norm: norm) < threshold)
      }
    }
  }

  /// A letter behind the query keeps the lexer from taking it for plain words.
  @Test(arguments: [
    "", " ", "公开", " 公开  信息 ", "公开 与 信息", "与", "非 公开", "公 或", "鿿一 龥", "与非 或公",
  ])
  func plainWordsAreTokensLikeOthers(query: String) throws {
    let slow = try QueryLexer.tokens(of: query + " a") { _ in false }
    #expect(try QueryLexer.tokens(of: query) { _ in false } == slow.dropLast())
  }

  @Test func gallopingFindsTheFirstNotBelow() {
    var random = SeededRandom(seed: 13)
    for count in [0, 1, 2, 3, 127, 128, 129, 1000] {
      let values = Set((0..<count).map { _ in UInt32.random(in: 0..<3000, using: &random) })
        .sorted()
      for _ in 0..<200 {
        let target = UInt32.random(in: 0...3001, using: &random)
        let start = Int.random(in: 0...values.count, using: &random)
        let expected = values[start...].firstIndex { $0 >= target } ?? values.count
        #expect(gallop(values.span, to: target, from: start) == expected)
      }
    }
  }
}
