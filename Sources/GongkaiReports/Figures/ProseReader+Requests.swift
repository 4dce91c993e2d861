// How many requests, reviews, lawsuits and fees do sentences state?

import GongkaiText

extension ProseReader {
  private static let unsure: WordSet = [.comparison, .plan]
  private static let kinds: WordSet = [.someRequests, .otherCases, .proposals, .neutral]
  private static let joints = CharacterMap("、和与及或以,者并")

  /// The clause of the governing word, from the number before on.
  private func clause(_ context: NumberContext) -> Range<Int> {
    let start = clauseStart(words[context.governor].start, in: context.sentence)
    return min(max(start, context.previousEnd), context.quantity.start)..<context.quantity.start
  }

  /// … 政府信息公开申请 N 件.
  mutating func readRequests(_ context: NumberContext) {
    let sentence = context.sentence
    guard isCount(context.quantity), sentence.section != .problems else { return }
    let clause = clause(context)
    guard !has(Self.unsure, clause, in: sentence) else { return }
    if joined(context) != nil {
      spread(context)
      return
    }
    let isReceived = has([.receive], clause, in: sentence)
    // 办理申请 N 件 tells those dealt with, received and answered alike where 收到 says so too.
    let isHandled = follows(.handle, context.governor, in: sentence)
    if isHandled || has([.answer], clause, in: sentence) {
      if !has(Self.kinds, clause, in: sentence) {
        add(.requestsAnswered, context, score: score(clause, sentence))
      }
      guard isReceived else { return }
    }
    guard !has([.someRequests, .otherCases, .proposals], clause, in: sentence), !isPart(context)
    else { return }
    // Without 收到 the number must be of requests, and nothing but the subject stand before.
    guard isReceived || isPlain(context, clause) else { return }
    add(.requestsNew, context, score: score(clause, sentence) + (isReceived ? 2 : 0))
  }

  /// Whether `word` stands right before the one at `place`, harmless characters aside.
  private func follows(_ word: ProseWord, _ place: Int, in sentence: Sentence) -> Bool {
    guard place > sentence.words.lowerBound, words[place - 1].kind == word else { return false }
    let gap = words[place - 1].end..<words[place].start
    return gap.count <= 8 && gap.allSatisfy { Self.ofRequests.contains(text.characters[$0]) }
  }

  private static let ofRequests = CharacterMap("了各类种的政府务信息有关件和、")

  private func isPlain(_ context: NumberContext, _ clause: Range<Int>) -> Bool {
    let governor = words[context.governor]
    guard governor.start - clause.lowerBound <= 14 else { return false }
    // 公开政府信息 on request is not a request.
    for index in governor.start..<context.quantity.start
    where text.characters[index] == 0x4FE1 && index >= governor.end - 2 { return false }
    return !has(
      [.post, .publish, .part, .negation, .reviews, .lawsuits, .fees], clause, in: context.sentence)
  }

  /// 收到 N 件 …, with what was received behind the number or before.
  mutating func readReceived(_ context: NumberContext) {
    let sentence = context.sentence
    guard isCount(context.quantity), sentence.section != .problems else { return }
    let clause = clause(context)
    guard !has(Self.unsure, clause, in: sentence), !isPart(context) else { return }
    var index = context.quantity.end
    var object: ProseWord?
    for word in sentence.words where words[word].start >= index {
      guard words[word].start - index <= 14 else { break }
      if words[word].kind.object != nil || words[word].kind == .otherCases {
        object = words[word].kind
        break
      }
      guard words[word].kind != .someRequests else { return }
      index = words[word].end
    }
    for index in context.quantity.end..<sentence.range.upperBound {
      if Self.clauseEnds.contains(text.characters[index]) {
        if index - context.quantity.end < 2 { object = nil }
        break
      }
    }
    switch object {
    case .requests:
      add(.requestsNew, context, score: score(clause, sentence) + 2)
    case .reviews: add(.reviews, context, score: score(clause, sentence))
    case .lawsuits: add(.lawsuits, context, score: score(clause, sentence))
    case nil:
      let before = sentence.range.lowerBound..<context.quantity.start
      let others: WordSet = [
        .otherCases, .proposals, .reviews, .lawsuits, .someRequests, .fees,
      ]
      guard has([.requests], before, in: sentence), !has(others, before, in: sentence) else {
        return
      }
      add(.requestsNew, context, score: score(clause, sentence))
    default: break
    }
  }

  /// … 答复 N 件.
  mutating func readAnswered(_ context: NumberContext) {
    let sentence = context.sentence
    guard isCount(context.quantity), sentence.section != .problems else { return }
    let clause = clause(context)
    let before = sentence.range.lowerBound..<context.quantity.start
    let others: WordSet = [.otherCases, .proposals, .reviews, .lawsuits]
    guard !has(Self.unsure, clause, in: sentence), !has(others, before, in: sentence),
      !has([.someRequests], clause, in: sentence)
    else { return }
    guard has([.requests], before, in: sentence) || sentence.section == .requests else { return }
    add(.requestsAnswered, context, score: score(clause, sentence))
  }

