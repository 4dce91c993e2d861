// What should the index hold and answer? Said by a dictionary.

import Gongkai
import TestKit

/// The documents of an index, and the answers to questions by looking at all of them.
struct ModelIndex {
  /// Few and plain characters, each of which folds to itself, so that most questions are answered
  /// by many documents and text stands for its folded form.
  static let characters = Array("公开信息申请年报答复行政复议诉讼机关市县镇")

  private(set) var texts: [String: String] = [:]

  var count: Int { texts.count }
  var identifiers: [String] { texts.keys.sorted() }

  /// A text of some clauses, some of them of a few that all texts share.
  static func text(_ random: inout SeededRandom, clauses: Int) -> String {
    (0..<clauses).map { _ in
      let isShared = Int.random(in: 0..<3, using: &random) == 0
      var source = isShared ? SeededRandom(seed: .random(in: 0..<200, using: &random)) : random
      defer { if !isShared { random = source } }
      let count = Int.random(in: 1...16, using: &source)
      return String((0..<count).map { _ in characters.randomElement(using: &source)! }) + "。"
    }.joined()
  }

  mutating func set(_ identifier: String, _ text: String) { texts[identifier] = text }
  mutating func remove(_ identifier: String) -> Bool {
    texts.removeValue(forKey: identifier) != nil
  }

  /// The documents that say all of `wanted` and none of `refused`.
  func answer(_ wanted: [String], without refused: [String]) -> Set<String> {
    Set(
      texts.filter { _, text in
        wanted.allSatisfy { text.contains($0) } && !refused.contains { text.contains($0) }
      }.keys)
  }
}
