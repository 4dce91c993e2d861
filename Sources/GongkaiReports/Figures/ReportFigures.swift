// What do a report's numbers say, and what does it say there is none of?

/// One of the tables that a report may hold.
public enum ReportTable: String, Sendable, CaseIterable {
  /// What was published unasked.
  case proactive
  /// Requests received and handled.
  case requests
  /// Reviews and lawsuits.
  case reviews
  /// The list of figures that reports up to 2018 append.
  case statistics
}

/// What became of a table.
public enum TableState: String, Sendable, CaseIterable {
  /// Most of its rows were read.
  case read
  /// Its labels are there, but the numbers do not fit them.
  case damaged
  /// Its heading is there, and the table is gone.
  case lost
  /// The report's format has no such table.
  case none
}

/// What a report may say there was none of.
public enum NoneObject: String, Sendable, CaseIterable {
  case requests, reviews, lawsuits, fees, proactive, proposals

  /// The Chinese name.
  public var name: String {
    switch self {
    case .requests: "申请"
    case .reviews: "复议"
    case .lawsuits: "诉讼"
    case .fees: "收费"
    case .proactive: "主动公开"
    case .proposals: "提案"
    }
  }

  /// The object with this name: a raw value or a Chinese name.
  public init?(name: String) {
    guard let object = Self.allCases.first(where: { $0.rawValue == name || $0.name == name })
    else { return nil }
    self = object
  }

  /// The figure that is 0 where there was none.
  var key: FigureKey? {
    switch self {
    case .requests: .requestsNew
    case .reviews: .reviews
    case .lawsuits: .lawsuits
    case .fees: .feesYuan
    case .proactive: .proactiveTotal
    case .proposals: nil
    }
  }
}

/// The figures of a report.
public struct ReportFigures: Equatable, Sendable {
  /// What the text states. A stated zero is 0; what is unknown is absent, never 0.
  public var values: [FigureKey: Derived<Int>] = [:]
  /// The state of every table.
  public var tables: [ReportTable: TableState] = [:]
  /// Sentences that say there was none of something, in characters of the folded text.
  public var noneStatements: [NoneObject: Range<Int>] = [:]

  public init() {}

  /// The state of a table.
  public func state(_ table: ReportTable) -> TableState { tables[table] ?? .none }
}
