// How much did the report publish unasked, all in all and by channel?

import GongkaiText

extension ProseReader {
  private static let channels: WordSet = [.website, .wechat, .channel]

  /// … 主动公开政府信息 N 条, 其中网站 N 条.
  mutating func readPublished(_ context: NumberContext) {
    let sentence = context.sentence
    let quantity = context.quantity
    guard quantity.unit == .piece || quantity.unit == .time, sentence.section != .problems,
      sentence.section != .requests || words[context.governor].kind == .publish
    else { return }
    let start = clauseStart(quantity.start, in: sentence)
    let clause = min(max(start, context.previousEnd), quantity.start)..<quantity.start
    guard !has([.comparison, .plan, .negation, .otherCases], clause, in: sentence) else { return }
    // What the number before did not take is said of this one too.
    let range = context.previousEnd..<quantity.start
    let isPart = has([.part], sentence.range.lowerBound..<quantity.start, in: sentence)
    if has([.manyChannels], range, in: sentence) {
      if !isPart { readTotal(context, clause, channelled: true) }
      return
    }
    switch channel(range, sentence) {
    case .none: if !isPart { readTotal(context, clause, channelled: false) }
    case .one(let key): readChannel(key, context, isPart: isPart)
    case .several: break
    }
  }

  private enum ChannelMention {
    case none
    case one(FigureKey)
    case several
  }

  private func channel(_ range: Range<Int>, _ sentence: Sentence) -> ChannelMention {
    var kinds: WordSet = []
    for word in sentence.words
    where words[word].start >= range.lowerBound && words[word].end <= range.upperBound
      && Self.channels.contains(words[word].kind)
    { kinds.insert(words[word].kind) }
    if kinds.isEmpty { return .none }
    guard kinds.count == 1, !kinds.contains(.channel) else { return .several }
    return .one(kinds.contains(.website) ? .proactiveWebsite : .proactiveWechat)
  }

  private mutating func readTotal(
    _ context: NumberContext, _ clause: Range<Int>, channelled: Bool
  ) {
    let sentence = context.sentence
    let governor = words[context.governor]
    guard governor.kind == .publish || governor.kind == .post else { return }
    guard !has([.requests, .someRequests, .proposals], clause, in: sentence) else { return }
    let range = context.previousEnd..<context.quantity.start
    let hasTotal = has([.total], clause, in: sentence)
    let hasYear = has([.currentTime], range, in: sentence)
    let isUnasked = has([.publish], clause, in: sentence)
    guard namesInformation(context) else { return }
    // 在某领域公开 20 条 is of that; what a clause before is about matters not to a sum.
    let topics = hasTotal && isUnasked ? clause : range
    guard !has([.topic], topics, in: sentence) else { return }
    if governor.kind == .post {
      guard hasTotal || hasYear || channelled || isUnasked else { return }
    }
    let inPlace = sentence.section == .proactive || sentence.section == .overview
    let score = (hasTotal ? 2 : 0) + (isUnasked ? 2 : 0) + (hasYear ? 1 : 0) + (inPlace ? 1 : 0)
    add(
      .proactiveTotal, context, score: score,
      mayBeOtherYear: hasTotal && sentence.section == .proactive && sentence.years.count == 1)
  }

  /// Whether the number is of 信息, named before it or behind it, or of nothing else.
  ///
  /// `alone` lets 公开 go without it.
  private func namesInformation(_ context: NumberContext, alone: Bool = false) -> Bool {
    let governor = words[context.governor]
    for index in governor.end..<context.quantity.start
    where text.characters[index] == 0x4FE1 { return true }  // 信
    // 主动公开 300 条, but not 300 条惠农政策.
    var index = context.quantity.end
    let end = min(context.sentence.range.upperBound, index + 8)
    guard index < end, !Self.clauseEnds.contains(text.characters[index]) else {
      return governor.kind == .publish || alone
    }
    while index < end, Self.beforeInformation.contains(text.characters[index]) { index += 1 }
    return index < end && text.characters[index] == 0x4FE1
  }

  private static let beforeInformation = CharacterMap("的各类种政府务相关余多件条有公开")

  private mutating func readChannel(_ key: FigureKey, _ context: NumberContext, isPart: Bool) {
    let governor = words[context.governor].kind
    if governor == .website || governor == .wechat {
      // 网站 3 个 counts sites; a bare number behind a channel is one of a list.
      guard context.quantity.unit == .piece else { return }
      let before = context.sentence.range.lowerBound..<words[context.governor].start
      guard isPart || has([.publish, .post], before, in: context.sentence) else { return }
    } else {
      guard namesInformation(context, alone: true) else { return }
    }
    add(key, context, score: isPart ? 2 : 1)
  }
}
