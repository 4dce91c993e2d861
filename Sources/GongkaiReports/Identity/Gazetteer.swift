// Which prefectures and provinces are there, and where does a telephone or letter code lead?

/// A prefecture, or a municipality with the rank of a province.
struct Prefecture: Sendable {
  let name: String
  /// The name of its province; its own for a municipality.
  let province: String
  let areaCode: String

  /// Whether it is a province itself.
  var isMunicipality: Bool { name == province }

  /// The name without what tells the level, such as 威海 or 湘西.
  let shortName: String
  /// The characters of the short name.
  let shortCharacters: [UInt16]
}

/// Names and codes of all prefectures.
struct Gazetteer: Sendable {
  /// What the rows of `PrefectureRows` say.
  static let shared = Gazetteer()

  let prefectures: [Prefecture]
  let provinces: [String]
  /// All names of prefectures: today's, former and short ones, with their place in `prefectures`.
  let names: [(name: String, prefecture: Int)]
  private let byName: [String: Int]
  private let byAreaCode: [String: [Int]]
  private let byPostcode: [String: Int]
  /// The provinces of postcodes by the first two digits, where they have but one.
  private let provinceByPostcode: [String: String]

  private init() {
    var prefectures: [Prefecture] = []
    var provinces: [String] = []
    var postcodes: [String: Int] = [:]
    let shorts = Self.words(PrefectureRows.shortNames)
    func add(_ row: [String], province: String) {
      let short =
        row[0].hasSuffix("自治州")
        ? shorts.first { row[0].hasPrefix($0) } ?? row[0]
        : String(row[0].dropLast(row[0].hasSuffix("地区") ? 2 : 1))
      for prefix in row.dropFirst(2) { postcodes[prefix] = prefectures.count }
      prefectures.append(
        Prefecture(
          name: row[0], province: province, areaCode: row[1], shortName: short,
          shortCharacters: Array(short.utf16)))
    }
    for row in Self.rows(PrefectureRows.municipalities) {
      provinces.append(row[0])
      add(row, province: row[0])
    }
    for row in Self.rows(PrefectureRows.east) + Self.rows(PrefectureRows.west) {
      if row.count == 1 {
        provinces.append(row[0])
      } else {
        add(row, province: provinces.last ?? row[0])
      }
    }
    provinces += Self.words(PrefectureRows.otherProvinces)
    var numbers: [String: Int] = [:]
    var names: [(name: String, prefecture: Int)] = []
    var byAreaCode: [String: [Int]] = [:]
    for (number, prefecture) in prefectures.enumerated() {
      numbers[prefecture.name] = number
      byAreaCode[prefecture.areaCode, default: []].append(number)
      guard !prefecture.isMunicipality else { continue }
      names.append((prefecture.name, number))
      if prefecture.name.hasSuffix("自治州") { names.append((prefecture.shortName + "州", number)) }
    }
    for row in Self.rows(PrefectureRows.formerNames) {
      if let number = numbers[row[1]] { names.append((row[0], number)) }
    }
    for row in Self.rows(PrefectureRows.formerAreaCodes) {
      if let number = numbers[row[1]] { byAreaCode[row[0], default: []].append(number) }
    }
    byName = numbers
    self.prefectures = prefectures
    self.provinces = provinces
    self.names = names
    self.byAreaCode = byAreaCode
    byPostcode = postcodes
    provinceByPostcode = Self.provinces(of: postcodes, prefectures)
  }

  /// The prefecture with a full name of today.
  func prefecture(named name: String) -> Prefecture? { byName[name].map { prefectures[$0] } }

  /// The prefectures that share an area code, such as 0631; empty for an unknown one.
  func prefectures(areaCode: String) -> [Prefecture] {
    (byAreaCode[areaCode] ?? []).map { prefectures[$0] }
  }

  /// The prefecture of a postcode of six digits, if its first ones are one prefecture's alone.
  func prefecture(postcode: String) -> Prefecture? {
    let number = byPostcode[String(postcode.prefix(4))] ?? byPostcode[String(postcode.prefix(3))]
    return number.map { prefectures[$0] }
  }

  /// The province of a postcode, if its first two digits are one province's alone.
  func province(postcode: String) -> String? { provinceByPostcode[String(postcode.prefix(2))] }

  private static func provinces(
    of postcodes: [String: Int], _ prefectures: [Prefecture]
  ) -> [String: String] {
    var found: [String: Set<String>] = [:]
    for (prefix, number) in postcodes {
      found[String(prefix.prefix(2)), default: []].insert(prefectures[number].province)
    }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  private static func rows(_ table: String) -> [[String]] {
    table.split(separator: "\n").map { words(String($0)) }
  }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
