// Which values does a filter of a query ask for?

/// Reads what stands behind the colon of a filter.
enum FilterParser {
  /// A condition on numbers: `7`, `>7`, `>=7`, `<7`, `<=7`, `7..9`, `7..`, `..9`; nil for others.
  static func numbers(_ text: String) -> ColumnFilter.Condition? {
    presence(text) ?? range(text) { Int($0).map { $0...$0 } }.map { .range($0) }
  }

  /// A condition on days, in the same forms: `2024`, `2024-01`, `2024-01-25`, `20240125`.
  static func days(_ text: String) -> ColumnFilter.Condition? {
    presence(text) ?? range(text, days(of:)).map { .range($0) }
  }

  /// `*` for any value, `?` or `unknown` for none.
  static func presence(_ text: String) -> ColumnFilter.Condition? {
    switch text {
    case "*": .known
    case "?", "unknown", "未知": .unknown
    default: nil
    }
  }

  /// A range whose ends are read by `value`, each a range itself.
  private static func range(
    _ text: String, _ value: (Substring) -> ClosedRange<Int>?
  ) -> ClosedRange<Int>? {
    let comparisons: [(String, (ClosedRange<Int>) -> ClosedRange<Int>?)] = [
      (">=", { $0.lowerBound...Int.max }), ("<=", { Int.min...$0.upperBound }),
      (">", { $0.upperBound == Int.max ? nil : $0.upperBound + 1...Int.max }),
      ("<", { $0.lowerBound == Int.min ? nil : Int.min...($0.lowerBound - 1) }),
    ]
    for (sign, range) in comparisons where text.hasPrefix(sign) {
      return value(text.dropFirst(sign.count)).flatMap(range)
    }
    if let value = value(text[...]) { return value }
    let dots = text.indices.first { text[$0...].hasPrefix("..") }
    guard let dots, text.count > 2 else { return nil }
    let first = text[..<dots]
    let last = text[text.index(dots, offsetBy: 2)...]
    guard let low = first.isEmpty ? Int.min...Int.min : value(first),
      let high = last.isEmpty ? Int.max...Int.max : value(last), low.lowerBound <= high.upperBound
    else { return nil }
    return low.lowerBound...high.upperBound
  }

  /// The days of a year, a month, or one day, as numbers of eight digits.
  private static func days(of text: Substring) -> ClosedRange<Int>? {
    let parts = text.split(omittingEmptySubsequences: false) { "-/.年月日".contains($0) }
      .filter { !$0.isEmpty }
    guard let first = parts.first, parts.count <= 3 else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    if parts.count == 1 && first.utf8.count == 8 { return numbers[0]...numbers[0] }
    guard first.utf8.count == 4 else { return nil }
    let year = numbers[0] * 10_000
    guard parts.count > 1 else { return year...year + 9999 }
    guard 1...12 ~= numbers[1] else { return nil }
    let month = year + numbers[1] * 100
    guard parts.count > 2 else { return month...month + 99 }
    guard 1...31 ~= numbers[2] else { return nil }
    return month + numbers[2]...month + numbers[2]
  }
}
