// What would a careful reader say of a report from its text alone?

/// A date or a name that the text may state, with the other answers that count as right.
struct StatedFact<Value: Sendable>: Sendable {
  /// What the text states; `nil` where it does not.
  var value: Value?
  /// Answers that are right besides `value`; `nil` stands for no answer.
  var accepted: [Value?] = []
}

/// A border in the final text, in bytes of UTF-8, and the run of blanks it stands in: any offset of
/// the run is as good as the border.
struct Border: Hashable, Sendable {
  let byte: Int
  let blanks: ClosedRange<Int>
}

/// One section of the final text, in bytes of UTF-8 from the heading's first.
struct SectionSpan: Equatable, Sendable {
  let key: SectionKey
  let start: Border
  let end: Border
  /// Ends that are as good, of the last section: before the closing sentence, or behind the name
  /// of an advertiser who signs.
  var otherEnds: [Border] = []
}

/// Part of the final text that is read in one way, in bytes of UTF-8.
struct ZoneSpan: Equatable, Sendable {
  enum Zone: String, Sendable { case header, body, tail, wrapper }
  let zone: Zone
  let start: Border
  let end: Border
}

/// A table of the form where it stands in the final text, in bytes of UTF-8.
struct TableSpan: Equatable, Sendable {
  let number: Int
  let start: Int
  let end: Int
}

/// The truth about a finished report.
struct Truth: Sendable {
  var year = StatedFact<Int>()
  var organ = StatedFact<String>()
  var organType = StatedFact<String>()
  /// Places the text names, from above.
  var region: [Place] = []
  /// Places that may be answered and need not be.
  var optionalRegion: [Place] = []
  /// Whether postcode and area code stand in the text.
  var hasPostcode = false
  var hasAreaCode = false
  var era = StatedFact<String>()
  var script = StatedFact<String>()
  var signed = StatedFact<String>()
  var published = StatedFact<String>()
  var spans: [SectionSpan] = []
  var zones: [ZoneSpan] = []
  var tables: [TableSpan] = []
  var figures = FlatFigures()
}
