// What does the list of figures state that older reports append?

import GongkaiText

/// Reads lists of name, unit and figure, with or without a code before the unit.
struct StatisticsTableReader {
  let reader: CellReader

  private static let minimumRows = 4
  /// Names that sentences do not use.
  private static let minimumOthers = 2

  func read() -> TableReading {
    var reading = TableReading()
    let listed = reader.labels.indices.filter { reader.labels[$0].kind.isListed }
    let others = listed.count { reader.labels[$0].kind == .listedOther }
    guard listed.count >= Self.minimumRows, others >= Self.minimumOthers else { return reading }
    var rows = 0
    var closed: Derived<Int>?
    for index in listed {
      let token = reader.labels[index]
      reading.cover(token.start..<token.end)
      guard token.kind != .listedOther else { continue }
      guard let (value, end) = figure(behind: index) else { continue }
      rows += 1
      reading.cover(token.start..<end)
      let derived = Derived(value, evidence: token.start..<end, rule: "list of figures")
      if token.kind == .listedClosed {
        closed = closed ?? derived
      } else if let key = Self.keys[token.kind] {
        reading.set(key, value, derived.evidence, derived.rule)
      }
    }
    if reading.values[.requestsAnswered] == nil { reading.values[.requestsAnswered] = closed }
    reading.state = rows > 0 ? .read : .damaged
    return reading
  }

  private static let units: [(word: String, factor: Int)] = [
    ("万元", 10_000), ("元", 1), ("条", 1), ("件", 1), ("份", 1), ("次", 1), ("个", 1),
  ]
  private static let unitWords: [([UInt16], Int)] = units.map { (Array($0.word.utf16), $0.factor) }

  /// The figure behind a label: the number behind the unit, or the only number.
  private func figure(behind index: Int) -> (value: Int, end: Int)? {
    let label = reader.labels[index]
    let next = index + 1 < reader.labels.count ? reader.labels[index + 1].start : reader.end
    let limit = min(next, label.end + 40, reader.end)
    var position = label.end
    var factor: Int?
    var found: WrittenNumber?
    while position < limit {
      let character = reader.text.characters[position]
      if NumberReader.digit(character) != nil {
        guard let number = NumberReader.number(in: reader.text, at: position) else { return nil }
        let end = number.range.upperBound
        // The number of the next row's name is no figure.
        let isCell =
          end >= reader.text.count || !reader.text.layouts[end].isEmpty
          || reader.text.characters[end] == 0x7C
        guard isCell, end <= limit else { break }
        if found != nil { return nil }
        found = number
        position = end
      } else if character == 0x7C {
        position += 1
      } else if factor == nil,
        let unit = Self.unitWords.first(where: { reader.text.has($0.0, at: position) })
      {
        // What stood before the unit was a code.
        found = nil
        factor = unit.1
        position += unit.0.count
      } else {
        break
      }
    }
    guard let found, !found.isApproximate, let value = found.multiplied(by: factor ?? 1)?.integer,
      factor != nil || label.kind != .listedFees
    else { return nil }
    return (value, found.range.upperBound)
  }

  private static let keys: [TableLabel: FigureKey] = [
    .listedTotal: .proactiveTotal, .listedWebsite: .proactiveWebsite,
    .listedWechat: .proactiveWechat, .listedRequests: .requestsNew,
    .listedAnswered: .requestsAnswered, .listedGranted: .granted, .listedPartial: .partial,
    .listedRefused: .refused, .listedReviews: .reviews, .listedLawsuits: .lawsuits,
    .listedFees: .feesYuan,
  ]
}
