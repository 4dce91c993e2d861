// Is this the name of a place, and where does it begin?

import GongkaiText

extension NameScan {
  /// The longest name that is looked for; those of autonomous counties are the longest.
  private static let maximumName = 13
  /// The longest name that is no sign of words before the name.
  private static let usualName = 4

  // MARK: Names of the gazetteer

  /// Adds a place by its number in the list of prefectures or of provinces.
  mutating func add(_ level: PlaceLevel, number: Int, _ range: Range<Int>) {
    guard !endsInMarket(range) else { return }
    dropOverlap(range)
    append(
      NamedPlace(
        start: range.lowerBound, end: range.upperBound, level: level, gazetteer: number))
  }

  /// Whether 市 belongs to 市场.
  private func endsInMarket(_ range: Range<Int>) -> Bool {
    text.characters[range.upperBound - 1] == 0x5E02 && character(range.upperBound) == 0x573A
  }

  /// Removes what was taken for a place inside a name of the gazetteer: 镇 of 镇江市.
  private mutating func dropOverlap(_ range: Range<Int>) {
    while let last = places.last, last.end > range.lowerBound, let chain = chains.last {
      places.removeLast()
      if chain.places.count == 1 {
        chains.removeLast()
      } else {
        chains[chains.count - 1].places = chain.places.dropLast()
        chains[chains.count - 1].end = places.last?.end ?? range.lowerBound
      }
    }
  }

  // MARK: Names by their endings

  mutating func addPlace(_ suffix: PlaceSuffix, _ range: Range<Int>) {
    let (start, end) = (range.lowerBound, range.upperBound)
    guard end != lastPlaceEnd, hardLimit <= start, mayEnd(suffix, end) else { return }
    // Directly behind another place?
    if let chain = chains.last, chain.end <= start, chain.end >= hardLimit, isRun(chain.end..<start)
    {
      guard chain.end < start else { return }
      let softStart = max(chain.end, softLimit)
      let isCut = softStart > chain.end && start - softStart >= 2
      if !isCut, start - chain.end <= Self.maximumName, let last = places.last {
        let level = suffix == .city && last.level == .city ? .county : suffix.level
        if level > last.level, isNamed(chain.end..<start, suffix, inChain: true) {
          append(
            NamedPlace(
              start: chain.end, end: end, level: level,
              isLong: start - chain.end > Self.usualName && !isEthnic(chain.end..<start)))
          return
        }
      }
    }
    guard var nameStart = beginning(of: suffix, before: start) else { return }
    // 市 of 本市青石县, 区 of 各区城市管理局.
    while nameStart < start, isLevel(nameStart, suffix) { nameStart += 1 }
    guard isNamed(nameStart..<start, suffix, inChain: false) else { return }
    append(
      NamedPlace(
        start: nameStart, end: end, level: suffix.level,
        isLong: start - nameStart > Self.usualName && !isEthnic(nameStart..<start)))
  }

  /// Where a name begins that no place stands before.
  private func beginning(of suffix: PlaceSuffix, before end: Int) -> Int? {
    var limit = hardLimit
    if let chain = chains.last, chain.end <= end { limit = max(limit, chain.end) }
    if softLimit > limit, softLimit <= end {
      // A county may have a name of one character, but 于都县 begins with a stop.
      let isCertain = IdentityWords.certainStops.contains(character(softLimit - 1))
      let least = suffix == .county && isCertain ? 1 : 2
      // 和布克赛尔蒙古自治县
      if !isCertain, suffix == .autonomousCounty || suffix == .autonomousPrefecture,
        let start = runStart(before: end, limit: limit, length: Self.maximumName), isWhole(start)
      {
        return start
      }
      if end - softLimit >= least {
        if let start = runStart(before: end, limit: softLimit, length: Self.maximumName) {
          return start
        }
      } else if isCertain, softLimit == end {
        return nil
      }
      return beginningAtStop(before: end, limit: limit, isCertain: isCertain)
    }
    return runStart(before: end, limit: limit, length: Self.maximumName)
  }

  /// Where a name begins whose first or second character is the last soft stop: 和平, 万年.
  private func beginningAtStop(before end: Int, limit: Int, isCertain: Bool) -> Int? {
    let stop = softLimit - 1
    if !isCertain, let whole = runStart(before: end, limit: limit, length: Self.usualName + 1),
      end - whole > 2, isWhole(whole),
      !IdentityWords.certainStops.contains(character(whole))
    {
      return whole
    }
    guard
      var start = runStart(before: end, limit: max(limit, stop - 1), length: Self.maximumName)
    else { return nil }
    var isWhole = isWhole(start)
    if start < stop, IdentityWords.certainStops.contains(character(start)) {
      start = stop
      isWhole = true
    }
    // 和县 is a county, but 县 behind 和 is mostly the own one.
    if end - start == 1 { return isLineStart(start) ? start : nil }
    if isWhole { return start }
    return isCertain || end - stop < 2 ? nil : stop
  }

