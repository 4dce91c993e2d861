// Which number does a heading bear?

import GongkaiText

/// The number at the start of a line, such as 一、 or (二) or 第三部分.
struct SectionNumeral: Equatable, Sendable {
  enum Kind: Sendable {
    /// 一、 or 一. or 一 before a blank.
    case chinese
    /// 第一部分 or 第一章; machines that put in synonyms make 第一局部 of it.
    case part
    /// 1. or 1、
    case arabic
    /// (一)
    case bracketed
    /// 一 with nothing between it and the words.
    case bare
    /// The mark without the number: 、总体情况.
    case lost
    case none
  }

  var kind: Kind
  /// 1…99, or 0 where there is none.
  var value: Int
  /// Where the number begins, behind marks such as # and *.
  var start: Int
  /// Where the words begin.
  var end: Int

  /// Reads the number that stands at `start`, before `limit`.
  static func read(_ text: FoldedText, at start: Int, before limit: Int) -> SectionNumeral {
    let characters = text.characters
    var first = start
    while first < limit, first - start < 8, isMarkup(characters[first]) { first += 1 }
    let none = SectionNumeral(kind: .none, value: 0, start: first, end: first)
    guard first < limit else { return none }
    func separatorEnd(_ index: Int) -> Int? {
      guard index < limit else { return nil }
      if isSeparator(characters[index]) {
        var end = index + 1
        while end < limit, isSeparator(characters[end]) { end += 1 }
        return end
      }
      return text.layouts[index].contains(.blank) ? index : nil
    }
    switch characters[first] {
    case 0x7B2C:  // 第
      guard let (value, end) = number(text, first + 1, limit), end < limit else { return none }
      for word in partWords where text.has(word, at: end) && end + word.count < limit {
        let behind = end + word.count
        return SectionNumeral(
          kind: .part, value: value, start: first, end: separatorEnd(behind) ?? behind)
      }
      guard isSeparator(characters[end]) else { return none }
      return SectionNumeral(kind: .part, value: value, start: first, end: end + 1)
    case 0x28, 0x3014, 0x5B:  // ( 〔 [
      guard let (value, end) = chinese(text, first + 1, limit), end < limit,
        [0x29, 0x3015, 0x5D].contains(characters[end])
      else { return none }
      return SectionNumeral(
        kind: .bracketed, value: value, start: first, end: separatorEnd(end + 1) ?? end + 1)
    case 0x3001, 0x2E:  // 、 .
      return SectionNumeral(kind: .lost, value: 0, start: first, end: first + 1)
    case 0x30...0x39:
      guard let (value, end) = arabic(text, first, limit), let behind = separatorEnd(end),
        behind < limit,
        NumberReader.digit(characters[behind]) == nil || isYear(text, at: behind, before: limit)
      else { return none }
      return SectionNumeral(kind: .arabic, value: value, start: first, end: behind)
    default:
      guard let (value, end) = chinese(text, first, limit), end < limit else { return none }
      if characters[end] == 0x29 {
        return SectionNumeral(kind: .bracketed, value: value, start: first, end: end + 1)
      }
      if let behind = separatorEnd(end) {
        return SectionNumeral(kind: .chinese, value: value, start: first, end: behind)
      }
      return SectionNumeral(kind: .bare, value: value, start: first, end: end)
    }
  }

  private static let partWords = ["部分", "局部", "章", "篇"].map { Array($0.utf16) }

  /// Whether a year stands there, and not the digits of a fraction: 1.2023年工作回顾.
  private static func isYear(_ text: FoldedText, at start: Int, before limit: Int) -> Bool {
    guard limit - start > 4, let first = NumberReader.digit(text.characters[start]),
      first == 1 || first == 2, CharacterKinds.isHan(text.characters[start + 4])
    else { return false }
    return (start..<start + 4).allSatisfy { NumberReader.digit(text.characters[$0]) != nil }
  }

  private static func isMarkup(_ character: UInt16) -> Bool {
    switch character {
    case 0x23, 0x2A, 0x5F, 0x3E, 0x25A0, 0x25C6, 0x25CF, 0x2605, 0x2022, 0xB7: true
    default: false
    }
  }

  /// 、 . , : ; ・ and the underscore.
  private static func isSeparator(_ character: UInt16) -> Bool {
    switch character {
    case 0x3001, 0x2E, 0x2C, 0x3A, 0x3B, 0xB7, 0x3002: true
    default: false
    }
  }

  private static func number(_ text: FoldedText, _ start: Int, _ limit: Int) -> (Int, Int)? {
    chinese(text, start, limit) ?? arabic(text, start, limit)
  }

  private static func arabic(_ text: FoldedText, _ start: Int, _ limit: Int) -> (Int, Int)? {
    var value = 0
    var end = start
    while end < limit, end - start < 3, let digit = NumberReader.digit(text.characters[end]) {
      value = value * 10 + digit
      end += 1
    }
    return end > start && end - start < 3 && value > 0 ? (value, end) : nil
  }

  /// A Chinese numeral up to 99.
  private static func chinese(_ text: FoldedText, _ start: Int, _ limit: Int) -> (Int, Int)? {
    var value = 0
    var end = start
    while end < limit, end - start < 4,
      let digit = CharacterKinds.chineseDigit(text.characters[end])
    {
      if digit == 10 {
        value = max(value, 1) * 10
      } else {
        guard value % 10 == 0 else { return nil }
        value += digit
      }
      end += 1
    }
    return end > start && value < 100 ? (value, end) : nil
  }
}
