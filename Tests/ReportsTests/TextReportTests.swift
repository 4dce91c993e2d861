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

/// Bytes that are no report, and why.
struct RefusedBytes: Sendable {
  let bytes: [UInt8]
  let problem: ReportProblem
}

/// `公开信息公开` in GBK.
private let gbkText: [UInt8] = [
  0xB9, 0xAB, 0xBF, 0xAA, 0xD0, 0xC5, 0xCF, 0xA2, 0xB9, 0xAB, 0xBF, 0xAA,
]

private func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
  text.utf16.flatMap { unit in
    let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
    return bigEndian ? [high, low] : [low, high]
  }
}

@Suite struct TextReportTests {
  private func read(_ bytes: [UInt8]) throws -> Report {
    try unsafe bytes.withUnsafeBytes { try unsafe TextReport.read(id: "a/b.txt", bytes: $0) }
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

  @Test(arguments: [
    RefusedBytes(bytes: [], problem: .empty),
    RefusedBytes(bytes: Array(" \n\t\u{3000}\u{FEFF}".utf8), problem: .empty),
    RefusedBytes(
      bytes: Array("公开".utf8) + [0xFF, 0x41], problem: .notUTF8(byteOffset: 6, looksLike: nil)),
    RefusedBytes(
      bytes: Array("公开公开".utf8.dropLast()), problem: .notUTF8(byteOffset: 9, looksLike: nil)),
    RefusedBytes(
      bytes: Array("id 7: ".utf8) + gbkText, problem: .notUTF8(byteOffset: 6, looksLike: .gb18030)),
    RefusedBytes(
      bytes: [0xFF, 0xFE] + utf16("公开"),
      problem: .notUTF8(byteOffset: 0, looksLike: .utf16LittleEndian)),
    RefusedBytes(
      bytes: [0xFE, 0xFF] + utf16("公开", bigEndian: true),
      problem: .notUTF8(byteOffset: 0, looksLike: .utf16BigEndian)),
    RefusedBytes(
      bytes: utf16("annual report 2023"),
      problem: .notUTF8(byteOffset: 1, looksLike: .utf16LittleEndian)),
    RefusedBytes(bytes: Array("公开\0公开公开公开".utf8), problem: .binary(byteOffset: 6)),
    RefusedBytes(bytes: Array("ab\u{1}\u{2}\u{3}\u{4}c".utf8), problem: .binary(byteOffset: 2)),
    RefusedBytes(
      bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0xFF, 0xFF, 0x80, 0x91, 3],
      problem: .binary(byteOffset: 7)),
  ])
  func refusals(sample: RefusedBytes) {
    #expect(throws: sample.problem) { try read(sample.bytes) }
  }

  @Test func aFewControlCharactersAreText() throws {
    #expect(try read(Array("页\u{C}页\u{1}页\u{1B}页".utf8)).title == "页\u{C}页\u{1}页\u{1B}页")
  }

  @Test func tooLongIsRefusedUnread() {
    let bytes = [UInt8](repeating: 0, count: ReportLimits.maximumBytes + 1)
    #expect(throws: ReportProblem.tooLong(bytes: bytes.count, limit: bytes.count - 1)) {
      try read(bytes)
    }
  }

  @Test func randomBytesNeverTrap() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        [UInt8(truncatingIfNeeded: random.next()), 0x20, 0x23, 0xE4, 0xBF, 0xA1].randomElement(
          using: &random)!
      }
      guard let report = try? read(bytes) else { continue }
      #expect(report.text == bytes && !report.title.isEmpty)
      #expect(report.titleRange.upperBound <= bytes.count)
    }
  }

  @Test func everyProblemEndsWithAWayOut() {
    let problems: [ReportProblem] = [
      .notUTF8(byteOffset: 1, looksLike: .gb18030), .notUTF8(byteOffset: 1, looksLike: nil),
      .binary(byteOffset: 2), .empty, .missingKey("id"), .wrongType(key: "text"),
      .tooLongID(bytes: 5000, limit: 4096), .tooLong(bytes: 2, limit: 1),
      .malformedJSON(byteOffset: 3, reason: .unexpectedByte(0x7B)),
    ]
    for problem in problems {
      let parts = "\(problem)".split(separator: ": ")
      #expect(parts.count >= 2 && parts.allSatisfy { !$0.isEmpty }, "\(problem)")
    }
    #expect(
      "\(problems[0])"
        == "not UTF-8 at byte 1, it looks like GBK or GB18030: convert it with ‘iconv -f GB18030 -t UTF-8’"
    )
    #expect(
      "\(problems[8])"
        == "malformed JSON at byte 3, '{' cannot stand here: write one JSON object on each line")
  }
}
