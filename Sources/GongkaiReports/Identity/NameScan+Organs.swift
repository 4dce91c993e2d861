// Is this the name of an organ, and where does it begin?

import GongkaiText

extension NameScan {
  /// The longest name of an organ without a place before it.
  private static let maximumName = 24
  /// The most characters between a name and the ending of the longer name it begins.
  private static let maximumExtension = 12

  mutating func addOrgan(_ suffix: OrganSuffix, _ range: Range<Int>) {
    let (start, end) = (range.lowerBound, range.upperBound)
    guard end != lastOrganEnd, fits(suffix, range) else { return }
    // 街道 have no 政府: the words belong to 政府信息公开.
    if suffix.kind == .government, range.count == 2, character(start - 1) == 0x9053 { return }
    if let mention = behindPlace(suffix, range) {
      append(mention)
    } else if let mention = behindOrgan(suffix, range) {
      append(mention)
    } else if hardLimit <= start, let mention = alone(suffix, range) {
      append(mention)
    }
    if organs.last?.end == end { lastOrganEnd = end }
  }

  private func fits(_ suffix: OrganSuffix, _ range: Range<Int>) -> Bool {
    if suffix.notBefore.contains(character(range.upperBound)) { return false }
    return range.lowerBound == 0 || isLineStart(range.lowerBound)
      || !suffix.notBehind.contains(text.characters[range.lowerBound - 1])
      || chains.last?.end == range.lowerBound
  }

  private mutating func append(_ mention: OrganMention) {
    var mention = mention
    mention.isIssuer = isIssuer(mention.start)
    organs.append(mention)
    hardLimit = max(hardLimit, mention.end)
    softLimit = max(softLimit, mention.end)
  }

  /// Whether 发布机构 or the like stands before, with `:` or a blank between.
  private func isIssuer(_ start: Int) -> Bool {
    switch start - issuerEnd {
    case 0: !text.layouts[start].isEmpty
    case 1: text.characters[issuerEnd] == 0x3A
    default: false
    }
  }

  /// 威海市文登区 民政 局: a place, what the organ does, an ending.
  private mutating func behindPlace(_ suffix: OrganSuffix, _ range: Range<Int>) -> OrganMention? {
    guard let chain = chains.indices.last else { return nil }
    let stem = chains[chain].end
    guard stem >= hardLimit, stem <= range.lowerBound,
      suffix.stem.contains(range.lowerBound - stem), isRun(stem..<range.upperBound),
      !isLineStart(range.lowerBound)
    else { return nil }
    var mention = OrganMention(
      start: chains[chain].start, stem: stem, suffix: range.lowerBound, end: range.upperBound,
      chain: chain, kind: suffix.kind)
    // 国家税务总局 威海市 税务局
    if let last = organs.last, last.isNational, last.end == mention.start {
      mention.start = last.start
      organs[organs.count - 1].isPart = true
      mention.isNational = true
    }
    mention.isDoubtful = suffix.kind == .government && isDoubtful(range.upperBound)
    return mention
  }

  /// Whether 政府 may begin 政府信息公开 rather than end a name.
  private func isDoubtful(_ end: Int) -> Bool {
    character(end) == 0x4FE1 || character(end) == 0x7F51 || character(end) == 0x5DE5
  }

