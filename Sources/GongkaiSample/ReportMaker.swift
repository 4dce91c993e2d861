// How does one report come about: plan, clean text, counts, dirt, truth?

/// A report as it leaves the generator, with the truth about it.
struct FinishedReport: Sendable {
  var plan: ReportPlan
  var title: Text
  /// The text before any dirt.
  var cleanText: Text
  /// The text that is written.
  var text: Text
  /// What the clean text states.
  var stated: Stated
  var sections: [SectionKey]
  /// Counts of `PlantedPhrases` in the clean text.
  var counts: [Int]
  var dirt: [DirtClass]
  /// The classes of `dirt` that left something in the written text that a reader can see.
  var visibleDirt: [DirtClass]
  /// Classes that were not applied, but of which the written text shows something for another
  /// reason: who finds them is neither right nor wrong.
  var optionalDirt: [DirtClass]
  var format: OutputFormat
  var encoding: TextEncoding
  /// What the written text states.
  var truth: Truth
}

/// Makes reports in order; the same seed and settings give the same reports.
struct ReportMaker {
  private let seed: UInt64
  private let rates: DirtRates
  private let variety: Double
  private let outputs: OutputShares
  private var planner: ReportPlanner

  init(
    seed: UInt64, years: ClosedRange<Int>, rates: DirtRates, copyRate: Double, variety: Double = 0,
    outputs: OutputShares = OutputShares()
  ) {
    self.seed = seed
    self.rates = rates
    self.variety = variety
    self.outputs = outputs
    planner = ReportPlanner(
      seed: seed, years: years, copyRate: copyRate, isLifelike: variety > 0)
  }

  mutating func next() -> FinishedReport {
    let plan = planner.next().varied(rate: variety, seed: seed)
    var outputRandom = SeededRandom(seed: seed ^ UInt64(plan.index), stream: 8)
    let format = outputs.format(&outputRandom)
    var encoding = format.hasEncoding ? outputs.encoding(&outputRandom) : .utf8
    let written = ReportWriter.write(plan)
    let clean = written.text.labellingNames(of: plan)
    var random = SeededRandom(seed: seed ^ UInt64(plan.index), stream: 5)
    var dirt: [DirtClass] = []
    var damaged = clean
    let forced = DirtClass.reposting.filter { rates[$0] > 0 }
    let forcedClass = plan.isRepost && !forced.isEmpty ? random.element(forced) : nil
    for kind in DirtClass.allCases
    where random.chance(rates[kind]) || kind == forcedClass
      || (kind == .traditional && encoding.wantsTraditional)
    {
      let text = kind.apply(to: damaged.text, of: plan, random: &random)
      if text.units != damaged.text.units {
        dirt.append(kind)
        damaged.text = text
        if let label = kind.label { damaged.labels.append(label) }
      }
    }
    let units = damaged.text.units
    if !encoding.holds(units) { encoding = .gb18030 }
    let truth = TruthReader(
      damaged, plan: plan, title: written.title, prose: written.prose, dirt: dirt, format: format
    ).truth()
    var report = FinishedReport(
      plan: plan, title: written.title, cleanText: clean.text.units, text: units,
      stated: written.stated, sections: written.sections,
      counts: PlantedPhrases.counts(in: clean.text.units), dirt: dirt,
      visibleDirt: dirt.filter { $0.isVisible(in: units) },
      optionalDirt: DirtClass.seeming(in: units, written: written).filter { !dirt.contains($0) },
      format: format, encoding: encoding,
      truth: truth)
    if format == .html, !encoding.holds(HTMLPage.text(report)) { report.encoding = .gb18030 }
    return report
  }
}

extension DirtClass {
  /// What the mark means that the class adds.
  fileprivate var label: TruthLabel? {
    switch self {
    case .tails: .tail
    case .wrapper: .foot
    default: nil
    }
  }
}
