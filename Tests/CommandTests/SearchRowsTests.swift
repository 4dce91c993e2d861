// Do rows, lines and pages of matches hold what was found, all of it?

import Gongkai
import TestKit
import Testing

@testable import GongkaiCommand

@Suite struct SearchRowsTests {
  private let reports = CountedReports.shared

  @Test func rowsReadBackAsWhatWasFound() throws {
    let rows = cells(ofCSV: try reports.search("阳光政务", "--csv").output)
    #expect(
      rows[0] == [
        "id", "title", "score", "section", "year", "organ", "region", "snippet", "matched_through",
      ])
    let json = try reports.search("阳光政务", "--json").json()
    let hits = json["hits"]?.elements ?? []
    #expect(rows.count == 4 && hits.count == 3)
    for (row, hit) in zip(rows.dropFirst(), hits) {
      #expect(row[0] == hit["id"]?.string)
      #expect(row[1] == hit["title"]?.string)
      #expect(abs((Double(row[2]) ?? 0) - (hit["score"]?.double ?? 1)) < 0.000001)
      #expect(row[3] == "overview" && hit["sections"]?.elements.first?.string == "overview")
      #expect(row[4] == "\(hit["year"]?.integer ?? 0)")
      #expect(row[5] == hit["organ"]?.string && row[6] == hit["region"]?.string)
      let snippet = hit["snippet"]?.string?.split(separator: "<mark>").joined()
      #expect(row[7] == snippet?.split(separator: "</mark>").joined())
    }
    #expect(rows.dropFirst().contains { $0[7].contains("设\"阳光\"窗口") })
    let lines = try reports.search("阳光政务", "--jsonl").lines
    #expect(try lines.map { try JSONValue(parsing: Array($0.utf8)) } == hits)
  }

  @Test func spreadsheetsGetAMarkAndNoFormulas() throws {
    let plain = try reports.search("阳光政务之年", "--kwic", "--csv")
    #expect(plain.output.starts(with: "id,".utf8))
    #expect(cells(ofCSV: plain.output)[1][3] == "=")
    let marked = try reports.search("阳光政务之年", "--kwic", "--csv", "--bom")
    #expect(marked.output.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(cells(ofCSV: Array(marked.output.dropFirst(3)))[1][3] == "'=")
  }

  @Test func cellsAreQuotedWhereTheyMustBe() {
    var row = CSVRow(guardsFormulas: true)
    for cell in ["", "a", "a,b", "a\"b", "a\r\nb", " a", "-1", "@x", "一，二"] { row.add(cell) }
    row.add(-7)
    row.add(nil)
    row.add(1.5, places: 2)
    let text = ",a,\"a,b\",\"a\"\"b\",\"a\r\nb\",\" a\",'-1,'@x,一，二,-7,,1.50\r\n"
    #expect(row.line == Array(text.utf8))
  }

  @Test func threeThousandRowsStream() throws {
    let folder = TemporaryDirectory()
    var lines = ""
    for number in 0..<3000 {
      let text = "收到申请\(number)件，申请已办结。"
      lines += #"{"id":"r\#(number)","text":"\#(text)","year":\#(2000 + number % 20)}"# + "\n"
    }
    try folder.write("many.jsonl", lines)
    let index = folder.file("index")
    #expect(try CommandRun("index", folder.file("many.jsonl"), "--index", index).code == 0)
    let everything = Set((0..<3000).map { "r\($0)" })
    let rows = cells(
      ofCSV: try CommandRun("search", "申请", "--limit", "0", "--csv", "--index", index).output)
    #expect(rows.count == 3001 && Set(rows.dropFirst().map { $0[0] }) == everything)
    let matches = try CommandRun(
      "search", "申请", "--limit", "0", "--kwic", "--jsonl", "--index", index
    ).lines
    #expect(matches.count == 6000)
    let object = try CommandRun("search", "申请", "--limit", "0", "--json", "--index", index).json()
    #expect(Set(object["hits"]?.elements.compactMap { $0["id"]?.string } ?? []) == everything)
    let page = try CommandRun("search", "申请", "--limit", "0", "--kwic", "--index", index)
    #expect(page.text.hasSuffix("\n6,000 matches in 3,000 reports\n"))
    let sorted = try CommandRun(
      "search", "申请", "--limit", "0", "--sort", "year", "--jsonl", "--no-snippets", "--index",
      index)
    let years = try sorted.lines.compactMap {
      try JSONValue(parsing: Array($0.utf8))["year"]?.integer
    }
    #expect(years.count == 3000 && years == years.sorted())
    let gone = try CommandRun(
      arguments: ["search", "申请", "--limit", "0", "--csv", "--index", index], readerGone: true)
    #expect(gone.code == 0 && gone.errors.isEmpty)
  }

  @Test func matchesBeginInOneColumn() throws {
    let run = try reports.search("web OR 阳光", "--kwic", "--limit", "0")
    let lines = run.lines.dropFirst().dropLast()
    #expect(lines.count == 8)
    for line in lines {
      #expect(DisplayWidth.of(line) <= 80)
      // 16 columns of identifier, 9 of section, 19 of left context, and three gaps.
      let match = line.rest(behind: 50)
      #expect(match?.hasPrefix("阳光") == true || match?.hasPrefix("ｗｅｂ") == true, "\(line)")
    }
    let long = ConcordancePage(color: false, columns: 60).line(
      ConcordanceLine.sample(left: String(repeating: "左", count: 40), right: "right"))
    #expect(DisplayWidth.of(long) <= 60)
    #expect(long.hasPrefix("…o/folder/年  requests "))
    let colored = try reports.search("阳光", "--kwic", "--color", "always")
    #expect(colored.text.contains("\u{1B}[1;31m阳光\u{1B}[0m"))
  }

  @Test func matchesSayWhereTheyStand() throws {
    let rows = cells(ofCSV: try reports.search("服务", "--kwic", "--csv", "--limit", "0").output)
    #expect(
      rows[0] == [
        "id", "title", "section", "left", "match", "right", "start", "end", "matched_through",
      ])
    #expect(rows.count == 8)
    for row in rows.dropFirst() {
      let text = try CommandRun("show", row[0], "--index", reports.path).output
      let start = try #require(Int(row[6]))
      let end = try #require(Int(row[7]))
      #expect(String(decoding: text[start..<end], as: UTF8.self) == row[4])
      #expect(row[2] == (row[5].hasPrefix("意识") ? "problems" : "overview"))
    }
    let json = try reports.search("服务", "--kwic", "--json", "--limit", "0").json()
    #expect(json["matches"]?.elements.count == 7)
    #expect(
      json["matches"]?.elements.first?.keys == [
        "id", "title", "section", "left", "match", "right", "start", "end",
      ])
  }

  @Test func zonesAreSearchedWhenAskedFor() throws {
    #expect(try reports.search("小学作文").code == 1)
    for zones in ["all", "tail", "正文,页尾"] {
      let run = try reports.search("小学作文", "--zones", zones)
      #expect(run.code == 0)
      #expect(run.text.contains("页尾 (tail)"))
    }
    #expect(try reports.search("小学作文", "--zones", "body").code == 1)
    #expect(try reports.search("威海市民政局 年度报告", "--zones", "header").code == 0)
    #expect(try reports.search("服务意识", "--zones", "header").code == 1)
  }

  @Test func otherWordingsAreFoundWhenAskedForAndSaidSo() throws {
    let plain = try reports.search("阳光服务", "--json").json()
    #expect(plain["hits"]?.elements.compactMap { $0["id"]?.string } == ["a"])
    let run = try reports.search("阳光服务", "--repair", "--sort", "year", "--json")
    let hits = try run.json()["hits"]?.elements ?? []
    #expect(hits.compactMap { $0["id"]?.string } == ["a", "e"])
    #expect(hits[0]["matched_through"] == nil)
    #expect(hits[1]["matched_through"]?.elements.compactMap(\.string) == ["rewritten wording"])
    #expect(try reports.search("阳光服务", "--repair").text.contains("rewritten wording"))
    let matches = cells(
      ofCSV: try reports.search("阳光服务", "--repair", "--kwic", "--csv", "--sort", "year").output)
    #expect(matches.dropFirst().map { $0[8] } == ["", "rewritten wording"])
    #expect(try reports.search("阳光服务", "--repair", "--kwic").text.contains("  rewritten wording"))
    let rates = cells(
      ofCSV: try reports.search("阳光服务", "--repair", "--facet", "year", "--rate", "--csv").output)
    #expect(rates.dropFirst().map { $0[5] } == ["1", "0", "1"])
  }
}

extension ConcordanceLine {
  /// A match with a long identifier.
  fileprivate static func sample(left: String, right: String) -> ConcordanceLine {
    ConcordanceLine(
      identifier: "a/very/long/path/to/folder/年", title: "", field: "requests.tables", left: left,
      match: "申请", right: right, isRepair: false, range: 0..<6)
  }
}

extension String {
  /// What stands behind so many columns; nil when a character stands across.
  fileprivate func rest(behind columns: Int) -> Substring? {
    indices.first { DisplayWidth.of(String(self[..<$0])) == columns }.map { self[$0...] }
  }
}
