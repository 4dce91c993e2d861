// Can a report be used as it is?

public import GongkaiReports

/// What is thought of a file, entry or record before it is indexed.
public enum ReportVerdict: String, Sendable, CaseIterable {
  /// A report, and nothing is wrong with it.
  case ok
  /// A report that has suffered; it is indexed all the same.
  case damaged
  /// A text of another kind, which is indexed without sections and facts.
  case notReport = "not_a_report"
  /// There is no text in it, or none that can be read.
  case unreadable
}

extension ReportRecord {
  /// What is thought of the report; never `unreadable`.
  public var verdict: ReportVerdict {
    if !reading.isReport { return .notReport }
    let isWhole =
      reading.condition.dirt.found.isEmpty && damagedTables.isEmpty && (damagedPlaces ?? 0) == 0
    return isWhole ? .ok : .damaged
  }

  /// The tables that are damaged or lost.
  public var damagedTables: [ReportTable] {
    ReportTable.allCases.filter {
      let state = reading.figures.state($0)
      return state == .damaged || state == .lost
    }
  }
}
