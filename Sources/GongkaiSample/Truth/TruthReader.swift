// How is the truth about a damaged text read off its marks?

/// Reads the truth about one report.
struct TruthReader {
  let plan: ReportPlan
  private let prose: Stated
  private let dirt: [DirtClass]
  private let title: String
  let format: OutputFormat
  let units: Text
  let labels: [TruthLabel]
  let positions: [Int]
  let bytes: [Int]
  /// Every mention of every fact, as it stands in the final text, damages undone that keep its
  /// characters; with its place.
  let mentions: [Fact: [(text: Text, mark: Int)]]

  init(
    _ damaged: LabelledText, plan: ReportPlan, title: Text, prose: Stated, dirt: [DirtClass],
    format: OutputFormat
  ) {
    self.dirt = dirt
    self.title = title.string
    self.plan = plan
    self.prose = prose
    self.format = format
    units = damaged.text.units
    labels = damaged.labels
    positions = damaged.text.marks
    bytes = damaged.text.byteOffsets()
    var open: [Fact: Int] = [:]
    var mentions: [Fact: [(text: Text, mark: Int)]] = [:]
    for (number, label) in damaged.labels.enumerated() {
      switch label {
      case .start(let fact): open[fact] = number
      case .end(let fact):
        guard let start = open.removeValue(forKey: fact) else { continue }
        let range = damaged.text.marks[start]..<damaged.text.marks[number]
        if case .table = fact { continue }
        mentions[fact, default: []].append((Text(units[range]).repaired, start))
      default: break
      }
    }
    self.mentions = mentions
  }

  func truth() -> Truth {
    var truth = Truth()
    truth.year = year()
    readOrgan(&truth)
    readRegion(&truth)
    truth.era = era(truth.year)
    truth.script = script()
    readDates(&truth)
    readSpans(&truth)
    truth.figures = FlatFigures(
      plan, prose: prose, hasIndicators: plan.format == .a && plan.tableForm != .none)
    if plan.variety.contains(.asides) && dirt.contains(.facts) {
      // Without its year, a figure of last year reads like one of this year.
      truth.figures.contradicted.formUnion(["proactive_total", "requests_new"])
    }
    return truth
  }

  /// Whether a fact stands in the text as it was printed.
  func stands(_ fact: Fact, _ printed: [String]) -> Bool {
    let printed = Set(printed.map { Text($0).repaired })
    return mentions[fact]?.contains { printed.contains($0.text) } ?? false
  }

  /// The year, where a mention of the report's own year is left; a date of signature or a
  /// download site's title may still give it away.
  private func year() -> StatedFact<Int> {
    let printed = ["\(plan.year)", CalendarDate.spelled(year: plan.year)]
    let isStated = format.hasTitle || stands(.year, printed)
    return StatedFact(value: isStated ? plan.year : nil, accepted: isStated ? [] : [plan.year])
  }

  private func readOrgan(_ truth: inout Truth) {
    let organ = plan.organ
    let damaged = (mentions[.organ] ?? []) + (mentions[.shortOrgan] ?? [])
    let forms = Set(damaged.map(\.text.string)).filter { form in
      !form.isEmpty && !SpamDirt.brands.contains { form.contains(Text($0).repaired.string) }
    }
    let own = Text(organ.region.own.name).repaired
    let names = [organ.fullName, organ.shortName]
    if stands(.organ, [organ.fullName]) || titleNames(organ.fullName) {
      truth.organ = StatedFact(value: organ.fullName)
    } else if let form = damaged.first(where: { !$0.text.occurrences(of: own).isEmpty }) {
      // A word of the name was exchanged, or a place before it is gone: the organ is known.
      truth.organ = StatedFact(value: organ.fullName, accepted: [form.text.string] + names)
    } else {
      // Nothing but the short name, or names with holes: a reader may give it or not.
      truth.organ = StatedFact(value: nil, accepted: Set(names).union(forms).sorted())
    }
    if truth.organ.value != nil {
      truth.organType = StatedFact(value: organ.type.rawValue)
    } else {
      // ****人民政府 may be a county's or a town's.
      let governing: [OrganType] = [.government, .township]
      let types = governing.contains(organ.type) ? governing : [organ.type]
      truth.organType = StatedFact(value: nil, accepted: types.map(\.rawValue))
    }
  }

