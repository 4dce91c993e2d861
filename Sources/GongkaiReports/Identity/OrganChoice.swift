// Which of the organs that a text names is the one that reports?

import GongkaiText

/// Votes of all mentions of organs.
struct OrganChoice {
  /// Mentions of the same organ.
  private struct Group {
    var weight = 0
    var mentions: [Int] = []
    /// Bits of `OrganSite`.
    var sites = 0
    var kind: OrganKind
    var lastPlace: Int?
    var isNational = false
    /// Whether the place of a mention begins where the name does, not with words before it.
    var isPlain = false
    /// Whether a mention is none that 政府信息公开 may have made.
    var isCertain = false
    /// Mentions that name neither a site nor a part of another organ.
    var firm = 0
    /// Whether a mention begins a clause among the first sentences, or says who writes.
    var isAuthor = false
    /// Whether a mention stands alone, in the signature or the title or on a line.
    var isTold: Bool { sites & OrganChoice.telling != 0 }

    /// Takes over the mentions of the same organ by another name.
    mutating func add(_ other: Group) {
      weight += other.weight
      mentions += other.mentions
      sites |= other.sites
      isPlain = isPlain || other.isPlain
      isCertain = isCertain || other.isCertain
      firm += other.firm
      isAuthor = isAuthor || other.isAuthor
    }
  }

  /// Sites at which names stand alone.
  private static let telling = 0b1111

  /// Up to where a text begins.
  static let beginning = 400
  /// Votes of a place that its government's report names often.
  private static let leastOfOwnPlace = 30
  /// Mentions of a library that reports, and does not only keep the reports of others.
  private static let leastOfAuthors = 4

  private let scan: NameScan
  private let layout: ReportLayout
  private let names: PlaceNames
  /// The votes of the heaviest name of a place, by the rank of its level.
  private var heaviest = [Int](repeating: 0, count: PlaceLevel.allCases.count)
  private var groups: [Group] = []

  /// - Parameter scan: its places carry the numbers of `PlaceNames`.
  init(_ scan: NameScan, _ names: PlaceNames, _ layout: ReportLayout) {
    self.scan = scan
    self.names = names
    self.layout = layout
    for name in names.names where name.same == nil {
      heaviest[name.level.rank] = max(heaviest[name.level.rank], name.weight)
    }
    makeGroups()
  }

  // MARK: Weights

  /// How much a chain of places tells, wherever an organ may follow it.
  static func weight(of chain: PlaceChain, _ scan: NameScan, _ layout: ReportLayout) -> Int {
    if layout.signature?.contains(chain.start) == true { return 16 }
    if layout.title?.contains(chain.start) == true { return 12 }
    if 0...12 ~= chain.start - scan.addressEnd { return 6 }
    return chain.start < beginning ? 4 : 3
  }

  private func site(of mention: OrganMention) -> OrganSite {
    if layout.signature?.contains(mention.start) == true { return .signature }
    if layout.title?.contains(mention.start) == true { return .title }
    if mention.isIssuer { return .issuer }
    let text = scan.text
    if text.startsLine(mention.start), mention.end == text.count || text.startsLine(mention.end) {
      return .line
    }
    if mention.isContact { return .contact }
    return mention.start < Self.beginning ? .beginning : .sentence
  }

  // MARK: Groups

  private mutating func makeGroups() {
    var numbers: [UInt64: Int] = [:]
    var alone: [(group: Int, mention: OrganMention, words: UInt64)] = []
    var byWords: [UInt64: [Int]] = [:]
    for (index, mention) in scan.organs.enumerated() {
      guard !IdentityWords.cited.stands(in: scan.text, at: mention.start) else { continue }
      let place = mention.chain.map { scan.places[scan.chains[$0].places.upperBound - 1].name }
      let words = words(of: mention)
      let key = (words ^ UInt64(bitPattern: Int64(place ?? -1))) &* 0x9E37_79B9_7F4A_7C15
      let number: Int
      if let known = numbers[key] {
        number = known
      } else {
        number = groups.count
        numbers[key] = number
        groups.append(Group(kind: mention.kind, lastPlace: place, isNational: mention.isNational))
        if place == nil {
          alone.append((number, mention, words))
        } else {
          byWords[words, default: []].append(number)
        }
      }
      let site = site(of: mention)
      groups[number].mentions.append(index)
      groups[number].sites |= 1 << site.rawValue
      groups[number].weight += weight(of: mention, site)
      if !mention.isDoubtful { groups[number].isCertain = true }
      if !beginsLong(mention) { groups[number].isPlain = true }
      if !mention.isSite, !mention.isPart, !mention.isDoubtful { groups[number].firm += 1 }
      if site == .beginning, !mention.isDoubtful, !mention.isSite, isAuthor(mention) {
        groups[number].isAuthor = true
      }
    }
    for (group, mention, words) in alone {
      if let fuller = fuller(mention, byWords) {
        groups[fuller].add(groups[group])
        groups[group] = Group(kind: mention.kind)
      } else if mention.kind == .government {
        // 县人民政府 alone does not say whose.
        groups[group] = Group(kind: mention.kind)
      } else {
        // 民政局 speaks for 五原县民政局.
        for other in byWords[words] ?? [] { groups[other].weight += groups[group].weight / 2 }
      }
    }
  }

