// What does the table of requests state?

import GongkaiText

/// Reads the second table: rows of seven cells, six kinds of applicants and their total.
///
/// Only rows with exactly seven cells are read. The six should add up to the total; a row where
/// they do not is an error of the report where all other rows have their cells, else it is doubted.
struct RequestTableReader {
  let reader: CellReader

  private static let columns = 7
  /// A table has more labels in order than a sentence that tells the results.
  private static let minimumRows = 8
  private static let maximumGap = 160

  func read() -> TableReading {
    var reading = TableReading()
    let chain = longestChain()
    guard chain.rows.count >= Self.minimumRows || chain.details >= 2 else { return reading }
    reading.values.reserveCapacity(FigureKey.allCases.count)
    var rows: [(label: TableLabel, values: [Int?], evidence: Range<Int>)] = []
    var misfits = 0
    let totalFirst = hasTotalFirst(before: chain.rows[0])
    for index in chain.rows {
      let token = reader.labels[index]
      let row = reader.row(index, acceptsRest: !Self.isGroup(token.kind))
      reading.cover(token.start..<max(token.end, row.range.upperBound))
      if var values = row.integers(Self.columns) {
        if totalFirst { values.append(values.removeFirst()) }
        rows.append((token.kind, values, token.start..<row.range.upperBound))
      } else if !Self.mayLackCells(token.kind) || !row.isSound
        || row.cells.contains(where: { $0 != nil })
      {
        misfits += 1
      }
    }
    let fit = rows.contains { row in row.values.contains { $0 != nil } }
    reading.state = fit && rows.count >= misfits ? .read : .damaged
    for row in rows {
      let adds = Self.addsUp(row.values)
      if adds == false, misfits > 0 || totalFirst { continue }
      set(row.label, row.values, row.evidence, adds != false, &reading)
    }
    addGroups(rows.map(\.label), &reading)
    return reading
  }

  // MARK: Rows

  private struct Chain {
    /// Labels in the order of the form, by their place in the list of labels.
    var rows: [Int] = []
    /// How many of them no sentence about results has.
    var details = 0
  }

  /// The longest run of row labels in the order of the form, none far from the one before.
  private func longestChain() -> Chain {
    var best = Chain()
    var chain = Chain()
    var lastEnd = 0
    for (index, token) in reader.labels.enumerated() where token.kind.isRequestRow {
      let last = chain.rows.last.map { reader.labels[$0].kind }
      let restarts = token.kind == .new && chain.details == 0
      if token.start - lastEnd > Self.maximumGap || restarts {
        if chain.rows.count > best.rows.count { best = chain }
        chain = Chain()
      } else if let last, last.rawValue >= token.kind.rawValue {
        continue
      }
      if token.kind == .otherAlone || token.kind == .total {
        // These two are columns as well.
        guard let last, last.rawValue >= TableLabel.partial.rawValue else { continue }
        if token.kind == .otherAlone, last.rawValue < TableLabel.otherHandling.rawValue { continue }
      }
      chain.rows.append(index)
      if Self.isDetail(token.kind) { chain.details += 1 }
      lastEnd = reader.row(index).range.upperBound
    }
    return chain.rows.count > best.rows.count ? chain : best
  }

  private static func isDetail(_ label: TableLabel) -> Bool {
    switch label {
    case .lawForbids, .safety, .thirdParty, .internalAffairs, .process, .enforcementFile, .query,
      .notHeld, .needsCreation, .unclear, .reconfirm:
      true
    default: false
    }
  }

  /// Whether the row is a heading of others in some forms.
  private static func isGroup(_ label: TableLabel) -> Bool {
    switch label {
    case .refused, .unavailable, .unprocessed, .otherHandling: true
    default: false
    }
  }

  /// Whether a row without cells is no damage.
  private static func mayLackCells(_ label: TableLabel) -> Bool {
    label == .result || isGroup(label)
  }