  private func titleNames(_ name: String) -> Bool {
    format.hasTitle && title.contains(name)
  }

  private func readRegion(_ truth: inout Truth) {
    let first = labels.firstIndex { if case .section = $0 { true } else { false } } ?? labels.count
    let signature = labels.firstIndex(of: .sectionsEnd) ?? labels.count
    for (number, place) in plan.organ.region.chain.enumerated() {
      let name = Text(place.name).repaired
      let whole = (mentions[.place(number)] ?? []).filter { $0.text == name }
      let isProminent = whole.contains { $0.mark < first || $0.mark > signature }
      if isProminent || whole.count >= 3 || titleNames(place.name) {
        truth.region.append(place)
      } else {
        truth.optionalRegion.append(place)
      }
    }
    let codes = plan.organ.region
    truth.hasPostcode = stands(.postcode, [codes.postcode])
    truth.hasAreaCode =
      mentions[.phone]?.contains { $0.text.starts(with: Text(codes.areaCode)) } ?? false
    // Of a province that goes unnamed, the codes tell no more than its capital.
    if truth.region.isEmpty, plan.isLifelike, codes.chain.count == 1,
      truth.hasPostcode || truth.hasAreaCode, let capital = RealCities.of(codes.province).first,
      capital.name != codes.province.name
    {
      truth.optionalRegion.append(Place(name: capital.name, level: .city))
    }
  }

  /// The format as the headings and tables show it; without tables, trial and present form differ
  /// by the year alone.
  private func era(_ year: StatedFact<Int>) -> StatedFact<String> {
    if plan.variety.contains(.mixed) {
      return StatedFact(value: nil, accepted: ["A", "B", "C"])
    }
    let isForm = plan.format != .a
    if isForm && plan.tableForm.isPresent { return StatedFact(value: plan.format.rawValue) }
    // Headings in other words tell no format, save those of sections that only one has.
    let isVague =
      plan.variety.contains(.headings)
      && !labels.contains(.section(.fees)) && !labels.contains(.section(.consult))
    guard year.value != nil else {
      if isVague { return StatedFact(value: nil, accepted: ["A", "B", "C"]) }
      return isForm ? StatedFact(value: nil, accepted: ["B", "C"]) : StatedFact(value: "A")
    }
    let byYear = FormatEra(year: max(isForm ? 2019 : 2008, plan.year)).rawValue
    let other = isForm ? "A" : byYear
    return StatedFact(
      value: isForm ? byYear : "A",
      accepted: isVague && plan.year >= 2019 ? [other] : [])
  }

  private func script() -> StatedFact<String> {
    let start = labels.firstIndex(of: .reportStart) ?? 0
    let end = labels.firstIndex(of: .reportEnd) ?? start
    var (simplified, traditional) = (0, 0)
    let range = positions[start]..<positions[end]
    for unit in units[range] where isHan(unit) {
      if TraditionalTable.simplified(unit) != unit {
        traditional += 1
      } else if TraditionalTable.traditional(unit, overConverting: false) != unit {
        simplified += 1
      }
    }
    let share = Double(traditional) / Double(max(1, traditional + simplified))
    switch share {
    case ..<0.02: return StatedFact(value: "simplified")
    case ..<0.2: return StatedFact(value: "simplified", accepted: ["mixed"])
    case ..<0.8: return StatedFact(value: "mixed")
    case ..<0.98: return StatedFact(value: "traditional", accepted: ["mixed"])
    default: return StatedFact(value: "traditional")
    }
  }
}
