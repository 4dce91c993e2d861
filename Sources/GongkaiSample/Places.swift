// Which place is this report about, and what are its postcode, area code and villages?

/// The levels of administration.
enum Level: String, CaseIterable, Sendable {
  case province, city, county, town
}

/// One place of a chain.
struct Place: Sendable, Equatable {
  let name: String
  let level: Level
}

/// A chain of places from the province down, with what its reports print.
struct Region: Sendable {
  let province: Province
  let chain: [Place]
  let areaCode: String
  let postcode: String

  /// The place the organ belongs to: the last of the chain.
  var own: Place { chain[chain.count - 1] }

  /// The place above the own one, or the state for a province.
  var parentName: String { chain.count > 1 ? chain[chain.count - 2].name : "全国" }

  /// A seeded place of the given level.
  ///
  /// - Parameter inRealCity: whether the city, the area code and the first digits of the postcode
  ///   are real ones that belong together; counties and towns are invented in any case.
  init(level: Level, inRealCity: Bool, random: inout SeededRandom) {
    let province = random.element(PlaceNames.provinces)
    let isMunicipality = PlaceNames.municipalities.contains(province.pinyin)
    let cities = inRealCity ? RealCities.of(province) : []
    var city = cities.first
    var chain = [Place(name: province.name, level: .province)]
    if level != .province && !isMunicipality {
      if inRealCity { city = random.element(cities) }
      let name = city?.name ?? Region.cityName(in: province, &random)
      chain.append(Place(name: name, level: .city))
    }
    if level == .county || level == .town || (isMunicipality && level == .city) {
      var name: String
      repeat {
        name = isMunicipality ? Region.stem(&random) + "区" : Region.countyName(province, &random)
      } while inRealCity && RealCities.takenStems.contains(String(name.prefix(2)))
      chain.append(Place(name: name, level: .county))
    }
    if level == .town {
      chain.append(Place(name: Region.townName(province, &random), level: .town))
    }
    self.province = province
    self.chain = chain
    if let city {
      areaCode = city.areaCode
      postcode = city.postcode + String(random.within(100...199)).suffix(2)
      return
    }
    areaCode =
      isMunicipality || level == .province
      ? "0\(province.areaCode)\(isMunicipality ? "" : "1")"
      : "0\(province.areaCode)\(random.below(10))"
    let tail = random.within(1000...9999)
    postcode = (province.postcode < 10 ? "0" : "") + "\(province.postcode)\(tail)"
  }

  private static func stem(_ random: inout SeededRandom) -> String {
    String([random.element(PlaceNames.first), random.element(PlaceNames.second)])
  }

  private static func mongolStem(_ random: inout SeededRandom) -> String {
    random.element(PlaceNames.mongolFirst) + random.element(PlaceNames.mongolSecond)
  }

  private static func cityName(in province: Province, _ random: inout SeededRandom) -> String {
    if province.pinyin == "neimenggu" {
      return mongolStem(&random) + (random.chance(0.3) ? "盟" : "市")
    }
    if PlaceNames.withPrefectures.contains(province.pinyin) && random.chance(0.3) {
      return stem(&random) + random.element(PlaceNames.peoples) + "自治州"
    }
    return stem(&random) + "市"
  }

  private static func countyName(_ province: Province, _ random: inout SeededRandom) -> String {
    if province.pinyin == "neimenggu" && random.chance(0.6) {
      return mongolStem(&random) + "旗"
    }
    switch random.below(20) {
    case 0..<11: return stem(&random) + "县"
    case 11..<16: return stem(&random) + "区"
    case 16..<19: return stem(&random) + "市"
    default: return stem(&random) + people(in: province, &random, end: "自治县", otherwise: "县")
    }
  }

  private static func townName(_ province: Province, _ random: inout SeededRandom) -> String {
    if province.pinyin == "neimenggu" && random.chance(0.5) {
      return mongolStem(&random) + "苏木"
    }
    let long = random.chance(0.2) ? stem(&random) + String(random.element(PlaceNames.third)) : nil
    let name = long ?? stem(&random)
    switch random.below(20) {
    case 0..<11: return name + "镇"
    case 11..<15: return name + "乡"
    case 15..<19: return name + "街道"
    default: return name + people(in: province, &random, end: "乡", otherwise: "乡")
    }
  }

  /// The end of a name that honours a minority, in the provinces where minorities have prefectures.
  private static func people(
    in province: Province, _ random: inout SeededRandom, end: String, otherwise: String
  ) -> String {
    PlaceNames.withPrefectures.contains(province.pinyin)
      ? random.element(PlaceNames.peoples) + end : otherwise
  }

  /// Names of villages and communities below the place.
  static func villages(_ count: Int, random: inout SeededRandom) -> [String] {
    (0..<count).map { _ in
      var name = stem(&random)
      if random.chance(0.35) { name.append(random.element(PlaceNames.third)) }
      return name + (random.chance(0.75) ? "村" : "社区")
    }
  }
}
