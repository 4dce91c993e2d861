// In which place is the organ?

import GongkaiText

/// Builds the chain of places above an organ out of everything a text names.
struct RegionReader {
  /// Votes that a place needs to stand above another without being named in one breath with it.
  private static let leastWeight = 6

  let scan: NameScan
  let names: PlaceNames
  let identity: ReportIdentity

  /// The region of the organ that `mention` names; without an organ, of the place named most.
  func read(_ mention: OrganMention?, organ: String?) -> Derived<RegionChain>? {
    var rules: [String] = []
    var chain: [Int] = []
    var evidence = 0..<0
    if let mention, let number = mention.chain, let last = scan.chains[number].places.last {
      chain = [scan.places[last].name]
      evidence = scan.chains[number].start..<scan.chains[number].end
      rules.append("name of the organ")
    } else if let place = mostNamed(mention) {
      chain = [place]
      evidence = names.names[place].range
      rules.append("votes of \(names.names[place].mentions) mentions")
    }
    if !chain.isEmpty { climb(&chain, &rules) }
    var places = chain.indices.map { position in
      let level = names.names[chain[position]].level
      // What stands above a county is a prefecture, though nothing else says so.
      let isAboveCounty =
        position + 1 < chain.count && names.names[chain[position + 1]].level == level
      return Place(names.string(chain[position]), isAboveCounty ? .city : level)
    }
    if places.isEmpty, let organ, let found = shortName(in: organ) {
      places = [found]
      rules.append("prefecture in the name of the organ")
      evidence = identity.organ?.evidence ?? 0..<0
    }
    addCode(&places, &rules, &evidence)
    guard !places.isEmpty else { return nil }
    return Derived(RegionChain(places), evidence: evidence, rule: rules.joined(separator: "; "))
  }

  // MARK: Above

  /// Adds what most mentions put above the first place, as long as there is such.
  private func climb(_ chain: inout [Int], _ rules: inout [String]) {
    while chain.count < 4, let parent = parent(of: chain[0]) {
      chain.insert(parent, at: 0)
      if !rules.contains("chains of places") { rules.append("chains of places") }
    }
    for level in [PlaceLevel.county, .city, .province] {
      guard let position = gap(for: level, in: chain),
        let place = single(level, above: chain[position])
      else { continue }
      chain.insert(place, at: position)
      rules.append("other mentions of the \(level.rawValue)")
    }
  }

  /// The place that is named before another one, of the lowest level that many mentions give.
  private func parent(of name: Int) -> Int? {
    guard let votes = names.parents[name], let most = votes.values.max() else { return nil }
    let level = names.names[name].level
    return votes.filter { $0.value * 3 >= most && names.names[$0.key].level < level }
      .max {
        let (left, right) = (names.names[$0.key].level.rank, names.names[$1.key].level.rank)
        return (left, $0.value, $1.key) < (right, $1.value, $0.key)
      }?.key
  }

  /// Where a place of `level` would stand in a chain that has none.
  private func gap(for level: PlaceLevel, in chain: [Int]) -> Int? {
    guard let first = chain.first else { return nil }
    // Below a municipality, and in a city of a county, there is no prefecture.
    if level == .city, names.names[first].level == .province, isMunicipality(first) { return nil }
    guard let position = chain.firstIndex(where: { names.names[$0].level >= level }),
      names.names[chain[position]].level > level
    else { return nil }
    return position
  }

  private func isMunicipality(_ name: Int) -> Bool { names.string(name).hasSuffix("市") }

  /// The place of a level that a text names alone, if it is clear that it is above `below`.
  private func single(_ level: PlaceLevel, above below: Int) -> Int? {
    let candidates = names.names.indices.filter {
      names.names[$0].same == nil
        && (names.names[$0].level == level || level == .city && mayBeCity($0, above: below))
    }
    guard
      let best = candidates.max(by: {
        (names.names[$0].weight, $1) < (names.names[$1].weight, $0)
      })
    else { return nil }
    if level == .province {
      let city = names.names[below]
      if city.level == .city, let number = city.gazetteer {
        let province = Gazetteer.shared.prefectures[number].province
        return candidates.first { names.string($0) == province }
      }
    }
    // Named where it is another one's place, or as often as others, it is an example.
    guard names.names[best].weight >= Self.leastWeight,
      !candidates.contains(where: {
        $0 != best && names.names[$0].weight * 2 > names.names[best].weight
      })
    else { return nil }
    if level == .city, let code = identity.areaCode?.value {
      let prefectures = Gazetteer.shared.prefectures(areaCode: code)
      // A name that the gazetteer does not know agrees with any code.
      if names.names[best].gazetteer != nil, !prefectures.isEmpty,
        !prefectures.contains(where: { $0.name == names.string(best) })
      {
        return nil
      }
    }
    return best
  }

