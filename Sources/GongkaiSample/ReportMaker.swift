// How does one report come about: plan, clean text, counts, dirt?

/// A report as it leaves the generator, with the truth about it.
struct FinishedReport: Sendable {
  var plan: ReportPlan
  var title: Text
  /// The text before any dirt.
  var cleanText: Text
  /// The text that is written.
  var text: Text
  var stated: Stated
  var sections: [SectionKey]
  /// Counts of `PlantedPhrases` in the clean text.
  var counts: [Int]
  var dirt: [DirtClass]
}

/// Makes reports in order; the same seed and settings give the same reports.
struct ReportMaker {
  private let seed: UInt64
  private let rates: DirtRates
  private var planner: ReportPlanner

  init(seed: UInt64, years: ClosedRange<Int>, rates: DirtRates, copyRate: Double) {
    self.seed = seed
    self.rates = rates
    planner = ReportPlanner(seed: seed, years: years, copyRate: copyRate)
  }

  mutating func next() -> FinishedReport {
    let plan = planner.next()
    let written = ReportWriter.write(plan)
    var random = SeededRandom(seed: seed ^ UInt64(plan.index), stream: 5)
    var dirt: [DirtClass] = []
    var text = written.text
    let forced = DirtClass.reposting.filter { rates[$0] > 0 }
    let forcedClass = plan.isRepost && !forced.isEmpty ? random.element(forced) : nil
    for kind in DirtClass.allCases where random.chance(rates[kind]) || kind == forcedClass {
      let damaged = kind.apply(to: text, of: plan, random: &random)
      if damaged != text {
        dirt.append(kind)
        text = damaged
      }
    }
    return FinishedReport(
      plan: plan, title: written.title, cleanText: written.text, text: text,
      stated: written.stated, sections: written.sections,
      counts: PlantedPhrases.counts(in: written.text), dirt: dirt)
  }
}
