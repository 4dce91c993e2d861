// How are all rules applied to one text after the other?

public import GongkaiText

/// Reads what texts say of themselves. Not `Sendable`: one for each thread.
public final class ReportReader {
  private let scanner: TextScanner

  /// - Parameter fold: that of the index, so that rules and searches see the same characters.
  public init(fold: FoldTable) {
    scanner = TextScanner(fold: fold, lexicon: Lexicon())
  }

  /// The longest text in bytes that is read as a report; longer ones are none. Rules need four
  /// times the memory of the text.
  public static let longestReport = 8 << 20

  /// Reads a text of UTF-8.
  ///
  /// - Parameter stated: what is known from outside of the text.
  /// - Complexity: O(n).
  public func read(_ text: [UInt8], stated: StatedFacts = StatedFacts()) -> ReportReading {
    guard text.count <= Self.longestReport else { return Self.noReport(FoldedText()) }
    // SAFETY: the scanner reads the bytes before the call returns.
    let folded = unsafe text.withUnsafeBytes { unsafe scanner.foldedText($0) }
    guard Self.mayBeReport(folded) else { return Self.noReport(folded) }
    let scan = ReportScan(folded)
    let layout = LayoutReader.read(folded, scan)
    guard Self.isReport(folded, layout, stated) else { return Self.noReport(folded) }
    let identity = IdentityReader.read(folded, layout, scan, stated: stated)
    return ReportReading(
      folded: folded, isReport: true, layout: layout, identity: identity,
      condition: Condition.read(folded, layout, scan, periodYear: identity.year?.value),
      figures: FigureReader().read(folded, layout, scan))
  }

  private static func noReport(_ folded: FoldedText) -> ReportReading {
    let all = ReportPart(zone: .body, section: nil, range: 0..<folded.count)
    return ReportReading(
      folded: folded, isReport: false,
      layout: ReportLayout(parts: folded.count > 0 ? [all] : []), identity: ReportIdentity(),
      condition: Condition(
        era: nil, script: Script.of(folded), dirt: DirtCounts(), repairScore: 0),
      figures: ReportFigures())
  }

  /// How often a report speaks of disclosure at least.
  private static let leastMentions = 3
  /// Characters within which a report speaks of disclosure so often.
  private static let longestBeginning = 2000
  /// So many lines that begin as articles of a law do, and the text is one.
  private static let mostArticles = 5

  /// Whether a text speaks of disclosure, and is not written in articles as laws are. Cheap: most
  /// texts of other kinds are told by it before any rule reads them.
  private static func mayBeReport(_ text: FoldedText) -> Bool {
    let characters = text.characters.span
    var mentions = 0
    var articles = 0
    var lastArticle = 0..<0
    var previous: UInt16 = 0
    for index in 0..<min(characters.count, longestBeginning) {
      let character = characters[index]
      if character == 0x5F00, previous == 0x516C { mentions += 1 }  // 公开
      // A table's rows all begin with the same article.
      if character == 0x6761, let start = startOfArticle(text, index) {  // 条
        if !text.characters[start..<index].elementsEqual(text.characters[lastArticle]) {
          articles += 1
        }
        lastArticle = start..<index
      }
      previous = character
    }
    return mentions >= leastMentions && articles < mostArticles
  }

  /// Where a line begins with 第 and a few numerals before the 条 at `index`; nil if none does.
  private static func startOfArticle(_ text: FoldedText, _ index: Int) -> Int? {
    var start = index - 2
    while start >= 0, start >= index - 7 {
      if text.characters[start] == 0x7B2C { return text.startsLine(start) ? start : nil }
      start -= 1
    }
    return nil
  }

  /// Words of each kind stand near the beginning of a report, or in its title.
  private static let subjects = ["信息公开", "政务公开", "公开信息", "政务信息"]
  private static let kinds = ["年度报告", "年报", "工作报告"]
  private static let subjectUnits = subjects.map { Array($0.utf16) }
  private static let kindUnits = kinds.map { Array($0.utf16) }
  /// Characters of a beginning in which a report says what it is.
  private static let beginning = 600

  /// Whether a text is a disclosure report: it has sections of several of a report's keys, or
  /// begins by saying so, or its title does.
  private static func isReport(
    _ text: FoldedText, _ layout: ReportLayout, _ stated: StatedFacts
  ) -> Bool {
    let keys = Set(layout.sections.map(\.key)).subtracting([.other, .overview])
    if keys.count >= 2 { return true }
    if let title = stated.title, subjects.contains(where: { title.contains($0) }),
      kinds.contains(where: { title.contains($0) })
    {
      return true
    }
    func says(_ phrases: [[UInt16]]) -> Bool {
      for index in 0..<min(text.count, beginning) {
        for phrase in phrases where text.has(phrase, at: index) { return true }
      }
      return false
    }
    return says(subjectUnits) && says(kindUnits)
  }
}