  /// Whether a 市 that the gazetteer does not know is above a 县 or 区, and none of a county.
  private func mayBeCity(_ name: Int, above below: Int) -> Bool {
    func isCity(_ name: Int) -> Bool {
      names.text.characters[names.names[name].range.upperBound - 1] == 0x5E02  // 市
    }
    return name != below && names.names[name].level == .county
      && names.names[name].gazetteer == nil && names.names[name].belowCity == 0 && isCity(name)
      && names.names[below].level == .county && !isCity(below)
  }

  // MARK: Without a place in the name of the organ

  private func mostNamed(_ mention: OrganMention?) -> Int? {
    let own = scan.selfCounts
    let isTown = own[SelfKind.town.rawValue] > own[SelfKind.bureau.rawValue]
    let isBureau = !isTown && own[SelfKind.bureau.rawValue] > 0 || mention != nil
    let candidates = names.names.indices.filter {
      let name = names.names[$0]
      guard name.same == nil, name.lastWeight >= Self.leastWeight else { return false }
      // Nobody is a department of a township, and a township's report says 我镇.
      return name.level == .town ? !isBureau : !isTown || name.level != .province
    }
    guard
      let best = candidates.max(by: {
        (names.names[$0].lastWeight, $1) < (names.names[$1].lastWeight, $0)
      })
    else { return nil }
    let rivals = candidates.filter {
      $0 != best && names.names[$0].level == names.names[best].level
        && names.names[$0].lastWeight * 2 > names.names[best].lastWeight
    }
    return rivals.isEmpty ? best : nil
  }

  /// The prefecture whose short name stands in the name of an organ, such as 威海海关.
  private func shortName(in organ: String) -> Place? {
    let characters = Array(organ.utf16)
    let found = Gazetteer.shared.prefectures.filter {
      IdentityWords.has([$0.shortCharacters], in: characters)
    }
    guard found.count == 1 else { return nil }
    return Place(found[0].name, found[0].isMunicipality ? .province : .city)
  }

  // MARK: Codes

  /// Adds the prefecture and the province that the area code or the postcode stands for, where
  /// the text names no prefecture.
  private func addCode(
    _ places: inout [Place], _ rules: inout [String], _ evidence: inout Range<Int>
  ) {
    guard !places.contains(where: { $0.level == .city }),
      places.first?.level != .province || places.count > 1
    else { return }
    let gazetteer = Gazetteer.shared
    let stated = places.first { $0.level == .province }?.name
    if let stated, gazetteer.prefecture(named: stated) != nil { return }
    var found = identity.areaCode.map { gazetteer.prefectures(areaCode: $0.value) } ?? []
    var rule = "area code \(identity.areaCode?.value ?? "")"
    var source = identity.areaCode?.evidence
    if let postcode = identity.postcode,
      let prefecture = gazetteer.prefecture(postcode: postcode.value)
    {
      if found.isEmpty {
        (found, rule, source) = ([prefecture], "postcode \(postcode.value)", postcode.evidence)
      } else if found.count > 1, found.contains(where: { $0.name == prefecture.name }) {
        (found, rule) = ([prefecture], rule + " and postcode")
      }
    }
    var provinces = Set(found.map(\.province))
    if found.isEmpty, let postcode = identity.postcode,
      let province = gazetteer.province(postcode: postcode.value)
    {
      provinces = [province]
      (rule, source) = ("postcode \(postcode.value)", postcode.evidence)
    }
    guard provinces.count == 1, let province = provinces.first, stated ?? province == province
    else {
      return
    }
    if places.isEmpty { evidence = source ?? evidence }
    rules.append(rule)
    let isCity = found.count == 1 && !found[0].isMunicipality && !namesOtherCity(than: found[0])
    let city = isCity ? [Place(found[0].name, .city)] : []
    places = [Place(province, .province)] + city + places.filter { $0.level != .province }
  }

  /// Whether the text itself names another prefecture than the one of its codes.
  private func namesOtherCity(than prefecture: Prefecture) -> Bool {
    names.names.indices.contains {
      let name = names.names[$0]
      return name.same == nil && name.level == .city && name.weight >= Self.leastWeight
        && names.string($0) != prefecture.name
    }
  }
}
