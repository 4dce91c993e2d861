// What does --help say?

/// The text of `--help`.
enum Help {
  static let text = """
    OVERVIEW: Write realistic Chinese disclosure annual reports and the truth about them.

    USAGE: gongkai-sample --out DIR [--count N] [--seed S] [--format txt|jsonl] [options]

    The same seed and options give the same bytes on every run. Files of an earlier
    run are overwritten, never removed.

    EXAMPLE:
      gongkai-sample --count 200 --out sample-reports --seed 7
      gongkai-sample --count 200 --out sample-lines --format jsonl --dirt 0 --pinyin 0.5

    OUTPUT:
      txt              DIR/reports/<province>/<nnnnnn>.txt, at most 1000 in a folder
      jsonl            DIR/reports.jsonl: id, title, text, url, date
      both             DIR/answers.jsonl: one line a report with the truth about it

    OPTIONS:
      --out DIR        where to write; made if missing (required)
      --count N        number of reports (default 1000)
      --seed S         seed of all chance (default 1)
      --format F       txt or jsonl (default txt)
      --from-year Y    first report year, from 2008 (default 2008)
      --to-year Y      last report year, to 2030 (default 2024)
      --copies R       share of near-identical copies (default \(Arguments.defaultCopyRate))
      --dirt R         rate of every class below that has no rate of its own
      -h, --help       show this help

    DIRT, each with a rate from 0 to 1:
    \(dirtLines)

    EXIT CODES: 0 done, 2 error while writing, 64 wrong usage
    """

  private static let meanings: [DirtClass: String] = [
    .synonyms: "words rewritten by near synonyms",
    .taiwan: "wording of Taiwan",
    .facts: "years and place names deleted",
    .characters: "characters lost in dates and document numbers",
    .spam: "betting brands instead of names",
    .masked: "names masked by ****",
    .junk: "senseless characters and markup after punctuation",
    .quotes: "quotes and brackets lost or replaced",
    .traditional: "traditional script",
    .tonedPinyin: "traditional script with toned readings in brackets",
    .plainPinyin: "toneless, repeated or spaced readings",
    .widths: "half and full width mixed, U+3000 indents",
    .blanks: "blanks inside words",
    .wrap: "lines broken hard",
    .tails: "links and titles of other pages at the end",
    .wrapper: "head and foot of a download site",
  ]

  private static let dirtLines = DirtClass.allCases.map { kind in
    let option = (kind.option + " R").padded(to: 17)
    return "  \(option)\(meanings[kind] ?? "") (default \(kind.defaultRate))"
  }.joined(separator: "\n")
}

extension String {
  /// The string with blanks up to a width in characters.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
