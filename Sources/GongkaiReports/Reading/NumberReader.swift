// Which number stands here?

import GongkaiText

/// A number as a report writes it.
struct WrittenNumber: Equatable, Sendable {
  /// The whole part, below 10¹⁵.
  var whole: Int
  /// What stands behind the point, in billionths, so that 4.7万 and 50.65 are exact; decimals
  /// beyond are cut off.
  var billionths = 0
  /// Where it stands, its 万 or 亿 and a 余 or 多 included.
  var range: Range<Int>
  /// Whether 余, 多 or 近 says that it is not exact.
  var isApproximate: Bool
  /// Whether it is written in Chinese numerals.
  var isChinese: Bool
  /// Digits written, leading zeros included: 4 for 2023 and 0631.
  var digits: Int

  /// The value where it is whole.
  var integer: Int? { billionths == 0 ? whole : nil }
  /// The value in thousandths; decimals beyond are cut off.
  var thousandths: Int { whole * 1000 + billionths / 1_000_000 }

  /// The value `factor` times as great; nil where it is too great.
  /// - Precondition: 0 < `factor` ≤ 10⁸.
  func multiplied(by factor: Int) -> WrittenNumber? {
    let (product, overflow) = whole.multipliedReportingOverflow(by: factor)
    let fraction = billionths * factor
    guard !overflow, product + fraction / 1_000_000_000 < Self.limit else { return nil }
    var number = self
    number.whole = product + fraction / 1_000_000_000
    number.billionths = fraction % 1_000_000_000
    return number
  }

  /// Numbers from here on are not read.
  static let limit = 1_000_000_000_000_000
}

/// Reads numbers out of a folded text.
///
/// Arabic digits may be parted by commas into thousands and have decimals; a Chinese numeral is
/// read by its places (一百二十三) or digit by digit (二〇二三). 万 and 亿 multiply either.
/// Layout ends a number: digits in two cells or on two lines are two numbers.
enum NumberReader {
  /// The largest value read; longer runs of digits are no numbers but codes.
  private static let maximumDigits = 12

  /// The number that starts at `index`, if one does.
  static func number(in text: FoldedText, at index: Int) -> WrittenNumber? {
    guard index < text.count else { return nil }
    guard var number = arabic(text, index) ?? chinese(text, index) else { return nil }
    return multiply(&number, text) ? number : nil
  }

  /// The digit that a character is, 0–9.
  static func digit(_ character: UInt16) -> Int? {
    let value = Int(character) - 0x30
    return 0...9 ~= value ? value : nil
  }

  // MARK: Arabic

  private static func arabic(_ text: FoldedText, _ start: Int) -> WrittenNumber? {
    guard digit(text.characters[start]) != nil else { return nil }
    var value = 0
    var digits = 0
    var group = 0
    var hasSeparators = false
    var index = start
    while index < text.count, index == start || text.layouts[index].isEmpty {
      if let next = digit(text.characters[index]) {
        digits += 1
        group += 1
        guard digits <= maximumDigits else { return nil }
        value = value * 10 + next
      } else if text.characters[index] == 0x2C, group <= 3, !hasSeparators || group == 3,
        hasThreeDigits(text, index + 1)
      {
        hasSeparators = true
        group = 0
      } else {
        break
      }
      index += 1
    }
    var billionths = 0
    if index + 1 < text.count, text.characters[index] == 0x2E, text.layouts[index].isEmpty,
      text.layouts[index + 1].isEmpty, digit(text.characters[index + 1]) != nil
    {
      var scale = 100_000_000
      index += 1
      while index < text.count, text.layouts[index].isEmpty,
        let next = digit(text.characters[index])
      {
        billionths += next * scale
        scale /= 10
        index += 1
      }
    }
    return WrittenNumber(
      whole: value, billionths: billionths, range: start..<index, isApproximate: false,
      isChinese: false, digits: digits)
  }

  /// Whether exactly three digits follow, as behind a comma that parts thousands.
  private static func hasThreeDigits(_ text: FoldedText, _ index: Int) -> Bool {
    guard index + 3 <= text.count else { return false }
    for i in index..<index + 3
    where digit(text.characters[i]) == nil || !text.layouts[i].isEmpty { return false }
    return index + 3 == text.count || digit(text.characters[index + 3]) == nil
      || !text.layouts[index + 3].isEmpty
  }

  // MARK: Chinese

  /// The value of a numeral, financial forms included; nil for other characters.
  private static func chineseDigit(_ character: UInt16) -> Int? {
    switch character {
    case 0x96F6, 0x3007, 0x25CB: 0  // 零〇○
    case 0x4E00, 0x58F9: 1  // 一壹
    case 0x4E8C, 0x8D30, 0x4E24: 2  // 二贰两
    case 0x4E09, 0x53C1: 3  // 三叁
    case 0x56DB, 0x8086: 4  // 四肆
    case 0x4E94, 0x4F0D: 5  // 五伍
    case 0x516D, 0x9646: 6  // 六陆
    case 0x4E03, 0x67D2: 7  // 七柒
    case 0x516B, 0x634C: 8  // 八捌
    case 0x4E5D, 0x7396: 9  // 九玖
    default: nil
    }
  }

  private static func chinesePlace(_ character: UInt16) -> Int? {
    switch character {
    case 0x5341, 0x62FE: 10  // 十拾
    case 0x767E, 0x4F70: 100  // 百佰
    case 0x5343, 0x4EDF: 1000  // 千仟
    default: nil
    }
  }

  private static func chinese(_ text: FoldedText, _ start: Int) -> WrittenNumber? {
    var total = 0
    var last: Int?
    var plain = 0
    var digits = 0
    var hasPlaces = false
    var index = start
    while index < text.count, index == start || text.layouts[index].isEmpty, digits < 9 {
      let character = text.characters[index]
      if let digit = chineseDigit(character) {
        digits += 1
        plain = plain * 10 + digit
        last = digit
      } else if let place = chinesePlace(character) {
        // 十 without a digit before it is one ten.
        guard last != nil || place == 10 else { break }
        total += (last ?? 1) * place
        last = nil
        hasPlaces = true
        digits += 1
      } else {
        break
      }
      index += 1
    }
    guard index > start else { return nil }
    return WrittenNumber(
      whole: hasPlaces ? total + (last ?? 0) : plain, range: start..<index, isApproximate: false,
      isChinese: true, digits: digits)
  }

  // MARK: Multipliers

  /// Takes in 万, 亿, and 余 or 多 before or behind them; false where the number is too great.
  private static func multiply(_ number: inout WrittenNumber, _ text: FoldedText) -> Bool {
    var end = number.range.upperBound
    if isApproximation(text, end) {
      number.isApproximate = true
      end += 1
    }
    let factor: Int? =
      switch sameLine(text, end) {
      case 0x4E07: 10_000  // 万
      case 0x4EBF: 100_000_000  // 亿
      default: nil
      }
    if let factor {
      guard let product = number.multiplied(by: factor) else { return false }
      number = product
      end += 1
      if isApproximation(text, end) {
        number.isApproximate = true
        end += 1
      }
    }
    number.range = number.range.lowerBound..<end
    return true
  }

  /// The character at `index`, if no line begins with it.
  private static func sameLine(_ text: FoldedText, _ index: Int) -> UInt16? {
    index < text.count && !text.layouts[index].contains(.line) ? text.characters[index] : nil
  }

  /// Whether 余 or 多 stands at `index`.
  private static func isApproximation(_ text: FoldedText, _ index: Int) -> Bool {
    let character = sameLine(text, index)
    return character == 0x4F59 || character == 0x591A
  }
}
