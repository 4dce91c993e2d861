// Is every row and line read, however the file is encoded and cut?

import TestKit
import Testing

@testable import Gongkai

@Suite struct RecordIntakeTests {
  private static let sizes = [1, 7, 60, 300, 1 << 20]

  private static func table(_ separator: String) -> String {
    var rows = ["标题", "正文", "year", "address"].joined(separator: separator) + "\r\n"
    for number in 0..<40 {
      let text = number % 3 == 0 ? "\"关于\"\"公开\"\"\(separator)\n依申请公开\(number)\"" : "依申请公开\(number)"
      let cells = ["报告\(number)", text, "\(2000 + number)", "x/\(number).html"]
      rows += cells.joined(separator: separator) + (number % 2 == 0 ? "\n" : "\r\n")
      if number % 5 == 0 { rows += separator + "\n" }
    }
    return rows
  }

  @Test(arguments: [",", ";", "\t"])
  func rowsDoNotDependOnTheCut(separator: String) throws {
    let folder = InputFolder()
    try folder.write("a.csv", Self.table(separator))
    for size in Self.sizes {
      let reports = try folder.reports(itemBytes: size)
      #expect(reports.map(\.title) == (0..<40).map { "报告\($0)" })
      #expect(reports.map { $0.integers.first?.value } == (0..<40).map { 2000 + $0 })
      #expect(reports[3].string == "关于\"公开\"\(separator)\n依申请公开3")
      #expect(reports.allSatisfy { $0.format == "csv" && $0.keywords.isEmpty == false })
      // Rows without an identifier are known by the line on which they begin.
      #expect(reports[0].id == "a.csv#2" && reports[1].id == "a.csv#5")
      #expect(Set(reports.map(\.id)).count == 40)
    }
  }

  private static let plain: String =
    "id,标题,正文\n"
    + (0..<30).map { "\($0),关于工作的报告,\"依申请公开的信息，\n主动公开的工作\($0)\"\n" }.joined()

  @Test(arguments: ["utf8", "gbk", "utf16le", "utf16be"])
  func tablesInAllEncodings(encoding: String) throws {
    let header = "id,title,text\n"
    let rows = Self.plain.drop { $0 != "\n" }.dropFirst()
    let text = header + rows
    let bytes: [UInt8]
    switch encoding {
    case "gbk": bytes = Encoded.gbk(text)
    case "utf16le": bytes = [0xFF, 0xFE] + Encoded.utf16(text)
    case "utf16be": bytes = [0xFE, 0xFF] + Encoded.utf16(text, lowByteFirst: false)
    default: bytes = Array(text.utf8)
    }
    let folder = InputFolder()
    try folder.write("a.csv", bytes)
    for size in Self.sizes {
      let reports = try folder.reports(itemBytes: size)
      #expect(reports.map(\.id) == (0..<30).map(String.init))
      #expect(reports.last?.string == "依申请公开的信息，\n主动公开的工作29")
      #expect(reports.allSatisfy { $0.damagedPlaces == 0 && $0.encoding != "" })
    }
  }

  @Test(arguments: ["gbk", "utf16le"])
  func linesInOtherEncodings(encoding: String) throws {
    let lines = (0..<30).map { "{\"id\":\($0),\"text\":\"依申请公开的信息工作\($0)\"}\n" }.joined()
    let folder = InputFolder()
    try folder.write(
      "a.ndjson", encoding == "gbk" ? Encoded.gbk(lines) : [0xFF, 0xFE] + Encoded.utf16(lines))
    for size in Self.sizes {
      let reports = try folder.reports(itemBytes: size)
      #expect(reports.map(\.string) == (0..<30).map { "依申请公开的信息工作\($0)" })
      #expect(Set(reports.map(\.encoding)) == [encoding == "gbk" ? "GB18030" : "UTF-16LE"])
    }
  }

  @Test func damagedRecordsAreReadAndCounted() throws {
    let folder = InputFolder()
    let line = Array("{\"id\":1,\"text\":\"依申请".utf8) + [0xFF, 0xFF] + Array("公开\"}\n".utf8)
    try folder.write("a.jsonl", Array("{\"id\":0,\"text\":\"主动公开\"}\n".utf8) + line)
    let row = Array("2,依申请".utf8) + [0xFF] + Array("公开".utf8) + [0xC0] + Array("\n3,好\n".utf8)
    try folder.write("b.csv", Array("id,text\n".utf8) + row)
    let reports = try folder.reports()
    #expect(reports.map(\.id) == ["0", "1", "2", "3"])
    #expect(reports.map(\.damagedPlaces) == [0, 1, 2, 0])
    #expect(reports[1].string == "依申请\u{FFFD}公开")
  }

  @Test func cellsAndLinesMayHoldPages() throws {
    let folder = InputFolder()
    try folder.write(
      "a.csv", "id,title,text\n1,给定,<p>首段</p><p>依申请<b>公开</b></p>\n2,,<p>首段</p><p>x</p>\n")
    try folder.write("b.jsonl", "{\"id\":3,\"text\":\"<div>首段<br>依申请<i>公开</i></div>\"}\n")
    let reports = try folder.reports()
    #expect(reports.map(\.string) == ["首段\n\n依申请公开\n", "首段\n\nx\n", "首段\n依申请公开\n"])
    #expect(reports.map(\.title) == ["给定", "首段", "首段"])
    #expect(reports[1].titleRange == 0..<6)
  }

  @Test func aQuoteThatIsNeverClosedCostsOneRow() throws {
    let folder = InputFolder()
    try folder.write("a.csv", "id,text\n1,甲\n2,\"乙\n3,丙\n4,丁\n")
    for size in Self.sizes {
      #expect(try folder.reports(itemBytes: size).map(\.id) == ["1", "3", "4"])
      let problem = try #require(try folder.problems(itemBytes: size).first)
      #expect("\(problem)".hasPrefix("\(folder.file("a.csv")):3: malformed CSV, a quoted cell"))
    }
  }

  @Test func manySuchQuotesEndTheFile() throws {
    let folder = InputFolder()
    let rows = (0..<100).map { "\($0),\"乙\n" }.joined()
    try folder.write("a.csv", "id,text\n" + rows)
    #expect(try folder.problems().count == 16)
  }

  @Test func tablesWithoutATextAreToldWhatTheyLack() throws {
    let folder = InputFolder()
    try folder.write("a.csv", "x,y\n1,2\n")
    try folder.write("b.csv", "")
    try folder.write("c.csv", SmallArchive.bytes([.init("xl/workbook.xml", "<x/>")]))
    let problems = try folder.problems().map(\.description)
    #expect(problems.count == 3)
    #expect(problems[0].contains("a.csv:1: malformed CSV, no column is known to hold the text"))
    #expect(problems[1].contains("there is no header"))
    #expect(problems[2].contains("c.csv: a ZIP file"))
  }

  @Test func longFilesInUTF16AreRefused() throws {
    let folder = InputFolder()
    try folder.write("a.csv", [0xFF, 0xFE] + Encoded.utf16("id,text\n1,依申请公开\n"))
    folder.resize("a.csv", to: RecordFile.maximumUTF16Bytes + 2)
    let problem = try #require(try folder.problems().first)
    #expect("\(problem)".hasSuffix("convert the file to UTF-8"))
    #expect(
      problem.reason
        == .longUTF16(
          bytes: RecordFile.maximumUTF16Bytes + 2, limit: RecordFile.maximumUTF16Bytes))
  }
}
