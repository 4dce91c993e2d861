// How is a score printed?

/// Prints a tally as plain text or as JSON.
enum ScoreReport {
  private static let groupKinds: [Outcome.Kind] = [
    .year, .organ, .region, .era, .sectionSpans, .figures, .none, .signed,
  ]

  static func text(_ tally: Tally, misses: Bool) -> String {
    var text = "\(tally.reports) reports"
    if tally.lacking > 0 { text += ", \(tally.lacking) of them not in the table" }
    if tally.unknown > 0 { text += "; \(tally.unknown) lines of the table have no answer" }
    text +=
      "\n\n"
      + line("", ["answers", "right", "wrong", "missing", "invented", "stated", "read right"])
    for kind in Outcome.Kind.allCases {
      guard let counts = tally.kinds[kind] else { continue }
      let stated = [String(counts.stated), percent(counts.statedRight, counts.stated)]
      text += line(kind.rawValue, [String(counts.all)] + shares(counts) + stated)
    }
    text += line(
      "all spans right", [String(tally.withSpans), percent(tally.allSpansRight, tally.withSpans)])
    if let counts = tally.kinds[.figures] {
      text +=
        "\nfigures: right \(percent(counts.statedRight, counts.stated)) of what is stated, missing "
        + "\(percent(counts[.missing], counts.stated)), wrong or invented "
        + "\(percent(counts[.wrong] + counts[.invented], counts.all - counts[.missing])) of what "
        + "was found\n"
    }
    text += "\n" + line("dirt", ["applied", "found", "precision", "recall"])
    for (name, counts) in tally.dirt.sorted(by: { $0.key < $1.key }) {
      text += line(
        name,
        [
          String(counts.applied), String(counts.found), percent(counts.both, counts.found),
          percent(counts.both, counts.applied),
        ])
    }
    text += "\n" + line("figures not all right", ["stated", "wrong", "missing", "invented"])
    for (name, counts) in tally.figures.sorted(by: { $0.key < $1.key })
    where counts[.right] < counts.all {
      let numbers = [counts.stated, counts[.wrong], counts[.missing], counts[.invented]]
      text += line(name, numbers.map(String.init))
    }
    text += "\n" + line("share right under", groupKinds.map { $0.shortName })
    for (name, kinds) in tally.groups.sorted(by: { $0.key < $1.key }) {
      text += line(
        name, groupKinds.map { kind in kinds[kind].map { percent($0[.right], $0.all) } ?? "–" })
    }
    return misses ? text + self.misses(tally) : text
  }

  private static func misses(_ tally: Tally) -> String {
    var text = ""
    for kind in Outcome.Kind.allCases {
      for miss in tally.misses[kind] ?? [] {
        let outcome = miss.outcome
        text += "\n\(kind.rawValue) \(outcome.verdict.rawValue): \(miss.id) \(outcome.name)"
        text += "\n  expected \(outcome.expected)\n  found    \(outcome.found)"
      }
    }
    return text.isEmpty ? "" : text + "\n"
  }

  static func json(_ tally: Tally) -> String {
    var line = JSONLine()
    func add(_ counts: Counts) {
      line.open("{")
      for verdict in Verdict.allCases {
        line.key(verdict.rawValue)
        line.value(counts[verdict])
      }
      line.key("stated")
      line.value(counts.stated)
      line.key("stated_right")
      line.value(counts.statedRight)
      line.close("}")
    }
    line.open("{")
    for (name, number) in [
      ("reports", tally.reports), ("lacking", tally.lacking), ("unknown", tally.unknown),
      ("with_spans", tally.withSpans), ("all_spans_right", tally.allSpansRight),
    ] {
      line.key(name)
      line.value(number)
    }
    for kind in Outcome.Kind.allCases {
      line.key(kind.rawValue.replacing(" ", with: "_"))
      add(tally.kinds[kind] ?? Counts())
    }
    line.key("figure")
    line.open("{")
    for (name, counts) in tally.figures.sorted(by: { $0.key < $1.key }) {
      line.key(name)
      add(counts)
    }
    line.close("}")
    line.key("dirt")
    line.open("{")
    for (name, counts) in tally.dirt.sorted(by: { $0.key < $1.key }) {
      line.key(name)
      line.open("{")
      for (name, number) in [
        ("applied", counts.applied), ("found", counts.found), ("both", counts.both),
      ] {
        line.key(name)
        line.value(number)
      }
      line.close("}")
    }
    line.close("}")
    line.close("}")
    line.end()
    return String(decoding: line.bytes, as: UTF8.self)
  }

  private static func shares(_ counts: Counts) -> [String] {
    Verdict.allCases.map { percent(counts[$0], counts.all) }
  }

  /// A share in percent with two decimals.
  static func percent(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let hundredths = (part * 20_000 + whole) / (2 * whole)
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
  }

  private static func line(_ label: String, _ cells: [String]) -> String {
    var line = label + String(repeating: " ", count: max(1, 28 - label.count))
    for cell in cells { line += String(repeating: " ", count: max(1, 11 - cell.count)) + cell }
    return line + "\n"
  }
}

extension Outcome.Kind {
  fileprivate var shortName: String {
    switch self {
    case .sectionSpans: "spans"
    case .none: "none"
    default: rawValue
    }
  }
}
