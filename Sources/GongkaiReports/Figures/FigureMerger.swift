// Which of several statements of one figure counts?

/// Puts what sentences say beside what tables say.
enum FigureMerger {
  static func merge(_ prose: ProseReader, into figures: inout ReportFigures) {
    var done: [FigureKey] = []
    for candidate in prose.candidates where !done.contains(candidate.key) {
      let key = candidate.key
      done.append(key)
      let stated = best(prose.candidates.filter { $0.key == key }, key)
      if var tabled = figures.values[key] {
        if let stated, stated.value != tabled.value {
          tabled.rule += "; a sentence says \(stated.value)"
          figures.values[key] = tabled
        }
      } else if let stated {
        figures.values[key] = stated
      }
    }
    for (object, range) in prose.none {
      guard let key = object.key else { continue }
      if var value = figures.values[key] {
        if value.value != 0 {
          value.rule += "; a sentence says none"
          figures.values[key] = value
        }
      } else if !prose.candidates.contains(where: { $0.key == key && !$0.isOfOtherYear }) {
        figures.values[key] = Derived(0, evidence: range, rule: "none-statement")
      }
    }
  }

  /// The strongest candidate; nil where two as strong differ.
  private static func best(_ candidates: [ProseCandidate], _ key: FigureKey) -> Derived<Int>? {
    let current = candidates.filter { !$0.isOfOtherYear }
    let pool = current.isEmpty ? candidates : current
    guard let top = pool.map(\.score).max() else { return nil }
    let strongest = pool.filter { $0.score == top }
    guard let first = strongest.first else { return nil }
    // An exact number beside a rounded one of the same thing is the better.
    let exact = strongest.filter { !$0.isApproximate }
    let choice = exact.first ?? first
    guard (exact.isEmpty ? strongest : exact).allSatisfy({ $0.value == choice.value }) else {
      return nil
    }
    var rule = "sentence"
    if choice.isApproximate { rule += "; approximate" }
    if choice.isOfOtherYear { rule += "; of another year" }
    return Derived(choice.value, evidence: choice.evidence, rule: rule)
  }
}
