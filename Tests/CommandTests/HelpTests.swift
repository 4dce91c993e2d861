// Does the help say what it said when it was last read by a person?

import Gongkai
import TestKit
import Testing

@Suite struct HelpTests {
  @Test func rootHelp() throws {
    let run = try CommandRun("--help")
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.text == """
        OVERVIEW: Search Chinese disclosure reports.

        Index files and folders of .txt, .md and .jsonl files, then search them:

          gongkai index reports --index my-index
          gongkai search 依申请公开 --index my-index

        Exit codes: 0 found, 1 nothing found, 2 error, 64 wrong usage. Results go
        to standard output, everything else to standard error.

        USAGE: gongkai <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          index                   Index files and folders of reports.
          search                  Search an index.
          table                   Print identity and figures, one row a report.
          show                    Print a report in its original wording.
          doctor                  Say what is in files before they are indexed.
          analyze                 Show the tokens of a text.
          stats                   Show counts and sizes of an index.
          inspect                 Look into the files of an index.
          verify                  Check an index for damage.
          merge                   Merge all segments of an index into one.
          delete                  Delete reports from an index.
          bench                   Measure how long searches take.
          eval                    Measure rankings against relevance judgments.

          See 'gongkai help <subcommand>' for detailed help.
        """ + "\n")
    #expect(try CommandRun().text == run.text)
  }

  @Test func searchHelp() throws {
    let run = try CommandRun("search", "--help")
    #expect(run.code == 0)
    #expect(
      run.text == """
        OVERVIEW: Search an index.

        Words beside each other must all occur. Also understood: "…" for a phrase,
        AND OR NOT (or 与 或 非, & | -), parentheses, NEAR/5, wildcards such as
        收到*申请?件, fields (title:年度报告) and columns (year:2019..2023).

          gongkai search 依申请公开 --index my-index
          gongkai search '"行政复议" OR 行政诉讼' --index my-index --limit 3

        With --queries, each line of a file is a query, or a label, a tab and a
        query; lines with the label ‘or’ match any word. ‘-’ is standard input.

        USAGE: gongkai search <query> --index <dir> [<options>]

        ARGUMENTS:
          <query>                 What to search for.

        OPTIONS:
          --index <dir>           The index folder.
          --limit <n>             Hits to show. (default: 10)
          --match <match>         Whether all words must occur, or any. (values: all,
                                  any; default: all)
          --json                  Print JSON.
          --queries <file>        Search for each line of a file.
          --approximate           Accept a lower bound for the total where that saves
                                  time; so far every total is exact.
          --explain               Show how each score came about.
          --no-snippets           Cut no snippets.
          --color <color>         When to use colours. (values: auto, always, never;
                                  default: auto)
          --version               Show the version.
          -h, --help              Show help information.

        """ + "\n")
    #expect(try CommandRun("help", "search").text == run.text)
  }

  @Test func theVersion() throws {
    let run = try CommandRun("--version")
    #expect(run.code == 0)
    #expect(run.text == "gongkai 0.1.0\n")
  }

  @Test(arguments: [
    "index", "search", "table", "show", "doctor", "analyze", "stats", "inspect", "verify", "merge",
    "delete", "bench",
    "eval",
  ])
  func everyCommandHasAnExample(command: String) throws {
    let run = try CommandRun(command, "--help")
    #expect(run.code == 0)
    #expect(run.text.contains("\n  gongkai \(command) "))
    let usage = run.lines.prefix { !$0.hasPrefix("USAGE") }
    for line in usage { #expect(line.count < 80) }
  }
}
