// Which places and organs does a text name, and where?

import GongkaiText

/// A name of a place inside a chain.
struct NamedPlace: Sendable {
  var start: Int
  var end: Int
  var level: PlaceLevel
  /// Its place in the gazetteer's list of prefectures, or of provinces; nil for other names.
  var gazetteer: Int?
  /// Whether the name may begin too early: it is long, or nothing ends what stands before.
  var isLong = false
  /// Its number among the distinct names, once they are told apart.
  var name = -1
}

/// Names of places one behind the other, each below the one before.
struct PlaceChain: Sendable {
  /// The places, by their number in the scan.
  var places: Range<Int>
  var start: Int
  var end: Int
  var weight = 0
}

/// Where the name of an organ stands, and how much that tells.
struct OrganMention: Sendable {
  var start: Int
  /// Where the name goes on behind the place.
  var stem: Int
  var suffix: Int
  var end: Int
  /// The place it begins with, by the number of the chain.
  var chain: Int?
  var kind: OrganKind
  /// Whether it begins with 国家, 中国 …
  var isNational = false
  /// Whether it is the beginning of a longer name that counts as well.
  var isPart = false
  /// Whether the longer name is that of another organ: 公安局 of 公安局交通警察大队.
  var isStem = false
  /// Whether it names a site.
  var isSite = false
  /// Whether 政府 may belong to what follows: 宋村镇政府信息公开.
  var isDoubtful = false
  var isContact = false
  var isIssuer = false
}

/// An anchor whose rule is not about names.
struct IdentityEvent: Sendable {
  let kind: IdentityAnchor.Kind
  let value: Int
  let range: Range<Int>
}

/// One pass over a text that finds places, organs and the anchors of all other rules.
struct NameScan {
  let text: FoldedText
  var places: [NamedPlace] = []
  var chains: [PlaceChain] = []
  var organs: [OrganMention] = []
  var events: [IdentityEvent] = []
  /// How often the report says 我镇, 我局 …, by `SelfKind`.
  var selfCounts = [Int](repeating: 0, count: SelfKind.allCases.count)
  var speaksOfCounties = false

  /// No name begins before it.
  var hardLimit = 0
  /// Names hardly begin before it.
  var softLimit = 0
  var lastPlaceEnd = -1
  var lastOrganEnd = -1
  var issuerEnd = -100
  var addressEnd = -100

  init(_ text: FoldedText) { self.text = text }

  /// Reads parts of the text.
  mutating func scan(_ ranges: [Range<Int>], of words: ReportScan) {
    let anchors = IdentityAnchors.shared
    for range in ranges {
      hardLimit = range.lowerBound
      softLimit = range.lowerBound
      words.visit(.anchors, in: range) { match in
        for number in anchors.starts[match.phrase]..<anchors.starts[match.phrase + 1] {
          handle(anchors.anchors[number], match.range)
        }
      }
    }
  }

  private mutating func handle(_ anchor: IdentityAnchor, _ range: Range<Int>) {
    switch anchor.kind {
    case .stop:
      hardLimit = max(hardLimit, range.upperBound)
      softLimit = max(softLimit, range.upperBound)
    case .softStop: addSoftStop(range)
    case .prefecture: add(.city, number: anchor.value, range)
    case .province: add(.province, number: anchor.value, range)
    case .place:
      if let suffix = PlaceSuffix(rawValue: anchor.value) { addPlace(suffix, range) }
    case .organ: addOrgan(OrganSuffix.all[anchor.value], range)
    case .own: selfCounts[anchor.value] += 1
    case .issuer: issuerEnd = range.upperBound
    case .address: addressEnd = range.upperBound
    case .site:
      if let last = organs.indices.last, organs[last].end == range.lowerBound {
        organs[last].isSite = true
      }
    case .contact:
      if let last = organs.indices.last, 0...16 ~= range.lowerBound - organs[last].end,
        !(organs[last].end..<range.lowerBound).contains(where: isLineStart)
      {
        // The office answers, the government reports.
        let isOffice = organs[last].kind == .office && last > 0 && organs[last - 1].isPart
        let mention = isOffice ? last - 1 : last
        organs[mention].isContact = !organs[mention].isDoubtful
      }
    case .counties: speaksOfCounties = true
    case .number:
      // Only behind a digit, or the reader would look at every 账号.
      if range.lowerBound > 0,
        NumberReader.digit(text.characters[range.lowerBound - 1]) != nil
      {
        events.append(IdentityEvent(kind: anchor.kind, value: 0, range: range))
      }
    case .bracket:
      // Only before a year.
      if range.upperBound + 1 < text.count, text.characters[range.upperBound] == 0x32,
        text.characters[range.upperBound + 1] == 0x30
      {
        events.append(IdentityEvent(kind: anchor.kind, value: 0, range: range))
      }
    default:
      events.append(IdentityEvent(kind: anchor.kind, value: anchor.value, range: range))
    }
  }

  /// 年 behind a number is that of a year; 万年县 has another one.
  private mutating func addSoftStop(_ range: Range<Int>) {
    softLimit = max(softLimit, range.upperBound)
    if range.lowerBound > 0, NumberReader.digit(text.characters[range.lowerBound - 1]) != nil {
      hardLimit = max(hardLimit, range.upperBound)
    }
  }

  /// Whether a character is one that names are made of.
  static func isName(_ character: UInt16) -> Bool {
    0x4E00...0x9FFF ~= character || 0x3400...0x4DBF ~= character || character == 0x3007
  }

  /// Whether a name may run through `range`: ideographs only, and no line begins inside.
  func isRun(_ range: Range<Int>) -> Bool {
    for index in range where !Self.isName(text.characters[index]) || isLineStart(index) {
      return false
    }
    return true
  }

  func isLineStart(_ index: Int) -> Bool { text.layouts[index].contains(.line) }

  /// Where a name that ends before `end` begins at the earliest, at most `length` before.
  ///
  /// Nil where neither a limit nor another character than an ideograph is that near.
  func runStart(before end: Int, limit: Int, length: Int) -> Int? {
    var start = end
    while start > limit, Self.isName(text.characters[start - 1]) {
      guard end - start < length else { return nil }
      start -= 1
      if isLineStart(start) { break }
    }
    return start
  }

  func character(_ index: Int) -> UInt16 {
    index >= 0 && index < text.count ? text.characters[index] : 0
  }
}
