// Which figures do the sentences of a report state?

import GongkaiText

/// A figure that a sentence may state.
struct ProseCandidate: Sendable {
  var key: FigureKey
  var value: Int
  /// How strongly the words say that this is the figure of the whole year.
  var score: Int
  /// Of a year that is not the report's.
  var isOfOtherYear = false
  var isApproximate = false
  var evidence: Range<Int>
}

/// Reads figures and statements of none out of sentences.
///
/// A number is taken by the words next to it: from the number to the left, over words that only
/// say how much (共, 累计, 数量为), to the word that says of what. Numbers of other years, parts,
/// comparisons and plans are passed over. What is not surely a figure is left unknown.
struct ProseReader {
  let text: FoldedText
  let words: [WordToken]
  let cutter: SentenceCutter
  /// The year that the report is about, where the text tells it.
  let year: Int?
  var candidates: [ProseCandidate] = []
  var none: [NoneObject: Range<Int>] = [:]

  private static let filler = CharacterMap("共计合累总数量为是有了达到约近超过的各类种情况信息政府务事项件均已全部也工作金额:,")

  init(_ text: FoldedText, _ words: [WordToken], _ layout: ReportLayout) {
    self.text = text
    self.words = words
    var cuts: [Int] = []
    for section in layout.sections {
      cuts.append(section.heading.lowerBound)
      cuts.append(section.heading.upperBound)
    }
    cutter = SentenceCutter(text: text, cuts: cuts.sorted())
    year = Self.year(text, words, layout)
  }

  /// The year of the period that the report names, else of its title.
  private static func year(_ text: FoldedText, _ words: [WordToken], _ layout: ReportLayout) -> Int?
  {
    func year(_ index: Int) -> Int? {
      guard index >= 0, index + 4 < text.count, text.characters[index + 4] == 0x5E74 else {
        return nil
      }
      var value = 0
      for i in index..<index + 4 {
        guard let digit = NumberReader.digit(text.characters[i]) else { return nil }
        value = value * 10 + digit
      }
      return 2000...2099 ~= value ? value : nil
    }
    for word in words where word.kind == .periodStart {
      if let value = year(word.start - 5) { return value }
    }
    for index in layout.title ?? 0..<0 {
      if let value = year(index) { return value }
    }
    return nil
  }

  /// Reads the sentences of a run that has the words at `indices`.
  mutating func read(
    _ run: Range<Int>, words indices: Range<Int>, section: SectionKey?
  ) {
    var index = indices.lowerBound
    var sentence = Sentence(range: run, section: section, words: indices)
    while index < indices.upperBound {
      guard Self.isAnchor(words[index].kind) else {
        index += 1
        continue
      }
      let range = cutter.range(around: words[index].start, in: run)
      var first = index
      while first > indices.lowerBound, words[first - 1].start >= range.lowerBound { first -= 1 }
      var last = index + 1
      while last < indices.upperBound, words[last].start < range.upperBound { last += 1 }
      sentence.range = range
      sentence.words = first..<last
      cutter.readNumbers(&sentence)
      readNone(sentence)
      for place in sentence.quantities.indices { readQuantity(place, sentence) }
      index = last
    }
  }

  private static func isAnchor(_ word: ProseWord) -> Bool {
    word.object != nil || word == .answer || word == .publish || word == .post
      || word == .receive
  }

  // MARK: One number

  private mutating func readQuantity(_ place: Int, _ sentence: Sentence) {
    let quantity = sentence.quantities[place]
    guard let governor = governor(of: quantity, in: sentence) else {
      if quantity.unit == .yuan { readAmount(place, sentence) }
      return
    }
    let context = NumberContext(
      quantity: quantity, governor: governor,
      previousEnd: place > 0 ? sentence.quantities[place - 1].end : sentence.range.lowerBound,
      sentence: sentence)
    switch words[governor].kind {
    case .requests: readRequests(context)
    case .answer: readAnswered(context)
    case .receive: readReceived(context)
    case .reviews, .lawsuits: readCases(context)
    case .fees: readFees(context)
    case .publish, .post, .website, .wechat: readPublished(context)
    default: break
    }
  }

