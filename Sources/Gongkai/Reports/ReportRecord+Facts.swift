// Which facts are known of a report, and which are not?

import GongkaiFormat
public import GongkaiReports

extension ReportRecord {
  private static let givenRule = "given with the report"

  /// What is known of an attribute; nil where nothing tells it.
  public func fact(_ attribute: ReportAttribute) -> ReportFact? {
    if let given = givenFact(attribute) { return given }
    let identity = reading.identity
    return switch attribute {
    case .year: fact(attribute, identity.year) { .number($0) }
    case .published: fact(attribute, identity.published) { .date($0) }
    case .signed: fact(attribute, identity.signed) { .date($0) }
    case .organ: fact(attribute, identity.organ) { .text($0) }
    case .organType: fact(attribute, identity.organType) { .text($0.rawValue) }
    case .region: region
    case .province: province
    case .era: fact(attribute, reading.condition.era) { .text($0.rawValue) }
    case .ownNumber: fact(attribute, identity.ownNumber) { .text($0) }
    case .indexNumber: fact(attribute, identity.indexNumber) { .text($0) }
    case .phone: fact(attribute, identity.phone) { .text($0) }
    case .areaCode: fact(attribute, identity.areaCode) { .text($0) }
    case .postcode: fact(attribute, identity.postcode) { .text($0) }
    }
  }

  /// The documents that the report cites.
  public var documentNumbers: [ReportFact] {
    reading.identity.documentNumbers.map { fact("document_number", $0) { .text($0) } }
  }

  /// A figure; nil where the report does not state it. A stated zero is 0.
  public func fact(_ key: FigureKey) -> ReportFact? {
    if case .integer(let number)? = given[key.rawValue] {
      return outside(key.rawValue, .number(number), Self.givenRule)
    }
    return reading.figures.values[key].map { fact(key.rawValue, $0) { .number($0) } }
  }

  /// The figures that are stated, in the order of `FigureKey`.
  public var figures: [ReportFact] { FigureKey.allCases.compactMap { fact($0) } }

  /// What the report says there was none of, such as `requests`.
  public var noneStatements: [ReportFact] {
    NoneObject.allCases.compactMap { object in
      reading.figures.noneStatements[object].map {
        fact("none", Derived(object.rawValue, evidence: $0, rule: "none sentence")) { .text($0) }
      }
    }
  }

  /// What became of the table that should state a figure, where it states nothing: damaged or
  /// lost. Nil where the figure is stated, or where no table with it is missing.
  public func lossOfTable(with key: FigureKey) -> TableState? {
    guard fact(key) == nil, let table = key.table else { return nil }
    let state = reading.figures.state(table)
    return state == .damaged || state == .lost ? state : nil
  }

  /// Text of the report, in the original wording.
  public func quote(_ range: Range<Int>) -> String {
    String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
  }

  /// The bytes that a part of the report covers.
  public func bytes(ofPart range: Range<Int>) -> Range<Int> {
    reading.bytes(ofPart: range, textLength: text.count)
  }

  // MARK: Facts

  private func fact<Value>(
    _ attribute: ReportAttribute, _ derived: Derived<Value>?,
    _ value: (Value) -> ReportFact.Value
  ) -> ReportFact? {
    derived.map { fact(attribute.rawValue, $0, value) }
  }

  private func fact<Value>(
    _ name: String, _ derived: Derived<Value>, _ value: (Value) -> ReportFact.Value
  ) -> ReportFact {
    let range = reading.bytes(of: derived.evidence)
    return ReportFact(
      name: name, value: value(derived.value), rule: derived.rule, range: range,
      quote: range.map(quote) ?? "")
  }

  private func outside(_ name: String, _ value: ReportFact.Value, _ rule: String) -> ReportFact {
    ReportFact(name: name, value: value, rule: rule, range: nil, quote: "")
  }

  private func givenFact(_ attribute: ReportAttribute) -> ReportFact? {
    let name = attribute.rawValue
    switch (attribute, given[name]) {
    case (.year, .integer(let year)?): return outside(name, .number(year), Self.givenRule)
    case (.published, .integer(let number)?), (.signed, .integer(let number)?):
      let date = ReportDate(
        year: number / 10_000, month: number / 100 % 100, day: number % 100)
      return date.map { outside(name, .date($0), Self.givenRule) }
    case (.organ, .keyword(let word)?), (.organType, .keyword(let word)?),
      (.province, .keyword(let word)?), (.era, .keyword(let word)?):
      return outside(name, .text(word), Self.givenRule)
    default: return nil
    }
  }

  private var region: ReportFact? {
    var places = reading.identity.region?.value.places ?? []
    var isGiven = false
    for level in PlaceLevel.allCases {
      guard case .keyword(let name)? = given[level.rawValue] else { continue }
      places.removeAll { $0.level == level }
      places.append(Place(name, level))
      isGiven = true
    }
    guard isGiven else {
      return fact(.region, reading.identity.region) { .places($0.places) }
    }
    return outside(
      ReportAttribute.region.rawValue, .places(places.sorted { $0.level < $1.level }),
      Self.givenRule)
  }

  private var province: ReportFact? {
    let identity = reading.identity
    if let region = identity.region, let name = region.value[.province] {
      let derived = Derived(name, evidence: region.evidence, rule: region.rule)
      return fact(.province, derived) { .text($0) }
    }
    return fact(.province, identity.provinceByGazetteer) { .text($0) }
  }
}
