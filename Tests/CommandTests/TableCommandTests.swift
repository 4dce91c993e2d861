// Does the table say what is known of reports, and tell zero, unknown and lost apart?

import Gongkai
import TestKit
import Testing

@testable import GongkaiCommand

@Suite struct TableCommandTests {
  private let index = KnownReports.shared.path

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun(arguments: ["table"] + arguments + ["--index", index])
  }

  private func records(_ run: CommandRun) throws -> [String: JSONValue] {
    var records: [String: JSONValue] = [:]
    for line in run.lines {
      let value = try JSONValue(parsing: Array(line.utf8))
      records[value["id"]?.string ?? ""] = value
    }
    return records
  }

  @Test func zeroUnknownAndLostAreKeptApart() throws {
    let lines = try run("--columns", "id,year,organ,新收,复议,网站公开").lines
    #expect(
      lines == [
        "id              year  organ           新收  复议  网站公开",
        "a-whole.txt     2023  沙岭县人民政府     3     0         –",
        "b-stripped.txt  2022  青杨镇人民政府  lost  lost         –",
        "c-note.txt         –  –                  –     –         –",
        "given           2019  红瓦局             7     –         –",
      ])
  }

  @Test func theUsualColumnsStandBelowEachOther() throws {
    let lines = try run().lines
    #expect(lines.count == 5)
    let starts = lines.map { line in
      DisplayWidth.of(String(line.prefix { $0 != "沙" && $0 != "青" && $0 != "红" }))
    }
    #expect(starts[1] == starts[2] && starts[2] == starts[4])
    #expect(lines[0].hasPrefix("id ") && lines[0].hasSuffix("sections  dirt"))
    #expect(lines[2].hasSuffix("tail"))
  }

  @Test func rowsAreChosenSortedAndLimited() throws {
    let columns = ["--columns", "id"]
    func ids(_ arguments: [String]) throws -> [String] {
      try CommandRun(
        arguments: ["table", "--index", index] + columns + arguments
      ).lines.dropFirst().map { $0 }
    }
    #expect(try ids(["year:2022..2023"]).sorted() == ["a-whole.txt", "b-stripped.txt"])
    #expect(
      try ids(["--sort", "year"]) == ["given", "b-stripped.txt", "a-whole.txt", "c-note.txt"])
    #expect(try ids(["--sort", "新收:desc", "--limit", "2"]) == ["given", "a-whole.txt"])
    #expect(try ids(["year:2000..2030", "--sort", "year:desc", "--limit", "1"]) == ["a-whole.txt"])
    #expect(try ids(["--limit", "1"]) == ["a-whole.txt"])
    let none = try run("鑫鑫鑫鑫")
    #expect(none.code == 1 && none.output.isEmpty)
  }

  @Test func spreadsheetsAndProgramsReadTheSame() throws {
    let rows = SlowCSV.rows(try run("--csv").text)
    let records = try records(try run("--json"))
    let names = try #require(rows.first)
    #expect(rows.count == 5 && records.count == 4)
    for row in rows.dropFirst() {
      #expect(row.count == names.count)
      let cells = Dictionary(uniqueKeysWithValues: zip(names, row))
      let record = try #require(records[cells["id"] ?? ""])
      for key in FigureKey.allCases {
        let figure = record["figures"]?[key.rawValue]?.integer
        #expect(cells[key.rawValue] == figure.map(String.init) ?? "", "\(key)")
      }
      for name in ["title", "organ", "era", "encoding", "format", "published"] {
        #expect(cells[name] == record[name]?.string ?? "", "\(name)")
      }
      #expect(cells["year"] == record["year"]?.integer.map(String.init) ?? "")
      #expect(Int(cells["sections"] ?? "") == record["sections"]?.elements.count)
      #expect(cells["table_requests"] == record["request_table"]?.string)
    }
  }

  @Test func spreadsheetsGetAMarkAndNoFormulas() throws {
    let run = try run("--csv", "--bom", "--columns", "编号,标题,年份")
    #expect(run.output.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(run.text.contains("id,title,year\r\n"))
    #expect(run.text.contains("given,'=值班"))
  }

  @Test func everyValueHasItsEvidence() throws {
    let records = try records(try run("--json", "--evidence"))
    let whole = try #require(records["a-whole.txt"])
    let text = Array(KnownReports.whole.utf8)
    var checked = 0
    func check(_ value: JSONValue?) {
      guard let start = value?["start"]?.integer, let end = value?["end"]?.integer else { return }
      checked += 1
      #expect(String(decoding: text[start..<end], as: UTF8.self) == value?["quote"]?.string)
      #expect(value?["rule"]?.string?.isEmpty == false)
    }
    for name in ["year", "published", "signed", "organ", "organ_type", "region", "era"] {
      #expect(whole[name]?["value"] != nil, "\(name)")
      check(whole[name])
    }
    for name in whole["figures"]?.keys ?? [] { check(whole["figures"]?[name]) }
    for statement in whole["none"]?.elements ?? [] { check(statement) }
    #expect(checked >= 12)
    #expect(whole["figures"]?["reviews"]?["value"]?.integer == 0)
    #expect(whole["postcode"] == .null)
    #expect(whole["encoding"]?.string == "UTF-8")
    let given = try #require(records["given"])
    #expect(given["year"]?["rule"]?.string == "given with the report")
    #expect(given["year"]?["start"] == .null)
  }

  @Test func nothingSteersTheTerminal() throws {
    let shown = try run("--columns", "id,title").text
    #expect(!shown.contains("\u{1B}") && !shown.contains("\u{9B}"))
    #expect(shown.contains(#"\u{1B}[31m"#))
  }

  @Test func whatDoesNotFitTogetherIsRefused() throws {
    for arguments in [
      ["--evidence"], ["--bom"], ["--json", "--columns", "id"], ["--json", "--csv"],
      ["--columns", ""], ["--columns", "nope"], ["--sort", "nope"], ["--limit", "-1"],
    ] {
      let run = try CommandRun(arguments: ["table", "--index", index] + arguments)
      #expect(run.code == 64, "\(arguments)")
      #expect(run.output.isEmpty)
    }
    #expect(try run("--columns", "nope").errors.contains("‘nope’ is no column to show by"))
  }

  @Test func longTablesAreWidenedByTheirFirstRowsOnly() throws {
    #expect(DisplayWidth.clipped("公开公开", to: 8) == "公开公开")
    #expect(DisplayWidth.clipped("公开公开公", to: 8) == "公开公…")
    #expect(DisplayWidth.clipped("abc", to: 2) == "a…")
    #expect(DisplayWidth.clipped("", to: 2) == "")
  }

  @Test func everyFigureOfATableNamesIt() {
    let sentences = FigureKey.allCases.filter { $0.table == nil }
    #expect(
      sentences == [.proactiveTotal, .proactiveWebsite, .proactiveWechat, .feesYuan])
    #expect(FigureKey.allCases.filter { $0.table == .statistics }.isEmpty)
    #expect(Set(TableColumn.all.map(\.name)).count == TableColumn.all.count)
    for column in TableColumn.all { #expect(TableColumn(named: column.name)?.name == column.name) }
  }

  @Test func theHelp() throws {
    let run = try CommandRun("table", "--help")
    #expect(
      run.text == """
        OVERVIEW: Print identity and figures, one row a report.

        Without a query all reports of the index are listed. A stated zero is 0, what
        is unknown is –; ‘lost’ and ‘damaged’ stand where the table of the report that
        should state a figure is so. In CSV all of these are empty, and the columns
        table_requests, table_reviews … tell of the tables.

          gongkai table --index my-index
          gongkai table 'year:2023 新收:>100' --sort 新收:desc --index my-index
          gongkai table --columns year,organ,新收,予以公开 --csv --bom --index my-index
          gongkai table --json --evidence --index my-index

        USAGE: gongkai table [<query> ...] --index <dir> [--columns <columns>] [--sort \
        <columns>] [--limit <n>] [--json] [--csv] [--evidence] [--bom]

        ARGUMENTS:
          <query>                 Which reports; all without it.

        OPTIONS:
          --index <dir>           The index folder.
          --columns <columns>     Show these columns: id, year, organ, region, dirt,
                                  新收, requests_answered …
          --sort <columns>        Sort by columns: year, 新收:desc,year.
          --limit <n>             Rows to print; 0 for all. (default: 0)
          --json                  Print a line of JSON for each report.
          --csv                   Print CSV (RFC 4180) with all columns and figures.
          --evidence              JSON with the rule and the words behind every value.
          --bom                   CSV for spreadsheets: with a byte order mark, and '
                                  before =, +, - and @.
          --version               Show the version.
          -h, --help              Show help information.

        """ + "\n")
  }
}
