// Which keys of sections were seen?

extension SectionKey {
  /// The place in `SectionKey.allCases`.
  var number: Int {
    switch self {
    case .overview: 0
    case .proactive: 1
    case .requests: 2
    case .fees: 3
    case .review: 4
    case .consult: 5
    case .problems: 6
    case .other: 7
    }
  }
}

/// A set of keys as a bit for each: hashing a key would hash its name.
struct SectionKeySet: Sendable {
  private var bits: UInt8 = 0

  init() {}

  init(_ keys: some Sequence<SectionKey>) {
    for key in keys { insert(key) }
  }

  var count: Int { bits.nonzeroBitCount }

  func contains(_ key: SectionKey) -> Bool { bits & 1 << UInt8(key.number) != 0 }

  /// Puts in `key`, and tells whether it was not there before.
  @discardableResult
  mutating func insert(_ key: SectionKey) -> Bool {
    let isNew = !contains(key)
    bits |= 1 << UInt8(key.number)
    return isNew
  }
}
