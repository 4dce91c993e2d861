// Which numbers stand in table 1 of the forms?

/// A row of the table of publications.
struct PublicationRow: Sendable {
  enum Kind: Sendable {
    case rules, documents, licences, services, penalties, coercions, fees, procurements
  }

  let kind: Kind
  let numbers: [Int]
}

extension Figures {
  /// The rows of table 1 as the plan's form prints them.
  func publicationRows(for plan: ReportPlan) -> [PublicationRow] {
    let numbers = publications
    let isTrial = plan.format == .b
    func row(_ kind: PublicationRow.Kind, _ numbers: Int...) -> PublicationRow {
      PublicationRow(kind: kind, numbers: numbers)
    }
    let made = numbers[1] % 60
    let second = isTrial ? made : numbers[2] % 20
    let published = [
      row(.rules, 0, 0, plan.organ.type == .government ? numbers[0] % 40 : 0),
      row(.documents, made, second, made + numbers[3] % 300),
    ]
    let fees = row(.fees, numbers[8] % 900)
    guard isTrial else {
      return published + [
        row(.licences, numbers[6]), row(.penalties, numbers[9]),
        row(.coercions, numbers[10] % 200), fees,
      ]
    }
    return published + [
      row(.licences, numbers[4] % 300, numbers[5] % 20, numbers[6]),
      row(.services, numbers[7] % 300, numbers[5] % 7, numbers[8]),
      row(.penalties, numbers[4] % 500, numbers[5] % 11, numbers[9]),
      row(.coercions, numbers[7] % 90, numbers[5] % 3, numbers[10] % 200),
      fees, row(.procurements, numbers[7] % 80, numbers[10]),
    ]
  }
}
