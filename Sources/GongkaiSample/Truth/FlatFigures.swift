// Which figures does the text state, under one flat name each?

/// Figures by their flat names, in the order in which they were found.
struct FlatFigures: Sendable {
  /// Figures the text states.
  private(set) var stated: [String: Int] = [:]
  /// Figures that can be worked out, or stand in prose that few readers read: right if answered
  /// so, not missed if not answered.
  private(set) var optional: [String: Int] = [:]
  /// Figures the text contradicts itself about: any answer is let pass.
  var contradicted: Set<String> = []
  /// Objects the text says in words or with a zero in prose that there were none of.
  var none: [String] = []

  init() {}

  /// The figures of a plan whose prose states `prose`.
  ///
  /// - Parameter hasIndicators: whether the list of indicators stands at the end.
  init(_ plan: ReportPlan, prose: Stated, hasIndicators: Bool) {
    readProse(plan.figures, prose)
    if hasIndicators { readIndicators(plan.figures) }
    if plan.format != .a && plan.tableForm.isPresent {
      readRequests(plan)
      readRemedies(plan)
      readPublications(plan)
    }
    contradicted.formUnion(contradictions(prose))
    for name in stated.keys { optional[name] = nil }
  }

  private mutating func readProse(_ figures: Figures, _ prose: Stated) {
    func put(_ name: String, _ value: Int, _ mark: Stated) {
      if prose.contains(mark) { stated[name] = value }
    }
    func offer(_ name: String, _ value: Int, _ mark: Stated) {
      if prose.contains(mark) { optional[name] = value }
    }
    put("proactive_total", figures.total, .proactive)
    put("proactive_website", figures.web, .channels)
    put("proactive_wechat", figures.wechat, .channels)
    put("requests_new", figures.newTotal, .received)
    put("requests_answered", figures.answeredTotal, .answered)
    put("reviews", figures.reviews, .reviews)
    put("lawsuits", figures.lawsuits, .lawsuits)
    put("fees_yuan", figures.fees, .fees)
    offer("requests_carried_in", figures.carriedInTotal, .carriedIn)
    offer("requests_carried_out", figures.carriedOutTotal, .carriedOut)
    offer("granted", figures.outcomes[OutcomeRow.granted].sum, .granted)
    offer("partial", figures.outcomes[OutcomeRow.partial].sum, .partial)
    offer("refused", figures.outcome(OutcomeRow.refused), .refused)
    offer("unavailable", figures.outcome(OutcomeRow.unavailable), .unavailable)
    offer("unprocessed", figures.outcome(OutcomeRow.unprocessed), .unprocessed)
    offer("other", figures.outcome(OutcomeRow.other), .other)
    offer("new_person", figures.received[0], .natural)
    offer("review_upheld", figures.remedies[0][0], .upheld)
    // Who says in words that there was nothing states no number, though 0 is not wrong.
    offer("requests_new", 0, .receivedNone)
    offer("requests_answered", 0, .answeredNone)
    offer("reviews", 0, .reviewsNone)
    offer("lawsuits", 0, .lawsuitsNone)
    offer("fees_yuan", 0, .feesNone)
    let zeros: [(name: String, number: Int, mark: Stated, inWords: Stated)] = [
      ("requests", figures.newTotal, .received, .receivedNone),
      ("reviews", figures.reviews, .reviews, .reviewsNone),
      ("lawsuits", figures.lawsuits, .lawsuits, .lawsuitsNone),
      ("fees", figures.fees, .fees, .feesNone),
    ]
    none = zeros.filter { zero in
      prose.contains(zero.inWords) || (zero.number == 0 && prose.contains(zero.mark))
    }.map(\.name)
  }

  private mutating func readIndicators(_ figures: Figures) {
    let values = [
      "proactive_total": figures.total, "proactive_website": figures.web,
      "proactive_wechat": figures.wechat, "requests_new": figures.newTotal,
      "requests_answered": figures.answeredTotal,
      "granted": figures.outcomes[OutcomeRow.granted].sum,
      "partial": figures.outcomes[OutcomeRow.partial].sum,
      "refused": figures.outcome(OutcomeRow.refused), "reviews": figures.reviews,
      "lawsuits": figures.lawsuits, "fees_yuan": figures.fees,
    ]
    stated.merge(values) { $1 }
  }

  /// A row as it survives: whole unless zero cells are gone from it with their borders.
  private mutating func row(_ names: [String?], _ numbers: [Int], _ form: TableForm) {
    let isWhole = form != .dropped || !numbers.contains(0)
    for (name, number) in zip(names, numbers) {
      guard let name else { continue }
      if form == .emptied && number == 0 {
        // Borders tell which cell is empty, but not whether that means zero.
        optional[name] = 0
      } else if isWhole {
        stated[name] = number
      } else if name == names.last, number > 0 {
        // What is left of the row ends with its total.
        optional[name] = number
      }
    }
  }

