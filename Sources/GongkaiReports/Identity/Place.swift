// Which place is meant, and of which level?

/// The level of an administrative division.
public enum PlaceLevel: String, Sendable, CaseIterable, Comparable {
  /// 省, 自治区, 直辖市.
  case province
  /// 市, 自治州, 盟, 地区.
  case city
  /// 县, 区, 旗, 县级市.
  case county
  /// 乡, 镇, 街道, 苏木.
  case town

  /// 0 for the highest.
  var rank: Int {
    switch self {
    case .province: 0
    case .city: 1
    case .county: 2
    case .town: 3
    }
  }

  /// Higher levels come first.
  public static func < (left: PlaceLevel, right: PlaceLevel) -> Bool { left.rank < right.rank }
}

/// An administrative division by its name.
public struct Place: Equatable, Sendable {
  /// In simplified characters; a prefecture by its full name, whatever the text calls it.
  public var name: String
  public var level: PlaceLevel

  public init(_ name: String, _ level: PlaceLevel) {
    self.name = name
    self.level = level
  }
}

/// A chain of divisions, each in the one before, such as 威海市, 文登区, 宋村镇.
public struct RegionChain: Equatable, Sendable {
  /// The highest first; levels may be left out, and no level comes twice.
  public var places: [Place]

  public init(_ places: [Place]) { self.places = places }

  /// The name at a level, if the chain has one.
  public subscript(level: PlaceLevel) -> String? { places.first { $0.level == level }?.name }
}