  /// … 行政复议 N 件, 行政诉讼 N 件.
  mutating func readCases(_ context: NumberContext) {
    let sentence = context.sentence
    guard isCount(context.quantity), sentence.section != .problems else { return }
    let clause = clause(context)
    guard !has(Self.unsure.union([.answer]), clause, in: sentence), !isPart(context),
      speaksOfDisclosure(context)
    else { return }
    if joined(context) != nil {
      spread(context)
      return
    }
    let key: FigureKey = words[context.governor].kind == .reviews ? .reviews : .lawsuits
    add(key, context, score: score(clause, sentence))
  }

  /// Whether cases are about disclosure: other sections tell all cases of an organ.
  private func speaksOfDisclosure(_ context: NumberContext) -> Bool {
    let section = context.sentence.section
    if section == .review || section == .requests { return true }
    let before = context.sentence.range.lowerBound..<context.quantity.end
    return has([.requests, .post, .publish], before, in: context.sentence)
  }

  /// … 收取费用 N 元.
  mutating func readFees(_ context: NumberContext) {
    let sentence = context.sentence
    let quantity = context.quantity
    guard quantity.unit == .yuan || quantity.value == 0 else { return }
    let clause = clause(context)
    guard !has(Self.unsure.union([.feeWaiver, .neutral]), clause, in: sentence) else { return }
    // 费用 alone may be spent: it must be taken.
    let taken = clause.contains { text.characters[$0] == 0x6536 }  // 收
    guard taken || sentence.section == .fees else { return }
    add(.feesYuan, context, score: score(clause, sentence))
    if quantity.value == 0 { setNone(.fees, words[context.governor].start..<quantity.end) }
  }

  /// 收取信息处理费情况:…,总金额 N 元: an amount whose fees a clause before names.
  mutating func readAmount(_ place: Int, _ sentence: Sentence) {
    let quantity = sentence.quantities[place]
    let amount = quantity.start - 2
    guard amount >= sentence.range.lowerBound,
      text.characters[amount] == 0x91D1, text.characters[amount + 1] == 0x989D,  // 金额
      let fees = sentence.words.first(where: { words[$0].kind == .fees })
    else { return }
    let between = words[fees].end..<quantity.start
    let start = clauseStart(words[fees].start, in: sentence)
    let others: WordSet = [
      .publish, .post, .requests, .reviews, .lawsuits, .comparison, .plan, .feeWaiver,
    ]
    guard words[fees].end <= amount, between.count <= 30, !has(others, between, in: sentence),
      (start..<words[fees].end).contains(where: { text.characters[$0] == 0x6536 })  // 收
    else { return }
    let context = NumberContext(
      quantity: quantity, governor: fees, previousEnd: words[fees].start, sentence: sentence)
    add(.feesYuan, context, score: 0)
    if quantity.value == 0 { setNone(.fees, words[fees].start..<quantity.end) }
  }

  // MARK: Several things with one number

  /// The word before that shares a number with the governing one: 行政复议、行政诉讼 0 件.
  private func joined(_ context: NumberContext) -> Int? {
    let word = context.governor - 1
    guard word >= context.sentence.words.lowerBound, words[word].kind.object != nil else {
      return nil
    }
    let gap = words[word].end..<words[context.governor].start
    guard !gap.isEmpty, gap.count <= 4, words[word].start >= context.previousEnd else { return nil }
    return gap.allSatisfy { Self.joints.contains(text.characters[$0]) } ? word : nil
  }

  /// None, or as many each, is said of all things that are joined; another number of none.
  private mutating func spread(_ context: NumberContext) {
    let gap = words[context.governor].end..<context.quantity.start
    let isEach = gap.contains { text.characters[$0] == 0x5404 }  // 各
    guard context.quantity.value == 0 || isEach else { return }
    var context = context
    while true {
      if let object = words[context.governor].kind.object, let key = object.key {
        add(key, context, score: 1)
        if context.quantity.value == 0 {
          setNone(object, words[context.governor].start..<context.quantity.end)
        }
      }
      guard let word = joined(context) else { return }
      context.governor = word
    }
  }

  // MARK: Judgement

  /// Whether the unit counts requests or cases; nothing may have none.
  private func isCount(_ quantity: Quantity) -> Bool {
    switch quantity.unit {
    case .piece, .time: true
    case .none: quantity.value == 0
    case .yuan: false
    }
  }

  /// Whether 其中 makes the number a part of one before.
  private func isPart(_ context: NumberContext) -> Bool {
    has([.part], context.sentence.range.lowerBound..<context.quantity.start, in: context.sentence)
  }

  private func score(_ clause: Range<Int>, _ sentence: Sentence) -> Int {
    has([.total, .currentTime], clause, in: sentence) ? 1 : 0
  }
}
