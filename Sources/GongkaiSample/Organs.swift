// Which organ reports, and how does it call itself and its superiors?

/// The kinds of organs that publish reports.
enum OrganType: String, CaseIterable, Sendable {
  case government, department, township, vertical, institution
}

/// An organ with every name and address its reports print.
struct Organ: Sendable {
  let region: Region
  let type: OrganType
  let fullName: String
  let shortName: String
  /// How it speaks of itself: 我县, 我局, 我校.
  let we: String
  /// All that it is in charge of: 全县, 全系统.
  let realm: String
  let superiors: String
  let superiorOffice: String
  let superiorsByName: String
  let superiorOfficeByName: String
  /// How others of its place call it: 石桥镇, 临溪县民政局.
  let localName: String
  /// The unit it is ranked in: 县, 市, 省, 国.
  let unit: String
  let site: String
  let url: String
  let phone: String
  let email: String
  let address: String
  /// The character that opens its document numbers.
  let documentSign: String
  let villages: [String]
  let departments: [String]
  let styleSeed: UInt64

  /// A seeded organ: mostly townships and departments, as in the real corpus.
  init(year: Int, inRealCity: Bool, random: inout SeededRandom) {
    let type: OrganType
    switch random.below(100) {
    case 0..<14: type = .government
    case 14..<50: type = .department
    case 50..<84: type = .township
    case 84..<93: type = .vertical
    default: type = .institution
    }
    self.init(
      type: type, level: Organ.level(of: type, &random), year: year, inRealCity: inRealCity,
      random: &random)
  }

  /// A seeded organ of the given type and level, for copies under another name.
  init(
    type: OrganType, level: Level, year: Int, inRealCity: Bool, random: inout SeededRandom
  ) {
    let region = Region(
      level: type == .township ? .town : level, inRealCity: inRealCity, random: &random)
    self.region = region
    self.type = type
    let own = region.own.name
    let isTown = region.own.level == .town
    let ownUnit = Organ.unit(of: own)
    let parentUnit = isTown ? Organ.unit(of: region.parentName) : Organ.upperUnit(region)
    let bureaus = year < 2019 ? OrganNames.bureausBefore2018 : OrganNames.bureaus
    let bureauEnd = region.own.level == .province ? "厅" : "局"
    switch type {
    case .government, .township:
      let isStreet = own.hasSuffix("街道")
      let office = isStreet ? "办事处" : "人民政府"
      fullName = (isTown || random.chance(0.2) ? Organ.prefix(region, &random) : "") + own + office
      shortName = own
      we = isTown ? (isStreet ? "我街道" : "我" + ownUnit) : "我" + ownUnit
      realm = "全" + (isStreet ? "街道" : ownUnit)
      unit = parentUnit
    case .department:
      let isCommission = random.chance(0.18)
      let name =
        isCommission ? random.element(OrganNames.commissions) : random.element(bureaus) + bureauEnd
      fullName = own + name
      shortName = ownUnit + name
      we = name.hasSuffix("会") ? "我委" : name.hasSuffix("室") ? "我办" : "我" + String(name.suffix(1))
      realm = "全系统"
      unit = ownUnit
    case .vertical:
      let name = random.element(OrganNames.vertical)
      fullName = own + name
      shortName = ownUnit + name
      we = name.hasSuffix("局") ? "我局" : "我单位"
      realm = "全系统"
      unit = ownUnit
    case .institution:
      let name = random.element(OrganNames.institutions)
      fullName = own + name
      shortName = ownUnit + name
      we =
        name.hasSuffix("院")
        ? "我院"
        : name.hasSuffix("学") || name.hasSuffix("校")
          ? "我校"
          : name.hasSuffix("公司") ? "我公司" : "我单位"
      realm = "全" + (name.hasSuffix("公司") ? "公司" : "单位")
      unit = ownUnit
    }
    let leading = type == .government || type == .township ? parentUnit : ownUnit
    superiors = leading == "国" ? "党中央、国务院" : "\(leading)委、\(leading)政府"
    superiorOffice = leading == "国" ? "国务院办公厅" : "\(leading)政府办公室"
    let isGoverning = type == .government || type == .township
    let parent = isGoverning ? region.parentName : own
    superiorsByName = leading == "国" ? superiors : "\(parent)党委、\(parent)人民政府"
    superiorOfficeByName = leading == "国" ? superiorOffice : "\(parent)人民政府办公室"
    localName = isGoverning ? own : fullName
    let siteOwner = isTown ? region.parentName : own
    site = siteOwner + "人民政府门户网站"
    url = "http://www." + Organ.letters(random.within(3...6), &random) + ".gov.cn"
    let digits = region.areaCode.count == 3 ? 10_000_000 : 1_000_000
    phone =
      region.areaCode + random.element(["-", "—"]) + "\(random.within(2 * digits...9 * digits - 1))"
    email = Organ.letters(4, &random) + "\(random.within(10...9999))@163.com"
    address =
      own + random.element(PlaceNames.roads) + random.element(["路", "大道", "街"])
      + "\(random.within(1...399))号"
    documentSign = String(own.prefix(1))
    villages = Region.villages(isTown ? 9 : 16, random: &random)
    departments = (0..<8).map { _ in
      unitPrefix(leading) + random.element(bureaus) + (leading == "国" || leading == "省" ? "厅" : "局")
    }
    styleSeed = random.next()
  }

  private static func level(of type: OrganType, _ random: inout SeededRandom) -> Level {
    if type == .township { return .town }
    switch random.below(20) {
    case 0: return .province
    case 1..<6: return .city
    default: return .county
    }
  }

  private static func prefix(_ region: Region, _ random: inout SeededRandom) -> String {
    let parents = region.chain.dropLast().map(\.name)
    return parents.suffix(random.within(0...min(2, parents.count))).joined()
  }

  /// The word for a place of this name: 县 for 临溪县, 州 for an autonomous prefecture.
  static func unit(of name: String) -> String {
    if name.hasSuffix("苏木") { return "苏木" }
    if name.hasSuffix("街道") { return "街道" }
    if name.hasSuffix("自治区") { return "自治区" }
    return String(name.suffix(1))
  }

  private static func upperUnit(_ region: Region) -> String {
    guard region.chain.count > 1 else { return "国" }
    let parent = region.chain[region.chain.count - 2]
    return unit(of: parent.name)
  }

  private static func letters(_ count: Int, _ random: inout SeededRandom) -> String {
    String(decoding: (0..<count).map { _ in UInt8(97 + random.below(26)) }, as: UTF8.self)
  }
}

/// What a department's name starts with when its neighbours name it.
private func unitPrefix(_ unit: String) -> String {
  unit == "国" ? "省" : unit
}
