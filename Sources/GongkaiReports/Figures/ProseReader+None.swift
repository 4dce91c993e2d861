// What does a sentence say there was none of?

import GongkaiText

extension ProseReader {
  private static let gap = CharacterMap(
    "关于有相任何涉及针对本我局镇乡县市区州省村街道办事处机单位部门政府务信息公开的收到受理接发生取起产提出由因向民法人和或者其他组织自群众社会被工作方面过引依申请书案项件类行新年度在以所形式具体直至等及与各级要求全个体企业公电就该此一任、“”\"《》〔〕厅委科室站院校园馆大代表协员两会主承交就致"
  )
  private static let tail = CharacterMap(
    "关于有相的政府务信息公开情况数量事宜现象行为业问题办理存在例宗件目前申述控告议讼结果记录活动投项条工作方面受接收到任何发生出现等和、及与或案类请求“”\"()人民代表委员取过费其他各类用承提议起"
  )
  private static let zeroGap = CharacterMap("情况数量总数件的为均是共计:有及案事项金额")
  private static let joints = CharacterMap("、和与及或以者并")
  private static let unsureNone: WordSet = [
    .part, .comparison, .plan, .feeWaiver, .answer,
  ]

  /// Keeps the first place that says so.
  mutating func setNone(_ object: NoneObject, _ range: Range<Int>) {
    if none[object] == nil { none[object] = range }
  }

  mutating func readNone(_ sentence: Sentence) {
    guard sentence.section != .problems else { return }
    var word = sentence.words.lowerBound
    while word < sentence.words.upperBound {
      defer { word += 1 }
      let token = words[word]
      if token.kind == .noFees {
        let tail = token.end..<clauseEnd(token.end, sentence)
        if isTail(tail), time(before: token.end, in: sentence) == .current {
          setNone(.fees, token.start..<token.end)
        }
      }
      guard token.kind == .negation else { continue }
      readObjects(behind: word, sentence)
      readObjects(before: word, sentence)
    }
    for quantity in sentence.quantities where quantity.value == 0 && !quantity.isApproximate {
      readZero(quantity, sentence)
    }
  }

  // MARK: None of this

  /// 未收到 … 申请: objects behind the negation in its clause, parted by harmless words only.
  private mutating func readObjects(behind word: Int, _ sentence: Sentence) {
    let clauseEnd = clauseEnd(words[word].end, sentence)
    var objects: [Int] = []
    var position = words[word].end
    for next in word + 1..<max(sentence.words.upperBound, word + 1) {
      let token = words[next]
      guard token.end <= clauseEnd else { break }
      guard token.kind.object != nil else {
        if token.kind == .anyWay {
          guard isHarmless(position..<token.start) else { return }
          position = token.end
        }
        // A longer word that only looks like an object, or a second negation, ends it.
        if token.kind == .neutral || token.kind == .negation || token.kind == .feeWaiver {
          if token.kind == .feeWaiver, !objects.isEmpty { continue }
          if token.kind == .neutral, isHarmless(token.start..<token.end) { continue }
          return
        }
        continue
      }
      guard isHarmless(position..<token.start) else { break }
      objects.append(next)
      position = token.end
    }
    guard let last = objects.last, isTail(words[last].end..<clauseEnd) else { return }
    guard time(before: words[last].end, in: sentence) == .current else { return }
    let range = words[word].start..<words[last].end
    for (place, object) in objects.enumerated() {
      guard let kind = words[object].kind.object else { continue }
      if kind == .requests {
        // In 因信息公开申请引起的复议 the requests are no object.
        if place + 1 < objects.count, !isJoint(words[object].end..<words[objects[place + 1]].start)
        {
          continue
        }
        if place == 0, hasCause(words[word].end..<words[object].start) { continue }
      }
      setNone(kind, range)
    }
  }

