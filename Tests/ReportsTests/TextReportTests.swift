// Is the report in a text file found, and everything else refused with its reason?

import TestKit
import Testing

@testable import GongkaiReports

/// A text and the title it must have.
struct TitledText: Sendable {
  let text: String
  let title: String
  /// Whether the title is a whole line of the text.
  var isLine = true
}

@Suite struct TextReportTests {
  private func read(_ bytes: [UInt8]) throws -> Report {
    try TextReport.read(id: "a/b.txt", text: bytes)
  }

  @Test(arguments: [
    TitledText(text: "标题\n正文", title: "标题"),
    TitledText(text: "\u{FEFF}标题\r\n正文", title: "标题"),
    TitledText(text: "\n \u{3000}\n\u{3000}\u{3000}标 题\u{3000} \n正文", title: "标 题"),
    TitledText(text: "# 年度报告\n\n正文", title: "年度报告"),
    TitledText(text: "###\u{3000}年度报告", title: "年度报告"),
    TitledText(text: "#话题# 正文", title: "#话题# 正文"),
    TitledText(text: "####### 七", title: "####### 七"),
    TitledText(text: "# \n正文", title: "#"),
    TitledText(text: "##", title: "##"),
    TitledText(
      text: String(repeating: "长", count: 120) + " \n正文", title: String(repeating: "长", count: 120)),
    TitledText(text: String(repeating: "长", count: 121), title: "", isLine: false),
    TitledText(text: "根据《某某公开条\n例》的规定，", title: "", isLine: false),
    TitledText(text: "关于《条例》的报告（试行）\n正文", title: "关于《条例》的报告（试行）"),
    TitledText(text: "# " + String(repeating: "𠀀é", count: 70), title: "", isLine: false),
  ])
  func titles(sample: TitledText) throws {
    let report = try read(Array(sample.text.utf8))
    #expect(report.id == "a/b.txt")
    #expect(report.title == sample.title)
    #expect(report.text == Array(sample.text.utf8))
    #expect(report.titleRange.isEmpty == !sample.isLine)
    if sample.isLine {
      #expect(Array(report.text[report.titleRange]) == Array(sample.title.utf8))
    }
    #expect(report.fields.isEmpty && report.integers.isEmpty && report.keywords.isEmpty)
  }

  @Test(arguments: ["", " \n\t\u{3000}\u{FEFF}"])
  func blanksAreNoReport(text: String) {
    #expect(throws: ReportProblem.empty) { try read(Array(text.utf8)) }
  }

  @Test func longIDsAreRefused() {
    let id = String(repeating: "长", count: 2000)
    #expect(throws: ReportProblem.tooLongID(bytes: 6000, limit: ReportLimits.maximumIDBytes)) {
      try TextReport.read(id: id, text: Array("报告".utf8))
    }
  }

  @Test func whichTitleCounts() throws {
    func report(_ text: String, given: String?, stated: String?) throws -> Report {
      try TextReport.read(id: "x", text: Array(text.utf8), givenTitle: given, statedTitle: stated)
    }
    let long = String(repeating: "长", count: 121)
    #expect(try report("首行\n", given: "给定", stated: "所述").title == "给定")
    #expect(try report("首行\n", given: "给定", stated: nil).titleRange.isEmpty)
    #expect(try report("首行\n", given: " \u{3000}", stated: "所述").title == "首行")
    #expect(try report("首行\n", given: nil, stated: "所述").titleRange == 0..<6)
    #expect(try report("首行\n", given: nil, stated: "所述").statedTitle == "所述")
    #expect(try report(long, given: nil, stated: "所述").title == "所述")
    #expect(try report(long, given: nil, stated: " ").title == "")
    #expect(try report(long, given: nil, stated: "所述").titleRange.isEmpty)
  }

  @Test func rowsKeepTheirCells() throws {
    let short = String(repeating: "k", count: ReportLimits.maximumKeywordBytes)
    let cells = [
      ("year", "2023"), ("code", "007"), ("sum", "+5"), ("year", "2024"), ("organ", short),
      ("note", short + "k"), ("big", "99999999999999999999"), ("minus", "-3"),
    ]
    let report = try RowReport.read(
      id: "1", title: nil, text: Array("首行\n正文".utf8),
      cells: cells.map { Report.StoredField(name: $0.0, value: $0.1) })
    #expect(report.title == "首行" && report.format == "csv")
    #expect(report.fields.map(\.name) == cells.map(\.0))
    #expect(report.integers.map(\.name) == ["year", "minus"])
    #expect(report.integers.map(\.value) == [2023, -3])
    #expect(report.keywords.map(\.name) == ["code", "sum", "organ", "big"])
  }

  @Test func randomBytesNeverTrap() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        [UInt8(truncatingIfNeeded: random.next()), 0x20, 0x23, 0xE4, 0xBF, 0xA1].randomElement(
          using: &random)!
      }
      guard let report = try? read(bytes) else { continue }
      #expect(report.text == bytes)
      #expect(report.titleRange.upperBound <= bytes.count)
    }
  }

  @Test func everyProblemEndsWithAWayOut() {
    let problems: [ReportProblem] = [
      .notUTF8(byteOffset: 1), .empty, .missingKey("id"), .wrongType(key: "text"),
      .tooLongID(bytes: 5000, limit: 4096), .tooLong(bytes: 2, limit: 1),
      .malformedJSON(byteOffset: 3, reason: .unexpectedByte(0x7B)),
    ]
    for problem in problems {
      let parts = "\(problem)".split(separator: ": ")
      #expect(parts.count >= 2 && parts.allSatisfy { !$0.isEmpty }, "\(problem)")
    }
    #expect(
      "\(problems[6])"
        == "malformed JSON at byte 3, '{' cannot stand here: write one JSON object on each line")
  }
}
