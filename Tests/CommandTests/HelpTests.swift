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

        Index text, HTML, Word, CSV and JSON Lines files, then search them:

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
          repair                  Mend a damaged index.
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
        收到*申请?件, sections (section:依申请公开 未收到), titles (title:年度报告) and
        facts (year:2019..2023 region:威海 organ:民政局 新收:>100 none:requests).

          gongkai search 依申请公开 --index my-index
          gongkai search '"行政复议" OR 行政诉讼' --index my-index --limit 3
          gongkai search 政务新媒体 --facet year --share --rate --index my-index
          gongkai search 'section:收费 减免' --kwic --index my-index
          gongkai search 'year:2023' --sort 新收:desc --limit 0 --csv --index my-index

        With --queries, each line of a file is a query, or a label, a tab and a
        query; lines with the label ‘or’ match any word. ‘-’ is standard input.

        USAGE: gongkai search <query> --index <dir> [<options>]

        ARGUMENTS:
          <query>                 What to search for.

        HITS:
          --limit <n>             Hits to show; 0 for all. (default: 10; none beside
                                  --facet)
          --match <match>         Whether all words must occur, or any. (values: all,
                                  any; default: all)
          --sort <columns>        Sort by columns instead of by score: year,
                                  新收:desc,year.
          --zones <zones>         Search these zones: all, or some of header, body,
                                  tables, tail, wrapper. (default: all but tail and
                                  wrapper)
          --repair                Find other wordings in reports that a machine
                                  rewrote; hits say so.
          --kwic                  Show every match in its sentence, keyword in context.
          --no-snippets           Cut no snippets.
          --explain               Show how each score came about.
          --approximate           Accept a lower bound for the total where that saves
                                  time, as with --match any.

        COUNTS:
          --facet <columns>       Count all matches by these: year, region, level,
                                  organ_type, era, script, dirt, section …
          --share                 With the share of the reports that match, in percent.
          --rate                  With the occurrences in 10,000 characters.
          --facet-limit <n>       Values to show on a page; 0 for all. (default: 20)

        OUTPUT:
          --json                  Print one JSON object.
          --jsonl                 Print a line of JSON for each hit, match or counted
                                  value.
          --csv                   Print them as rows of CSV (RFC 4180).
          --bom                   CSV for spreadsheets: with a byte order mark, and '
                                  before =, +, - and @.
          --color <color>         When to use colours. (values: auto, always, never;
                                  default: auto)

        OPTIONS:
          --index <dir>           The index folder.
          --queries <file>        Search for each line of a file.
          --version               Show the version.
          -h, --help              Show help information.

        """ + "\n")
    #expect(try CommandRun("help", "search").text == run.text)
  }

  @Test func examplesOfSearchesCanBePasted() throws {
    let examples = try CommandRun("search", "--help").lines.filter {
      $0.hasPrefix("  gongkai search ")
    }
    #expect(examples.count == 5)
    for example in examples {
      // Quotes keep blanks, as in a shell.
      let words = example.dropFirst(2).split(separator: "'", omittingEmptySubsequences: false)
        .enumerated().flatMap { number, part in
          number % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
      let arguments = words.dropFirst().map {
        $0 == "my-index" ? CountedReports.shared.path : $0
      }
      let run = try CommandRun(arguments: Array(arguments))
      #expect(run.code <= 1 && run.errors.isEmpty, "\(example): \(run.errors)")
    }
  }

  @Test func theVersion() throws {
    let run = try CommandRun("--version")
    #expect(run.code == 0)
    #expect(run.text == "gongkai 0.1.0\n")
  }

  @Test(arguments: [
    "index", "search", "table", "show", "doctor", "analyze", "stats", "inspect", "verify", "repair",
    "merge", "delete", "bench", "eval",
  ])
  func everyCommandHasAnExample(command: String) throws {
    let run = try CommandRun(command, "--help")
    #expect(run.code == 0)
    #expect(run.text.contains("\n  gongkai \(command) "))
    let usage = run.lines.prefix { !$0.hasPrefix("USAGE") }
    for line in usage { #expect(line.count < 80) }
  }
}
