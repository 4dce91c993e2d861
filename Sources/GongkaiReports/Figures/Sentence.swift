// Where does a sentence begin and end, and which numbers and times does it hold?

import GongkaiText

/// A number of something in a sentence.
struct Quantity: Equatable, Sendable {
  enum Unit: Sendable {
    /// 条, 件, 篇, 份, 则.
    case piece
    /// 次, 起, 宗, 例, 项, 个.
    case time
    case yuan
    /// No unit at all, as in 为零.
    case none
  }

  /// Nil where it is not whole.
  var value: Int?
  var start: Int
  /// Behind the unit.
  var end: Int
  var unit: Unit
  var isApproximate: Bool
}

/// A sentence with what figures are told by.
struct Sentence: Sendable {
  var range: Range<Int>
  var section: SectionKey?
  /// Words in it, by their places in the list of words.
  var words: Range<Int>
  var quantities: [Quantity] = []
  var years: [(year: Int, end: Int)] = []
}

/// Cuts sentences out of a text and reads their numbers.
struct SentenceCutter {
  let text: FoldedText
  /// Where headings begin and end, ascending: sentences end there.
  let cuts: [Int]

  private static let units: [(CharacterMap, Quantity.Unit)] = [
    (CharacterMap("条件篇份则"), .piece), (CharacterMap("次起宗例项"), .time), (CharacterMap("元"), .yuan),
  ]
  private static let chineseNumerals = CharacterMap("零〇一二三四五六七八九十两")
  /// Characters that a Chinese numeral may go on with.
  private static let numeralRest = CharacterMap(
    "零〇○一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿余多")
  private static let saysZero = CharacterMap("为是:")
  private static let chineseUnits = CharacterMap("件条篇起宗例份元")

  /// The sentence around `index`, inside of `run`.
  func range(around index: Int, in run: Range<Int>) -> Range<Int> {
    let run = uncut(around: index, in: run)
    var start = index
    while start > run.lowerBound, !begins(start) { start -= 1 }
    var end = index + 1
    while end < run.upperBound, !begins(end) { end += 1 }
    return start..<end
  }

  /// Whether a sentence begins at `index`, which is not the first of the text.
  private func begins(_ index: Int) -> Bool {
    let before = text.characters[index - 1]
    let layout = text.layouts[index]
    if before > 0x3002, !layout.contains(.line) { return false }
    switch before {
    case 0x3002, 0x3B, 0x21, 0x3F, 0x7C, 0x2502: return true  // 。;!?|│
    default: break
    }
    // A full stop of half width, not the point of a number or an address.
    if before == 0x2E, index > 1, text.characters[index - 2] > 0x2E80 { return true }
    if !layout.contains(.line) { return false }
    if !layout.isDisjoint(with: [.paragraph, .indented]) || startsItem(index) { return true }
    return !(Units.isIdeograph(UInt32(before)) || before == 0x2C || before == 0x3001)
  }

