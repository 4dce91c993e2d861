// How is a plan turned into clean text?

/// The parts of a report, as readers search them.
enum SectionKey: String, CaseIterable, Sendable {
  case overview, proactive, requests, fees, review, consult, problems, other
}

/// How the headings of a report are numbered.
private enum Numbering: Sendable {
  case chinese, none, arabic, parts
  /// Chinese numerals that run one or two behind.
  case drifting
}

/// Writes one report; the parts live in extensions beside this file.
struct ReportWriter {
  let plan: ReportPlan
  let book = SentenceBook.shared
  let ordinals: [Text]
  private(set) var out = Text()
  private(set) var labels: [TruthLabel] = [.reportStart]
  private(set) var marks = [0]
  /// What tables and prose state, and what prose does.
  private(set) var stated: Stated = []
  private(set) var prose: Stated = []
  private(set) var sections: [SectionKey] = []
  private(set) var title = Text()
  /// Whether a title or label goes on in another line.
  private(set) var breaksWords = false
  /// Draws what is new in this report.
  var random: SeededRandom
  /// Draws what an organ repeats from year to year.
  private var style: SeededRandom
  /// Draws what the plan's variety adds.
  var unusual: SeededRandom
  private(set) var isNested = false
  private(set) var saysYearInWords = false
  private var numbering: Numbering

  /// The finished clean text of a plan and what it states.
  struct Result: Sendable {
    var title: Text
    var text: LabelledText
    var stated: Stated
    var prose: Stated
    var sections: [SectionKey]
    var breaksWords: Bool
  }

  static let ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].map { Text($0) }
  private static let avoided = Text("依申请公开")
  private static let substitute = Text("申请公开")
  private static let otherWechat = ["利用微信公众号", "借助微信公众号", "依托微信公众号"].map { Text($0) }
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
    writer.markSectionsEnd()
    writer.mark(.reportEnd)
    var text = MarkedText(writer.out, marks: writer.marks)
    if plan.variety.contains(.inline) {
      text = text.replacing([newline], with: writer.unusual.element([[32], [32], [0x3000]]))
    }
    if plan.avoidsPhrase {
      text = text.replacing(avoided, with: substitute)
    }
    if otherWechat.contains(where: { !text.units.occurrences(of: $0).isEmpty }) {
      writer.prose.insert(.otherWechat)
    }
    return Result(
      title: writer.title, text: LabelledText(text: text, labels: writer.labels),
      stated: writer.stated, prose: writer.prose, sections: writer.sections,
      breaksWords: writer.breaksWords)
  }

  private init(_ plan: ReportPlan) {
    self.plan = plan
    ordinals = ReportWriter.ordinals
    random = SeededRandom(seed: plan.contentSeed, stream: 3)
    style = SeededRandom(seed: plan.styleSeed, stream: 4)
    unusual = SeededRandom(seed: plan.contentSeed, stream: 7)
    saysYearInWords = plan.variety.contains(.period)
    numbering = .chinese
    if plan.variety.contains(.numerals) {
      numbering = unusual.element([.none, .arabic, .parts, .drifting])
    }
    out.reserveCapacity(4096)
  }

  mutating func put(_ string: String) { out.append(string) }
  mutating func put(_ text: Text) { out.append(contentsOf: text) }
  mutating func put(number: Int) { out.append(number: number) }
  mutating func line() { out.append(ReportWriter.newline) }
  mutating func state(_ figures: Stated) { stated.formUnion(figures) }
  mutating func stateInProse(_ figures: Stated) {
    state(figures)
    prose.formUnion(figures)
  }

  /// States figures by saying that there was nothing.
  mutating func stateNone(_ figures: Stated, _ inWords: Stated) {
    state(figures)
    prose.formUnion(inWords)
  }

  mutating func mark(_ label: TruthLabel) {
    labels.append(label)
    marks.append(out.count)
  }

  /// Writes a mention of a fact.
  mutating func fact(_ fact: Fact, _ write: (inout ReportWriter) -> Void) {
    mark(.start(fact))
    write(&self)
    mark(.end(fact))
  }

  /// The signature stands behind this place; only the first call counts.
  mutating func markSectionsEnd() {
    if !labels.contains(.sectionsEnd) { mark(.sectionsEnd) }
  }

  /// Writes an entry of a word list, in which a year need not be that of the report.
  mutating func nested(_ write: (inout ReportWriter) -> Void) {
    let outer = isNested
    isNested = true
    write(&self)
    isNested = outer
  }

  /// Writes a sentence that says the year in any case.
  mutating func inFigures(_ write: (inout ReportWriter) -> Void) {
    let outer = saysYearInWords
    saysYearInWords = false
    write(&self)
    saysYearInWords = outer
  }

  mutating func noteBrokenWords() { breaksWords = true }

  mutating func setTitle(_ text: Text) { title = text }

  /// Starts a section: numbered heading on a line of its own.
  mutating func heading(_ string: String, _ key: SectionKey, number: Int, keepsWords: Bool = false)
  {
    mark(.section(key))
    switch numbering {
    case .chinese: put(ordinals[number - 1] + Text("、"))
    case .none: break
    case .arabic: put("\(number)．")
    case .parts: put(Text("第") + ordinals[number - 1] + Text("部分　"))
    case .drifting: put(ordinals[max(0, number - (number > 3 ? 2 : 1))] + Text("、"))
    }
    if plan.variety.contains(.headings), !keepsWords, unusual.chance(0.7),
      let words = book.headings[key]
    {
      write(words[unusual.below(words.count)])
    } else {
      put(string)
    }
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