  /// The organ that a name means which begins with a bare level: 县民政局 is 五原县民政局, unless
  /// the text speaks more of another county.
  private func fuller(_ mention: OrganMention, _ byWords: [UInt64: [Int]]) -> Int? {
    guard let stem = bareLevelEnd(mention.start), stem < mention.end else { return nil }
    let words = mention.kind == .government ? Self.government : key(stem..<mention.end)
    let candidates = byWords[words] ?? []
    let level = scan.text.characters[stem - 1]
    return candidates.filter {
      guard let place = groups[$0].lastPlace, groups[$0].isPlain else { return false }
      let name = names.names[place]
      // 通知区教育局 is one in a sentence that goes on.
      let isKnown =
        name.gazetteer != nil || name.mentions >= 2 || groups[$0].isTold
        || groups[$0].mentions.contains { isAuthor(scan.organs[$0]) }
      guard isKnown else { return false }
      return scan.character(name.range.upperBound - 1) == level
        && name.weight * 2 >= heaviest[name.level.rank]
    }.max { (groups[$0].weight, $1) < (groups[$1].weight, $0) }
  }

  /// Where 县, 自治区 or the like ends that stands at `start` without a name.
  private func bareLevelEnd(_ start: Int) -> Int? {
    var index = start
    if let length = Self.beforeLevels.length(in: scan.text, at: start) {
      index += length
    }
    return IdentityWords.ownLevels.contains(scan.character(index)) ? index + 1 : nil
  }

  private static let government: UInt64 = 1
  private static let beforeLevels = WordList("自治 地")

  /// Whether the organ is what a clause speaks of: 本报告由五原县民政局编制.
  private func isAuthor(_ mention: OrganMention) -> Bool {
    let start = mention.start
    if start == 0 || scan.isLineStart(start) { return true }
    return !NameScan.isName(scan.text.characters[start - 1])
      || Self.beforeAuthors.stands(in: scan.text, at: start - 1)
      || Self.beforeAuthors.stands(in: scan.text, at: start - 2)
  }

  private static let beforeAuthors = WordList("由 结合 现将 是 公布")

  private func weight(of mention: OrganMention, _ site: OrganSite) -> Int {
    var weight = site.weight
    if mention.isSite || mention.isDoubtful && site != .title { weight = 1 }
    if mention.isPart { weight = mention.isStem ? 1 : weight / 2 }
    if beginsLong(mention) { weight = max(1, weight / 2) }
    return weight
  }

  private func beginsLong(_ mention: OrganMention) -> Bool {
    mention.chain.map { scan.places[scan.chains[$0].places.lowerBound].isLong } ?? false
  }

  /// What tells organs of one place apart; a place has one government.
  private func words(of mention: OrganMention) -> UInt64 {
    if mention.kind == .government, mention.stem == mention.suffix {
      return Self.government
    }
    return key(mention.stem..<mention.end)
  }

  private func key(_ range: Range<Int>) -> UInt64 {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for character in scan.text.characters[range] {
      key = (key ^ UInt64(character)) &* 0x100_0000_01B3
    }
    return key
  }

  // MARK: Decision

  /// The organ: its fullest mention, where the name begins in it, and the rule that chose.
  func best(_ stated: StatedFacts) -> (mention: Int, start: Int, rule: String)? {
    var best: (group: Int, weight: Int)?
    for (index, group) in groups.enumerated() where isLikely(group) {
      var weight = group.weight * selfFactor(group)
      if isStated(group, stated) { weight += 60 }
      if group.lastPlace == nil, !group.isNational, group.kind != .institution { weight /= 2 }
      if weight > best?.weight ?? 0 { best = (index, weight) }
    }
    guard let best else { return nil }
    let group = groups[best.group]
    let sites = OrganSite.allCases.filter { group.sites & 1 << $0.rawValue != 0 }
    let (mention, start) = fullest(group)
    let count = group.mentions.count
    return (
      mention, start,
      "\(sites.prefix(2).map(\.words).joined(separator: " and ")), \(count) mention\(count == 1 ? "" : "s")"
    )
  }

