// What can have happened to a text on its way here?

/// Kinds of damage that copies of reports suffer.
public enum Dirt: String, Sendable, CaseIterable {
  /// Readings in brackets behind characters.
  case pinyin
  /// Traditional characters.
  case traditional
  /// Letters and digits of full width.
  case fullWidth = "full_width"
  /// Blanks that part the characters of a word.
  case blanksInWords = "blanks_in_words"
  /// Line ends in the middle of a sentence.
  case wrappedLines = "wrapped_lines"
  /// Question marks where quotes were.
  case replacedQuotes = "replaced_quotes"
  /// Quotes without their partner, and names that want quotes and have none.
  case lostQuotes = "lost_quotes"
  /// Units and parts of dates without their numbers, empty brackets of document numbers.
  case deletedFacts = "deleted_facts"
  /// Dates and document numbers in which characters are missing.
  case lostDigits = "lost_digits"
  /// Words of advertisements.
  case spamWords = "spam_words"
  /// Names made unreadable: ***, ××, 某某.
  case maskedNames = "masked_names"
  /// Lines that belong to other pages.
  case tail
  /// Lines of the site around the report.
  case wrapper
  /// Characters of foreign scripts, very rare ones, and letters without sense between others.
  case insertedJunk = "inserted_junk"
  /// Words that rewriting machines put in.
  case rewritten
  /// Words of Taiwan for things that have another name on the mainland.
  case taiwanWording = "taiwan_wording"
  /// Characters of a wrongly decoded text.
  case mojibake
  /// Headings that stand inside of lines.
  case oneLine = "one_line"
}

/// How often each kind was found.
public struct DirtCounts: Equatable, Sendable {
  private var counts = [Int](repeating: 0, count: Self.kinds.count)

  public init() {}

  public subscript(_ dirt: Dirt) -> Int {
    get { counts[Self.number(dirt)] }
    set { counts[Self.number(dirt)] = newValue }
  }

  /// The kinds that were found, in the order of `Dirt.allCases`.
  public var found: [Dirt] { Self.kinds.filter { self[$0] > 0 } }

  private static let kinds = Dirt.allCases

  /// In the order of `Dirt.allCases`; a switch, as equality of such kinds compares strings.
  private static func number(_ dirt: Dirt) -> Int {
    switch dirt {
    case .pinyin: 0
    case .traditional: 1
    case .fullWidth: 2
    case .blanksInWords: 3
    case .wrappedLines: 4
    case .replacedQuotes: 5
    case .lostQuotes: 6
    case .deletedFacts: 7
    case .lostDigits: 8
    case .spamWords: 9
    case .maskedNames: 10
    case .tail: 11
    case .wrapper: 12
    case .insertedJunk: 13
    case .rewritten: 14
    case .taiwanWording: 15
    case .mojibake: 16
    case .oneLine: 17
    }
  }
}
