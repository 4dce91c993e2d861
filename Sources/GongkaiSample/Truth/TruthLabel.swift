// Which places of a text does the generator follow through all damage?

/// A fact whose every mention in the text has a start and an end.
enum Fact: Hashable, Sendable {
  /// The report year, said of the report; `passingYear` is its mention inside another title.
  case year, passingYear
  case organ, shortOrgan
  /// A place of the region chain, by its number from above.
  case place(Int)
  case signed, published
  /// The date of issue in the block of metadata.
  case issued
  case postcode, phone
  /// A table of the form, by its number.
  case table(Int)
}

/// What a mark of a text means.
enum TruthLabel: Hashable, Sendable {
  /// Always the first mark.
  case reportStart
  case section(SectionKey)
  /// Where the signature begins, or the text ends.
  case sectionsEnd
  /// Where the closing sentence begins.
  case closing
  case reportEnd
  case start(Fact)
  case end(Fact)
  /// Where links to other pages begin behind the report.
  case tail
  /// Where the foot of a download site begins.
  case foot
}

/// A text with the meaning of each of its marks.
struct LabelledText: Sendable {
  var text: MarkedText
  var labels: [TruthLabel]

  /// Labels every mention of the plan's names, addresses and codes, besides the labels there are.
  ///
  /// Names are searched before any damage, when every mention is whole.
  func labellingNames(of plan: ReportPlan) -> LabelledText {
    var found = Array(zip(text.marks, labels))
    let organ = plan.organ
    var names: [(Fact, Text)] = [(.organ, Text(organ.fullName))]
    if organ.shortName != organ.region.own.name {
      names.append((.shortOrgan, Text(organ.shortName)))
    }
    names.append((.postcode, Text(organ.region.postcode)))
    names.append((.phone, Text(String(organ.phone.prefix(organ.region.areaCode.utf8.count + 1)))))
    for (number, place) in organ.region.chain.enumerated() {
      names.append((.place(number), Text(place.name)))
    }
    for (fact, name) in names {
      for position in text.units.occurrences(of: name) {
        found.append((position, .start(fact)))
        found.append((position + name.count, .end(fact)))
      }
    }
    // The first mark, where the report begins, stays the first.
    let sorted =
      [found[0]]
      + found.dropFirst().enumerated().sorted { one, other in
        (one.element.0, one.offset) < (other.element.0, other.offset)
      }.map(\.element)
    return LabelledText(
      text: MarkedText(text.units, marks: sorted.map(\.0)), labels: sorted.map(\.1))
  }
}

extension Text {
  /// The positions where a text that is not empty stands, without overlaps.
  func occurrences(of other: Text) -> [Int] {
    guard let first = other.first else { return [] }
    var positions: [Int] = []
    var position = 0
    while position < count {
      if self[position] == first, has(other, at: position) {
        positions.append(position)
        position += other.count
      } else {
        position += 1
      }
    }
    return positions
  }

  /// The text with every damage undone that leaves all its characters: readings in brackets,
  /// blanks, line ends, full width digits, traditional script.
  var repaired: Text {
    var result = Text()
    var position = 0
    while position < count {
      let unit = self[position]
      if unit == 40, let end = annotationEnd(from: position) {
        position = end
        continue
      }
      position += 1
      if unit == 10 || unit == 32 || unit == 0x3000 { continue }
      let narrow = 0xFF10...0xFF19 ~= unit ? unit - 0xFEE0 : unit
      result.append(TraditionalTable.simplified(narrow))
    }
    return result
  }

  /// The end of a reading in brackets; blanks and letters only stand in one.
  private func annotationEnd(from open: Int) -> Int? {
    var end = open + 1
    while end < count, self[end] != 41 {
      guard !isHan(self[end]), !isDigit(self[end]), end - open < 10 else { return nil }
      end += 1
    }
    return end > open + 1 && end < count ? end + 1 : nil
  }
}