  /// Whether the header names the total before the applicants.
  private func hasTotalFirst(before index: Int) -> Bool {
    let start = reader.labels[index].start
    var total: Int?
    for token in reader.labels[..<index].reversed() {
      guard start - token.end < Self.maximumGap else { break }
      if token.kind == .total { total = token.start }
      if token.kind == .person { return total.map { $0 < token.start } ?? precedes(token.start) }
    }
    return false
  }

  /// Whether a column 总计 stands close before `start`.
  private func precedes(_ start: Int) -> Bool {
    reader.labels.contains { $0.kind == .total && $0.end <= start && start - $0.end < 8 }
  }

  /// Whether six cells add up to the seventh; nil where a cell states nothing.
  private static func addsUp(_ values: [Int?]) -> Bool? {
    var sum = 0
    for value in values.dropLast() {
      guard let value else { return nil }
      sum &+= value
    }
    return values.last.flatMap { $0 }.map { $0 == sum }
  }

  // MARK: Figures

  private func set(
    _ label: TableLabel, _ values: [Int?], _ evidence: Range<Int>, _ adds: Bool,
    _ reading: inout TableReading
  ) {
    let rule = adds ? "row of the request table" : "row of the request table; cells do not add up"
    if let key = Self.keys[label] { reading.set(key, values.last ?? nil, evidence, rule) }
    guard label == .new else { return }
    for (key, value) in zip(Self.applicants, values) { reading.set(key, value, evidence, rule) }
  }

  /// A group that has rows of its own is their sum, where all of them were read.
  private func addGroups(_ present: [TableLabel], _ reading: inout TableReading) {
    for (group, rows) in Self.groups where reading.values[group] == nil {
      var sum = 0
      var range: Range<Int>?
      for row in rows {
        guard let part = reading.values[row] else {
          range = nil
          break
        }
        sum &+= part.value
        range = (range?.lowerBound ?? part.evidence.lowerBound)..<part.evidence.upperBound
      }
      if let range { reading.set(group, sum, range, "sum of its rows in the request table") }
    }
  }

  private static let applicants: [FigureKey] = [
    .newPerson, .newBusiness, .newResearch, .newCharity, .newLegal, .newOtherBody,
  ]

  private static let keys: [TableLabel: FigureKey] = [
    .new: .requestsNew, .carriedIn: .requestsCarriedIn, .granted: .granted, .partial: .partial,
    .refused: .refused, .stateSecret: .refusedStateSecret, .lawForbids: .refusedLawForbids,
    .safety: .refusedSafety, .thirdParty: .refusedThirdParty, .internalAffairs: .refusedInternal,
    .process: .refusedProcess, .enforcementFile: .refusedEnforcementFile, .query: .refusedQuery,
    .unavailable: .unavailable, .notHeld: .unavailableNotHeld,
    .needsCreation: .unavailableNeedsCreation, .unclear: .unavailableUnclear,
    .unprocessed: .unprocessed, .petition: .unprocessedPetition,
    .repeated: .unprocessedRepeated, .publication: .unprocessedPublication,
    .excessive: .unprocessedExcessive, .reconfirm: .unprocessedReconfirm, .otherHandling: .other,
    .uncorrected: .otherUncorrected, .unpaid: .otherUnpaid, .otherAlone: .otherRest,
    .total: .requestsAnswered, .carriedOut: .requestsCarriedOut,
  ]

  private static let groups: [(FigureKey, [FigureKey])] = [
    (
      .refused,
      [
        .refusedStateSecret, .refusedLawForbids, .refusedSafety, .refusedThirdParty,
        .refusedInternal, .refusedProcess, .refusedEnforcementFile, .refusedQuery,
      ]
    ),
    (.unavailable, [.unavailableNotHeld, .unavailableNeedsCreation, .unavailableUnclear]),
    (
      .unprocessed,
      [
        .unprocessedPetition, .unprocessedRepeated, .unprocessedPublication,
        .unprocessedExcessive, .unprocessedReconfirm,
      ]
    ),
    (.other, [.otherUncorrected, .otherUnpaid, .otherRest]),
  ]
}
