// Which options does `gongkai search` have?

import ArgumentParser
import Gongkai

/// Which reports are listed, and in which order.
struct HitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Hits to show; 0 for all. (default: 10; none beside --facet)", valueName: "n"))
  var limit: Int?

  @Option(help: "Whether all words must occur, or any.")
  var match = HitChoices().match

  @Option(
    help: ArgumentHelp(
      "Sort by columns instead of by score: year, 新收:desc,year.", valueName: "columns"))
  var sort: String?

  @Option(
    help: ArgumentHelp(
      "Search these zones: all, or some of header, body, tables, tail, wrapper. "
        + "(default: all but tail and wrapper)", valueName: "zones"))
  var zones: String?

  @Flag(help: "Find other wordings in reports that a machine rewrote; hits say so.")
  var repair = false

  @Flag(help: "Show every match in its sentence, keyword in context.")
  var kwic = false

  @Flag(name: .customLong("no-snippets"), help: "Cut no snippets.")
  var withoutSnippets = false

  @Flag(help: "Show how each score came about.")
  var explain = false

  @Flag(
    help: "Accept a lower bound for the total where that saves time, as with --match any.")
  var approximate = false

  var choices: HitChoices {
    HitChoices(
      limit: limit, match: match, sort: sort, zones: zones, repair: repair, kwic: kwic,
      withoutSnippets: withoutSnippets, explain: explain, approximate: approximate)
  }
}

/// What is counted over all matches.
struct FacetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Count all matches by these: year, region, level, organ_type, era, script, dirt, section …",
      valueName: "columns"))
  var facet: String?

  @Flag(help: "With the share of the reports that match, in percent.")
  var share = false

  @Flag(help: "With the occurrences in 10,000 characters.")
  var rate = false

  @Option(
    name: .customLong("facet-limit"),
    help: ArgumentHelp("Values to show on a page; 0 for all.", valueName: "n"))
  var limit = FacetChoices().limit

  var choices: FacetChoices {
    FacetChoices(facet: facet, share: share, rate: rate, limit: limit)
  }
}

/// How a search is printed.
enum SearchFormat: String, EnumerableFlag {
  case json
  case jsonl
  case csv

  static func help(for value: SearchFormat) -> ArgumentHelp? {
    switch value {
    case .json: "Print one JSON object."
    case .jsonl: "Print a line of JSON for each hit, match or counted value."
    case .csv: "Print them as rows of CSV (RFC 4180)."
    }
  }
}

/// How results are printed.
struct FormatOptions: ParsableArguments {
  @Flag(exclusivity: .exclusive)
  var format: SearchFormat?

  @Flag(help: "CSV for spreadsheets: with a byte order mark, and ' before =, +, - and @.")
  var bom = false

  @Option(help: "When to use colours.")
  var color = FormChoices().color

  var choices: FormChoices { FormChoices(format: format, bom: bom, color: color) }
}
