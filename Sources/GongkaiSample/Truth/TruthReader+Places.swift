// Where does a damaged text say when it was signed and published, and where do its parts begin?

extension TruthReader {
  func readDates(_ truth: inout Truth) {
    let date = plan.signed
    if isSigned {
      truth.signed = StatedFact(value: date.iso)
    } else {
      let isHinted = mentions[.signed] != nil || mentions[.issued] != nil
      truth.signed = StatedFact(value: nil, accepted: isHinted ? [date.iso] : [])
    }
    if format.hasTitle || stands(.published, [plan.published.iso]) {
      // Of a date of issue and one that is not said to be of publication, either will do.
      let isEither = stands(.issued, [date.chinese]) && !saysPublished
      truth.published = StatedFact(
        value: plan.published.iso, accepted: isEither ? [date.iso] : [])
    } else {
      truth.published = StatedFact(
        value: nil, accepted: mentions[.issued] != nil ? [date.iso] : [])
    }
  }

  /// Whether the date of the signature stands whole.
  private var isSigned: Bool {
    let date = plan.signed
    return stands(
      .signed,
      [
        date.chinese, date.spelled, "\(date.year).\(date.month).\(date.day)",
        "\(date.year)/\(date.month)/\(date.day)", date.iso,
      ])
  }

  /// Whether a word such as 发布日期 stands before the date of publication, not 日期 alone.
  private var saysPublished: Bool {
    guard let mark = mentions[.published]?.first?.mark else { return format.hasTitle }
    let before = units[max(0, positions[mark] - 40)..<positions[mark]]
    let line = Array(before.split(separator: 10).last ?? []).repaired
    return !line.occurrences(of: Text("发布")).isEmpty
  }

  func readSpans(_ truth: inout Truth) {
    var places: [TruthLabel: Border] = [:]
    var heads: [(key: SectionKey, start: Border)] = []
    for (number, label) in labels.enumerated() {
      switch label {
      case .section(let key): heads.append((key, border(number)))
      case .reportStart, .sectionsEnd, .tail, .foot: places[label] = border(number)
      case .start(.table): places[label] = border(number)
      case .end(.table(let table)):
        guard let start = places[.start(.table(table))]?.byte, start < bytes[number] else { break }
        truth.tables.append(TableSpan(number: table, start: start, end: bytes[number]))
      default: break
      }
    }
    guard let sectionsEnd = places[.sectionsEnd], let reportStart = places[.reportStart] else {
      return
    }
    let ends = heads.dropFirst().map(\.start) + [sectionsEnd]
    truth.spans = zip(heads, ends).map { SectionSpan(key: $0.key, start: $0.start, end: $1) }
    if !truth.spans.isEmpty { truth.spans[truth.spans.count - 1].otherEnds = otherEnds() }
    let top = Border(byte: 0, blanks: 0...0)
    let total = units.utf8Count
    let bottom = Border(byte: total, blanks: (total - trailingBlanks())...total)
    let (tail, foot) = (places[.tail], places[.foot])
    // An advertiser's line in front of the title stands in the header as well.
    let headerStart = foot == nil ? top : reportStart
    let bodyStart = heads.first?.start ?? sectionsEnd
    let zones: [(ZoneSpan.Zone, Border?, Border?)] = [
      (.wrapper, top, headerStart), (.header, headerStart, bodyStart),
      (.body, bodyStart, tail ?? foot ?? bottom), (.tail, tail, foot ?? bottom),
      (.wrapper, foot, bottom),
    ]
    for (zone, start, end) in zones {
      guard let start, let end, start.byte < end.byte else { continue }
      truth.zones.append(ZoneSpan(zone: zone, start: start, end: end))
    }
  }

  /// Where the last section may end as well: a closing sentence may be said to belong to the
  /// signature, and an advertiser's name in front of the date not to be one.
  private func otherEnds() -> [Border] {
    guard let signature = labels.firstIndex(of: .sectionsEnd) else { return [] }
    var others = labels.firstIndex(of: .closing).map { [border($0)] } ?? []
    let isSpam = mentions[.organ]?.contains { mention in
      mention.mark > signature
        && SpamDirt.brands.contains { !mention.text.occurrences(of: Text($0).repaired).isEmpty }
    }
    guard isSpam ?? false else { return others }
    if let date = labels.firstIndex(of: .start(.signed)) { others.append(border(date)) }
    if !isSigned, let end = labels.firstIndex(of: .reportEnd) { others.append(border(end)) }
    return others
  }

  private func trailingBlanks() -> Int {
    units.reversed().prefix(while: isBlank).reduce(0) { $0 + ($1 == 0x3000 ? 3 : 1) }
  }

  /// The border at a mark, with the blanks on both sides.
  private func border(_ mark: Int) -> Border {
    var (low, high) = (bytes[mark], bytes[mark])
    var position = positions[mark]
    while position > 0, isBlank(units[position - 1]) {
      position -= 1
      low -= units[position] == 0x3000 ? 3 : 1
    }
    position = positions[mark]
    while position < units.count, isBlank(units[position]) {
      high += units[position] == 0x3000 ? 3 : 1
      position += 1
    }
    return Border(byte: bytes[mark], blanks: low...high)
  }
}

private func isBlank(_ unit: UInt16) -> Bool {
  unit == 32 || unit == 0x3000 || 9...13 ~= unit
}
