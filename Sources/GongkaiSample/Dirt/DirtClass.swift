// Which kinds of damage are there, how often do they strike, and in which order?

/// A class of damage; the order of the cases is the order of application.
enum DirtClass: String, CaseIterable, Sendable {
  case synonyms, taiwan, masked, spam, facts, characters, junk, quotes, traditional
  case tonedPinyin = "toned_pinyin"
  case plainPinyin = "plain_pinyin"
  case widths, blanks, wrap, tails, wrapper

  /// The classes a copy of a copy shows.
  static let reposting: [DirtClass] = [.spam, .tails, .wrapper]

  /// The share of reports that get the class when nothing else is said.
  var defaultRate: Double {
    switch self {
    case .widths: 0.35
    case .tails: 0.15
    case .traditional, .tonedPinyin, .wrapper, .quotes, .blanks: 0.06
    case .synonyms, .facts, .characters, .plainPinyin, .wrap: 0.04
    case .spam, .masked, .junk, .taiwan: 0.02
    }
  }

  /// The option that sets its rate.
  var option: String {
    switch self {
    case .tonedPinyin: "--pinyin"
    case .plainPinyin: "--plain-pinyin"
    default: "--" + rawValue
    }
  }

  /// The damaged text; its units are equal to those of `text` where there is nothing to damage.
  /// `tails` and `wrapper` add a mark where they begin behind the report.
  func apply(
    to text: MarkedText, of plan: ReportPlan, random: inout SeededRandom
  ) -> MarkedText {
    switch self {
    case .synonyms: SynonymDirt.apply(to: text, random: &random)
    case .taiwan: TaiwanDirt.apply(to: text)
    case .facts: DeletedFactsDirt.apply(to: text, of: plan, random: &random)
    case .characters: LostCharactersDirt.apply(to: text, random: &random)
    case .spam: SpamDirt.apply(to: text, of: plan, random: &random)
    case .masked: MaskDirt.apply(to: text, of: plan)
    case .junk: JunkDirt.apply(to: text, random: &random)
    case .quotes: QuoteDirt.apply(to: text, random: &random)
    case .traditional: TraditionalDirt.apply(to: text, random: &random)
    case .tonedPinyin: PinyinDirt.applyToned(to: text, random: &random)
    case .plainPinyin: PinyinDirt.applyPlain(to: text, random: &random)
    case .widths: WidthDirt.apply(to: text, random: &random)
    case .blanks: BlankDirt.apply(to: text, random: &random)
    case .wrap: WrapDirt.apply(to: text, random: &random)
    case .tails: TailDirt.apply(to: text, of: plan, random: &random)
    case .wrapper: WrapperDirt.apply(to: text, of: plan, random: &random)
    }
  }
}

extension DirtClass {
  /// Whether the class, having changed a text, left something in it that a reader can tell.
  ///
  /// Half width punctuation and indents are so common that they say nothing of a text.
  func isVisible(in text: Text) -> Bool {
    switch self {
    case .widths: text.contains { 0xFF10...0xFF19 ~= $0 }
    case .masked: !text.occurrences(of: Text("**")).isEmpty
    default: true
    }
  }

  /// The classes that a reader may see in a text even where they were not applied.
  ///
  /// A few traditional characters come with junk; titles and labels may be written with blanks in
  /// them or over several lines, and a report in one line has blanks for its line ends.
  static func seeming(in text: Text, written: ReportWriter.Result) -> [DirtClass] {
    let clean = written.text.text.units
    var seeming: [DirtClass] = []
    if text.contains(where: JunkDirt.traditional.contains) { seeming.append(.traditional) }
    let hasBlanks = clean.indices.dropFirst().dropLast().contains { place in
      (clean[place] == 32 || clean[place] == 0x3000)
        && isHan(clean[place - 1]) && isHan(clean[place + 1])
    }
    if hasBlanks { seeming.append(.blanks) }
    if written.breaksWords { seeming.append(.wrap) }
    return seeming
  }

  /// The names by which `gongkai table` calls the class; of several in one entry, any is right.
  var foundNames: [[String]] {
    switch self {
    case .blanks: [["blanks_in_words"]]
    case .characters: [["lost_digits"]]
    case .facts: [["deleted_facts"]]
    case .junk: [["inserted_junk"]]
    case .masked: [["masked_names"]]
    case .plainPinyin: [["pinyin"]]
    // Readings with tones come with the characters they belong to.
    case .tonedPinyin: [["pinyin"], ["traditional"]]
    case .quotes: [["lost_quotes", "replaced_quotes"]]
    case .spam: [["spam_words"]]
    case .synonyms: [["rewritten"]]
    case .tails: [["tail"]]
    case .taiwan: [["taiwan_wording"]]
    case .traditional: [["traditional"]]
    case .widths: [["full_width"]]
    case .wrap: [["wrapped_lines"]]
    case .wrapper: [["wrapper"]]
    }
  }

  /// What `gongkai table` finds that is no damage the generator does.
  static let unscoredNames: Set<String> = ["one_line", "mojibake"]
}

/// The rate of every class, from 0 to 1.
struct DirtRates: Sendable {
  private var rates: [DirtClass: Double] = [:]

  /// The default rates.
  init() {}

  /// One rate for every class.
  init(all rate: Double) {
    for kind in DirtClass.allCases { rates[kind] = rate }
  }

  subscript(_ kind: DirtClass) -> Double {
    get { rates[kind] ?? kind.defaultRate }
    set { rates[kind] = newValue }
  }
}
