// Do all breakers cut exactly where ICU cuts?

import TestKit
import Testing

@testable import GongkaiText

@Suite struct HanWordBreakerTests {
  private let indexing: HanWordBreaker
  private let query: HanWordBreaker
  private let iterator: UBreakWordBreaker

  init() throws {
    indexing = try HanWordBreaker(purpose: .indexing)
    query = try HanWordBreaker(purpose: .query)
    iterator = try UBreakWordBreaker()
  }

  @Test func usesTheWordList() {
    #expect(indexing.method == .doubleArray)
    #expect(query.method == .trie)
    #expect(HanWordBreaker.identity.hasPrefix("icu "))
  }

  @Test(arguments: [
    ("依申请公开", "依 申请 公开"), ("政府信息公开工作年度报告", "政府 信息 公开 工作 年度 报告"), ("行政复议", "行政 复 议"),
    ("二〇二三年一月", "二 〇 二 三年 一月"), ("国办公开办函", "国 办公 开办 函"), ("", ""), ("公", "公"), ("龘", "龘"),
  ])
  func cutsSamples(text: String, expected: String) {
    let run = text.unicodeScalars.map(\.value)
    for breaker in [indexing, query] {
      var first = 0
      var words: [String] = []
      for end in ends(run, breaker) {
        var word = ""
        for unit in run[first..<end] { word.unicodeScalars.append(Unicode.Scalar(unit) ?? "?") }
        words.append(word)
        first = end
      }
      #expect(words.joined(separator: " ") == expected)
    }
  }

  private func ends(_ run: [Unit], _ breaker: HanWordBreaker) -> [Int] {
    var ends: [Int32] = []
    unsafe run.withUnsafeBufferPointer { unsafe breaker.appendWordEnds(of: $0, to: &ends) }
    return ends.map { Int($0) }
  }

  private func agree(_ run: [Unit]) -> Bool {
    var expected: [Int32] = []
    unsafe run.withUnsafeBufferPointer { unsafe iterator.appendWordEnds(of: $0, to: &expected) }
    let byIterator = expected.map { Int($0) }
    return ends(run, indexing) == byIterator && ends(run, query) == byIterator
  }

  /// Common characters often, any ideograph sometimes, so that words and
  /// unknown characters mix.
  private func randomRun(_ length: Int, _ random: inout SeededRandom) -> [Unit] {
    let common = Array(
      "政府信息公开工作年度报告依申请行政复议诉讼中华人民共和国代表大会常务委员会一二三十月日〇々的了在是不有".unicodeScalars)
    return (0..<length).map { _ in
      switch Int.random(in: 0..<20, using: &random) {
      case 0: Unit.random(in: 0x3400...0x4DBF, using: &random)
      case 1...4: Unit.random(in: 0x4E00...0x9FA5, using: &random)
      default: common[Int.random(in: 0..<common.count, using: &random)].value
      }
    }
  }

  @Test(arguments: [1, 2, 3, 5, 15, 16, 17, 19, 20, 21, 22, 63, 64, 65, 500, 5000])
  func agreesOnRandomRuns(length: Int) {
    for seed in UInt64(0)..<(length > 100 ? 5 : 200) {
      var random = SeededRandom(seed: seed &* 7919 &+ UInt64(length))
      #expect(agree(randomRun(length, &random)), "seed \(seed), length \(length)")
    }
  }

  @Test func agreesBeyondTheBMP() {
    for seed in UInt64(0)..<50 {
      var random = SeededRandom(seed: seed)
      var run = randomRun(20, &random)
      for _ in 0..<3 {
        run[Int.random(in: 0..<20, using: &random)] = Unit.random(
          in: 0x20000...0x2A000, using: &random)
      }
      #expect(agree(run) && ends(run, indexing).last == 20, "seed \(seed)")
    }
  }

  @Test func everyIdeographIsAWordAtMostOnce() {
    for scalar in Unit(0x3000)...0xFAFF where TextFixture.fold.fold(scalar) == [scalar] {
      guard Units.isIdeograph(scalar) else { continue }
      #expect(ends([scalar], indexing) == [1] && ends([scalar], query) == [1])
    }
  }

  @Test(arguments: Self.collections)
  func agreesOnACorpus(name: String) {
    guard let lines = Corpus.lines(of: name) else { return }
    let scanner = TextScanner(fold: TextFixture.fold, lexicon: Lexicon())
    var runs = 0
    for (number, line) in lines.enumerated() {
      unsafe line.withUnsafeBytes { unsafe scanner.scan($0) }
      for run in Array(scanner.units).split(whereSeparator: { !Units.isIdeograph($0) }) {
        runs += 1
        if !agree(Array(run)) {
          Issue.record("line \(number) of \(name)")
          return
        }
      }
    }
    print("\(name): \(runs) runs agree")
  }

  /// A large collection takes minutes without optimization.
  private static var collections: [String] {
    #if DEBUG
      ["reports"]
    #else
      ["reports", "laws", "xwlb"]
    #endif
  }
}
