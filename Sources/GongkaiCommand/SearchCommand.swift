// gongkai search: which reports say this?

import ArgumentParser
import Gongkai

struct SearchCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search an index.",
    usage: "gongkai search <query> --index <dir> [<options>]",
    discussion: """
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
      """)

  @Argument(help: "What to search for.")
  var query: [String] = []

  @OptionGroup var index: IndexOption

  @Option(help: ArgumentHelp("Search for each line of a file.", valueName: "file"))
  var queries: String?

  @OptionGroup(title: "Hits") var hits: HitOptions

  @OptionGroup(title: "Counts") var counts: FacetOptions

  @OptionGroup(title: "Output") var form: FormatOptions

  /// What was asked for, read.
  var arguments: SearchArguments {
    SearchArguments(
      query: query, index: index.directory, queries: queries, hits: hits.choices,
      counts: counts.choices, form: form.choices)
  }

  func validate() throws { try arguments.validate() }

  func execute(_ output: Output) throws -> Outcome { try arguments.execute(output) }
}
