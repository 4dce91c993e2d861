// How is a plan turned into clean text?

/// The parts of a report, as readers search them.
enum SectionKey: String, CaseIterable, Sendable {
  case overview, proactive, requests, fees, review, consult, problems, other
}

/// Writes one report; the parts live in extensions beside this file.
struct ReportWriter {
  let plan: ReportPlan
  let book = SentenceBook.shared
  let ordinals: [Text]
  private(set) var out = Text()
  private(set) var stated: Stated = []
  private(set) var sections: [SectionKey] = []
  private(set) var title = Text()
  /// Draws what is new in this report.
  var random: SeededRandom
  /// Draws what an organ repeats from year to year.
  private var style: SeededRandom

  /// The finished clean text of a plan and what it states.
  struct Result: Sendable {
    var title: Text
    var text: Text
    var stated: Stated
    var sections: [SectionKey]
  }

  static let ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].map { Text($0) }
  private static let avoided = Text("依申请公开")
  private static let substitute = Text("申请公开")
  private static let newline: UInt16 = 10

  /// Writes the report of a plan.
  static func write(_ plan: ReportPlan) -> Result {
    var writer = ReportWriter(plan)
    writer.opening()
    if plan.format == .a {
      writer.proseSections()
    } else {
      writer.formSections()
    }
    writer.signature()
    var text = writer.out
    if plan.avoidsPhrase {
      text = text.replacing(avoided, with: substitute)
    }
    return Result(
      title: writer.title, text: text, stated: writer.stated, sections: writer.sections)
  }

  private init(_ plan: ReportPlan) {
    self.plan = plan
    ordinals = ReportWriter.ordinals
    random = SeededRandom(seed: plan.contentSeed, stream: 3)
    style = SeededRandom(seed: plan.styleSeed, stream: 4)
    out.reserveCapacity(4096)
  }

  mutating func put(_ string: String) { out.append(string) }
  mutating func put(_ text: Text) { out.append(contentsOf: text) }
  mutating func put(number: Int) { out.append(number: number) }
  mutating func line() { out.append(ReportWriter.newline) }
  mutating func state(_ figures: Stated) { stated.formUnion(figures) }
  mutating func setTitle(_ text: Text) { title = text }

  /// Starts a section: numbered heading on a line of its own.
  mutating func heading(_ string: String, _ key: SectionKey, number: Int) {
    put(ordinals[number - 1])
    put("、")
    put(string)
    line()
    if !sections.contains(key) { sections.append(key) }
  }

  /// Distinct templates of a pool; half the draws follow the organ's habits.
  mutating func pick(_ pool: [Template], _ count: Int) -> [Template] {
    var left = Array(pool.indices)
    var picked: [Template] = []
    for _ in 0..<min(count, left.count) {
      let habit = style.below(left.count)
      let fresh = random.below(left.count)
      let place = random.chance(0.5) ? habit : fresh
      picked.append(pool[left[place]])
      left.swapAt(place, left.count - 1)
      left.removeLast()
    }
    return picked
  }

  mutating func sentences(_ pool: [Template], _ count: Int = 1) {
    for template in pick(pool, count) {
      write(template)
    }
  }

  mutating func paragraph(_ pool: [Template], _ count: Int = 1) {
    sentences(pool, count)
    line()
  }

  /// 一是…；二是…。
  mutating func enumeration(_ pool: [Template], _ count: Int) {
    let picked = pick(pool, count)
    for (index, template) in picked.enumerated() {
      put(ordinals[index])
      put("是")
      write(template)
      put(index + 1 == picked.count ? "。" : "；")
    }
  }

  mutating func write(_ template: Template) {
    for piece in template.pieces {
      switch piece {
      case .literal(let text): out.append(contentsOf: text)
      case .slot(let slot): fill(slot)
      case .choice(let branches): write(branches[random.below(branches.count)])
      }
    }
  }

  /// `true` for a share of the organs rather than of the reports.
  mutating func habit(_ probability: Double) -> Bool {
    style.chance(probability)
  }
}
