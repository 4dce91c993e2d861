// Is the report on a JSON line found, and everything else refused with its reason?

import TestKit
import Testing

@testable import GongkaiReports

/// A line that is no report, and why.
struct RefusedLine: Sendable {
  let line: String
  let problem: ReportProblem

  init(_ line: String, _ problem: ReportProblem) {
    self.line = line
    self.problem = problem
  }
}

@Suite struct JSONLineReportTests {
  private func read(_ line: String) throws -> Report {
    try read(Array(line.utf8))
  }

  private func read(_ bytes: [UInt8]) throws -> Report {
    try unsafe bytes.withUnsafeBytes { try unsafe JSONLineReport.read(line: $0) }
  }

  @Test func allParts() throws {
    let report = try read(
      #" {"year":2023,"id":"沪-1","text":"第一行\n第二行","title":"年报","organ":"上海市","rate":1.50,"#
        + #""tags":["a", {"b":1}],"note":null,"big":99999999999999999999} "# + "\r\n")
    #expect(report.id == "沪-1")
    #expect(report.title == "年报")
    #expect(String(decoding: report.text, as: UTF8.self) == "第一行\n第二行")
    #expect(report.titleRange.isEmpty)
    #expect(
      report.fields == [
        .init(name: "year", value: "2023"), .init(name: "organ", value: "上海市"),
        .init(name: "rate", value: "1.50"), .init(name: "tags", value: #"["a", {"b":1}]"#),
        .init(name: "note", value: "null"), .init(name: "big", value: "99999999999999999999"),
      ])
    #expect(report.integers.map(\.name) == ["year"] && report.integers.map(\.value) == [2023])
    #expect(report.keywords.map(\.name) == ["organ"] && report.keywords.map(\.value) == ["上海市"])
  }

  @Test func numberedIDsAndTitlesFromTheText() throws {
    for title in ["", #""title":null,"#, #""title":" ","#] {
      let report = try read(#"{"id":-42,\#(title)"text":"\n# 首行 \n正文"}"#)
      #expect(report.id == "-42")
      #expect(report.title == "首行")
      #expect(String(decoding: report.text[report.titleRange], as: UTF8.self) == "首行")
    }
  }

  @Test func keywordsAreShort() throws {
    let limit = ReportLimits.maximumKeywordBytes
    let short = String(repeating: "k", count: limit)
    let report = try read(#"{"id":"1","text":"t","a":"\#(short)","b":"\#(short)k","c":-0,"d":"7"}"#)
    #expect(report.keywords.map(\.name) == ["a", "d"])
    #expect(report.integers.isEmpty)
    #expect(report.fields.map(\.name) == ["a", "b", "c", "d"])
  }

  @Test(arguments: [1, 12, 13, 14, 15, 16, 40])
  func repeatedKeysAreRefusedHoweverManyThereAre(count: Int) throws {
    let members = (0..<count).map { #""k\#($0)":\#($0),"# }.joined()
    let report = try read(#"{"id":1,\#(members)"text":"a"}"#)
    #expect(report.integers.map(\.value) == Array(0..<count))
    for repeated in [0, count - 1] {
      let line = #"{"id":1,\#(members)"k\#(repeated)":1,"text":"a"}"#
      #expect(
        throws: ReportProblem.malformedJSON(
          byteOffset: 8 + members.utf8.count, reason: .duplicateKey)
      ) { try read(line) }
    }
  }

  @Test func aByteOrderMarkIsPassed() throws {
    #expect(try read("\u{FEFF}{\"id\":1,\"text\":\"a\"}").id == "1")
    #expect(throws: ReportProblem.malformedJSON(byteOffset: 4, reason: .unexpectedEnd)) {
      try read("\u{FEFF}{")
    }
  }

  @Test(arguments: [
    RefusedLine("", .malformedJSON(byteOffset: 0, reason: .unexpectedEnd)),
    RefusedLine("[1]", .malformedJSON(byteOffset: 0, reason: .notAnObject)),
    RefusedLine("报告", .malformedJSON(byteOffset: 0, reason: .unexpectedByte(0xE6))),
    RefusedLine("{}", .missingKey("id")),
    RefusedLine(#"{"text":"a"}"#, .missingKey("id")),
    RefusedLine(#"{"id":null,"text":"a"}"#, .missingKey("id")),
    RefusedLine(#"{"id":"","text":"a"}"#, .missingKey("id")),
    RefusedLine(#"{"id":1.5,"text":"a"}"#, .wrongType(key: "id")),
    RefusedLine(#"{"id":[1],"text":"a"}"#, .wrongType(key: "id")),
    RefusedLine(#"{"id":1}"#, .missingKey("text")),
    RefusedLine(#"{"id":1,"text":{"a":[]}}"#, .wrongType(key: "text")),
    RefusedLine(#"{"id":1,"text":"a","title":3}"#, .wrongType(key: "title")),
    RefusedLine(#"{"id":1,"text":" \n\u3000"}"#, .empty),
    RefusedLine(
      #"{"id":1,"text":"a","id":2}"#, .malformedJSON(byteOffset: 19, reason: .duplicateKey)),
    RefusedLine(#"{"id":1,"text":"a"}{"#, .malformedJSON(byteOffset: 19, reason: .trailingBytes)),
    RefusedLine(#"{"id":1,"text":"a""#, .malformedJSON(byteOffset: 18, reason: .unexpectedEnd)),
    RefusedLine(
      #"{"id":1,"x":[1,],"text":"a"}"#,
      .malformedJSON(byteOffset: 15, reason: .unexpectedByte(0x5D))),
  ])
  func refusals(sample: RefusedLine) {
    #expect(throws: sample.problem) { try read(sample.line) }
  }

  @Test func longIDsAndLinesAreRefused() {
    let limit = ReportLimits.maximumIDBytes
    let id = String(repeating: "i", count: limit + 1)
    #expect(throws: ReportProblem.tooLongID(bytes: limit + 1, limit: limit)) {
      try read(#"{"id":"\#(id)","text":"a"}"#)
    }
    let line = [UInt8](repeating: 0xFF, count: ReportLimits.maximumBytes + 1)
    #expect(throws: ReportProblem.tooLong(bytes: line.count, limit: line.count - 1)) {
      try read(line)
    }
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    let gbk: [UInt8] = [0xB9, 0xAB, 0xBF, 0xAA, 0xD0, 0xC5]
    let line = Array(#"{"id":1,"text":""#.utf8) + gbk + Array(#""}"#.utf8)
    #expect(throws: ReportProblem.notUTF8(byteOffset: 16)) { try read(line) }
  }

  @Test func theFastReaderAgreesWithTheTree() throws {
    var random = SeededRandom(seed: 21)
    let sample = Array(#"{"id":"报1","title":"a","text":"x\n公开","n":[1,{"k":-2.5}],"m":true}"#.utf8)
    let alphabet = Array(#"{}[]",:\un01"#.utf8) + [0x0A, 0xE5, 0xFF]
    for round in 0..<4000 {
      var bytes = sample
      let cut =
        Int.random(in: 0...9, using: &random) == 0
        ? Int.random(in: 0...sample.count, using: &random) : sample.count
      bytes.removeLast(sample.count - cut)
      for _ in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
        bytes[bytes.indices.randomElement(using: &random)!] = alphabet.randomElement(
          using: &random)!
      }
      let tree = try? JSONValue(parsing: bytes)
      guard let report = try? read(bytes) else { continue }
      let value = try #require(tree, "seed 21, round \(round): only the fast reader accepts")
      #expect(value["text"] == .string(String(decoding: report.text, as: UTF8.self)))
      if case .object(let members) = value {
        let named = ["id", "title", "text"]
        #expect(report.fields.map(\.name) == members.map(\.key).filter { !named.contains($0) })
      }
    }
  }
}
