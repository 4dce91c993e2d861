// Which words of a report tell about its layout and its condition, and where do they stand?

import GongkaiText

/// What a word found in a report tells.
enum ReportWordKind: Sendable, Equatable {
  case tail
  case download
  case downloadLine
  case chrome
  case chromeStart
  case footer
  case metadata
  /// 一、 and the like, which may begin a section inside a line.
  case numeral
  /// A heading of the format in force, which begins a section though its number is lost.
  case standardHeading
  case trialLabel
  case presentLabel
  case annexLabel
  /// A label that tables of all formats have.
  case tableAnchor
  /// A document that orders a format; its era is the value.
  case citedFormat(Era)
  /// A rewritten word in a place where the original is expected; its weight in tenths.
  case rewritten(Int)
  case spam
  case taiwan
  case masked
  case mojibake
  /// The name of the statute that always bears quotes.
  case quotedName
  /// A fact was cut out: a unit or part of a date without its number.
  case deletedFact
}

/// A word found, in the order of the ends.
struct WordMark: Sendable {
  private let match: PhraseMatch

  init(_ match: PhraseMatch) { self.match = match }

  /// In `ReportWords.kinds`.
  var word: Int { match.phrase }
  var kind: ReportWordKind { ReportWords.kinds[word] }
  var start: Int { match.start }
  var end: Int { match.end }
  var range: Range<Int> { match.range }
}

/// All words that tell about layout and condition.
enum ReportWords {
  static let kinds: [ReportWordKind] = entries.map(\.1)
  static let phrases: [String] = entries.map(\.0)

  private static let standardHeadings = """
    总体情况 主动公开政府信息情况 收到和处理政府信息公开申请情况 政府信息公开行政复议、行政诉讼情况
    存在的主要问题及改进情况 其他需要报告的事项 政府信息公开行政复议和行政诉讼情况
    """

  private static let entries: [(String, ReportWordKind)] = {
    var entries: [(String, ReportWordKind)] = []
    // A word may be in one list only: the first that names it.
    var known: Set<String> = []
    func add(_ kind: ReportWordKind, _ text: String) {
      for word in text.split(whereSeparator: \.isWhitespace).map(String.init)
      where known.insert(word).inserted { entries.append((word, kind)) }
    }
    add(.footer, SiteWords.footers)
    add(.download, SiteWords.download)
    add(.chromeStart, SiteWords.chromeStarts)
    add(.tail, SiteWords.tail)
    add(.metadata, SiteWords.metadata)
    add(.downloadLine, SiteWords.downloadLines)
    add(.numeral, "一、 二、 三、 四、 五、 六、 七、 八、 九、 十、")
    add(.standardHeading, standardHeadings)
    add(.trialLabel, TableWords.trialFormat)
    add(.presentLabel, TableWords.presentFormat)
    add(.annexLabel, TableWords.annex)
    add(.tableAnchor, TableWords.anchors)
    for (era, text) in DirtWords.citedFormats { add(.citedFormat(era), text) }
    add(.spam, DirtWords.spam)
    add(.taiwan, DirtWords.taiwan)
    add(.masked, DirtWords.masked)
    add(.mojibake, DirtWords.mojibake)
    add(.quotedName, DirtWords.quotedNames)
    add(.deletedFact, DirtWords.deletedFacts)
    for (weight, text) in RewrittenContexts.weights { add(.rewritten(weight), text) }
    return entries
  }()
}
