// Are paragraphs and rows told apart in text that keeps the look of a page?

import Testing

@testable import GongkaiFiles

@Suite struct LayoutTextTests {
  private func plain(_ text: String) -> String {
    String(decoding: LayoutText.plainLines(Array(text.utf8)), as: UTF8.self)
  }

  @Test func cellsOneBelowTheOtherArePartedByBars() {
    #expect(
      plain(
        """
          信息内容      本年制发件数           本年废止件数   现行有效件数

           规章          0               0            12

         行政规范性文件       3                            25
                        1024           7            8
        """)
          == """
          信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
          规章 | 0 | 0 | 12
          行政规范性文件 | 3 | | 25
          | 1024 | 7 | 8

          """)
  }

  @Test(arguments: [
    "第一章   总则\n本报告由总体情况等部分组成\n",
    "目      录\n\n\n一、总体情况      3\n",
    "受理机构    某某县办公室\n本年收到申请 12 件，办结 12 件\n",
    "甲    乙\n丙丁戊己庚辛壬癸    子丑\n",
    "word  word\nanother word  word and one more\n",
  ])
  func paragraphsAreNotCut(text: String) {
    #expect(!plain(text).contains("|"))
  }

  @Test func rowsThatDoNotFitEachGapIsOneBorder() {
    #expect(
      plain("a   b   c\nxxxxxxx   yy\n   p  q      r\n")
        == "a | b | c\nxxxxxxx | yy\np | q | r\n")
  }

  @Test func theMarginGoesAndIndentationStays() {
    #expect(
      plain("       标题\n   甲乙丙丁\n 戊己庚辛\n\n\n 壬癸\na  1\nb  2\nc  3\n")
        == "      标题\n  甲乙丙丁\n戊己庚辛\n\n壬癸\na | 1\nb | 2\nc | 3\n")
    #expect(plain("   甲\n   乙\n") == "甲\n乙\n")
  }

  @Test func paragraphsGoOnOverPageBreaks() {
    #expect(
      plain("  甲乙\n丙丁\n\n\n     - 1 -\n\u{0C}\n戊己\n\n    第 2 页 共 2 页\n\u{0C}")
        == "  甲乙\n丙丁\n戊己\n")
    #expect(plain("甲\n\u{0C}乙\u{0C}") == "甲\n乙\n")
    #expect(plain("") == "")
    #expect(plain("\n \n\u{0C}\n") == "")
  }

  @Test(arguments: [
    ("- 3 -", 7, true), ("—12—", 1, true), ("－ ３ －", 1, true), ("第3页", 9, true),
    ("第 3 页 共 8 页", 9, true), ("3", 3, true), ("2", 3, true), ("3", 9, false), ("-3", 9, false),
    ("2023", 3, false), ("3 / 8", 3, true), ("3 件", 3, false), ("- 甲 -", 1, false),
    ("——", 1, false),
    ("123456789012345678901234567890", 1, false), ("- 1 - 2 -", 9, false),
  ])
  func pageNumbersAreKnown(line: String, page: Int, isNumber: Bool) {
    let lines = LayoutLine.lines(of: Array("甲\n\n   \(line)\n".utf8)[...])
    #expect(PageNumber.isIn(lines[1], page: page) == isNumber)
    let close = LayoutLine.lines(of: Array("甲\n\(line)\n".utf8)[...])
    #expect(!PageNumber.isIn(close[1], page: page), "not right below the text")
  }

  @Test func barsPartCellsInDocuments() {
    let text = "标题\n|信息内容  |  件数 ||\n|行政许可|3|  |\r\n|not a row\n|\n||\na|b|\n"
    #expect(
      String(decoding: BarTable.plainLines(Array(text.utf8)), as: UTF8.self)
        == "标题\n信息内容 | 件数 | \n行政许可 | 3 | \n|not a row\n|\n\na|b|\n")
  }
}