  /// Whether nothing before `start` may be part of a name that begins there.
  private func isWhole(_ start: Int) -> Bool {
    start <= hardLimit || isLineStart(start) || !Self.isName(character(start - 1))
  }

  /// Whether a name that begins here begins with the ending of another one; 市北区 does not.
  private func isLevel(_ index: Int, _ suffix: PlaceSuffix) -> Bool {
    let first = character(index)
    if first == 0x5E02 { return suffix != .district }  // 市
    return isOf(IdentityWords.levels, index)
  }

  /// Whether what follows leaves the ending an ending: 市民, 区域 and 乡村 are words.
  private func mayEnd(_ suffix: PlaceSuffix, _ end: Int) -> Bool {
    let next = character(end)
    switch suffix {
    case .city:
      if next == 0x6C11 { return IdentityWords.behindCitizen.contains(character(end + 1)) }  // 民
      return !IdentityWords.behindCity.contains(next)
    case .district: return !IdentityWords.behindDistrict.contains(next)
    case .town: return !IdentityWords.behindTown.contains(next)
    case .township: return !IdentityWords.behindTownship.contains(next)
    case .banner: return !IdentityWords.behindBanner.contains(next)
    case .county:
      // 县城 is a word, but 五原县 has a 城市管理局.
      if next == 0x57CE, character(end + 1) == 0x5E02 { return true }
      return !IdentityWords.behindCounty.contains(next)
    default: return true
    }
  }

  /// Whether `range` is a name and not a word that tells what kind of place.
  private func isNamed(_ range: Range<Int>, _ suffix: PlaceSuffix, inChain: Bool) -> Bool {
    guard !range.isEmpty else { return false }
    let last = range.upperBound - 1
    if range.count == 1, suffix != .county, !(inChain && suffix == .district) { return false }
    if range.count <= 4,
      IdentityWords.generic.contains(IdentityWords.packed(text.characters[range]))
    {
      return inChain && suffix == .district && isOf(IdentityWords.plainDistricts, range.lowerBound)
    }
    if suffix == .league {
      return range.count >= 2 && !isOf(IdentityWords.beforeLeague, last)
    }
    if range.count > Self.usualName, !isPlain(range) { return false }
    if suffix.level < .town, range.count <= 4,
      IdentityWords.verbs.contains(IdentityWords.packed(text.characters[range]))
    {
      return false
    }
    if suffix == .district, range.count == 2, isOf(IdentityWords.namedAreaEnds, last) {
      return true
    }
    if suffix == .district {
      if isOf(IdentityWords.areaEnds, last), range.count > 1 || !inChain { return false }
      if isOf(IdentityWords.zoneEnds, last), !inChain { return isZone(range) }
    }
    if suffix == .city, text.characters[last] == 0x57CE, range.count > 2 { return false }  // 城
    if suffix == .township, text.characters[last] == 0x57CE {
      // 统筹城乡, but 红城乡人民政府.
      let next = character(last + 2)
      return range.count == 2 && (inChain || next == 0x4EBA || next == 0x653F)
    }
    if suffix == .banner, range.count > 6 { return false }
    return true
  }

  /// Whether a long name holds no words of an advertiser, nor the name of an organ.
  private func isPlain(_ range: Range<Int>) -> Bool {
    let name = text.characters[range]
    return !IdentityWords.has(IdentityWords.spam, in: name)
      && !IdentityWords.has(IdentityWords.governments, in: name)
  }

  /// Whether a zone such as 开发区 is named and governed: 沿江开发区管理委员会.
  private func isZone(_ range: Range<Int>) -> Bool {
    // 浦东新区 and the like are districts.
    guard range.count >= 4 else { return range.count == 3 && range.last.map(character) == 0x65B0 }
    let next = range.upperBound + 1
    guard character(next) == 0x7BA1 else { return false }  // 管
    return !isOf(IdentityWords.zoneKinds, range.lowerBound)
  }

  private func isOf(_ characters: [UInt16], _ index: Int) -> Bool {
    characters.contains(character(index))
  }

  /// Whether a long name is long because it says which people live there: 东乡族.
  private func isEthnic(_ range: Range<Int>) -> Bool {
    range.contains { text.characters[$0] == 0x65CF }  // 族
  }

  // MARK: Chains

  /// Adds a place to the chain that ends where it begins, or begins a new chain.
  private mutating func append(_ place: NamedPlace) {
    lastPlaceEnd = place.end
    if let chain = chains.indices.last, chains[chain].end == place.start,
      let last = places.last, last.level < place.level,
      hardLimit <= place.start, !isLineStart(place.start)
    {
      places.append(place)
      chains[chain].places = chains[chain].places.lowerBound..<places.count
      chains[chain].end = place.end
      return
    }
    chains.append(
      PlaceChain(places: places.count..<places.count + 1, start: place.start, end: place.end))
    places.append(place)
  }
}