  /// The part of `run` around `index` that holds no cut.
  private func uncut(around index: Int, in run: Range<Int>) -> Range<Int> {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] <= index { low = middle + 1 } else { high = middle }
    }
    let start = low > 0 ? max(run.lowerBound, cuts[low - 1]) : run.lowerBound
    let end = low < cuts.count ? min(run.upperBound, cuts[low]) : run.upperBound
    return start..<max(end, start)
  }

  /// Whether a numbered item starts here: (一), 一、 or 1.
  private func startsItem(_ index: Int) -> Bool {
    let character = text.characters[index]
    if character == 0x28 || character == 0x3014 { return true }
    guard index + 1 < text.count else { return false }
    let next = text.characters[index + 1]
    if Self.chineseNumerals.contains(character) {
      return next == 0x3001 || next == 0x2E || next == 0x662F  // 、 . 是
    }
    return NumberReader.digit(character) != nil && (next == 0x2E || next == 0x3001)
  }

  /// Reads the numbers and years of a sentence.
  func readNumbers(_ sentence: inout Sentence) {
    sentence.quantities.removeAll(keepingCapacity: true)
    sentence.years.removeAll(keepingCapacity: true)
    let numerals = Self.chineseNumerals
    var index = sentence.range.lowerBound
    while index < sentence.range.upperBound {
      let character = text.characters[index]
      let isDigit = NumberReader.digit(character) != nil
      guard isDigit || numerals.contains(character) else {
        index += 1
        continue
      }
      if !isDigit, let rest = endOfWord(at: index, in: sentence.range) {
        index = rest
        continue
      }
      guard let number = NumberReader.number(in: text, at: index) else {
        index += 1
        while index < sentence.range.upperBound,
          NumberReader.digit(text.characters[index]) != nil
        { index += 1 }
        continue
      }
      let end = min(number.range.upperBound, sentence.range.upperBound)
      if let quantity = quantity(number, end, sentence.range, isDigit) {
        sentence.quantities.append(quantity)
      } else if isDigit, number.digits == 4, let year = number.integer, 2000...2099 ~= year,
        end < sentence.range.upperBound, text.characters[end] == 0x5E74
      {
        sentence.years.append((year, end + 1))
      }
      index = max(end, index + 1)
    }
  }

  /// Where numerals end that are part of a word, as in 统一 and 十分: no unit follows.
  private func endOfWord(at start: Int, in range: Range<Int>) -> Int? {
    let first = text.characters[start]
    if first == 0x96F6 || first == 0x3007 { return nil }  // 零, 〇
    var end = start + 1
    while end < range.upperBound, Self.numeralRest.contains(text.characters[end]) { end += 1 }
    let isCounted = end < range.upperBound && Self.chineseUnits.contains(text.characters[end])
    return isCounted ? nil : end
  }

  private func quantity(
    _ number: WrittenNumber, _ end: Int, _ range: Range<Int>, _ isDigit: Bool
  ) -> Quantity? {
    let start = number.range.lowerBound
    let before = start > range.lowerBound ? text.characters[start - 1] : 0x20
    // 第3条, 0631-3件, 1.5, A4.
    if before == 0x7B2C || before == 0x2E || before == 0x2D || before == 0x2B { return nil }
    if 0x61...0x7A ~= before || NumberReader.digit(before) != nil { return nil }
    let isNear = before == 0x8FD1 || before == 0x7EA6  // 近, 约
    var quantity = Quantity(
      value: number.integer, start: start, end: end, unit: .none,
      isApproximate: number.isApproximate || isNear)
    // Only nothing needs no unit: 为零, 为0 or :0. A lone 0 is a cell.
    let isNothing =
      number.integer == 0
      && (isDigit
        ? number.digits == 1 && text.layouts[start].isEmpty && Self.saysZero.contains(before)
        : true)
    guard end < range.upperBound else { return isNothing ? quantity : nil }
    let next = text.characters[end]
    if !isDigit, !Self.chineseUnits.contains(next), number.integer != 0 { return nil }
    if next == 0x4E2A {  // 个, unless it opens 个工作日 and the like
      guard end + 1 >= range.upperBound || !isLetter(text.characters[end + 1]) else { return nil }
      quantity.unit = .time
      quantity.end = end + 1
      return quantity
    }
    if let unit = Self.units.first(where: { $0.0.contains(next) })?.1 {
      quantity.unit = unit
      quantity.end = end + 1
      // 人次 and 件次 follow their unit.
      if unit == .piece, quantity.end < range.upperBound, text.characters[quantity.end] == 0x6B21 {
        quantity.end += 1
      }
      return quantity
    }
    return isNothing && !isLetter(next) && next != 0x25 && next != 0x2E ? quantity : nil
  }

  /// Whether it is no mark.
  private func isLetter(_ character: UInt16) -> Bool {
    Units.isIdeograph(UInt32(character)) || NumberReader.digit(character) != nil
      || 0x61...0x7A ~= character
  }
}
