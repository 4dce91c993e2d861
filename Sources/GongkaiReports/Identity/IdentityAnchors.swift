// At which words do the rules of a report's identity begin to look?

import GongkaiText

/// What a phrase found in a text is to the rules.
struct IdentityAnchor: Sendable {
  enum Kind: UInt8, Sendable {
    /// Ends a name, or mostly does.
    case stop, softStop
    /// A prefecture or a province by its name; `value` tells which.
    case prefecture, province
    /// The ending of the name of a place; `value` is a `PlaceSuffix`.
    case place
    /// The ending of the name of an organ; `value` is its place in `OrganSuffix.all`.
    case organ
    /// 我镇 and the like; `value` is a `SelfKind`.
    case own
    case issuer, site, contact, address
    case year, firstDay, lastDay, period
    /// 发布日期 and the like; `value` is a rank, the best 0.
    case published
    /// 号, or an opening bracket.
    case number, bracket
    case ownNumber, indexNumber
    case phone, postcode
    /// Words by which an organ speaks of counties below it.
    case counties
  }

  let kind: Kind
  let value: Int
}

/// The endings of names of places.
enum PlaceSuffix: Int, Sendable, CaseIterable {
  case city, county, district, banner, autonomousPrefecture, autonomousCounty, town, township,
    street
  case sumu, league

  var phrases: [String] {
    switch self {
    case .city: ["市"]
    case .county: ["县"]
    case .district: ["区"]
    case .banner: ["旗", "自治旗"]
    case .autonomousPrefecture: ["自治州"]
    case .autonomousCounty: ["自治县"]
    case .town: ["镇"]
    case .township: ["乡"]
    case .street: ["街道"]
    case .sumu: ["苏木"]
    case .league: ["盟"]
    }
  }

  var level: PlaceLevel {
    switch self {
    case .city, .autonomousPrefecture, .league: .city
    case .county, .district, .banner, .autonomousCounty: .county
    case .town, .township, .street, .sumu: .town
    }
  }
}

/// All anchors.
///
/// A phrase may be several anchors: 来源 ends a name, and tells who issues.
struct IdentityAnchors: Sendable {
  static let shared = IdentityAnchors()

  let phrases: [String]
  /// Phrase by phrase.
  let anchors: [IdentityAnchor]
  /// Where the anchors of each phrase begin, and where the last ones end.
  let starts: [Int]

  private init() {
    var numbers: [String: Int] = [:]
    var list: [String] = []
    var anchors: [[IdentityAnchor]] = []
    func add(_ words: String, _ kind: IdentityAnchor.Kind, _ value: Int = 0) {
      for word in words.split(whereSeparator: \.isWhitespace) {
        let anchor = IdentityAnchor(kind: kind, value: value)
        if let number = numbers[String(word)] {
          if !anchors[number].contains(where: { $0.kind == kind }) {
            anchors[number].append(anchor)
          }
        } else {
          numbers[String(word)] = list.count
          list.append(String(word))
          anchors.append([anchor])
        }
      }
    }
    // Stops first: where a phrase is a stop and the end of a name, the stop is heeded first.
    add(IdentityWords.stops, .stop)
    add(IdentityWords.softStops, .softStop)
    let gazetteer = Gazetteer.shared
    for (name, number) in gazetteer.names { add(name, .prefecture, number) }
    for (number, name) in gazetteer.provinces.enumerated() { add(name, .province, number) }
    for suffix in PlaceSuffix.allCases {
      for phrase in suffix.phrases { add(phrase, .place, suffix.rawValue) }
    }
    for (number, suffix) in OrganSuffix.all.enumerated() { add(suffix.phrase, .organ, number) }
    for (kind, words) in IdentityWords.selfWords { add(words, .own, kind.rawValue) }
    add(IdentityWords.issuerWords, .issuer)
    add(IdentityWords.siteWords, .site)
    add("联系 咨询", .contact)
    add("地址 通讯地址 办公地点", .address)
    add("年", .year)
    add("1月1日 一月一日", .firstDay)
    add("12月31 1231日 十二月三十一日", .lastDay)
    add("统计期限 统计时限 统计时间 统计周期 统计区间 数据期限 统计日期 期限为 期限自 期限从 时限为 时限自 时限从", .period)
    add("发布日期 发布时间 发表时间 发布于", .published, 0)
    add("日期 时间", .published, 1)
    add("公开日期 公开时间 更新时间 录入时间", .published, 2)
    add("发文日期 发文时间 生成日期 成文日期 生成时间", .published, 3)
    add("号", .number)
    add("〔 [ (", .bracket)
    add("文号 发文字号 公文编号", .ownNumber)
    add("索引号 信息索引", .indexNumber)
    add("电话 传真 热线 联系方式 区号", .phone)
    add("邮编 邮政编码", .postcode)
    add("各县区 各县市 各区县 县(市 县市区 市县区 县区 区县 各县(", .counties)
    phrases = list
    var starts = [0]
    for anchors in anchors { starts.append((starts.last ?? 0) + anchors.count) }
    self.starts = starts
    self.anchors = anchors.flatMap { $0 }
  }
}
