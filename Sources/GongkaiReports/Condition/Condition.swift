// In which state is the text of a report?

public import GongkaiText

/// What a copy of a report has gone through, and by which format it was written.
public struct Condition: Equatable, Sendable {
  /// The format, where labels, citations or headings tell it.
  public var era: Derived<Era>?
  public var script: Script
  public var dirt: DirtCounts
  /// How likely a machine reworded the text, 0…1; see `RewrittenWords.threshold`.
  public var repairScore: Double

  /// Whether queries should look for rewritten words too.
  public var isRewritten: Bool { repairScore >= RewrittenWords.threshold }

  /// The condition of `text`, whose layout and scan are given.
  ///
  /// `periodYear`, the year reported on, decides only between formats whose headings are alike.
  public static func read(
    _ text: FoldedText, _ layout: ReportLayout, _ scan: ReportScan, periodYear: Int? = nil
  ) -> Condition {
    let (score, hits) = RepairScore.score(text, scan)
    return Condition(
      era: EraReader(text: text, layout: layout, scan: scan).era(periodYear: periodYear),
      script: Script.of(text),
      dirt: DirtReader(text: text, layout: layout, scan: scan).counts(rewritten: hits),
      repairScore: score)
  }
}
