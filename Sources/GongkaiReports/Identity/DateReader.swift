// Which day is written here, even where characters of it are lost?

import GongkaiText

/// Reads days out of characters.
///
/// 2024年1月22日, 2024-01-22, 20240122, 二〇二四年一月二十二日; also where separators are lost, as
/// long as the digits can be split into a month and a day in one way only.
struct DateReader {
  let characters: [UInt16]
  /// What stood before each character; empty if unknown.
  let layouts: [FoldedText.Layout]

  init(_ text: FoldedText) {
    characters = text.characters
    layouts = text.layouts
  }

  /// A reader of a text that is not folded, such as a property.
  init(_ text: String) {
    characters = text.utf16.compactMap { unit in
      // Full-width digits and marks.
      let unit = 0xFF01...0xFF5E ~= unit ? unit - 0xFEE0 : unit
      return unit > 0x20 && unit != 0x3000 ? unit : nil
    }
    layouts = []
  }

  /// The first day written in `range`.
  func first(in range: Range<Int>) -> (date: ReportDate, range: Range<Int>)? {
    for start in range {
      if let found = date(at: start, limit: range.upperBound) { return found }
    }
    return nil
  }

  /// The day that begins at `start`, all of it before `limit`.
  func date(at start: Int, limit: Int) -> (date: ReportDate, range: Range<Int>)? {
    guard start < limit, start == 0 || numeral(start - 1) == nil,
      let (year, yearEnd) = year(at: start, limit: limit)
    else { return nil }
    var index = yearEnd
    let hasYearMark = skip(Self.yearMarks, &index, limit)
    let first = digits(at: index, limit: limit)
    guard !first.values.isEmpty else { return nil }
    index = first.end
    if skip(Self.monthMarks, &index, limit) {
      guard let month = first.value, let (day, end) = day(at: index, limit: limit) else {
        return nil
      }
      return ReportDate(year: year, month: month, day: day).map { ($0, start..<end) }
    }
    // A separator is lost: one way to split the digits must be left.
    let hasDayMark = character(index, limit) == 0x65E5
    guard !first.isChinese, hasYearMark || hasDayMark || first.values.count == 4,
      numeral(index) == nil
    else { return nil }
    let dates = splits(of: first.values).compactMap {
      ReportDate(year: year, month: $0.month, day: $0.day)
    }
    guard dates.count == 1 else { return nil }
    return (dates[0], start..<(hasDayMark ? index + 1 : index))
  }

  /// Four numerals that are a year of this century, and where they end.
  func year(at start: Int, limit: Int) -> (year: Int, end: Int)? {
    guard start + 4 <= limit else { return nil }
    var year = 0
    for index in start..<start + 4 {
      guard let digit = numeral(index), index == start || !isNewLine(index) else { return nil }
      year = year * 10 + digit
    }
    return 2000...2099 ~= year ? (year, start + 4) : nil
  }

  /// The digit that a numeral is; 十 is none.
  func numeral(_ index: Int) -> Int? {
    guard index < characters.count else { return nil }
    if let digit = NumberReader.digit(characters[index]) { return digit }
    switch characters[index] {
    case 0x3007, 0x25CB, 0x96F6: return 0  // 〇○零
    case 0x4E00: return 1
    case 0x4E8C: return 2
    case 0x4E09: return 3
    case 0x56DB: return 4
    case 0x4E94: return 5
    case 0x516D: return 6
    case 0x4E03: return 7
    case 0x516B: return 8
    case 0x4E5D: return 9
    default: return nil
    }
  }

  // MARK: Parts

  private static let yearMarks: [UInt16] = Array("年-/.—–_".utf16)
  private static let monthMarks: [UInt16] = Array("月-/.—–_".utf16)

  /// Digits one behind the other.
  private struct Digits {
    var values: [Int] = []
    var end: Int
    var isChinese = false
    /// A number of one or two digits, or one with 十.
    var value: Int?
  }

  private func digits(at start: Int, limit: Int) -> Digits {
    var digits = Digits(end: start)
    guard start < limit else { return digits }
    if NumberReader.digit(characters[start]) == nil { return chinese(at: start, limit: limit) }
    while digits.end < limit, digits.values.count < 5,
      let digit = NumberReader.digit(characters[digits.end]), !isNewLine(digits.end)
    {
      digits.values.append(digit)
      digits.end += 1
    }
    if digits.values.count <= 2 { digits.value = digits.values.reduce(0) { $0 * 10 + $1 } }
    return digits
  }

  /// 一 … 九, 十, 十二, 二十, 二十二, 三〇.
  private func chinese(at start: Int, limit: Int) -> Digits {
    var digits = Digits(end: start, isChinese: true)
    var value = 0
    var hasTen = false
    while digits.end < limit, digits.values.count < 3, !isNewLine(digits.end) || digits.end == start
    {
      if characters[digits.end] == 0x5341 {  // 十
        guard !hasTen else { break }
        hasTen = true
        value = digits.values.isEmpty ? 10 : value * 10
        digits.values.append(10)
      } else if let digit = numeral(digits.end), NumberReader.digit(characters[digits.end]) == nil {
        value = hasTen ? value + digit : value * 10 + digit
        digits.values.append(digit)
      } else {
        break
      }
      digits.end += 1
    }
    digits.value = digits.values.isEmpty ? nil : value
    return digits
  }

  /// The day at `index`; a time of day may follow without anything between.
  private func day(at index: Int, limit: Int) -> (day: Int, end: Int)? {
    let found = digits(at: index, limit: limit)
    guard !found.values.isEmpty else { return nil }
    let mark = character(found.end, limit)
    if let value = found.value {
      // A blank between two digits parts a day from an hour, unless 日 follows.
      let isParted =
        found.values.count == 2 && !found.isChinese && mark == 0x3A && hasBlank(index + 1)
      if isParted { return (found.values[0], index + 1) }
      let hasMark = mark == 0x65E5 || mark == 0x53F7  // 日 号
      return (value, found.end + (hasMark ? 1 : 0))
    }
    if !found.isChinese, hasBlank(index + 1) || hasBlank(index + 2) {
      // 2020-03-10 2019年: the next sentence begins with a number.
      let length = hasBlank(index + 2) ? 2 : 1
      return (found.values.prefix(length).reduce(0) { $0 * 10 + $1 }, index + length)
    }
    guard mark == 0x3A else { return nil }
    let length = hasBlank(index + 1) ? 1 : 2
    return (found.values.prefix(length).reduce(0) { $0 * 10 + $1 }, index + length)
  }

  private func splits(of digits: [Int]) -> [(month: Int, day: Int)] {
    guard 2...4 ~= digits.count else { return [] }
    return (1...2).compactMap { length in
      guard 1...2 ~= digits.count - length else { return nil }
      return (
        digits[..<length].reduce(0) { $0 * 10 + $1 }, digits[length...].reduce(0) { $0 * 10 + $1 }
      )
    }
  }

  private func skip(_ marks: [UInt16], _ index: inout Int, _ limit: Int) -> Bool {
    guard index < limit, marks.contains(characters[index]) else { return false }
    index += 1
    return true
  }

  private func character(_ index: Int, _ limit: Int) -> UInt16 {
    index < min(limit, characters.count) ? characters[index] : 0
  }

  private func isNewLine(_ index: Int) -> Bool {
    index < layouts.count && layouts[index].contains(.line)
  }

  private func hasBlank(_ index: Int) -> Bool {
    index < layouts.count && !layouts[index].isDisjoint(with: [.blank, .line])
  }
}
