// Which format was a report written by, and what says so?

import GongkaiText

/// Decides by what is told most surely: labels of tables, documents cited, headings; the year of
/// the report only where these leave two formats open.
struct EraReader {
  let text: FoldedText
  let layout: ReportLayout
  let scan: ReportScan

  /// Headings of the formats of 2019 and 2021.
  private static let presentHeadings = ["收到和处理", "需要报告的事项", "其他需要报告", "政府信息公开行政复议、行政诉讼"].map {
    Array($0.utf16)
  }
  private static let annexHeadings = ["概述", "减免", "依申请公开", "申诉", "需要说明", "附表", "申述"].map {
    Array($0.utf16)
  }

  func era(periodYear: Int?) -> Derived<Era>? {
    byLabels() ?? byCitation() ?? byHeadings(periodYear)
  }

  private func byLabels() -> Derived<Era>? {
    var trial: [WordMark] = []
    var present: [WordMark] = []
    var annex: [WordMark] = []
    for mark in scan.marks {
      switch mark.kind {
      case .trialLabel: trial.append(mark)
      case .presentLabel: present.append(mark)
      case .annexLabel: annex.append(mark)
      default: break
      }
    }
    if trial.count != present.count,
      let first = (trial.count > present.count ? trial : present).first
    {
      return Derived(
        trial.count > present.count ? .b : .c, evidence: first.range, rule: "table labels")
    }
    guard trial.isEmpty, annex.count >= 2 else { return nil }
    return Derived(.a, evidence: annex[0].range, rule: "annex labels")
  }

  private func byCitation() -> Derived<Era>? {
    for mark in scan.marks {
      if case .citedFormat(let era) = mark.kind, era != .a || !hasPresentHeadings {
        return Derived(era, evidence: mark.range, rule: "cited format")
      }
    }
    return nil
  }

  private var hasPresentHeadings: Bool {
    layout.sections.contains { Self.presentHeadings.contains(in: text, $0.heading) }
  }

  private func byHeadings(_ periodYear: Int?) -> Derived<Era>? {
    let sections = layout.sections
    guard let first = sections.first else { return nil }
    let present = sections.filter { Self.presentHeadings.contains(in: text, $0.heading) }
    if let heading = present.first?.heading {
      // Both later formats have these headings: only the year can tell, and weakly.
      guard let periodYear else { return nil }
      return Derived(
        periodYear >= 2021 ? .c : .b, evidence: heading,
        rule: "headings of 2019 and 2021; weak: period year")
    }
    let old = sections.filter {
      $0.key == .fees || $0.key == .consult || Self.annexHeadings.contains(in: text, $0.heading)
    }
    if let heading = old.first?.heading {
      return Derived(.a, evidence: heading, rule: "headings before 2019")
    }
    guard let periodYear else { return nil }
    let era: Era = periodYear >= 2021 ? .c : periodYear >= 2019 ? .b : .a
    return Derived(era, evidence: first.heading, rule: "no telling headings; weak: period year")
  }
}

extension [[UInt16]] {
  /// Whether one of the phrases stands in `range`.
  fileprivate func contains(in text: FoldedText, _ range: Range<Int>) -> Bool {
    contains { phrase in
      range.contains { $0 + phrase.count <= range.upperBound && text.has(phrase, at: $0) }
    }
  }
}