  /// 复议情况:无, and 收费为零: objects before the negation that ends a clause.
  private mutating func readObjects(before word: Int, _ sentence: Sentence) {
    let token = words[word]
    guard token.end - token.start <= 2 else { return }
    var end = token.end
    while end < sentence.range.upperBound, end - token.end < 4,
      Self.tail.contains(text.characters[end])
    { end += 1 }
    guard endsClause(end, sentence) else { return }
    guard token.end == end || token.kind == .negation else { return }
    spreadNone(before: token.start, end: token.end, sentence)
  }

  /// 申请数量为零, 复议 0 件.
  private mutating func readZero(_ quantity: Quantity, _ sentence: Sentence) {
    if !endsClause(quantity.end, sentence) {
      let next = text.characters[quantity.end]
      // 0件 of something that follows is said of that.
      guard next == 0x3001 || next == 0x28 || next == 0x29 else { return }
    }
    spreadNone(before: quantity.start, end: quantity.end, sentence)
  }

  /// Marks the object that ends at `position`, harmless words aside, and those joined to it.
  private mutating func spreadNone(before position: Int, end: Int, _ sentence: Sentence) {
    var position = position
    var word = sentence.words.upperBound - 1
    var isFirst = true
    while position > sentence.range.lowerBound {
      while word >= sentence.words.lowerBound, words[word].end > position { word -= 1 }
      guard word >= sentence.words.lowerBound else { return }
      let token = words[word]
      if token.end == position {
        guard let object = token.kind.object else {
          guard isFirst, token.kind == .total || token.kind == .currentTime else { return }
          position = token.start
          continue
        }
        let clause = clauseStart(token.start, in: sentence)..<token.start
        guard !has(Self.unsureNone, clause, in: sentence),
          object != .requests || !isOfSome(clause, sentence),
          time(before: end, in: sentence) == .current
        else { return }
        if object == .reviews || object == .lawsuits || object == .fees || object == .requests
          || object == .proposals
        {
          setNone(object, token.start..<end)
        }
        isFirst = false
        position = token.start
        continue
      }
      let character = text.characters[position - 1]
      guard (isFirst ? Self.zeroGap : Self.joints).contains(character),
        words[word].end <= position - 1
      else { return }
      position -= 1
    }
  }

  /// Whether words before say that only some requests are meant.
  private func isOfSome(_ clause: Range<Int>, _ sentence: Sentence) -> Bool {
    has([.someRequests], clause, in: sentence)
      || has([.part], sentence.range.lowerBound..<clause.upperBound, in: sentence)
  }

  // MARK: Harmless words

  private func clauseEnd(_ start: Int, _ sentence: Sentence) -> Int {
    var end = start
    while end < sentence.range.upperBound, !Self.clauseEnds.contains(text.characters[end]) {
      // A full stop of half width.
      if text.characters[end] == 0x2E { break }
      end += 1
    }
    return end
  }

  /// Whether a clause ends before `index`, at a mark or where the sentence does.
  private func endsClause(_ index: Int, _ sentence: Sentence) -> Bool {
    guard index < sentence.range.upperBound else { return true }
    let character = text.characters[index]
    return Self.clauseEnds.contains(character)
      || (character == 0x2E && index + 1 == sentence.range.upperBound)
  }

  private func isHarmless(_ range: Range<Int>) -> Bool {
    range.count <= 40 && range.allSatisfy { Self.gap.contains(text.characters[$0]) }
  }

  private func isTail(_ range: Range<Int>) -> Bool {
    range.count <= 20 && range.allSatisfy { Self.tail.contains(text.characters[$0]) }
  }

  private func isJoint(_ range: Range<Int>) -> Bool {
    range.count <= 4 && range.allSatisfy { Self.joints.contains(text.characters[$0]) }
  }

  /// Whether 因, 由, 就 or 对 makes what follows a circumstance.
  private func hasCause(_ range: Range<Int>) -> Bool {
    range.contains { index in
      switch text.characters[index] {
      case 0x56E0, 0x7531, 0x5C31, 0x5BF9: true
      default: false
      }
    }
  }
}
