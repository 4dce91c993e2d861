// Which of the candidates are the headings of the report's sections?

/// Chooses the chain of candidates that makes the most sensible report.
///
/// A shortest-path search in the manner of R. Bellman, "On a routing problem", Quarterly of
/// Applied Mathematics 16(1), 1958, doi:10.1090/qam/102435: each candidate has a weight (its
/// number, its words, its line), each pair of neighbours another (do the numbers go on, do the
/// sections come in the usual order); the heaviest chain wins. So sub-headings and numbered
/// paragraphs drop out, since taking them in would break the numbers of the chain.
enum HeadingChain {
  /// The members of the heaviest chain, in order.
  /// - Complexity: O(n²) for n candidates, which are few.
  static func best(_ candidates: [HeadingCandidate]) -> [HeadingCandidate] {
    guard !candidates.isEmpty else { return [] }
    var weights = candidates.map { weight($0) + ($0.numeral.value == 1 ? 1 : 0) }
    var previous = [Int](repeating: -1, count: candidates.count)
    for index in candidates.indices {
      let own = weight(candidates[index])
      for before in 0..<index
      where candidates[before].heading.upperBound <= candidates[index].start {
        let sum = weights[before] + own + step(candidates[before], candidates[index])
        if sum > weights[index] {
          weights[index] = sum
          previous[index] = before
        }
      }
    }
    var last = 0
    for index in weights.indices where weights[index] > weights[last] { last = index }
    guard weights[last] > 1 else { return [] }
    var chain: [HeadingCandidate] = []
    var index = last
    while index >= 0 {
      chain.append(candidates[index])
      index = previous[index]
    }
    return chain.reversed()
  }

  private static func weight(_ candidate: HeadingCandidate) -> Double {
    let form = candidate.isOwnLine ? 0.5 : 0
    guard candidate.key != nil else { return candidate.isOwnLine ? 0.6 : 0.1 }
    let base =
      switch candidate.numeral.kind {
      case .chinese, .part: 4.0
      case .bare, .lost: 3.0
      case .none where candidate.isWeak: 1.0
      case .arabic, .none: 2.0
      case .bracketed: 1.2
      }
    return base + form + (candidate.isWhole ? 1 : 0)
  }

  private static func step(_ first: HeadingCandidate, _ second: HeadingCandidate) -> Double {
    var sum = 0.0
    // Parts of sections are named like that too, a report's first section now and then.
    if second.isWeak, second.numeral.kind == .none { sum -= 8 }
    let isSameKey = first.key == second.key && first.key != nil
    if isNumbered(first), isNumbered(second) {
      if first.numeral.kind == second.numeral.kind
        || [first.numeral.kind, second.numeral.kind].allSatisfy({ $0 == .chinese || $0 == .bare })
      {
        let difference = second.numeral.value - first.numeral.value
        if difference == 1 {
          sum += 2
        } else if difference > 1 {
          sum += 0.5
        } else {
          sum -= difference == 0 && !isSameKey ? 2 : 8
        }
      } else {
        sum -= 2
      }
    } else {
      if isNumbered(first) != isNumbered(second) { sum -= 1 }
      if isSameKey, first.key != .review { sum -= 4 }
    }
    guard let before = first.key, let behind = second.key else { return sum }
    if rank(behind) < rank(before) {
      sum -= isNumbered(first) && isNumbered(second) ? 0.5 : 3
    } else if !isSameKey {
      sum += 0.3
    }
    return sum
  }

  private static func isNumbered(_ candidate: HeadingCandidate) -> Bool {
    candidate.numeral.value > 0
  }

  /// The usual place of a section.
  private static func rank(_ key: SectionKey) -> Int {
    switch key {
    case .overview: 0
    case .proactive: 1
    case .requests: 2
    case .consult, .fees, .review: 3
    case .problems: 4
    case .other: 5
    }
  }
}
