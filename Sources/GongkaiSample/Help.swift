// What does --help say?

/// The text of `--help`.
enum Help {
  static let text = """
    OVERVIEW: Write realistic Chinese disclosure annual reports and the truth about them.

    USAGE: gongkai-sample --out DIR [--count N] [--seed S] [--formats LIST] [options]
           gongkai-sample score --answers FILE --table FILE [--misses N] [--json]

    The same seed and options give the same bytes on every run. Files of an earlier
    run are overwritten, never removed.

    EXAMPLE:
      gongkai-sample --count 200 --out sample-reports --seed 7
      gongkai-sample --count 200 --out sample-lines --format jsonl --dirt 0 --pinyin 0.5
      gongkai table sample-index --json > found.jsonl
      gongkai-sample score --answers sample-reports/answers.jsonl --table found.jsonl

    OUTPUT:
      txt, html, docx  DIR/reports/<province>/<nnnnnn>.<format>, at most 1000 in one folder
      csv, jsonl       DIR/reports.csv, DIR/reports.jsonl: id, title, text, url, date
      always           DIR/answers.jsonl: one line a report with the truth about it

    OPTIONS:
      --out DIR        where to write; made if missing (required)
      --count N        number of reports (default 1000)
      --seed S         seed of all chance (default 1)
      --formats LIST   formats by weight, as in txt=8,html=2 (default txt)
      --encodings LIST encodings of txt and html by weight: utf8, gbk, gb18030, big5,
                       utf16le, utf16be (default utf8); what lacks a character of the
                       text gives way to gb18030, and big5 makes the text traditional
      --format F       one format: txt, html, csv, docx or jsonl
      --from-year Y    first report year, from 2008 (default 2008)
      --to-year Y      last report year, to 2030 (default 2024)
      --copies R       share of near-identical copies (default \(Arguments.defaultCopyRate))
      --variety R      rate of each unusual way to write a report: other headings, other
                       or no numerals, one line, odd titles and signatures, year in one
                       place only, short names, figures of other years and organs, five
                       sections, reviews apart, odd tables (default 0)
      --dirt R         rate of every class below that has no rate of its own, and of
                       --variety
      -h, --help       show this help

    DIRT, each with a rate from 0 to 1:
    \(dirtLines)

    SCORE compares what `gongkai table --json` found with the answers:
      --answers FILE   answers.jsonl of the reports
      --table FILE     one JSON object a report, with its id
      --misses N       show the first N misses of each kind (default 0)
      --json           print the counts as one JSON object

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
