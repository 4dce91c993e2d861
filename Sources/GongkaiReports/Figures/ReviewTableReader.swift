// What does the table of reviews and lawsuits state?

import GongkaiText

/// Reads the third table: one row of fifteen cells, five each for reviews, lawsuits without a
/// review and lawsuits after one. It is read only where each fifth cell is the sum of its four.
struct ReviewTableReader {
  let reader: CellReader

  private static let maximumGap = 40
  /// Of twelve, so that a sentence about outcomes is no table.
  private static let minimumOutcomes = 6

  func read() -> TableReading {
    var reading = TableReading()
    var index = 0
    while index < reader.labels.count {
      guard reader.labels[index].kind.isOutcome else {
        index += 1
        continue
      }
      let header = header(from: index)
      index = header.upperBound
      guard outcomes(header) >= Self.minimumOutcomes else { continue }
      let row = reader.row(header.upperBound - 1, acceptsRest: false)
      let start = reader.labels[header.lowerBound].start
      let end = max(reader.labels[header.upperBound - 1].end, row.range.upperBound)
      reading.cover(start..<end)
      reading.state = .damaged
      guard let cells = row.integers(15), hasUsualOrder(header) else { continue }
      let values = cells.compactMap { $0 }
      guard values.count == 15, Self.addsUp(values) else { continue }
      reading.state = .read
      for (key, value) in zip(Self.keys, values) {
        reading.set(key, value, start..<end, "row of the table of reviews")
      }
      reading.set(
        .lawsuits, values[9] &+ values[14], start..<end, "both totals of the table of reviews")
      break
    }
    return reading
  }

  /// The labels of one header, from the one at `index` on.
  private func header(from index: Int) -> Range<Int> {
    var end = index + 1
    while end < reader.labels.count {
      let token = reader.labels[end]
      let isColumn = token.kind.isOutcome || token.kind == .total || token.kind == .remark
      guard isColumn, token.start - reader.labels[end - 1].end <= Self.maximumGap else { break }
      end += 1
    }
    return index..<end
  }

  private func outcomes(_ header: Range<Int>) -> Int {
    header.count { index in
      switch reader.labels[index].kind {
      case .upheld, .corrected, .otherResult, .pending: true
      default: false
      }
    }
  }

  /// Whether groups and outcomes stand in the order of the form, as far as they stand at all.
  private func hasUsualOrder(_ header: Range<Int>) -> Bool {
    let kinds = header.map { reader.labels[$0].kind }
    if let direct = kinds.firstIndex(of: .directSuit), let after = kinds.firstIndex(of: .suitAfter),
      after < direct
    {
      return false
    }
    var last = TableLabel.upheld
    for kind in kinds {
      switch kind {
      case .upheld: last = kind
      case .corrected, .otherResult, .pending:
        if kind.rawValue < last.rawValue { return false }
        last = kind
      default: break
      }
    }
    return kinds.last == .total
  }

  private static func addsUp(_ values: [Int]) -> Bool {
    for start in [0, 5, 10] {
      let sum = values[start..<start + 4].reduce(0, &+)
      if sum != values[start + 4] { return false }
    }
    return true
  }

  private static let keys: [FigureKey] = [
    .reviewUpheld, .reviewCorrected, .reviewOther, .reviewPending, .reviews,
    .suitDirectUpheld, .suitDirectCorrected, .suitDirectOther, .suitDirectPending, .suitDirect,
    .suitAfterUpheld, .suitAfterCorrected, .suitAfterOther, .suitAfterPending, .suitAfter,
  ]
}