  /// A number, the word that governs it, and the sentence around both.
  struct NumberContext {
    var quantity: Quantity
    /// The place of the governing word in the list of words.
    var governor: Int
    /// Where the number before ends, or the sentence begins.
    var previousEnd: Int
    var sentence: Sentence
  }

  /// The word that says of what a number is, by its place in the list.
  private func governor(of quantity: Quantity, in sentence: Sentence) -> Int? {
    var position = quantity.start
    var word = sentence.words.upperBound - 1
    var commas = 0
    while position > sentence.range.lowerBound {
      while word >= sentence.words.lowerBound, words[word].end > position { word -= 1 }
      if word >= sentence.words.lowerBound, words[word].end == position {
        switch words[word].kind {
        case .total, .currentTime:
          position = words[word].start
          continue
        case .requests, .reviews, .lawsuits, .fees, .receive, .answer, .publish, .post, .website,
          .wechat:
          return word
        default: return nil
        }
      }
      let character = text.characters[position - 1]
      guard Self.filler.contains(character) else { return nil }
      if character == 0x2C { commas += 1 }
      guard commas <= 1 else { return nil }
      position -= 1
    }
    return nil
  }

  // MARK: Questions about the words before a number

  /// Where the clause begins that holds `index`.
  func clauseStart(_ index: Int, in sentence: Sentence) -> Int {
    var start = index
    while start > sentence.range.lowerBound, !Self.clauseEnds.contains(text.characters[start - 1]) {
      start -= 1
    }
    return start
  }

  static let clauseEnds = CharacterMap(",;。!?:|")

  /// Whether one of `kinds` stands between two places.
  func has(_ kinds: WordSet, _ range: Range<Int>, in sentence: Sentence) -> Bool {
    for word in sentence.words
    where words[word].start >= range.lowerBound && words[word].end <= range.upperBound
      && kinds.contains(words[word].kind)
    { return true }
    return false
  }

  /// Whether the words before `index` speak of the report's year, as far as they tell.
  func time(before index: Int, in sentence: Sentence) -> StatedTime {
    var result = StatedTime.current
    var nearest = sentence.range.lowerBound
    for (year, end) in sentence.years where end <= index && end >= nearest {
      if !isComparison(end, index, in: sentence) {
        nearest = end
        result = self.year == nil || year == self.year ? .current : .otherYear
      }
    }
    for word in sentence.words {
      let token = words[word]
      guard token.end <= index, token.end >= nearest else { continue }
      switch token.kind {
      case .currentTime: result = .current
      case .otherTime:
        if isComparison(token.end, index, in: sentence) { continue }
        result = .other
      case .since:
        // 2019年以来 is the year of 2019; 条例实施以来 is many years.
        let isYear = sentence.years.contains { token.start - $0.end <= 6 && $0.end <= token.start }
        result = isYear ? result : .other
      default: continue
      }
      nearest = token.end
    }
    return result
  }

  enum StatedTime { case current, otherYear, other }

  /// Whether a time that ends at `end` is one that the clause compares with, and `index` lies in
  /// a later clause.
  private func isComparison(_ end: Int, _ index: Int, in sentence: Sentence) -> Bool {
    var close = end
    while close < index, !Self.clauseEnds.contains(text.characters[close]) { close += 1 }
    guard close < index else { return false }
    let start = clauseStart(end, in: sentence)
    return has([.comparison], start..<close, in: sentence)
  }

  mutating func add(
    _ key: FigureKey, _ context: NumberContext, score: Int, from start: Int? = nil,
    mayBeOtherYear: Bool = false
  ) {
    guard let value = context.quantity.value else { return }
    let begin = start ?? words[context.governor].start
    let time = time(before: context.quantity.start, in: context.sentence)
    guard time == .current || (time == .otherYear && mayBeOtherYear) else { return }
    candidates.append(
      ProseCandidate(
        key: key, value: value, score: score, isOfOtherYear: time == .otherYear,
        isApproximate: context.quantity.isApproximate, evidence: begin..<context.quantity.end))
  }
}
