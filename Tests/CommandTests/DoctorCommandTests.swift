// Does the doctor say what indexing would make of files, and show what it knows?

import Gongkai
import TestKit
import Testing

@testable import GongkaiCommand

@Suite struct DoctorCommandTests {
  private let known = KnownReports.shared

  @Test func verdictsAndSummary() throws {
    let run = try CommandRun("doctor", known.files, "--brief")
    #expect(run.code == 0)
    #expect(
      run.lines.prefix(5) == [
        "a-whole.txt: ok", "b-stripped.txt: damaged", "c-note.txt: not a report",
        "given: not a report",
        "4 documents: 1 ok, 1 damaged, 2 not a report, 0 cannot be read",
      ])
    #expect(run.text.contains("  tables     proactive lost 1, requests lost 1, reviews lost 1\n"))
    #expect(run.text.contains("  formats    text 3, jsonl 1\n"))
  }

  @Test func thePageShowsFactsWithTheirEvidence() throws {
    let lines = try CommandRun("doctor", known.files).lines
    let size = Numbers.bytes(KnownReports.whole.utf8.count)
    func line(_ beginning: String) -> String? { lines.first { $0.hasPrefix(beginning) } }
    #expect(line("  file ")?.contains("  text, UTF-8, \(size) of text, ") == true)
    #expect(line("  year ")?.contains("2023") == true)
    #expect(line("  year ")?.contains("period sentence") == true)
    #expect(line("  year ")?.contains("‘") == true)
    #expect(line("  postcode ")?.hasSuffix("unknown") == true)
    #expect(lines.contains { $0.hasPrefix("  table ") && $0.hasSuffix(" lost") })
    #expect(line("  tail ")?.contains("‘上一篇：青杨镇") == true)
    #expect(lines.contains { $0.hasPrefix("  title ") && $0.hasSuffix(#"‘午饭\u{1B}[31m通知’"#) })
    #expect(!lines.joined().contains("\u{1B}"))
  }

  @Test func programsGetALineForEach() throws {
    let run = try CommandRun("doctor", known.files, "--json")
    let values = try run.lines.map { try JSONValue(parsing: Array($0.utf8)) }
    #expect(values.count == 5)
    #expect(
      values.prefix(4).map { $0["verdict"]?.string } == [
        "ok", "damaged", "not_a_report", "not_a_report",
      ])
    #expect(values[1]["dirt_counts"]?["tail"]?.integer ?? 0 > 0)
    #expect(values[0]["year"]?["value"]?.integer == 2023)
    #expect(values[4]["summary"]?["damaged"]?.integer == 1)
    let byIndex = try CommandRun("doctor", known.files, "--json", "--index", known.path)
    #expect(byIndex.output == run.output)
  }

  @Test func whatCannotBeReadDoesNotKeepTheRest() throws {
    let folder = TemporaryDirectory()
    try folder.write(
      "x/bad.txt", bytes: [0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 99))
    try folder.write("x/good.txt", "食堂今天供应面条。\n")
    let run = try CommandRun("doctor", folder.file("nowhere"), folder.file("x"), "--brief")
    #expect(run.code == 2)
    #expect(run.text.contains("nowhere: cannot be read\n"))
    #expect(run.text.contains("bad.txt: cannot be read\n"))
    #expect(run.text.contains("good.txt: not a report\n"))
    #expect(run.text.contains("3 documents: 0 ok, 0 damaged, 1 not a report, 2 cannot be read"))
    let json = try CommandRun("doctor", folder.file("x/bad.txt"), "--json").lines
    let problem = try JSONValue(parsing: Array(try #require(json.first).utf8))
    #expect(problem["verdict"]?.string == "unreadable")
    #expect(problem["problem"]?.string?.isEmpty == false)
  }

  @Test func nothingToRead() throws {
    let folder = TemporaryDirectory()
    try Directory.create(folder.file("empty"))
    #expect(try CommandRun("doctor", folder.file("empty")).code == 1)
    #expect(try CommandRun("doctor").code == 64)
    #expect(try CommandRun("doctor", "x", "--brief", "--json").code == 64)
  }

  @Test func showTellsWhatIsKnownOfOne() throws {
    let run = try CommandRun("show", "a-whole.txt", "--identity", "--index", known.path)
    #expect(run.code == 0)
    #expect(run.lines.first == "a-whole.txt: ok")
    #expect(run.lines.contains { $0.hasPrefix("  lawsuits ") && $0.contains(" 1 ") })
    let json = try CommandRun(
      "show", "a-whole.txt", "--identity", "--json", "--index", known.path
    ).json()
    #expect(json["figures"]?["requests_new"]?["value"]?.integer == 3)
    let none = try CommandRun("show", "nope", "--identity", "--index", known.path)
    #expect(none.code == 1)
    #expect(none.output.isEmpty)
  }

  @Test func theHelp() throws {
    let run = try CommandRun("doctor", "--help")
    #expect(
      run.text == """
        OVERVIEW: Say what is in files before they are indexed.

        Reads files as indexing does, folders with all below them, and prints for each
        report: a verdict (ok, damaged, not a report, cannot be read), encoding and
        format, what was cut off, damage, tables, sections, and its identity with the
        rules and words that tell it. A summary follows. Ends with 2 when something
        cannot be read, with 1 when there is nothing to read.

          gongkai doctor reports
          gongkai doctor reports/2023.zip --json

        USAGE: gongkai doctor [<paths> ...] [--index <dir>] [--brief] [--json]

        ARGUMENTS:
          <paths>                 Files and folders.

        OPTIONS:
          --index <dir>           Fold texts by the table of this index.
          --brief                 Print only the verdicts and the summary.
          --json                  Print JSON.
          --version               Show the version.
          -h, --help              Show help information.

        """ + "\n")
  }
}