  private func isKnown(_ name: String) -> Bool { stated[name] != nil || optional[name] != nil }

  static let refused = [
    "refused_state_secret", "refused_law_forbids", "refused_safety", "refused_third_party",
    "refused_internal", "refused_process", "refused_enforcement_file", "refused_query",
  ]
  static let unavailable = [
    "unavailable_not_held", "unavailable_needs_creation", "unavailable_unclear",
  ]
  static let unprocessed = [
    "unprocessed_petition", "unprocessed_repeated", "unprocessed_publication",
    "unprocessed_excessive", "unprocessed_reconfirm",
  ]
  static let other = ["other_uncorrected", "other_unpaid", "other_rest"]

  private mutating func readRequests(_ plan: ReportPlan) {
    let (figures, form) = (plan.figures, plan.tableForm)
    let blanks = [String?](repeating: nil, count: 6)
    func total(_ columns: [Int]) -> [Int] { columns + [columns.sum] }
    row(
      [
        "new_person", "new_business", "new_research", "new_charity", "new_legal",
        "new_other_body", "requests_new",
      ], total(figures.received), form)
    row(blanks + ["requests_carried_in"], total(figures.carriedIn), form)
    row(blanks + ["granted"], total(figures.outcomes[OutcomeRow.granted]), form)
    row(blanks + ["partial"], total(figures.outcomes[OutcomeRow.partial]), form)
    var groups = [
      ("refused", FlatFigures.refused, OutcomeRow.refused),
      ("unavailable", FlatFigures.unavailable, OutcomeRow.unavailable),
      ("unprocessed", FlatFigures.unprocessed, OutcomeRow.unprocessed),
    ]
    if plan.format == .b {
      row(blanks + ["other"], total(figures.columnSums(OutcomeRow.other)), form)
    } else {
      groups.append(("other", FlatFigures.other, OutcomeRow.other))
    }
    for (sum, names, rows) in groups {
      for (name, index) in zip(names, rows) {
        row(blanks + [name], total(figures.outcomes[index]), form)
      }
      // The form prints no numbers beside the group's own label.
      if names.allSatisfy(isKnown) { optional[sum] = figures.outcome(rows) }
    }
    row(
      blanks + ["requests_answered"], total(figures.columnSums(0..<OutcomeRow.count)), form)
    row(blanks + ["requests_carried_out"], total(figures.carriedOut), form)
  }

  private mutating func readRemedies(_ plan: ReportPlan) {
    let names = ["review", "suit_direct", "suit_after"].flatMap { block in
      ["upheld", "corrected", "other", "pending"].map { "\(block)_\($0)" }
        + [block == "review" ? "reviews" : block]
    }
    row(names, plan.figures.remedies.flatMap { $0 + [$0.sum] }, plan.tableForm)
    let suits = ["suit_direct", "suit_after"]
    if suits.allSatisfy({ stated[$0] != nil }) {
      stated["lawsuits"] = plan.figures.lawsuits
    } else if suits.allSatisfy(isKnown) {
      optional["lawsuits"] = plan.figures.lawsuits
    }
  }

  private mutating func readPublications(_ plan: ReportPlan) {
    let isTrial = plan.format == .b
    for row in plan.figures.publicationRows(for: plan) {
      let names: [String?]
      switch row.kind {
      case .rules:
        names =
          isTrial
          ? ["rules_made", "rules_published", "rules_total"]
          : ["rules_made", "rules_abolished", "rules_valid"]
      case .documents:
        names =
          isTrial
          ? ["documents_made", "documents_published", "documents_total"]
          : ["documents_made", "documents_abolished", "documents_valid"]
      case .licences: names = isTrial ? [nil, nil, "licences"] : ["licences"]
      case .services: names = [nil, nil, "other_services"]
      case .penalties: names = isTrial ? [nil, nil, "penalties"] : ["penalties"]
      case .coercions: names = isTrial ? [nil, nil, "coercions"] : ["coercions"]
      case .fees: names = isTrial ? [nil] : ["fees_charged_yuan"]
      case .procurements: names = ["procurements", "procurement_yuan"]
      }
      let numbers = row.kind == .fees ? row.numbers.map { $0 * 10_000 } : row.numbers
      self.row(names, numbers, plan.tableForm)
    }
    // The generator's trial form names no unit for the sum.
    if isTrial { contradicted.insert("procurement_yuan") }
  }

  private func contradictions(_ prose: Stated) -> Set<String> {
    var names: Set<String> = []
    if prose.contains(.otherRules) { names.formUnion(["rules_made", "documents_made"]) }
    if prose.contains(.otherWebsite) { names.insert("proactive_website") }
    if prose.contains(.otherWechat) { names.insert("proactive_wechat") }
    if prose.contains(.otherTotal) { names.insert("proactive_total") }
    return names
  }
}
