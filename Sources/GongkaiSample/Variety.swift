// In which ways may a report be written unlike most others?

/// Unusual ways of writing a clean report, each drawn on its own.
struct Variety: OptionSet, Sendable {
  let rawValue: Int
  /// Headings in other words.
  static let headings = Variety(rawValue: 1)
  /// Headings without numerals, with other numerals, or with numerals that repeat.
  static let numerals = Variety(rawValue: 2)
  /// The whole report in one line; only for reports without tables.
  static let inline = Variety(rawValue: 4)
  /// Titles in pieces, turned round, or without the organ.
  static let title = Variety(rawValue: 8)
  /// The year stands in the sentence on the period only; elsewhere it is 本年.
  static let period = Variety(rawValue: 16)
  /// Signatures with Chinese numerals, points or strokes, or in one line.
  static let signature = Variety(rawValue: 32)
  /// Short names instead of the organ's full name.
  static let names = Variety(rawValue: 64)
  /// Figures of other years and organs, plans for the next year.
  static let asides = Variety(rawValue: 128)
  /// Five sections between the formats, without tables; only for report years since 2019.
  static let mixed = Variety(rawValue: 256)
  /// Reviews and lawsuits in sections of their own; only in free prose.
  static let split = Variety(rawValue: 512)
  /// Tables joined by tabs, with empty cells for zeros, or with labels broken over two lines; only
  /// where they would stand whole.
  static let tables = Variety(rawValue: 1024)

  /// Draws each way at a rate.
  init(rate: Double, random: inout SeededRandom) {
    var drawn = Variety()
    for bit in 0..<11 where random.chance(rate) { drawn.insert(Variety(rawValue: 1 << bit)) }
    self = drawn
  }

  init(rawValue: Int) { self.rawValue = rawValue }

  private static let allNames = [
    "headings", "numerals", "inline", "title", "period", "signature", "names", "asides", "mixed",
    "split", "tables",
  ]

  /// The names of its ways, as the answers give them.
  var names: [String] {
    Variety.allNames.enumerated().filter { rawValue & 1 << $0.offset != 0 }.map(\.element)
  }
}

extension ReportPlan {
  /// The plan, to be written in some unusual ways, without those that do not fit it.
  ///
  /// A copy draws as its source did.
  func varied(rate: Double, seed: UInt64) -> ReportPlan {
    guard rate > 0 else { return self }
    var random = SeededRandom(seed: seed ^ UInt64(copyOf ?? index), stream: 6)
    var plan = self
    plan.variety = Variety(rate: rate, random: &random)
    if format == .a {
      plan.variety.subtract([.mixed, .tables])
    } else {
      plan.variety.remove(.split)
    }
    if plan.variety.contains(.tables) && tableForm == .bars {
      plan.tableForm = random.chance(0.5) ? .tabs : .emptied
      plan.variety.remove(.inline)
    }
    if plan.variety.contains(.mixed) {
      plan.tableForm = .none
      plan.variety.remove(.tables)
    }
    if plan.tableForm.isPresent { plan.variety.remove(.inline) }
    if plan.variety.contains(.inline) { plan.variety.remove(.numerals) }
    return plan
  }
}