  /// Whether it may be the one that reports: the others are named in sentences only, and unlike
  /// what the report calls itself.
  private func isLikely(_ group: Group) -> Bool {
    guard let first = group.mentions.first else { return false }
    let mention = scan.organs[first]
    let name = scan.text.characters[mention.start..<mention.end]
    if group.isTold { return !IdentityWords.has(IdentityWords.spam, in: name) }
    let isTown = group.lastPlace.map { names.names[$0].level == .town } ?? false
    let fits = fitsSelf(group, isTown: isTown)
    if fits == false { return false }
    let isContact = group.sites & 1 << OrganSite.contact.rawValue != 0
    let isLikely =
      if group.lastPlace == nil {
        isContact && fits == true && group.firm >= 2 || group.isNational && group.firm >= 2
      } else if group.kind == .office {
        isContact && group.firm >= 2
      } else if group.kind == .government, let most = names.mostNamed {
        // A government's report speaks of its place all the time.
        (group.lastPlace == most || fits == true && isTown)
          && (isContact || group.isAuthor || group.firm >= 2
            || group.isCertain && names.names[most].lastWeight >= Self.leastOfOwnPlace)
      } else {
        isContact || group.isAuthor || group.firm >= (fits == true ? 2 : 3)
      }
    return isLikely && !IdentityWords.has(IdentityWords.spam, in: name)
      && (fits == true && scan.selfCounts[SelfKind.institution.rawValue] > 0
        || group.isAuthor && group.firm >= Self.leastOfAuthors
        || !IdentityWords.has(IdentityWords.readingPlaces, in: name))
  }

  private func isStated(_ group: Group, _ stated: StatedFacts) -> Bool {
    guard let first = group.mentions.first, stated.title != nil || stated.source != nil else {
      return false
    }
    let mention = scan.organs[first]
    let name = scan.text.string(mention.start..<mention.end)
    return stated.title?.contains(name) == true || stated.source?.contains(name) == true
  }

  /// The kind of organ that the report calls itself: 我镇, 我局 …; the second is how often.
  private var selfKind: (kind: SelfKind, count: Int)? {
    let strong: [SelfKind] = [.town, .bureau, .institution]
    let kinds = strong.contains { scan.selfCounts[$0.rawValue] > 0 } ? strong : [.district]
    guard let kind = kinds.max(by: { scan.selfCounts[$0.rawValue] < scan.selfCounts[$1.rawValue] })
    else { return nil }
    let count = scan.selfCounts[kind.rawValue]
    return count > 0 ? (kind, count) : nil
  }

  /// Whether the group is of the kind that the report says it is; nil where it does not say.
  private func fitsSelf(_ group: Group, isTown: Bool) -> Bool? {
    guard let own = selfKind else { return nil }
    switch own.kind {
    case .town: return group.kind == .government && isTown
    case .bureau, .institution:
      return group.kind != .government || group.kind == .government && isTown && own.count == 1
    case .district: return group.kind == .government && !isTown ? true : nil
    }
  }

  private func selfFactor(_ group: Group) -> Int {
    let isTown = group.lastPlace.map { names.names[$0].level == .town } ?? false
    return switch fitsSelf(group, isTown: isTown) {
    case true: 4
    case nil: 2
    default: 1
    }
  }

  /// The mention with the longest chain of places that others confirm, and where it begins.
  private func fullest(_ group: Group) -> (mention: Int, start: Int) {
    var best = (mention: group.mentions[0], start: 0, score: -1)
    for index in group.mentions {
      let mention = scan.organs[index]
      var start = mention.start
      var score = 0
      if let number = mention.chain {
        let chain = scan.chains[number]
        var votes = 0
        for place in chain.places { votes += min(names.names[scan.places[place].name].weight, 60) }
        let isConfirmed = chain.places.dropFirst().allSatisfy { isLikelyParent($0) }
        score = (isConfirmed ? chain.places.count : 1) * 1000 + votes
        // Words before the name are no part of it.
        if mention.start == chain.start {
          let first = scan.places[chain.places.lowerBound]
          let known = names.names[first.name]
          if known.gazetteer == nil, known.range.count < first.end - first.start {
            start = first.end - known.range.count
            score -= 20
          } else if known.gazetteer == nil, known.range.count > first.end - first.start {
            score -= 500
          }
        }
      }
      score += mention.end - mention.start > 40 ? 0 : mention.end - mention.suffix
      if mention.isDoubtful { score -= 10 }
      if score > best.score { best = (index, start, score) }
    }
    return (best.mention, best.start)
  }

  /// Whether the place before this one in its chain is the one that most mentions put there.
  private func isLikelyParent(_ place: Int) -> Bool {
    guard let votes = names.parents[scan.places[place].name] else { return true }
    let own = votes[scan.places[place - 1].name] ?? 0
    return own * 2 >= votes.values.max() ?? 0
  }
}
