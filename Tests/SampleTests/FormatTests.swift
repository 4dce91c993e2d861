// Are the formats and encodings what they claim to be?

import Testing

@testable import GongkaiSample

struct OutputFormatTests {
  private func outputs(_ formats: String, _ encodings: String) throws -> OutputShares {
    try Arguments(["--out", "x", "--formats", formats, "--encodings", encodings]).outputs
  }

  @Test func sharesAreKept() throws {
    let outputs = try outputs("txt=3,html=1,docx", "utf8=2,gbk,utf16le")
    let reports = makeReports(600, seed: 2, outputs: outputs)
    #expect(300...420 ~= reports.count { $0.format == .txt })
    #expect(80...160 ~= reports.count { $0.format == .html })
    #expect(80...160 ~= reports.count { $0.format == .docx })
    #expect(reports.allSatisfy { $0.format != .docx || $0.encoding == .utf8 })
    let texts = makeReports(600, seed: 2).map(\.text)
    #expect(reports.map(\.text) == texts)
  }

  @Test func encodingsHoldTheirText() throws {
    for report in makeReports(
      60, seed: 3, rates: DirtRates(all: 0.2), outputs: try outputs("txt", "gbk,gb18030,big5"))
    {
      let bytes = try report.encoding.bytes(report.text)
      #expect(!bytes.isEmpty && String(validating: bytes, as: UTF8.self) == nil)
      if report.encoding == .big5 { #expect(report.dirt.contains(.traditional)) }
    }
    #expect(try TextEncoding.gbk.bytes(Text("中a")) == [0xD6, 0xD0, 0x61])
    #expect(try TextEncoding.big5.bytes(Text("中")) == [0xA4, 0xA4])
    #expect(try TextEncoding.utf16be.bytes(Text("中")) == [0xFE, 0xFF, 0x4E, 0x2D])
    #expect(try TextEncoding.utf16le.bytes(Text("中")) == [0xFF, 0xFE, 0x2D, 0x4E])
    #expect(throws: RunError.self) { try TextEncoding.big5.bytes(Text("简")) }
  }

  @Test func pagesHoldTheReportAndItsTables() throws {
    for report in makeReports(60, seed: 4, outputs: try outputs("html", "utf8")) {
      let page = HTMLPage.text(report).string
      #expect(page.contains("<meta name=\"PubDate\" content=\"\(report.plan.published.iso)"))
      let isTabular = report.plan.tableForm == .bars
      #expect(page.contains("<table") == isTabular)
      if isTabular && report.plan.format != .a { #expect(page.contains("<td colspan=\"")) }
      let answer = try #require(JSON(answerLine(report)))
      #expect(answer["spans"] == .null && answer["format"]?.string == "html")
    }
  }

  @Test func rowsDoubleTheirQuotes() throws {
    var report = makeReports(1)[0]
    report.text = Text("甲\"乙\n丙")
    let row = String(decoding: CSVRow.bytes(report, "a/1.txt"), as: UTF8.self)
    #expect(row.hasPrefix("\"a/1.txt\",\"") && row.contains(",\"甲\"\"乙\n丙\","))
    #expect(row.hasSuffix("\r\n"))
  }

  @Test func wordFilesAreArchivesOfThreeEntries() {
    let bytes = WordFile.bytes(Text("甲<乙\n丙\t丁"))
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    #expect(Array(bytes.suffix(22).prefix(4)) == [0x50, 0x4B, 5, 6])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("甲&lt;乙</w:t>") && text.contains("<w:tab/>"))
    // Every entry's checksum stands in its header and in the directory.
    let header = Array(bytes[14..<26])
    let directory = Text(text).count
    #expect(
      directory > 0
        && bytes.indices.dropLast(12).count { Array(bytes[$0..<$0 + 12]) == header } == 2)
  }
}
