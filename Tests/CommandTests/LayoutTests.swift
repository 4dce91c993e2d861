// Does text stand right on a terminal?

import Gongkai
import TestKit
import Testing

@testable import GongkaiCommand

@Suite struct LayoutTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("公开", 4), ("公a开", 5), ("ｶﾅ", 2), ("カナ", 4), ("한국", 4), ("Ａ１", 4),
    ("（）", 4), ("e\u{301}", 1), ("か\u{3099}", 2), ("\u{200B}", 0), ("😀", 2), ("𠮷", 2), ("“”", 2),
    ("\u{FEFF}a", 1), ("ế", 1),
  ])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func paddingCountsColumns() {
    #expect(DisplayWidth.padded("公开", to: 6) == "公开  ")
    #expect(DisplayWidth.rightAligned("公开", to: 5) == " 公开")
    #expect(DisplayWidth.padded("公开", to: 3) == "公开")
    var table = Table(rightAligned: [false, true])
    table.add(["公开", "1"])
    table.add(["abc", "20"])
    #expect(table.lines == ["公开   1", "abc   20"])
  }

  @Test func linesFitAndLoseNothing() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededRandom(seed: seed)
    let pieces = ["公", "开", "，", "。", "abc", " ", "2023", "（", "）", "か\u{3099}", "—"]
    for _ in 0..<300 {
      let count = Int.random(in: 0..<80, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
      let width = Int.random(in: 14..<60, using: &random)
      let indent = Int.random(in: 0..<4, using: &random)
      let parts = [StyledText(text)]
      let lines = TextLayout.lines(parts, width: width, indent: indent, color: false)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed)")
      for line in lines { #expect(DisplayWidth.of(line) <= width, "seed \(seed): \(line)") }
    }
  }

  @Test func charactersAreTheSameByScalar() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededRandom(seed: seed)
    let pieces = [
      "公", "开", "，", "。", "…", "“", "a", "1", "%", " ", "Ａ", "か", "\u{3099}", "\u{301}", "\u{200D}",
      "\u{FE0F}", "😀", "🇨🇳", "한", "\u{11A8}", "\r", "\n", "\u{E01EF}", "〩", "～",
    ]
    for round in 0..<500 {
      // Most of the time only the first ones, which all stand alone.
      let kinds = pieces.prefix(round % 3 == 0 ? pieces.count : 11)
      let parts = (0..<3).map { part in
        let text = (0..<6).map { _ in kinds.randomElement(using: &random)! }.joined()
        return StyledText(text, part == 1 ? .match : .plain)
      }
      let fast = TextCells(parts)
      let slow = TextCells(parts, byScalar: false)
      #expect(fast.bytes == slow.bytes, "seed \(seed)")
      #expect(fast.cells == slow.cells, "seed \(seed): \(parts)")
      #expect(fast.text(0..<fast.cells.count) == parts.map(\.text).joined(), "seed \(seed)")
    }
  }

  @Test func linesDoNotBeginWithClosingMarks() {
    let lines = TextLayout.lines(
      [StyledText("一二三四五，六七八")], width: 10, indent: 0, color: false)
    #expect(lines == ["一二三四", "五，六七八"])
    let styled = TextLayout.lines(
      [StyledText("说"), StyledText("公开", .match), StyledText("了")], width: 20, indent: 2,
      color: true)
    #expect(styled == ["  说\u{1B}[1;31m公开\u{1B}[0m了"])
  }

  @Test(arguments: [[], ["公"], ["", ""], ["公", "开", "e"]]) func textsAreJoined(texts: [String]) {
    for separator in ["", ", ", "\u{301}"] {
      #expect(
        texts.inOneText(separatedBy: separator) == texts.joined(separator: separator))
    }
  }

  @Test func nothingSteersTheTerminal() {
    #expect(VisibleText.escaped("a\u{1B}[2Jb\n\t") == #"a\u{1B}[2Jb\n\t"#)
    #expect(VisibleText.escaped("\u{202E}x\u{9B}") == #"\u{202E}x\u{9B}"#)
    #expect(VisibleText.oneLine("一\r\n\t 二\u{7}") == #"一 二\u{7}"#)
    #expect(VisibleText.manyLines("一\r\n二\t\u{1B}") == "一\n二\t\\u{1B}")
    #expect(VisibleText.escaped("公开") == "公开")
  }

  @Test func numbersForPeople() {
    #expect(Numbers.decimal(3.14159, places: 2) == "3.14")
    #expect(Numbers.decimal(-0.001, places: 2) == "0.00")
    #expect(Numbers.decimal(-1.25, places: 1) == "-1.3")
    #expect(Numbers.decimal(2.999, places: 0) == "3")
    #expect(Numbers.decimal(.infinity, places: 1) == "inf")
    #expect(Numbers.grouped(0) == "0")
    #expect(Numbers.grouped(999) == "999")
    #expect(Numbers.grouped(1_234_567) == "1,234,567")
    #expect(Numbers.grouped(.min) == "-9,223,372,036,854,775,808")
    #expect(Numbers.bytes(999) == "999 B")
    #expect(Numbers.bytes(58_000_000) == "58.0 MB")
    #expect(Numbers.duration(nanoseconds: 820_000) == "0.8 ms")
    #expect(Numbers.duration(nanoseconds: 12_300) == "12 µs")
    #expect(Numbers.percent(1, of: 0) == "–")
    #expect(Numbers.counted(1, "query", "queries") == "1 query")
    #expect(Numbers.counted(2, "query", "queries") == "2 queries")
  }

  @Test func queryLines() {
    #expect(QueryFile.Line("公开").label == nil)
    #expect(QueryFile.Line("公开").query == "公开")
    #expect(QueryFile.Line("公开\t").label == "公开")
    #expect(QueryFile.Line("公开\t").query == "")
    #expect(QueryFile.Line("or\ta b\t1").match(.all) == .any)
    #expect(QueryFile.Line("and\ta b").match(.all) == .all)
    #expect(QueryFile.Line("a\tb\tc\td").query == "b")
  }
}
