// What is decided about a report before a word of it is written?

/// The three formats of the law's history: free prose, trial form, present form.
enum FormatEra: String, CaseIterable, Sendable {
  case a = "A"
  case b = "B"
  case c = "C"

  /// The format in force for a report year.
  init(year: Int) {
    self = year <= 2018 ? .a : year <= 2020 ? .b : .c
  }
}

/// In which scraped form the tables stand in the text.
enum TableForm: String, CaseIterable, Sendable {
  /// One row a line, cells joined by ` | `.
  case bars
  /// One cell a line.
  case cells
  /// One cell a line, zero cells gone.
  case dropped
  /// Headings without their tables.
  case lost
  /// The format has no tables.
  case none
  /// One row a line, cells joined by tabs.
  case tabs
  /// As `bars`, with nothing in the cells of zeros.
  case emptied

  var isPresent: Bool { self != .lost && self != .none }

  /// Whether a zero leaves no trace in its cell.
  var losesZeros: Bool { self == .dropped || self == .emptied }

  /// What stands between the cells of a line; `nil` where each has a line of its own.
  var separator: String? {
    switch self {
    case .bars, .emptied: " | "
    case .tabs: "\t"
    default: nil
    }
  }
}

/// A day of the calendar.
struct CalendarDate: Sendable {
  var year: Int
  var month: Int
  var day: Int

  var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
  var chinese: String { "\(year)年\(month)月\(day)日" }

  /// The date in Chinese numerals: 二〇二四年一月二十二日.
  var spelled: String {
    "\(CalendarDate.spelled(year: year))年\(CalendarDate.spelled(month))月\(CalendarDate.spelled(day))日"
  }

  private static let numerals: [Character] = Array("〇一二三四五六七八九")

  static func spelled(year: Int) -> String {
    String(String(year).compactMap(\.wholeNumberValue).map { numerals[$0] })
  }

  /// A number from 1 to 99 in words.
  private static func spelled(_ number: Int) -> String {
    let (tens, ones) = (number / 10, number % 10)
    let ten = tens == 0 ? "" : tens == 1 ? "十" : "\(numerals[tens])十"
    return ten + (ones == 0 ? "" : String(numerals[ones]))
  }
}

/// Everything that tells one report from another; equal plans give equal text.
struct ReportPlan: Sendable {
  var index: Int
  var organ: Organ
  var year: Int
  var format: FormatEra
  var figures: Figures
  var signed: CalendarDate
  var published: CalendarDate
  var tableForm: TableForm
  /// Whether the phrase 依申请公开 must not occur.
  var avoidsPhrase: Bool
  /// Index of the report whose near-identical copies form a group, if any.
  var copyGroup: Int?
  /// Index of the report this one copies.
  var copyOf: Int?
  /// Whether a copy kept its names and comes from another site.
  var isRepost = false
  /// Seed of what changes from year to year.
  var contentSeed: UInt64
  /// Seed of what the organ keeps from year to year; a copy keeps that of its source.
  var styleSeed: UInt64

  /// Unusual ways in which the report is written.
  var variety = Variety(rawValue: 0)
  /// Whether places are real down to the city, and advertisers and deleters leave some mentions of
  /// a name alone, as in real copies; so wherever reports may be written in unusual ways.
  var isLifelike = false

  var isStraggler: Bool { format != FormatEra(year: year) }
}

/// Hands out plans one by one: series of years of one organ, some of them copied.
struct ReportPlanner: Sendable {
  private struct Series: Sendable {
    let organ: Organ
    var year: Int
    let lastYear: Int
    var carried: [Int]
  }

  /// Series in progress at once, so that an organ's years lie apart in the output.
  private static let seriesInProgress = 64

  private let seed: UInt64
  private let years: ClosedRange<Int>
  private let copyRate: Double
  private let isLifelike: Bool
  private var random: SeededRandom
  private var series: [Series] = []
  private var lastOriginal: ReportPlan?
  private var index = 0

  init(seed: UInt64, years: ClosedRange<Int>, copyRate: Double, isLifelike: Bool) {
    self.seed = seed
    self.years = years
    self.copyRate = copyRate
    self.isLifelike = isLifelike
    random = SeededRandom(seed: seed, stream: 1)
  }

  /// The plan of the next report; there is no last one.
  mutating func next() -> ReportPlan {
    defer { index += 1 }
    if let original = lastOriginal, isCopy(index) {
      return copy(of: original)
    }
    var plan = nextOriginal()
    plan.copyGroup = isCopy(index + 1) ? index : nil
    lastOriginal = plan
    return plan
  }

  /// Known beforehand for every index, so that an original can name its group.
  private func isCopy(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    var draw = SeededRandom(seed: seed ^ UInt64(index), stream: 2)
    return draw.chance(copyRate)
  }

  private mutating func newSeries() -> Series {
    let first = random.within(years)
    let last = min(years.upperBound, first + random.below(6))
    let organ = Organ(year: first, inRealCity: isLifelike, random: &random)
    return Series(organ: organ, year: first, lastYear: last, carried: Array(repeating: 0, count: 6))
  }

  private mutating func nextOriginal() -> ReportPlan {
    if series.count < ReportPlanner.seriesInProgress {
      series.append(newSeries())
    }
    let slot = random.below(series.count)
    if series[slot].year > series[slot].lastYear {
      series[slot] = newSeries()
    }
    let current = series[slot]
    let figures = Figures(organ: current.organ, carriedIn: current.carried, random: &random)
    series[slot].year += 1
    series[slot].carried = figures.carriedOut
    let format = drawFormat(year: current.year)
    let dates = drawDates(year: current.year)
    return ReportPlan(
      index: index, organ: current.organ, year: current.year, format: format, figures: figures,
      signed: dates.signed, published: dates.published, tableForm: drawTableForm(format),
      avoidsPhrase: random.chance(0.125), contentSeed: random.next(),
      styleSeed: current.organ.styleSeed, isLifelike: isLifelike)
  }

  private mutating func drawFormat(year: Int) -> FormatEra {
    let expected = FormatEra(year: year)
    guard expected != .a, random.chance(0.1) else { return expected }
    return expected == .c && random.chance(0.5) ? .b : .a
  }

  private mutating func drawTableForm(_ format: FormatEra) -> TableForm {
    if format == .a { return random.chance(0.35) ? random.element([.bars, .cells]) : .none }
    switch random.below(100) {
    case 0..<50: return .bars
    case 50..<65: return .cells
    case 65..<85: return .dropped
    default: return .lost
    }
  }

  private mutating func drawDates(year: Int) -> (signed: CalendarDate, published: CalendarDate) {
    let isLate = random.chance(0.06)
    let month = isLate ? random.within(4...8) : random.within(1...3)
    let signed = CalendarDate(year: year + 1, month: month, day: random.within(1...18))
    var published = signed
    published.day += random.below(11)
    return (signed, published)
  }

  private mutating func copy(of original: ReportPlan) -> ReportPlan {
    var plan = original
    plan.index = index
    plan.copyGroup = original.index
    plan.copyOf = original.index
    if random.chance(0.4) {
      plan.isRepost = true
      plan.published.year += random.within(0...2)
    } else {
      plan.organ = Organ(
        type: original.organ.type, level: original.organ.region.own.level, year: original.year,
        inRealCity: isLifelike, random: &random)
      if random.chance(0.5) && original.year < years.upperBound {
        plan.year += 1
        plan.signed.year += 1
        plan.published.year += 1
      }
    }
    return plan
  }
}
