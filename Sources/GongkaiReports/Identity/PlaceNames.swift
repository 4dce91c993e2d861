// Which names of places are the same, and how often is each named?

import GongkaiText

/// The distinct names of a scan, with votes for each and for what each lies in.
struct PlaceNames {
  /// A distinct name.
  struct Name {
    var range: Range<Int>
    var level: PlaceLevel
    var gazetteer: Int?
    /// Votes of the chains that hold it.
    var weight = 0
    /// Votes of the chains that it ends: what is named there is this place.
    var lastWeight = 0
    var mentions = 0
    /// Votes for a 市 above 县 and 区, and for one below a 市.
    var aboveCounties = 0
    var belowCity = 0
    /// Another name that this one is, with letters too many or too few.
    var same: Int?
  }

  /// The most names that are compared with each other.
  private static let maximumCompared = 120

  /// The name that ends chains with the most votes.
  private(set) var mostNamed: Int?

  let text: FoldedText
  private(set) var names: [Name] = []
  /// Votes for (a name, the one before it in chains).
  private(set) var parents: [Int: [Int: Int]] = [:]

  /// Tells names apart, and writes their numbers into the places of `scan`.
  init(_ scan: inout NameScan) {
    text = scan.text
    number(&scan)
    for chain in scan.chains { count(chain, scan.places) }
    joinDamaged()
    for index in scan.places.indices {
      if let same = names[scan.places[index].name].same { scan.places[index].name = same }
    }
    for chain in scan.chains { countParents(chain, scan.places) }
    settleCities(scan)
    mostNamed = names.indices.max {
      (names[$0].lastWeight, $1) < (names[$1].lastWeight, $0)
    }
  }

  /// The name as it is told: that of the gazetteer, or the words of the text.
  func string(_ name: Int) -> String {
    let name = names[name]
    guard let number = name.gazetteer else { return text.string(name.range) }
    return name.level == .province
      ? Gazetteer.shared.provinces[number] : Gazetteer.shared.prefectures[number].name
  }

  // MARK: Telling apart

  private mutating func number(_ scan: inout NameScan) {
    var numbers: [UInt64: Int] = [:]
    for index in scan.places.indices {
      let place = scan.places[index]
      var key: UInt64 = 0xCBF2_9CE4_8422_2325
      if let number = place.gazetteer {
        key = UInt64(number) << 1 | (place.level == .province ? 1 : 0)
      } else {
        for character in text.characters[place.start..<place.end] {
          key = (key ^ UInt64(character)) &* 0x100_0000_01B3
        }
      }
      if let number = numbers[key] {
        scan.places[index].name = number
      } else {
        numbers[key] = names.count
        scan.places[index].name = names.count
        names.append(
          Name(range: place.start..<place.end, level: place.level, gazetteer: place.gazetteer))
      }
    }
  }

  private mutating func count(_ chain: PlaceChain, _ places: [NamedPlace]) {
    for index in chain.places {
      let place = places[index]
      // A long name may begin with words before it.
      names[place.name].weight += place.isLong ? chain.weight / 2 : chain.weight
      names[place.name].mentions += 1
      guard names[place.name].gazetteer == nil else { continue }
      if place.level == .city, index + 1 < chain.places.upperBound,
        places[index + 1].level == .county
      {
        names[place.name].aboveCounties += 1
      }
      if index > chain.places.lowerBound, places[index - 1].level == .city,
        place.level == .county
      {
        names[place.name].belowCity += 1
      }
    }
  }

  /// Joins a name that is the end of another one with it: words before the name were taken for
  /// part of it, or its first character is lost. The one with more votes is right.
  private mutating func joinDamaged() {
    let order = names.indices.filter { names[$0].gazetteer == nil }
      .sorted { (names[$0].weight, $1) > (names[$1].weight, $0) }.prefix(Self.maximumCompared)
    for (position, index) in order.enumerated() {
      for better in order.prefix(position)
      where names[better].same == nil && isEnd(of: names[better].range, names[index].range) {
        names[index].same = better
        names[better].weight += names[index].weight / 2
        names[better].mentions += names[index].mentions
        names[better].aboveCounties += names[index].aboveCounties
        names[better].belowCity += names[index].belowCity
        break
      }
    }
  }

  /// Whether one of the names ends with the other.
  private func isEnd(of first: Range<Int>, _ second: Range<Int>) -> Bool {
    let count = min(first.count, second.count)
    guard count >= 2, abs(first.count - second.count) <= 8 else { return false }
    for offset in 1...count
    where text.characters[first.upperBound - offset] != text.characters[second.upperBound - offset]
    { return false }
    return true
  }

  private mutating func countParents(_ chain: PlaceChain, _ places: [NamedPlace]) {
    if let last = chain.places.last { names[places[last].name].lastWeight += chain.weight }
    for index in chain.places.dropFirst() where places[index].name != places[index - 1].name {
      parents[places[index].name, default: [:]][places[index - 1].name, default: 0] += chain.weight
    }
  }

  /// Tells prefectures from cities of counties where the gazetteer knows none of the name.
  private mutating func settleCities(_ scan: NameScan) {
    for index in names.indices where names[index].gazetteer == nil {
      guard text.characters[names[index].range.upperBound - 1] == 0x5E02 else { continue }  // 市
      let name = names[index]
      let isCounty =
        name.belowCity != name.aboveCounties
        ? name.belowCity > name.aboveCounties : !scan.speaksOfCounties
      names[index].level = isCounty ? .county : .city
    }
  }
}
