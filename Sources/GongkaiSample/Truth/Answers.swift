// How is the truth about a report written as one JSON line?

/// The answer line of one finished report.
enum Answers {
  /// Appends one line; the fields are described in the README of `index-data`.
  static func append(_ report: FinishedReport, path: String, to line: inout JSONLine) {
    let plan = report.plan
    line.open("{")
    line.key("id")
    line.value(path)
    line.key("title")
    line.value(report.title.string)
    truth(report.truth, keepsBytes: report.format.keepsBytes, &line)
    line.key("clean")
    line.open("{")
    line.key("year")
    line.value(plan.year)
    line.key("organ")
    line.value(plan.organ.fullName)
    line.key("region")
    places(plan.organ.region.chain, &line)
    line.key("era")
    line.value(plan.format.rawValue)
    line.key("signed")
    line.value(plan.signed.iso)
    line.key("published")
    line.value(plan.published.iso)
    line.close("}")
    line.key("straggler")
    line.value(plan.isStraggler)
    line.key("variety")
    strings(plan.variety.names, &line)
    line.key("format")
    line.value(report.format.rawValue)
    line.key("encoding")
    line.value(report.encoding.rawValue)
    line.key("table_form")
    line.value(plan.tableForm.rawValue)
    figures(plan, report.stated, &line)
    line.key("dirt")
    strings(report.dirt.map(\.rawValue), &line)
    line.key("visible_dirt")
    strings(report.visibleDirt.map(\.rawValue), &line)
    line.key("optional_dirt")
    strings(report.optionalDirt.map(\.rawValue), &line)
    line.key("copy_group")
    line.value(plan.copyGroup)
    line.key("copy_of")
    line.value(plan.copyOf)
    planted(report.counts, &line)
    line.key("sections")
    strings(report.sections.map(\.rawValue), &line)
    line.close("}")
    line.end()
  }

  static func strings(_ list: [String], _ line: inout JSONLine) {
    line.open("[")
    for string in list { line.value(string) }
    line.close("]")
  }

  private static func figures(_ plan: ReportPlan, _ stated: Stated, _ line: inout JSONLine) {
    let figures = plan.figures
    func number(_ name: String, _ value: Int, _ mark: Stated) {
      line.key(name)
      line.value(stated.contains(mark) ? value : nil)
    }
    line.key("figures")
    line.open("{")
    line.key("requests")
    line.open("{")
    number("new", figures.newTotal, .received)
    number("carried_in", figures.carriedInTotal, .carriedIn)
    number("answered", figures.answeredTotal, .answered)
    number("granted", figures.outcomes[OutcomeRow.granted].sum, .granted)
    number("partial", figures.outcomes[OutcomeRow.partial].sum, .partial)
    number("refused", figures.outcome(OutcomeRow.refused), .refused)
    number("unavailable", figures.outcome(OutcomeRow.unavailable), .unavailable)
    number("unprocessed", figures.outcome(OutcomeRow.unprocessed), .unprocessed)
    number("other", figures.outcome(OutcomeRow.other), .other)
    number("carried_out", figures.carriedOutTotal, .carriedOut)
    line.close("}")
    line.key("request_table")
    if stated.contains(.requestTable) {
      line.open("[")
      let rows = [figures.received, figures.carriedIn] + figures.outcomes + [figures.carriedOut]
      for row in rows {
        line.open("[")
        for number in row + [row.sum] { line.value(number) }
        line.close("]")
      }
      line.close("]")
    } else {
      line.null()
    }
    line.key("proactive")
    line.open("{")
    number("total", figures.total, .proactive)
    number("website", figures.web, .channels)
    number("wechat", figures.wechat, .channels)
    number("others", figures.otherChannels, .channels)
    line.close("}")
    number("reviews", figures.reviews, .reviews)
    number("lawsuits", figures.lawsuits, .lawsuits)
    number("fees_yuan", figures.fees, .fees)
    line.close("}")
  }

  private static func planted(_ counts: [Int], _ line: inout JSONLine) {
    line.key("planted")
    line.open("{")
    for (index, phrase) in (PlantedPhrases.fixed + PlantedPhrases.rare).enumerated()
    where index < PlantedPhrases.fixed.count || counts[index] > 0 {
      line.key(phrase)
      line.value(counts[index])
    }
    line.close("}")
  }
}