  /// 人民政府 办公室, 公安局 交警大队: a longer name behind one that is a name already.
  private mutating func behindOrgan(_ suffix: OrganSuffix, _ range: Range<Int>) -> OrganMention? {
    guard let last = organs.indices.last, case let base = organs[last],
      base.end >= hardLimit, base.end <= range.lowerBound,
      range.lowerBound - base.end <= Self.maximumExtension,
      (chains.last?.start ?? 0) < base.end, isRun(base.end..<range.upperBound),
      !isLineStart(range.lowerBound)
    else { return nil }
    let gap = range.lowerBound - base.end
    // 机构编制委员会办公室 is an organ of its own.
    let isOfCommittee =
      suffix.kind == .office && gap == 0 && base.kind == .bureau
      && character(base.end - 3) == 0x59D4  // 委
    let isName =
      switch suffix.kind {
      case .office:
        base.kind == .government && (gap == 0 || gap <= 8 && base.chain != nil) || isOfCommittee
      case .branch: base.kind != .government
      case .bureau: base.isNational || base.kind == .government && gap >= 2 && base.chain != nil
      case .government, .institution: false
      }
    guard isName else { return nil }
    organs[last].isPart = true
    organs[last].isStem = suffix.kind != .office || isOfCommittee
    return OrganMention(
      start: base.start, stem: base.stem, suffix: range.lowerBound, end: range.upperBound,
      chain: base.chain, kind: suffix.kind == .branch || isOfCommittee ? .bureau : suffix.kind,
      isNational: base.isNational)
  }

  /// 县民政局, 国家税务总局, 第一人民医院: no named place before.
  private func alone(_ suffix: OrganSuffix, _ range: Range<Int>) -> OrganMention? {
    if suffix.kind == .government { return bareGovernment(range) }
    guard
      let start = runStart(before: range.lowerBound, limit: hardLimit, length: Self.maximumName),
      range.lowerBound - start >= max(2, suffix.stem.lowerBound)
        || suffix.phrase == "海关" && range.lowerBound - start >= 2
    else { return nil }
    // What a soft stop ends is no part of it, unless little would be left: 和平医院.
    var nameStart = start
    if softLimit > start, range.lowerBound - softLimit >= 2, !hasLongStem(softLimit) {
      nameStart = softLimit
    }
    for index in (nameStart..<range.lowerBound).reversed()
    where IdentityWords.stopsInFields.contains(text.characters[index]) {
      nameStart = index + 1
      break
    }
    guard nameStart < range.lowerBound else { return nil }
    guard isProper(nameStart..<range.lowerBound, suffix) else { return nil }
    var mention = OrganMention(
      start: nameStart, stem: nameStart, suffix: range.lowerBound, end: range.upperBound,
      chain: nil, kind: suffix.kind)
    mention.isNational = IdentityWords.national.stands(in: text, at: nameStart)
    return mention
  }

  /// 县人民政府 at the beginning of a line or behind 发布机构: one that the text names elsewhere.
  private func bareGovernment(_ range: Range<Int>) -> OrganMention? {
    var start = range.lowerBound - 1
    guard start >= hardLimit, IdentityWords.ownLevels.contains(character(start)),
      !isLineStart(range.lowerBound), !isDoubtful(range.upperBound) || range.count > 2
    else { return nil }
    if start - 2 >= hardLimit, character(start - 2) == 0x81EA, character(start - 1) == 0x6CBB {
      start -= 2  // 自治
    }
    guard isLineStart(start) || isIssuer(start) else { return nil }
    return OrganMention(
      start: start, stem: start, suffix: range.lowerBound, end: range.upperBound, chain: nil,
      kind: .government)
  }

  /// Whether `range` tells which organ it is: not 人民政府 behind a mask, nor any 办公室.
  private func isProper(_ range: Range<Int>, _ suffix: OrganSuffix) -> Bool {
    let isOfLevel = IdentityWords.ownLevels.contains(text.characters[range.lowerBound])
    let field = isOfLevel ? range.lowerBound + 1..<range.upperBound : range
    guard !field.isEmpty, suffix.kind != .office || isOfLevel && field.count >= 2 else {
      return false
    }
    return !IdentityWords.has(IdentityWords.governments, in: text.characters[field])
  }

  /// Whether the soft stop before `index` is inside the name of what an organ does, such as
  /// 住房和城乡建设: 和 stands between, and does not begin.
  private func hasLongStem(_ index: Int) -> Bool {
    guard index >= 3 else { return false }
    return character(index - 1) == 0x548C && Self.isName(character(index - 3))
      && isRun(index - 2..<index)
  }
}
